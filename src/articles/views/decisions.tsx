import type { Child } from 'hono/jsx'
import type { Words } from '../words.ts'
import type { Work } from '../work.ts'
import type { Act } from '../workflow.ts'

/** The steps that somebody can take with a piece of work, each a form of its own over the version that they saw. */
export function Decisions({ work, can, words }: { work: Work; can: ReadonlySet<Act>; words: Words }) {
  const form = (act: string, button: string, more: Child, isMain = true) => (
    <form method="post" action={`/desk/articles/${work.articleId}/${act}`} data-decision>
      <input type="hidden" name="version" value={String(work.version)} />
      {more}
      <button type="submit" class={isMain ? 'main-act' : undefined}>
        {button}
      </button>
    </form>
  )
  const isChange = work.publishedRevisionId !== null
  return (
    <div class="decisions">
      {can.has('hand-in') && form('submission', words.handIn, null)}
      {can.has('approve') && form('approval', words.approve, <p class="hint">{words.approveHint}</p>)}
      {work.state === 'handed-in' && can.has('return') && !can.has('approve') && (
        <p class="hint">{words.notOwn}</p>
      )}
      {can.has('publish') &&
        form(
          'publication',
          isChange ? words.publishAgain : words.publish,
          isChange && (
            <>
              <label for="correction">{words.correction}</label>
              <textarea id="correction" name="note" rows={2} aria-describedby="correction-hint" />
              <p class="hint" id="correction-hint">
                {words.correctionHint}
              </p>
            </>
          ),
        )}
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
    </div>
  )
}
