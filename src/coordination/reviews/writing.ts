import { newId, type Rows } from '../../database/index.ts'
import { record } from '../../journal/index.ts'
import { own } from '../tables.ts'
import { tasksOfReview } from '../tasks/queries.ts'
import { lockReview } from './holding.ts'
import { type AgendaItem, type Attendance, type Conclusion, type Statement, WRITABLE } from './review.ts'

/** What is written into a review: who was there, what was said, a matter of the agenda, a conclusion. */
export type Entry =
  | { kind: 'attendance'; item: Omit<Attendance, 'id'> }
  | { kind: 'statement'; item: Omit<Statement, 'id'> }
  | { kind: 'agenda'; item: Pick<AgendaItem, 'text'> }
  | { kind: 'conclusion'; item: Pick<Conclusion, 'text' | 'kind' | 'isPublic'> }

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
  }
}

async function nextNumber(
  rows: Rows,
  table: 'agenda_item' | 'conclusion',
  reviewId: string,
): Promise<number> {
  const { last } = await own(rows)
    .selectFrom(table)
    .select((e) => e.fn.max('number').as('last'))
    .where('review_id', '=', reviewId)
    .executeTakeFirstOrThrow()
  return Number(last ?? 0) + 1
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
