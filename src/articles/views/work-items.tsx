import type { DeskContext } from '../../accounts/index.ts'
import { momentIn } from '../../web/index.ts'
import { told, wordsIn } from '../words.ts'
import { problemsOf, type Work } from '../work.ts'

/** Pieces of work, each with how far it is, who touched it last, and what went wrong. */
export function WorkItems({
  c,
  work,
  names,
  now,
}: {
  c: DeskContext
  work: readonly Work[]
  names: Map<string, string>
  /** By which what is due is known to be late. */
  now: string
}) {
  const words = wordsIn(c.get('language'))
  if (work.length === 0) return <p class="hint">{words.nothing}</p>
  const at = (instant: string) => momentIn(c.get('site').zone, instant, 'minute').written
  return (
    <ul class="work">
      {work.map((each) => (
        <li>
          <a href={`/desk/articles/${each.articleId}`}>{each.revision.title || words.untitled}</a>
          <p class="hint">
            <strong class={`state ${each.state}`}>{words.states[each.state]}</strong>
            {each.publishAt && <> {at(each.publishAt)}</>}
            {each.publishedRevisionId !== null && ` (${words.isPublic})`} ·{' '}
            {words.changedBy(names.get(each.revision.createdBy) ?? words.machine, at(each.changedAt))}
          </p>
          {each.note && each.state === 'draft' && (
            <p class="wrong">
              {words.returned}: {each.note}
            </p>
          )}
          {!each.problem && isLate(each, now) && <p class="wrong">{words.late}</p>}
          {each.problem && (
            <p class="wrong">
              {words.problem}:{' '}
              {told(problemsOf(each), words)
                .map(({ says }) => says)
                .join(' ')}
            </p>
          )}
        </li>
      ))}
    </ul>
  )
}

/** The worker looks every second; what is due for longer than a minute waits for a portal that does not run, or cannot write. */
function isLate({ state, publishAt }: Work, now: string): boolean {
  return state === 'scheduled' && publishAt !== null && Date.parse(now) - Date.parse(publishAt) > 60_000
}
