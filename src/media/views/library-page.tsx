import { type DeskContext, DeskShell } from '../../accounts/index.ts'
import { formatBytes, formatNumber } from '../../web/index.ts'
import type { Library } from '../desk.ts'
import type { Item } from '../library.ts'
import { ATTACHMENTS } from '../proving.ts'
import type { AskedPart } from '../routes/library.tsx'
import type { Told } from '../routes/upload.tsx'
import { type Words, wordsIn } from '../words.ts'

export type LibraryProps = {
  c: DeskContext
  library: Library
  asked: AskedPart
  items: readonly Item[]
  more: boolean
  /** What became of the files that were just brought. */
  told?: readonly Told[]
}

/** What a site has to show besides words. */
export function LibraryPage({ c, library, asked, items, more, told = [] }: LibraryProps) {
  const words = wordsIn(c.get('language'))
  return (
    <DeskShell c={c} desk={library} title={words.library}>
      <h1>{words.library}</h1>
      <AddFiles words={words} told={told} />
      <nav aria-label={words.kinds} class="views">
        <ul>
          {(['picture', 'attachment'] as const).map((is) => (
            <li>
              <a href={`/desk/media?kind=${is}`} aria-current={is === asked.is ? 'page' : undefined}>
                {is === 'picture' ? words.pictures : words.attachments}
              </a>
            </li>
          ))}
        </ul>
      </nav>
      <form method="get" action="/desk/media" class="one-row">
        <input type="hidden" name="kind" value={asked.is} />
        <label>
          {asked.is === 'picture' ? words.search : words.searchFiles}
          <input name="text" type="search" value={asked.text} maxlength={200} />
        </label>
        <button type="submit">{words.find}</button>
      </form>
      <div data-items>
        {items.length === 0 && <p class="hint">{words.none}</p>}
        {asked.is === 'picture' ? (
          <Pictures items={items} words={words} />
        ) : (
          <Files items={items} words={words} language={c.get('language')} />
        )}
      </div>
      {more && (
        <p>
          <a
            href={`/desk/media?${new URLSearchParams({ kind: asked.is, text: asked.text, before: items.at(-1)?.id ?? '' })}`}
          >
            {words.further}
          </a>
        </p>
      )}
    </DeskShell>
  )
}

/** Adds files by choosing or dropping, with progress where the page's script is there, by a form where it is not. */
function AddFiles({ words, told }: { words: Words; told: readonly Told[] }) {
  return (
    <file-drop data-lost={words.lost}>
      <form method="post" action="/desk/media" enctype="multipart/form-data" class="drop">
        <label for="file">{words.add}</label>
        <input id="file" name="file" type="file" multiple aria-describedby="file-hint" />
        <p class="hint" id="file-hint">
          {words.addHint}
        </p>
        <button type="submit" class="main-act">
          {words.addNow}
        </button>
      </form>
      <div aria-live="polite">
        <ul class="told" data-told>
          {told.map(({ says, added }) => (
            <li class={added ? undefined : 'wrong'}>{says}</li>
          ))}
        </ul>
      </div>
    </file-drop>
  )
}

function Pictures({ items, words }: { items: readonly Item[]; words: Words }) {
  return (
    <ul class="gallery">
      {items.map(
        (item) =>
          item.is === 'picture' && (
            <li>
              <a href={`/desk/media/${item.id}`}>
                <img
                  src={`/desk/media/files/${item.hash}-480.webp`}
                  alt=""
                  width={item.width}
                  height={item.height}
                  loading="lazy"
                />
                <span>{item.name || words.unnamed}</span>
              </a>
              <p class={item.credit ? 'hint' : 'wrong'}>{item.credit ?? words.creditMissing}</p>
            </li>
          ),
      )}
    </ul>
  )
}

function Files({ items, words, language }: { items: readonly Item[]; words: Words; language: string }) {
  return (
    <ul class="work">
      {items.map((item) => (
        <li>
          <a href={`/desk/media/${item.id}`}>{item.name || words.unnamed}</a>
          <p class="hint">{sizeOf(item, words, language)}</p>
        </li>
      ))}
    </ul>
  )
}

/** How large something is: in pixels, or by kind, bytes and pages. */
export function sizeOf(item: Item, words: Words, language: string): string {
  const count = (number: number) => formatNumber(number, language)
  if (item.is === 'picture') return words.size(count(item.width), count(item.height))
  const { kind, bytes, pages } = item
  return [ATTACHMENTS[kind].name, formatBytes(bytes, language), pages && words.pages(count(pages))]
    .filter(Boolean)
    .join(', ')
}
