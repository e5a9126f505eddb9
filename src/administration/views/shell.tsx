import type { Child } from 'hono/jsx'
import { type DeskContext, DeskShell } from '../../accounts/index.ts'
import type { Office } from '../desk.ts'
import { wordsIn } from '../words.ts'

/** A page of the administration, with the way back to all of them. */
export function OfficePage({
  c,
  office,
  title,
  children,
}: {
  c: DeskContext
  office: Office
  title: string
  children?: Child
}) {
  const words = wordsIn(c.get('language'))
  return (
    <DeskShell c={c} desk={office} title={title}>
      <p class="way">
        <a href="/desk/site">{words.site}</a>
      </p>
      <h1>{title}</h1>
      {c.req.query('saved') === 'yes' && (
        <p class="issues done" role="status">
          {words.saved}
        </p>
      )}
      {children}
    </DeskShell>
  )
}

/** The buttons under a form that can be seen before it is kept, and the frame in which it is seen. */
export function SaveOrSee({ c, preview }: { c: DeskContext; preview?: string | undefined }) {
  const words = wordsIn(c.get('language'))
  return (
    <>
      <p class="buttons">
        <button type="submit" class="main-act">
          {words.save}
        </button>
        {preview && (
          <button type="submit" formaction={preview} formtarget="preview">
            {words.see}
          </button>
        )}
      </p>
      {preview && (
        <div class="preview" tabindex={0}>
          <iframe
            name="preview"
            title={words.preview}
            srcdoc={`<p>${words.previewEmpty}</p>`}
            width={1280}
            height={760}
            sandbox="allow-same-origin"
          />
        </div>
      )}
    </>
  )
}
