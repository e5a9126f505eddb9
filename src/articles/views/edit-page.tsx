import { type Desk, type DeskContext, DeskShell } from '../../accounts/index.ts'
import type { Section } from '../../sites/index.ts'
import { momentIn } from '../../web/index.ts'
import { readiness } from '../readiness.ts'
import { told, type Words, wordsIn } from '../words.ts'
import { problemsOf, type Work } from '../work.ts'
import type { Act } from '../workflow.ts'
import { Decisions } from './decisions.tsx'
import { EditorBody } from './editor-body.tsx'
import { Fields } from './fields.tsx'

export type EditProps = {
  c: DeskContext
  desk: Desk
  work: Work
  can: ReadonlySet<Act>
  sections: readonly Section[]
  /** The address of the original, of a translation. */
  original: string
  /** What is to be looked at again. */
  look: readonly { field: string; says: string }[]
  /** What of the library the text shows: the names of the files, and what they are called. */
  known: Readonly<Record<string, { hash: string; name: string }>>
}

/** An article being made: the text, what stands in the way, what can be done with it. */
export function EditPage(props: EditProps) {
  const { c, desk, work, can, look } = props
  const words = wordsIn(c.get('language'))
  const title = work.revision.title || words.untitled
  return (
    <DeskShell c={c} desk={desk} title={title}>
      <div class="edit">
        <div>
          {can.has('write') && <h1 class="unseen">{title}</h1>}
          {work.note && (
            <div class="issues">
              <h2>{words.returned}</h2>
              <p>{work.note}</p>
            </div>
          )}
          {can.has('write') ? <Form {...props} words={words} /> : <Reading {...props} words={words} />}
        </div>
        <aside>
          <p class="hint">{words.state}</p>
          <p>
            <strong class={`state ${work.state}`} data-state>
              {words.states[work.state]}
            </strong>
            {work.publishedRevisionId !== null && ` (${words.isPublic})`}
          </p>
          {work.publishAt && (
            <p>{words.publishesAt(momentIn(c.get('site').zone, work.publishAt, 'minute').written)}</p>
          )}
          {work.problem && (
            <div class="issues">
              <h2>{words.problem}</h2>
              <ul>
                {told(problemsOf(work), words).map(({ says }) => (
                  <li>{says}</li>
                ))}
              </ul>
            </div>
          )}
          <p>
            <a href={`/desk/articles/${work.articleId}/preview`}>{words.preview}</a> ·{' '}
            <a href={`/desk/articles/${work.articleId}/history`}>{words.history}</a>
          </p>
          <p role="status" data-also-here />
          <h2 id="readiness">{words.readiness}</h2>
          <ul class="readiness" data-issues data-ready={words.ready} aria-labelledby="readiness">
            {told(readiness(work), words).map(({ field, says }) => (
              <li>
                <a href={`#${field}`}>{says}</a>
              </li>
            ))}
          </ul>
          <h2 id="advice" class="advice">
            {words.advised}
          </h2>
          <ul class="readiness" data-advice aria-labelledby="advice">
            {look.map(({ field, says }) => (
              <li>
                <a href={`#${field}`}>{says}</a>
              </li>
            ))}
          </ul>
          <Decisions work={work} can={can} words={words} />
        </aside>
      </div>
    </DeskShell>
  )
}

function Form({ c, work, words, sections, known, original }: EditProps & { words: Words }) {
  const address = `/desk/articles/${work.articleId}/revision`
  const { revision } = work
  return (
    <article-editor
      data-writer={c.get('person')?.account.id}
      data-saving={words.saving}
      data-saved={words.saved}
      data-unsaved={words.unsaved}
      data-failed={words.failed}
      data-signed-out={words.signedOut}
      data-restored={words.restored}
      data-presence={`/desk/articles/${work.articleId}/presence`}
      data-lost={words.uploadLost}
      data-word-address={`/desk/articles/${work.articleId}/document`}
      data-known={JSON.stringify(known)}
    >
      <form method="post" action={address}>
        <input type="hidden" name="version" value={String(work.version)} />
        <label for="title">{words.title}</label>
        <input id="title" name="title" maxlength={2000} value={revision.title} class="title" />
        <label for="lead">{words.lead}</label>
        <textarea id="lead" name="lead" rows={3} maxlength={10_000} aria-describedby="lead-hint">
          {revision.lead ?? ''}
        </textarea>
        <p class="hint" id="lead-hint">
          {words.leadHint}
        </p>
        <EditorBody body={revision.body} words={words} />
        <Fields {...{ c, work, words, sections, original }} />
        <div class="save-row">
          <button type="submit" class="main-act">
            {words.save}
          </button>
          <p role="status" data-status />
        </div>
      </form>
      <template data-conflict>
        <div class="issues" role="alert" tabindex={-1}>
          <h2 data-says>{words.conflict('…')}</h2>
          <p>{words.conflictLead}</p>
          <button type="button" class="main-act" data-choose>
            {words.mergeChoose}
          </button>
        </div>
      </template>
    </article-editor>
  )
}

/** Who may not write reads it as readers will. */
function Reading({ work, words }: EditProps & { words: Words }) {
  return (
    <>
      <h1>{work.revision.title || words.untitled}</h1>
      <div class="preview">
        <iframe
          src={`/desk/articles/${work.articleId}/preview/page`}
          title={words.preview}
          width="100%"
          height={760}
        />
      </div>
    </>
  )
}
