import { newId, type Rows } from '../../database/index.ts'
import { record } from '../../journal/index.ts'
import { noteHandedIn } from '../reports/handing-in.ts'
import { versionsOf } from '../reports/queries.ts'
import { own } from '../tables.ts'
import { lockDuty } from './changing.ts'
import { type Duty, isClosed } from './obligation.ts'
import { tellOwing } from './telling.ts'

/** What a body disagrees with: the day by which it owes something, that its report came back, or something else. */
export const DISPUTED = ['due', 'return', 'other'] as const
export type Disputed = (typeof DISPUTED)[number]

/** That a body sees one line otherwise than the register says it (ý kiến khác); both stay to be read. */
export type Dispute = {
  id: string
  dutyId: string
  raisedBy: string
  raisedOn: string
  about: Disputed
  /** Of a report that came back: which version. */
  version: number | null
  claim: string
  state: 'open' | 'upheld' | 'rejected' | 'withdrawn'
  decidedBy: string | null
  decidedOn: string | null
  decision: string
  /** The due day that held before, and the one that was decided. */
  dueBefore: string | null
  due: string | null
}

export type DisputeIssue =
  | 'claimMissing'
  | 'open'
  | 'noDue'
  | 'nothingReturned'
  | 'decisionMissing'
  | 'notLater'
export type DisputeOutcome =
  | { outcome: 'done' }
  | { outcome: 'issues'; issues: DisputeIssue[] }
  | { outcome: 'notAllowed' | 'conflict' }

/** Every dispute about a duty, the first one first. */
export async function disputesOf(rows: Rows, dutyId: string): Promise<Dispute[]> {
  const found = await own(rows)
    .selectFrom('dispute')
    .selectAll()
    .where('duty_id', '=', dutyId)
    .orderBy('id')
    .execute()
  return found.map((row) => ({
    ...{ id: row.id, dutyId: row.duty_id, raisedBy: row.raised_by, raisedOn: row.raised_on },
    ...{ about: row.about, claim: row.claim, state: row.state, decision: row.decision },
    ...{ decidedBy: row.decided_by, decidedOn: row.decided_on, version: row.version },
    ...{ dueBefore: row.due_before, due: row.due },
  }))
}

/** Says that one line is wrong, in the caller's transaction; until somebody decides, it counts as before. */
export async function raiseDispute(
  rows: Rows,
  siteId: string,
  dutyId: string,
  { about, claim, on }: { about: Disputed; claim: string; on: string },
  by: string,
  at: string,
): Promise<DisputeOutcome> {
  const duty = await lockDuty(rows, siteId, dutyId)
  if (!duty || isClosed(duty)) return { outcome: 'notAllowed' }
  const isOpen = (await disputesOf(rows, dutyId)).some(({ state }) => state === 'open')
  const returned = (await versionsOf(rows, dutyId)).findLast(({ state }) => state === 'returned')
  const issues: DisputeIssue[] = [
    ...(claim === '' ? (['claimMissing'] as const) : []),
    ...(isOpen ? (['open'] as const) : []),
    ...(about === 'due' && duty.dueCurrent === null ? (['noDue'] as const) : []),
    ...(about === 'return' && !returned ? (['nothingReturned'] as const) : []),
  ]
  if (issues.length > 0) return { outcome: 'issues', issues }
  await own(rows)
    .insertInto('dispute')
    .values({
      ...{ id: newId(), duty_id: dutyId, raised_by: by, raised_on: on, about, claim, state: 'open' },
      ...{ version: about === 'return' ? (returned?.number ?? null) : null },
      ...{ decided_by: null, decided_on: null, decision: '', due_before: null, due: null },
    })
    .execute()
  await record(rows, { siteId, at, by, act: 'dispute-raised', subject: dutyId, details: { about } })
  return { outcome: 'done' }
}

/** How a dispute is decided. `due` is the day that counts from then on, where the dispute was about the day. */
export type Ruling = { id: string; state: 'upheld' | 'rejected'; due: string; decision: string; on: string }

/**
 * Decides a dispute, in the caller's transaction. Where it is upheld, the due day moves, or what was returned counts as handed in: the
 * day first set, and every version, stay written.
 */
export async function decideDispute(
  rows: Rows,
  siteId: string,
  dutyId: string,
  { id, state, due, decision, on }: Ruling,
  by: string,
  at: string,
): Promise<DisputeOutcome> {
  const duty = await lockDuty(rows, siteId, dutyId)
  const raised = (await disputesOf(rows, dutyId)).find((each) => each.id === id)
  if (!duty || !raised || raised.raisedBy === by) return { outcome: 'notAllowed' }
  if (raised.state !== 'open' || isClosed(duty)) return { outcome: 'conflict' }
  if (decision === '') return { outcome: 'issues', issues: ['decisionMissing'] }
  const moves = state === 'upheld' && raised.about === 'due'
  if (moves) {
    if (due <= (duty.dueCurrent ?? '')) return { outcome: 'issues', issues: ['notLater'] }
    await own(rows).updateTable('duty').set({ due_current: due }).where('id', '=', dutyId).execute()
  }
  if (state === 'upheld' && raised.about === 'return') await count(rows, duty, raised.version)
  await own(rows)
    .updateTable('dispute')
    .set({
      ...{ state, decided_by: by, decided_on: on, decision },
      ...(moves ? { due_before: duty.dueCurrent, due } : {}),
    })
    .where('id', '=', id)
    .execute()
  const act = `dispute-${state}` as const
  await record(rows, { siteId, at, by, act, subject: dutyId, details: moves ? { due } : {} })
  await tellOwing(rows, siteId, duty, { act, note: decision }, by, at)
  return { outcome: 'done' }
}

/** What was returned without cause was handed in after all: to be decided again, or followed already by a later version. */
async function count(rows: Rows, duty: Duty, version: number | null): Promise<void> {
  await own(rows)
    .updateTable('report_version')
    .set({ state: 'submitted' })
    .where('duty_id', '=', duty.id)
    .where('number', '=', version ?? 0)
    .where('state', '=', 'returned')
    .execute()
  await noteHandedIn(rows, duty)
}

/** Takes back what one's body has said, in the caller's transaction, as long as nobody has decided. */
export async function withdrawDispute(
  rows: Rows,
  siteId: string,
  dutyId: string,
  id: string,
  by: string,
  at: string,
): Promise<DisputeOutcome> {
  const duty = await lockDuty(rows, siteId, dutyId)
  const raised = (await disputesOf(rows, dutyId)).find((each) => each.id === id)
  if (!duty || !raised) return { outcome: 'notAllowed' }
  if (raised.state !== 'open') return { outcome: 'conflict' }
  await closeDisputes(rows, siteId, [dutyId], '', by, at)
  return { outcome: 'done' }
}

/** Closes what is still open of disputes about some duties, in the caller's transaction: nobody is there any more who raised them. */
export async function closeDisputes(
  rows: Rows,
  siteId: string,
  dutyIds: readonly string[],
  decision: string,
  by: string,
  at: string,
): Promise<void> {
  const closed = await own(rows)
    .updateTable('dispute')
    .set({ state: 'withdrawn', decision })
    .where('duty_id', 'in', [...dutyIds, ''])
    .where('state', '=', 'open')
    .returning('duty_id')
    .execute()
  for (const { duty_id: subject } of closed)
    await record(rows, { siteId, at, by, act: 'dispute-withdrawn', subject, details: { decision } })
}
