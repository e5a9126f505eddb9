import type { Rows } from '../../database/index.ts'
import type { Body } from '../../sites/index.ts'
import type { Agreement } from '../agreements/agreement.ts'
import { withThoseBefore } from '../agreements/ending.ts'
import { OPEN } from '../difficulties/difficulty.ts'
import { difficultiesOf } from '../difficulties/queries.ts'
import { obligationsOf } from '../duties/queries.ts'
import type { Tally } from '../figures.ts'
import { holdersOf, overdueIn } from '../matrix/duties-in.ts'
import { matrixOf } from '../matrix/matrix.ts'
import { inLines } from '../matrix/rows.ts'
import { proposalsIn } from '../reports/queries.ts'
import type { CAUSES } from '../reports/report.ts'
import { tasksOfAgreement, tasksOfReview } from '../tasks/queries.ts'
import type { Task, TaskState } from '../tasks/task.ts'
import { reviewsOf, snapshotOf } from './queries.ts'
import type { Review, ReviewState } from './review.ts'

/**
 * What the report of a review says in figures and lists, with names as they were: drafted anew while papers are open, kept when it is
 * signed, and from then on printed from what was kept.
 */
export type ReviewFacts = {
  /** The day of the data. */
  asOf: string
  from: string
  until: string
  obligations: { title: string; tally: Tally }[]
  bodies: { name: string; tallies: Tally[]; total: Tally }[]
  total: Tally
  difficulties: {
    body: string
    text: string
    kind: string
    /** Missing in what was signed before it was kept. */
    cause?: (typeof CAUSES)[number]
    firstRaisedOn: string
    reviews: number
  }[]
  /** What is overdue of the span, body by body. */
  overdue: { body: string; title: string; period: string; due: string }[]
  /** What bodies propose in their reports. */
  proposals: { body: string; text: string }[]
  /** What became of the tasks of earlier reviews. */
  carried: { content: string; owner: string; due: string | null; state: TaskState }[]
  /** The tasks that its conclusions gave out, to whom they were given then: one that passes on later is still printed so. */
  given: GivenTask[]
}

export type GivenTask = Pick<Task, 'conclusionId' | 'content' | 'output' | 'leader' | 'noDueReason'> & {
  owners: string[]
  due: string | null
}

/** What a review that was signed before they were kept has none of. */
export const NO_FACTS: Pick<ReviewFacts, 'overdue' | 'proposals'> = { overdue: [], proposals: [] }

/** From the locking of its papers until it is signed, a review speaks of the figures that were locked. */
const LOCKED: ReadonlySet<ReviewState> = new Set(['papers-locked', 'in-session', 'concluded'] as const)

/** What the report of a review says: as it was signed; until then the figures that were locked, with the tasks that were given since; or as things stand. */
export async function factsAt(
  rows: Rows,
  agreement: Agreement,
  review: Review,
  bodies: readonly Body[],
  today: string,
): Promise<ReviewFacts> {
  const isSigned = review.state === 'signed'
  const kept = isSigned || LOCKED.has(review.state) ? await snapshotOf(rows, review.siteId, review.id) : ''
  const before = kept === '' ? undefined : ({ ...NO_FACTS, ...JSON.parse(kept) } as ReviewFacts)
  if (before && isSigned) return before
  const now = await factsOf(rows, agreement, review, bodies, today)
  return before ? { ...before, given: now.given } : now
}

/** The facts of a review as they stand on a day. */
export async function factsOf(
  rows: Rows,
  agreement: Agreement,
  review: Review,
  bodies: readonly Body[],
  today: string,
): Promise<ReviewFacts> {
  const obligations = (await obligationsOf(rows, agreement.id)).filter(({ state }) => state !== 'draft')
  const ids = obligations.map(({ id }) => id)
  const holders = new Set(await holdersOf(rows, ids))
  const shown = await inLines(
    rows,
    ids,
    bodies.filter(({ id }) => holders.has(id)),
    review.coversUntil,
  )
  const span = { from: review.coversFrom, until: review.coversUntil }
  const matrix = await matrixOf(
    rows,
    ids,
    shown.map(({ id }) => id),
    span,
    today,
  )
  const nameOf = (id: string) => bodies.find((body) => body.id === id)?.name ?? ''
  const held = (await reviewsOf(rows, agreement.siteId, agreement.id)).filter(
    ({ id, heldOn }) => id !== review.id && heldOn !== null,
  )
  const line = await withThoseBefore(rows, agreement.siteId, agreement.id)
  const difficulties = (await difficultiesOf(rows, agreement.siteId, line)).filter(
    ({ state, sameAs }) => OPEN.includes(state) && sameAs === null,
  )
  const own = await tasksOfReview(rows, review.id)
  const here = new Set(own.map(({ id }) => id))
  const tasks = (await tasksOfAgreement(rows, agreement.siteId, line)).filter(
    ({ id, parentId }) => parentId === null && !here.has(id),
  )
  return {
    ...{ asOf: today, ...span, total: matrix.total },
    obligations: obligations.map(({ id, title }) => ({ title, tally: matrix.ofObligation(id) })),
    bodies: shown.map(({ id, name }) => ({
      name,
      tallies: ids.map((obligation) => matrix.cell(id, obligation)),
      total: matrix.ofBody(id),
    })),
    overdue: (await overdueIn(rows, ids, span, today)).map(({ bodyId, title, period, dueCurrent }) => ({
      ...{ body: nameOf(bodyId), title, period, due: dueCurrent ?? '' },
    })),
    proposals: (await proposalsIn(rows, ids, span)).map(({ bodyId, text }) => ({
      ...{ body: nameOf(bodyId), text },
    })),
    difficulties: difficulties.map(({ raisedBy, text, kind, cause, firstRaisedOn }) => ({
      ...{ body: nameOf(raisedBy), text, kind, cause, firstRaisedOn },
      // "Kéo dài k kỳ": in so many reviews it stood already.
      reviews: held.filter(({ heldOn }) => (heldOn ?? '') >= firstRaisedOn).length,
    })),
    carried: tasks.map(({ content, ownerId, dueCurrent, state }) => ({
      ...{ content, owner: nameOf(ownerId), due: dueCurrent, state },
    })),
    given: own
      .filter(({ parentId, state }) => parentId === null && state !== 'cancelled')
      .map(({ id, ownerId, conclusionId, content, output, leader, noDueReason, dueOriginal }) => {
        const parts = own.filter(({ parentId, state }) => parentId === id && state !== 'cancelled')
        const shares = parts.map((share) => nameOf(share.ownerId))
        const owners = shares.length > 0 ? shares : [nameOf(ownerId)]
        return { conclusionId, content, output, leader, noDueReason, owners, due: dueOriginal }
      }),
  }
}
