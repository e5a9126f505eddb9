import {
  type Desk,
  type DeskContext,
  DeskShell,
  deskPage,
  IssueList,
  type Person,
} from '../../accounts/index.ts'
import type { Rows } from '../../database/index.ts'
import { approve, type Decided, giveBack, handIn, publishWork } from '../deciding.ts'
import { told, wordsIn } from '../words.ts'
import { type Work, workFor } from '../work.ts'
import type { Act } from '../workflow.ts'

type Decide = (rows: Rows, work: Work, note: string, by: string, at: string) => Promise<Decided>

/** The acts by which work goes on: each asks whether the person may, and decides over the version that they saw. */
export const submitArticle = decision('hand-in', (rows, work, _note, by, at) => handIn(rows, work, by, at))
export const returnArticle = decision('return', giveBack)
export const approveArticle = decision('approve', (rows, work, _note, by, at) => approve(rows, work, by, at))
export const publishArticle = decision('publish', publishWork)

function decision(act: Act, decide: Decide) {
  return async (c: DeskContext, desk: Desk, person: Person) => {
    const { rows, transact } = desk.database
    const form = await c.req.parseBody().catch(() => undefined)
    const work = await workFor(rows, person, act, c.get('site').id, c.req.param('id') ?? '')
    if (!work || !form) return c.notFound()
    const known = { ...work, version: Number(form.version) }
    const note = typeof form.note === 'string' ? form.note.slice(0, 5000) : ''
    const decided = await transact((open) => decide(open, known, note, person.account.id, desk.clock()))
    if (decided.outcome === 'done') return c.redirect('/desk', 303)
    return deskPage(
      c,
      <NotDone c={c} desk={desk} work={work} decided={decided} />,
      decided.outcome === 'conflict' ? 409 : 422,
    )
  }
}

function NotDone({
  c,
  desk,
  work,
  decided,
}: {
  c: DeskContext
  desk: Desk
  work: Work
  decided: Exclude<Decided, { outcome: 'done' }>
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
      </div>
    </DeskShell>
  )
}
