import { newId, type Rows } from '../../database/index.ts'
import { withThoseBefore } from '../agreements/ending.ts'
import { DIFFICULTY_ACTS, type DifficultyState, OPEN } from '../difficulties/difficulty.ts'
import { difficultiesOf } from '../difficulties/queries.ts'
import { moveDifficulty } from '../difficulties/raising.ts'
import { own } from '../tables.ts'
import { tasksOfAgreement, tasksOfReview } from '../tasks/queries.ts'
import { OVER } from '../tasks/task.ts'
import { nextNumber } from './queries.ts'
import type { AgendaItem } from './review.ts'

/** Something that is still open and may come onto an agenda: a task of an earlier review, or a difficulty. */
export type Matter = { kind: 'carried' | 'difficulty'; refId: string; text: string }

/** What of an agreement is still open for a review of it, tasks of earlier ones first, then difficulties. Of what several share, the whole stands for its shares. */
export async function openMatters(
  rows: Rows,
  siteId: string,
  { id, agreementId }: { id: string; agreementId: string },
): Promise<Matter[]> {
  const here = new Set((await tasksOfReview(rows, id)).map((task) => task.id))
  // What an agreement whose place this one took left open goes on here.
  const line = await withThoseBefore(rows, siteId, agreementId)
  const tasks = (await tasksOfAgreement(rows, siteId, line)).filter(
    (task) => !OVER.has(task.state) && task.parentId === null && !here.has(task.id),
  )
  const difficulties = (await difficultiesOf(rows, siteId, line)).filter(
    ({ state, sameAs }) => OPEN.includes(state) && sameAs === null,
  )
  return [
    ...tasks.map(({ id, content }) => ({ kind: 'carried' as const, refId: id, text: content })),
    ...difficulties.map(({ id, text }) => ({ kind: 'difficulty' as const, refId: id, text })),
  ]
}

/** A difficulty that is on no agenda any more waits, confirmed, for the next; in the caller's transaction. */
export async function takeOffAgenda(rows: Rows, difficultyIds: readonly (string | null)[]): Promise<void> {
  await own(rows)
    .updateTable('difficulty')
    .set({ state: 'confirmed' })
    .where('id', 'in', [...difficultyIds.filter((id) => id !== null), ''])
    .where('state', '=', 'on-agenda')
    .execute()
}

/** Those matters that are not on an agenda yet. */
export function notYetOn(agenda: readonly AgendaItem[], matters: readonly Matter[]): Matter[] {
  const known = new Set(agenda.map(({ refId }) => refId))
  return matters.filter(({ refId }) => !known.has(refId))
}

/** Puts matters on the agenda of a review, in the caller's transaction, after those that are there: a difficulty says so from then on. */
export async function putOnAgenda(
  rows: Rows,
  siteId: string,
  reviewId: string,
  matters: readonly Matter[],
  by: string,
  at: string,
): Promise<void> {
  if (matters.length === 0) return
  const next = await nextNumber(rows, 'agenda_item', reviewId)
  await own(rows)
    .insertInto('agenda_item')
    .values(
      matters.map(({ kind, refId, text }, index) => ({
        ...{ id: newId(), review_id: reviewId, number: next + index, kind, text },
        ref_id: refId,
      })),
    )
    .execute()
  const from: readonly DifficultyState[] = DIFFICULTY_ACTS['put-on-agenda'].from
  const difficulties = await own(rows)
    .selectFrom('difficulty')
    .select('id')
    .where('id', 'in', [...matters.map(({ refId }) => refId), ''])
    .where('state', 'in', from)
    .execute()
  for (const { id } of difficulties) await moveDifficulty(rows, siteId, id, 'put-on-agenda', '', by, at)
}
