import { newId, type Rows } from '../../database/index.ts'
import { record } from '../../journal/index.ts'
import { moveDifficulty } from '../difficulties/raising.ts'
import { own } from '../tables.ts'
import { tasksOfReview } from '../tasks/queries.ts'
import { OVER } from '../tasks/task.ts'
import { openMatters, putOnAgenda, takeOffAgenda } from './agenda.ts'
import { partsOf, reviewById } from './queries.ts'
import { REVIEW_ACTS, type Review, type ReviewAct, type ReviewKind, type ReviewState } from './review.ts'

/** What is said of a review that is called. */
export type NewReview = {
  agreementId: string
  kind: ReviewKind
  coversFrom: string
  coversUntil: string
  plannedOn: string
  place: string
  hostId: string
  supplements: string | null
}

/** Calls a review, in the caller's transaction. What is still open comes onto its agenda: earlier tasks first, then difficulties. */
export async function callReview(
  rows: Rows,
  siteId: string,
  said: NewReview,
  by: string,
  at: string,
): Promise<string> {
  const id = newId()
  const { agreementId, kind, coversFrom, coversUntil, plannedOn, place, hostId, supplements } = said
  await own(rows)
    .insertInto('review')
    .values({
      ...{ id, site_id: siteId, agreement_id: agreementId, kind, covers_from: coversFrom },
      ...{ covers_until: coversUntil, planned_on: plannedOn, held_on: null, place, host_id: hostId },
      ...{ state: 'planned', reason: '', next_on: null, notice_number: '', notice_on: null },
      ...{
        report_number: '',
        report_on: null,
        signed_by: null,
        signed_at: null,
        supplements,
        snapshot: '',
        version: 1,
      },
    })
    .execute()
  const details = { agreement: agreementId, kind, plannedOn }
  await record(rows, { siteId, at, by, act: 'review-called', subject: id, details })
  await putOnAgenda(rows, siteId, id, await openMatters(rows, siteId, { id, agreementId }), by, at)
  return id
}

/** A review of a site as it is now, which nobody else changes until the caller's transaction ends. */
export async function lockReview(rows: Rows, siteId: string, id: string): Promise<Review | undefined> {
  await own(rows)
    .updateTable('review')
    .set((e) => ({ place: e.ref('place') }))
    .where('id', '=', id)
    .execute()
  return reviewById(rows, siteId, id)
}

export type ReviewIssue =
  | 'undecidedConclusions'
  | 'noConclusions'
  | 'chairMissing'
  | 'reasonMissing'
  | 'heldMissing'
  | 'heldLater'
  | 'heldEarlier'
export type Turned =
  | { outcome: 'done' }
  | { outcome: 'issues'; issues: ReviewIssue[] }
  | { outcome: 'conflict' | 'notAllowed' }

/** What is said with an act on a review: why, on which day it is held, and when the next one is to be. */
export type TurnWords = {
  reason?: string
  heldOn?: string
  nextOn?: string | null
  /** The new day of one that is put off; empty while nobody knows. */
  plannedOn?: string
  /** The figures as they are when papers are locked, as JSON. */
  facts?: string
  today?: string
}

/** Does something with a review, in the caller's transaction: what may follow is in the table of its acts. */
export async function turnReview(
  rows: Rows,
  siteId: string,
  id: string,
  act: Exclude<ReviewAct, 'sign'>,
  { reason = '', heldOn = '', nextOn = null, plannedOn = '', facts = '', today }: TurnWords,
  by: string,
  at: string,
): Promise<Turned> {
  const review = await lockReview(rows, siteId, id)
  if (!review) return { outcome: 'notAllowed' }
  const { from, to }: { from: readonly ReviewState[]; to: ReviewState } = REVIEW_ACTS[act]
  if (!from.includes(review.state)) return { outcome: 'conflict' }
  const issues = await standingAgainst(rows, review, act, { reason, heldOn, today })
  if (issues.length > 0) return { outcome: 'issues', issues }
  await own(rows)
    .updateTable('review')
    .set((e) => ({
      ...{ state: to, version: e('version', '+', 1) },
      ...(act === 'begin' ? { held_on: heldOn } : {}),
      ...(act === 'postpone' || act === 'cancel' ? { reason } : {}),
      ...(act === 'postpone' && plannedOn !== '' ? { planned_on: plannedOn } : {}),
      ...(act === 'conclude' ? { next_on: nextOn } : {}),
      // What is read in the hall is what was locked, whatever comes in meanwhile.
      ...(act === 'lock-papers' ? { snapshot: facts } : {}),
      ...(act === 'reopen-papers' || act === 'postpone' ? { snapshot: '' } : {}),
    }))
    .where('id', '=', id)
    .execute()
  if (act === 'cancel') {
    await cancelTasks(rows, siteId, id, reason, by, at)
    const { agenda } = await partsOf(rows, id)
    await takeOffAgenda(
      rows,
      agenda.map(({ refId }) => refId),
    )
  }
  await record(rows, { siteId, at, by, act: `review-${to}`, subject: id, details: { reason } })
  return { outcome: 'done' }
}

/** What a review gave out beforehand goes with it. */
async function cancelTasks(
  rows: Rows,
  siteId: string,
  reviewId: string,
  reason: string,
  by: string,
  at: string,
): Promise<void> {
  for (const { id, state } of await tasksOfReview(rows, reviewId)) {
    if (OVER.has(state)) continue
    await own(rows)
      .updateTable('task')
      .set((e) => ({ state: 'cancelled' as const, version: e('version', '+', 1) }))
      .where('id', '=', id)
      .execute()
    await record(rows, { siteId, at, by, act: 'task-cancelled', subject: id, details: { note: reason } })
  }
}

function heldIssues(heldOn: string, { coversFrom }: Review, today: string): ReviewIssue[] {
  if (heldOn === '') return ['heldMissing']
  if (heldOn > today) return ['heldLater']
  // Nothing is looked back on before it has begun: such a day is a slip of the pen.
  return heldOn < coversFrom ? ['heldEarlier'] : []
}

/** Puts the day right on which a review was held, in the caller's transaction, until it is signed. */
export async function correctDay(
  rows: Rows,
  siteId: string,
  id: string,
  { heldOn, today }: { heldOn: string; today: string },
  by: string,
  at: string,
): Promise<Turned> {
  const review = await lockReview(rows, siteId, id)
  if (review?.state !== 'in-session') return { outcome: 'notAllowed' }
  const issues = heldIssues(heldOn, review, today)
  if (issues.length > 0) return { outcome: 'issues', issues }
  await own(rows)
    .updateTable('review')
    .set((e) => ({ held_on: heldOn, version: e('version', '+', 1) }))
    .where('id', '=', id)
    .execute()
  await record(rows, { siteId, at, by, act: 'review-written', subject: id, details: { heldOn } })
  return { outcome: 'done' }
}

async function standingAgainst(
  rows: Rows,
  review: Review,
  act: ReviewAct,
  { reason, heldOn, today = heldOn }: { reason: string; heldOn: string; today?: string | undefined },
): Promise<ReviewIssue[]> {
  if (act === 'postpone' || act === 'cancel') return reason === '' ? ['reasonMissing'] : []
  if (act === 'begin') return heldIssues(heldOn, review, today)
  if (act !== 'conclude') return []
  const { attendance, conclusions } = await partsOf(rows, review.id)
  const given = (await tasksOfReview(rows, review.id)).filter(({ state }) => state !== 'cancelled')
  const withTasks = new Set(given.map(({ conclusionId }) => conclusionId))
  const isOpen = conclusions.some(({ id, kind }) => kind === null || (kind === 'task' && !withTasks.has(id)))
  return [
    ...(attendance.some(({ part, mode }) => part === 'chair' && mode !== 'absent')
      ? []
      : (['chairMissing'] as const)),
    ...(conclusions.length === 0 ? (['noConclusions'] as const) : []),
    ...(isOpen ? (['undecidedConclusions'] as const) : []),
  ]
}

/**
 * Signs a review with what its report says, in the caller's transaction, once. From then on nothing in it changes; what has to be
 * said later is said in a review that supplements it; its papers get their numbers afterwards. Difficulties that a task answers are
 * addressed from then on.
 */
export async function signReview(
  rows: Rows,
  siteId: string,
  id: string,
  { snapshot, version }: { snapshot: string; version?: number },
  by: string,
  at: string,
): Promise<Turned> {
  const review = await lockReview(rows, siteId, id)
  if (!review) return { outcome: 'notAllowed' }
  // Nobody signs other words than they have read.
  const isAsRead = version === undefined || version === review.version
  if (review.state !== 'concluded' || !isAsRead) return { outcome: 'conflict' }
  await own(rows)
    .updateTable('review')
    .set((e) => ({
      state: 'signed' as const,
      signed_by: by,
      signed_at: at,
      snapshot,
      version: e('version', '+', 1),
    }))
    .where('id', '=', id)
    .execute()
  await record(rows, { siteId, at, by, act: 'review-signed', subject: id, details: {} })
  await addressDifficulties(rows, siteId, id, by, at)
  return { outcome: 'done' }
}

async function addressDifficulties(rows: Rows, siteId: string, reviewId: string, by: string, at: string) {
  const { conclusions } = await partsOf(rows, reviewId)
  const answered = conclusions.filter(({ kind }) => kind === 'task').flatMap((each) => each.difficultyIds)
  // One that has been resolved meanwhile stays so.
  for (const id of new Set(answered)) await moveDifficulty(rows, siteId, id, 'address', '', by, at)
}

/** The papers of a review that the clerk gives a number. */
export const PAPERS = ['notice', 'report'] as const
export type Paper = (typeof PAPERS)[number]

/** Enters the number and the day of a paper of a signed review, in the caller's transaction, once. */
export async function numberPaper(
  rows: Rows,
  siteId: string,
  id: string,
  paper: Paper,
  { number, on }: { number: string; on: string },
  by: string,
  at: string,
): Promise<{ outcome: 'done' } | { outcome: 'conflict' }> {
  const numbered = await own(rows)
    .updateTable('review')
    .set({ [`${paper}_number`]: number, [`${paper}_on`]: on })
    .where('id', '=', id)
    .where('site_id', '=', siteId)
    .where('state', '=', 'signed')
    .where(`${paper}_on`, 'is', null)
    .executeTakeFirstOrThrow()
  if (numbered.numUpdatedRows === 0n) return { outcome: 'conflict' }
  await record(rows, { siteId, at, by, act: `${paper}-numbered`, subject: id, details: { number, on } })
  return { outcome: 'done' }
}
