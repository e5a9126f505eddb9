import type { Child } from 'hono/jsx'
import type { Words } from '../words.ts'
import type { Work } from '../work.ts'
import type { Act } from '../workflow.ts'

/** The steps that somebody can take with a piece of work, each a form of its own over the version that they saw. */
export function Decisions({ work, can, words }: { work: Work; can: ReadonlySet<Act>; words: Words }) {
  const form = (act: string, button: string, more: Child = null, isMain = true) => (
    <form method="post" action={`/desk/articles/${work.articleId}/${act}`} data-decision>
      <input type="hidden" name="version" value={String(work.version)} />
      {more}
      <button type="submit" class={isMain ? 'main-act' : undefined}>
        {button}
      </button>
    </form>
  )
  return (
    <div class="decisions">
      {can.has('hand-in') && form('submission', words.handIn)}
      {can.has('approve') && form('approval', words.approve, <p class="hint">{words.approveHint}</p>)}
      {work.state === 'handed-in' && can.has('return') && !can.has('approve') && (
        <p class="hint">{words.notOwn}</p>
      )}
      {can.has('publish') &&
        form('publication', publishName(work, words), <Publication {...{ work, words }} />)}
      {can.has('unschedule') && form('schedule/end', words.unschedule, null, false)}
      {can.has('return') &&
        form(
          'return',
          words.giveBack,
          <>
            <label for="note">{words.giveBackNote}</label>
            <textarea id="note" name="note" rows={2} required />
          </>,
          false,
        )}
      {can.has('resume') && form('resumption', words.resume)}
      {can.has('discard') && (
        <details>
          <summary>{words.discard}</summary>
          {form(
            'disposal',
            words.discardSure,
            <p class="hint">{work.publishedRevisionId === null ? words.discardHint : words.discardChange}</p>,
            false,
          )}
        </details>
      )}
    </div>
  )
}

function publishName({ publishedRevisionId, state }: Work, words: Words): string {
  if (state === 'scheduled') return words.publishNow
  return publishedRevisionId === null ? words.publish : words.publishAgain
}

/** When it is to be published, and how readers are told of a change. */
function Publication({ work, words }: { work: Work; words: Words }) {
  return (
    <>
      {work.publishedRevisionId !== null && (
        <fieldset id="correction" tabindex={-1}>
          <legend>{words.correction}</legend>
          <label class="choice">
            <input type="radio" name="telling" value="minor" checked={!work.publishNote} /> {words.minor}
          </label>
          <label class="choice">
            <input type="radio" name="telling" value="major" checked={Boolean(work.publishNote)} />{' '}
            {words.major}
          </label>
          <label for="correction-note">{words.correctionNote}</label>
          <textarea id="correction-note" name="note" rows={2} aria-describedby="correction-hint">
            {work.publishNote ?? ''}
          </textarea>
          <p class="hint" id="correction-hint">
            {words.correctionHint}
          </p>
        </fieldset>
      )}
      {work.state === 'approved' && (
        <>
          <label for="publish-at">{words.publishAt}</label>
          <input id="publish-at" name="publish-at" type="datetime-local" aria-describedby="publish-at-hint" />
          <p class="hint" id="publish-at-hint">
            {words.publishAtHint}
          </p>
        </>
      )}
    </>
  )
}
