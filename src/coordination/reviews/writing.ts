import { newId, type Rows } from '../../database/index.ts'
import { record } from '../../journal/index.ts'
import { own } from '../tables.ts'
import { tasksOfReview } from '../tasks/queries.ts'
import { takeOffAgenda } from './agenda.ts'
import { lockReview } from './holding.ts'
import { nextNumber, partsOf } from './queries.ts'
import { type AgendaItem, type Attendance, type Conclusion, type Statement, WRITABLE } from './review.ts'

/** What a conclusion says, whether the public may read it, and which difficulties it answers. */
export type ConclusionWords = Pick<Conclusion, 'text' | 'isPublic'> &
  Partial<Pick<Conclusion, 'difficultyIds'>>

/** What is written into a review: who was there, what was said, a matter of the agenda, a conclusion. */
export type Entry =
  | { kind: 'attendance'; item: Omit<Attendance, 'id'> }
  | { kind: 'statement'; item: Omit<Statement, 'id'> }
  | { kind: 'agenda'; item: Pick<AgendaItem, 'text'> }
  | { kind: 'conclusion'; item: ConclusionWords & Pick<Conclusion, 'kind'> }

export type Entered = { outcome: 'done'; id: string } | { outcome: 'notAllowed' }

/** Writes something into a review, in the caller's transaction, while it may still be written. */
export async function enter(
  rows: Rows,
  siteId: string,
  reviewId: string,
  entry: Entry,
  by: string,
  at: string,
): Promise<Entered> {
  const review = await lockReview(rows, siteId, reviewId)
  if (!review || !WRITABLE.has(review.state)) return { outcome: 'notAllowed' }
  const id = newId()
  await insert(rows, reviewId, id, entry)
  const details = { kind: entry.kind, id }
  await record(rows, { siteId, at, by, act: 'review-written', subject: reviewId, details })
  return { outcome: 'done', id }
}

async function insert(rows: Rows, review_id: string, id: string, { kind, item }: Entry): Promise<void> {
  const into = own(rows)
  if (kind === 'attendance') {
    const { bodyId, name, titleThen, part, mode, reason } = item
    const row = { id, review_id, body_id: bodyId, name, title_then: titleThen, part, mode, reason }
    await into.insertInto('attendance').values(row).execute()
  } else if (kind === 'statement') {
    const { bodyId, speaker, summary, quotable } = item
    const row = { id, review_id, body_id: bodyId, speaker, summary, quotable: Number(quotable) }
    await into.insertInto('statement').values(row).execute()
  } else if (kind === 'agenda') {
    const number = await nextNumber(rows, 'agenda_item', review_id)
    const row = { id, review_id, number, kind: 'free' as const, ref_id: null, text: item.text }
    await into.insertInto('agenda_item').values(row).execute()
  } else {
    const number = await nextNumber(rows, 'conclusion', review_id)
    const row = { id, review_id, number, text: item.text, kind: item.kind, is_public: Number(item.isPublic) }
    await into.insertInto('conclusion').values(row).execute()
    await answer(rows, review_id, id, item.difficultyIds)
  }
}

/** Says what a conclusion is, in the caller's transaction, while the review may still be written. */
export async function classify(
  rows: Rows,
  siteId: string,
  reviewId: string,
  conclusionId: string,
  kind: NonNullable<Conclusion['kind']>,
  by: string,
  at: string,
): Promise<Entered> {
  const review = await lockReview(rows, siteId, reviewId)
  if (!review || !WRITABLE.has(review.state)) return { outcome: 'notAllowed' }
  // What became tasks stays their authority.
  const given = (await tasksOfReview(rows, reviewId)).filter((task) => task.conclusionId === conclusionId)
  if (kind !== 'task' && given.some(({ state }) => state !== 'cancelled')) return { outcome: 'notAllowed' }
  const changed = await own(rows)
    .updateTable('conclusion')
    .set({ kind })
    .where('id', '=', conclusionId)
    .where('review_id', '=', reviewId)
    .executeTakeFirstOrThrow()
  if (changed.numUpdatedRows === 0n) return { outcome: 'notAllowed' }
  const details = { kind, id: conclusionId }
  await record(rows, { siteId, at, by, act: 'review-written', subject: reviewId, details })
  return { outcome: 'done', id: conclusionId }
}

/** Notes which difficulties of a review's agenda a conclusion answers, in place of those that were noted. */
async function answer(
  rows: Rows,
  reviewId: string,
  conclusionId: string,
  difficultyIds: readonly string[] = [],
): Promise<void> {
  const tables = own(rows)
  await tables.deleteFrom('conclusion_difficulty').where('conclusion_id', '=', conclusionId).execute()
  const known = await tables
    .selectFrom('agenda_item')
    .select('ref_id')
    .where('review_id', '=', reviewId)
    .where('kind', '=', 'difficulty')
    .where('ref_id', 'in', [...difficultyIds, ''])
    .execute()
  const values = [...new Set(known.map(({ ref_id }) => ref_id ?? ''))].map((difficulty_id) => ({
    conclusion_id: conclusionId,
    difficulty_id,
  }))
  if (values.length > 0) await tables.insertInto('conclusion_difficulty').values(values).execute()
}

/** Words a conclusion otherwise, in the caller's transaction, while the review may still be written. */
export async function reword(
  rows: Rows,
  siteId: string,
  reviewId: string,
  conclusionId: string,
  { text, isPublic, difficultyIds }: ConclusionWords,
  by: string,
  at: string,
): Promise<Entered> {
  const review = await lockReview(rows, siteId, reviewId)
  if (!review || !WRITABLE.has(review.state)) return { outcome: 'notAllowed' }
  const changed = await own(rows)
    .updateTable('conclusion')
    .set({ text, is_public: Number(isPublic) })
    .where('id', '=', conclusionId)
    .where('review_id', '=', reviewId)
    .executeTakeFirstOrThrow()
  if (changed.numUpdatedRows === 0n) return { outcome: 'notAllowed' }
  await answer(rows, reviewId, conclusionId, difficultyIds)
  const details = { kind: 'conclusion', id: conclusionId }
  await record(rows, { siteId, at, by, act: 'review-written', subject: reviewId, details })
  return { outcome: 'done', id: conclusionId }
}

const TABLES = {
  attendance: 'attendance',
  statement: 'statement',
  agenda: 'agenda_item',
  conclusion: 'conclusion',
} as const satisfies Record<Entry['kind'], string>

export type Struck = { outcome: 'done' } | { outcome: 'notAllowed' | 'hasTasks' }

/**
 * Strikes out what was written into a review by mistake, in the caller's transaction, while it may still be written. A conclusion that
 * tasks stand on stays; those after one that goes are numbered anew.
 */
export async function strike(
  rows: Rows,
  siteId: string,
  reviewId: string,
  { kind, id }: { kind: Entry['kind']; id: string },
  by: string,
  at: string,
): Promise<Struck> {
  const review = await lockReview(rows, siteId, reviewId)
  if (!review || !WRITABLE.has(review.state)) return { outcome: 'notAllowed' }
  const given = (await tasksOfReview(rows, reviewId)).some(({ conclusionId }) => conclusionId === id)
  if (given) return { outcome: 'hasTasks' }
  if (kind === 'conclusion') await answer(rows, reviewId, id)
  if (kind === 'agenda') await leaveAgenda(rows, reviewId, id)
  const gone = await own(rows)
    .deleteFrom(TABLES[kind])
    .where('id', '=', id)
    .where('review_id', '=', reviewId)
    .executeTakeFirstOrThrow()
  if (gone.numDeletedRows === 0n) return { outcome: 'notAllowed' }
  if (kind === 'conclusion' || kind === 'agenda') await renumber(rows, TABLES[kind], reviewId)
  const details = { kind, id }
  await record(rows, { siteId, at, by, act: 'review-struck', subject: reviewId, details })
  return { outcome: 'done' }
}

async function leaveAgenda(rows: Rows, reviewId: string, id: string): Promise<void> {
  const { agenda } = await partsOf(rows, reviewId)
  const refId = agenda.find((item) => item.id === id)?.refId ?? null
  const answered = own(rows).selectFrom('conclusion').select('id').where('review_id', '=', reviewId)
  await own(rows)
    .deleteFrom('conclusion_difficulty')
    .where('difficulty_id', '=', refId ?? '')
    .where('conclusion_id', 'in', answered)
    .execute()
  await takeOffAgenda(rows, [refId])
}

async function renumber(rows: Rows, table: 'agenda_item' | 'conclusion', reviewId: string): Promise<void> {
  const left = await own(rows)
    .selectFrom(table)
    .select(['id', 'number'])
    .where('review_id', '=', reviewId)
    .orderBy('number')
    .execute()
  for (const [index, { id, number }] of left.entries())
    if (number !== index + 1)
      await own(rows)
        .updateTable(table)
        .set({ number: index + 1 })
        .where('id', '=', id)
        .execute()
}
