import type { DeskContext } from '../../accounts/index.ts'
import { formatBytes, momentIn } from '../../web/index.ts'
import type { Evidence } from '../evidence.ts'
import type { Words } from '../words.ts'
import { HOME } from './shell.tsx'

/** Files of a record, each with its kind and size. */
export function Files({
  files,
  c,
  words,
  removable = false,
}: {
  files: readonly Evidence[]
  c: DeskContext
  words: Words
  /** Whether whoever looks may take them away. */
  removable?: boolean | ((file: Evidence) => boolean)
}) {
  return (
    <ul>
      {files
        .map((file) => ({
          ...file,
          isRemovable: typeof removable === 'function' ? removable(file) : removable,
        }))
        .map(({ id, name, kind, bytes, removedAt, removalBasis, isRemovable }) => (
          <li>
            {removedAt ? (
              <>
                <s>{name}</s>{' '}
                <span class="hint">
                  {words.fileRemoved(momentIn(c.get('site').zone, removedAt, 'day').written, removalBasis)}
                </span>
              </>
            ) : (
              <>
                <a href={`${HOME}/evidence/${id}`}>{name}</a>{' '}
                <span class="hint">
                  ({kind.toUpperCase()}, {formatBytes(bytes, c.get('language'))})
                </span>
                {isRemovable && (
                  <>
                    {' '}
                    <a href={`${HOME}/evidence/${id}/removal`} aria-label={words.removeFileNamed(name)}>
                      {words.removeFile}
                    </a>
                  </>
                )}
              </>
            )}
          </li>
        ))}
    </ul>
  )
}

/** A way to bring a file. */
export function UploadForm({ action, words }: { action: string; words: Words }) {
  return (
    <form method="post" action={action} enctype="multipart/form-data">
      <label for="upload">{words.addFile}</label>
      <shrunk-photo data-says={words.photoShrunk}>
        <input id="upload" name="file" type="file" required aria-describedby="upload-hint" />
      </shrunk-photo>
      <p class="hint" id="upload-hint">
        {words.fileRefused}
      </p>
      <p class="buttons">
        <button type="submit">{words.addFile}</button>
      </p>
    </form>
  )
}
