import {
  type Desk,
  type DeskContext,
  deskPage,
  fieldsOf,
  namesOf,
  type Person,
} from '../../accounts/index.ts'
import type { Rows } from '../../database/index.ts'
import { historyOf } from '../../journal/index.ts'
import { readCount } from '../../web/index.ts'
import { compare } from '../comparing.ts'
import { revisionNumbered, revisionsOf } from '../history.ts'
import { leaveNote, notesOf } from '../noting.ts'
import { restore } from '../restoring.ts'
import { type Story, storyFor } from '../standing.ts'
import { ComparisonPage } from '../views/comparison-page.tsx'
import { HistoryPage } from '../views/history-page.tsx'
import { type Work, workFor } from '../work.ts'
import { takeUp } from '../writing.ts'

/** What somebody may see of an article: what is being prepared, what is public, or both. */
async function seen(
  rows: Rows,
  person: Person,
  siteId: string,
  id: string,
): Promise<{ work: Work | undefined; story: Story | undefined } | undefined> {
  const [work, story] = [
    await workFor(rows, person, 'see', siteId, id),
    await storyFor(rows, person, 'look-back', siteId, id),
  ]
  return work || story ? { work, story } : undefined
}

/** Every revision of an article, everything that was done with it, and what was said about it. */
export async function historyPage(c: DeskContext, desk: Desk, person: Person) {
  const { rows } = desk.database
  const [siteId, id] = [c.get('site').id, c.req.param('id') ?? '']
  const found = await seen(rows, person, siteId, id)
  if (!found) return c.notFound()
  const [revisions, notes, entries] = [
    await revisionsOf(rows, siteId, id),
    await notesOf(rows, siteId, id),
    await historyOf(rows, siteId, id),
  ]
  const people = [...revisions.map(({ createdBy }) => createdBy), ...notes.map(({ by }) => by)]
  const names = await namesOf(rows, [...new Set([...people, ...entries.map(({ by }) => by)])])
  const canRestore =
    (await workFor(rows, person, 'write', siteId, id)) ??
    (found.work ? undefined : await storyFor(rows, person, 'take-up', siteId, id))
  return deskPage(
    c,
    <HistoryPage
      c={c}
      desk={desk}
      id={id}
      title={found.work?.revision.title ?? found.story?.title ?? ''}
      current={
        found.work?.revision.number ?? revisions.find((each) => each.id === found.story?.latest)?.number
      }
      published={
        found.work?.publishedRevisionId ?? (found.story?.standing === 'public' ? found.story.latest : null)
      }
      {...{ revisions, notes, entries, names, canRestore: canRestore !== undefined }}
    />,
  )
}

/** Two revisions side by side, word by word. */
export async function comparisonPage(c: DeskContext, desk: Desk, person: Person) {
  const { rows } = desk.database
  const [siteId, id] = [c.get('site').id, c.req.param('id') ?? '']
  if (!(await seen(rows, person, siteId, id))) return c.notFound()
  const numbers = [readCount(c.req.query('from')), readCount(c.req.query('to'))].sort((a, b) => a - b)
  const [older, newer] = [
    await revisionNumbered(rows, siteId, id, numbers[0] ?? 0),
    await revisionNumbered(rows, siteId, id, numbers[1] ?? 0),
  ]
  if (!older || !newer) return c.notFound()
  const names = await namesOf(rows, [older.createdBy, newer.createdBy])
  return deskPage(
    c,
    <ComparisonPage {...{ c, desk, id, older, newer, names }} changes={compare(older, newer)} />,
  )
}

/** Makes an earlier revision the newest again; an article that nobody is working on is taken up for it. */
export async function restoreRevision(c: DeskContext, desk: Desk, person: Person) {
  const { rows, transact } = desk.database
  const [siteId, id] = [c.get('site').id, c.req.param('id') ?? '']
  const field = await fieldsOf(c)
  const earlier = field && (await revisionNumbered(rows, siteId, id, readCount(field('number'))))
  if (!earlier) return c.notFound()
  const by = person.account.id
  const done = await transact(async (open) => {
    const story = await storyFor(open, person, 'take-up', siteId, id)
    if (story) await takeUp(open, story, by, desk.clock())
    const work = await workFor(open, person, 'write', siteId, id)
    return work && restore(open, work, earlier, by, desk.clock())
  })
  return done ? c.redirect(`/desk/articles/${id}`, 303) : c.notFound()
}

/** Leaves a note for the others. */
export async function noteArticle(c: DeskContext, desk: Desk, person: Person) {
  const { rows, transact } = desk.database
  const [siteId, id] = [c.get('site').id, c.req.param('id') ?? '']
  const field = await fieldsOf(c)
  if (!field || !(await seen(rows, person, siteId, id))) return c.notFound()
  await transact((open) => leaveNote(open, { siteId, id }, field('note'), person.account.id, desk.clock()))
  return c.redirect(`/desk/articles/${id}/history#notes`, 303)
}
