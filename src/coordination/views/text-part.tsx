import type { DeskContext } from '../../accounts/index.ts'
import { dayInWords } from '../../web/index.ts'
import type { Agreement, AgreementText, Provision } from '../agreements/agreement.ts'
import type { Evidence } from '../evidence.ts'
import type { Sent } from '../said.ts'
import type { Words } from '../words.ts'
import { ProvisionForm } from './agreement-forms.tsx'
import { Files, UploadForm } from './files.tsx'
import { StrikeButton } from './review-parts.tsx'

/** The text of an agreement, its amendments and its signed document. */
export function TextPart({
  c,
  words,
  at,
  sent,
  agreement,
  provisions,
  texts,
  signed,
  mayWrite,
  mayAmend,
}: {
  c: DeskContext
  words: Words
  at: string
  sent: Sent
  agreement: Agreement
  provisions: readonly Provision[]
  texts: readonly AgreementText[]
  /** Every file that was brought for it. */
  signed: readonly Evidence[]
  mayWrite: boolean
  mayAmend: boolean
}) {
  const isDraft = agreement.state === 'draft'
  const file = signed.find(({ id }) => id === agreement.fileId)
  return (
    <>
      <section>
        <h2>{words.provisions}</h2>
        <div class="provisions">
          {provisions.map(({ id, path, heading, content }) => (
            <>
              <h3>
                {path} {heading}
              </h3>
              {content && <p>{content}</p>}
              {isDraft && mayWrite && (
                <StrikeButton {...{ words }} text={path} at={`${at}/provisions/${id}`} />
              )}
            </>
          ))}
        </div>
        {isDraft && mayWrite && <ProvisionForm {...{ words, sent, at }} />}
        {texts.length > 1 && (
          <ul class="work">
            {texts.slice(1).map(({ number, since, changes, fileId }) => (
              <li>
                <strong>{words.amendment(number - 1)}</strong>, {words.sinceDay(dayInWords(since))}
                <p>{changes}</p>
                <Files
                  files={signed.filter(({ id }) => id === fileId)}
                  {...{ c, words }}
                  removable={mayWrite}
                />
              </li>
            ))}
          </ul>
        )}
        {mayAmend && (
          <p>
            <a href={`${at}/amendments/new`}>{words.amend}</a>
          </p>
        )}
      </section>
      <section>
        <h2 id="file">{words.signedFile}</h2>
        {file ? (
          <Files files={[file]} {...{ c, words }} removable={mayWrite} />
        ) : (
          <p class="hint">{words.noFile}</p>
        )}
        {isDraft && mayWrite && <UploadForm action={`${at}/file`} words={words} />}
      </section>
    </>
  )
}
