import {
  type Desk,
  type DeskContext,
  DeskShell,
  deskPage,
  fieldsOf,
  IssueList,
  type Person,
} from '../../accounts/index.ts'
import type { Rows } from '../../database/index.ts'
import { readCount } from '../../web/index.ts'
import { approve, type Decided, discard, giveBack, handIn, resume } from '../deciding.ts'
import type { Issue } from '../readiness.ts'
import { publishWork, schedule, unschedule } from '../releasing.ts'
import { Decisions } from '../views/decisions.tsx'
import { told, wordsIn } from '../words.ts'
import { subjectOf, type Work, workFor } from '../work.ts'
import { ACTS, type Act, mayDo } from '../workflow.ts'

/** What an act is given besides the work: what was said, by whom, when, and the zone in which hours are meant. */
type Said = { field: (name: string) => string; by: string; at: string; zone: string }
type Decide = (rows: Rows, work: Work, said: Said) => Promise<Decided>

/** The acts by which work goes on: each asks whether the person may, and decides over the version that they saw. */
export const submitArticle = decision('hand-in', (rows, work, { by, at }) => handIn(rows, work, by, at))
export const returnArticle = decision('return', (rows, work, { field, by, at }) =>
  giveBack(rows, work, field('note').slice(0, 5000), by, at),
)
export const approveArticle = decision('approve', (rows, work, { by, at }) => approve(rows, work, by, at))
export const discardArticle = decision('discard', (rows, work, { by, at }) => discard(rows, work, by, at))
export const resumeArticle = decision('resume', (rows, work, { by, at }) => resume(rows, work, by, at))
export const unscheduleArticle = decision('unschedule', (rows, work, { by, at }) =>
  unschedule(rows, work, by, at),
)
/** Publishes now, or at the hour that is named. */
export const publishArticle = decision('publish', async (rows, work, { field, by, at, zone }) => {
  const telling = {
    kind: field('telling') === 'major' ? ('major' as const) : ('minor' as const),
    note: field('note').slice(0, 5000),
  }
  const hour = field('publish-at').trim()
  if (hour === '') return publishWork(rows, work, telling, by, at)
  const publishAt = instantOf(hour, zone)
  const malformed: Issue = { level: 'save', key: 'timeMalformed', field: 'publish-at' }
  if (!publishAt) return { outcome: 'issues', issues: [malformed] }
  return schedule(rows, work, publishAt, telling, by, at)
})

/** The instant of an hour on a site's clocks, as a form sends it ("2026-11-25T14:30"); undefined where it is none. */
function instantOf(hour: string, zone: string): string | undefined {
  try {
    const instant = Temporal.PlainDateTime.from(hour).toZonedDateTime(zone).toInstant()
    return instant.toString({ fractionalSecondDigits: 3 })
  } catch {
    return undefined
  }
}

function decision(act: Act, decide: Decide) {
  return async (c: DeskContext, desk: Desk, person: Person) => {
    const field = await fieldsOf(c)
    if (!field) return c.notFound()
    const site = c.get('site')
    const said = { field, by: person.account.id, at: desk.clock(), zone: site.zone }
    // Read, asked and decided in one transaction: between two, the text or the person's rights may have changed.
    const made = await desk.database.transact(async (rows) => {
      const work = await workFor(rows, person, act, site.id, c.req.param('id') ?? '')
      if (!work) return undefined
      const isSeen = work.version === readCount(field('version'))
      return { work, decided: isSeen ? await decide(rows, work, said) : ({ outcome: 'conflict' } as const) }
    })
    if (!made) return c.notFound()
    const { work, decided } = made
    if (decided.outcome === 'done') return c.redirect(`/desk?${doneWith(act, work, said)}`, 303)
    const subject = await subjectOf(desk.database.rows, work)
    const can = new Set(ACTS.filter((each) => mayDo(person, each, subject)))
    return deskPage(
      c,
      <NotDone {...{ c, desk, work, decided, can }} />,
      decided.outcome === 'conflict' ? 409 : 422,
    )
  }
}

/** What the next page says has been done, and with what. */
function doneWith(act: Act, { articleId }: Work, { field }: Said): URLSearchParams {
  const isLater = act === 'publish' && field('publish-at').trim() !== ''
  return new URLSearchParams({ did: isLater ? 'schedule' : act, article: articleId })
}

function NotDone({
  c,
  desk,
  work,
  decided,
  can,
}: {
  c: DeskContext
  desk: Desk
  work: Work
  decided: Exclude<Decided, { outcome: 'done' }>
  /** What the person may do, so that they can do it again. */
  can: ReadonlySet<Act>
}) {
  const words = wordsIn(c.get('language'))
  const back = `/desk/articles/${work.articleId}`
  const issues = decided.outcome === 'issues' ? decided.issues : []
  return (
    <DeskShell c={c} desk={desk} title={issues.length > 0 ? words.cannot : words.stale}>
      <div class="narrow">
        <h1>{issues.length > 0 ? words.cannot : words.stale}</h1>
        {issues.length > 0 ? (
          <IssueList title={work.revision.title || words.untitled} issues={told(issues, words)} at={back} />
        ) : (
          <p>{words.staleLead}</p>
        )}
        <p>
          <a href={back}>{words.reopen}</a>
        </p>
        {issues.length > 0 && <Decisions work={work} can={can} words={words} />}
      </div>
    </DeskShell>
  )
}
