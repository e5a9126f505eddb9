import type { Rows } from '../../database/index.ts'
import { record } from '../../journal/index.ts'
import { zoneOf } from '../../sites/index.ts'
import { momentIn } from '../../web/index.ts'
import { lockDuty } from '../duties/changing.ts'
import { obligationById } from '../duties/queries.ts'
import { leaveToHeirs } from '../succession/returning.ts'
import { own } from '../tables.ts'
import { tellBodies } from '../telling.ts'
import { noteHandedIn } from './handing-in.ts'
import { versionsOf } from './queries.ts'

export type Decided = { outcome: 'done' } | { outcome: 'conflict' | 'notAllowed' | 'reasonMissing' }

/** Accepts a report, or returns it with a reason, in the caller's transaction. Only the newest version can be decided, and once. */
export async function decideReport(
  rows: Rows,
  siteId: string,
  dutyId: string,
  decision: { number: number; state: 'accepted' | 'returned'; reason: string },
  by: string,
  at: string,
): Promise<Decided> {
  const duty = await lockDuty(rows, siteId, dutyId)
  if (!duty) return { outcome: 'notAllowed' }
  const versions = await versionsOf(rows, dutyId)
  const newest = versions.at(-1)
  if (newest?.number !== decision.number || newest.state !== 'submitted') return { outcome: 'conflict' }
  if (decision.state === 'returned' && decision.reason === '') return { outcome: 'reasonMissing' }
  const { number, state, reason } = decision
  await own(rows)
    .updateTable('report_version')
    .set({ state, decided_by: by, decided_at: at, return_reason: state === 'returned' ? reason : '' })
    .where('id', '=', newest.id)
    .execute()
  // An accepted one takes the place of those before it, which stay to be read.
  if (state === 'accepted')
    await own(rows)
      .updateTable('report_version')
      .set({ state: 'replaced' })
      .where('duty_id', '=', dutyId)
      .where('number', '<', number)
      .where('state', '!=', 'returned')
      .execute()
  await noteHandedIn(rows, duty)
  const act = state === 'accepted' ? 'report-accepted' : 'report-returned'
  await record(rows, { siteId, at, by, act, subject: dutyId, details: { number, reason } })
  const obligation = state === 'returned' && (await obligationById(rows, siteId, duty.obligationId))
  if (obligation) {
    const isOpen = (await versionsOf(rows, dutyId)).every((version) => version.state === 'returned')
    const heirs = isOpen
      ? await leaveToHeirs(rows, duty, momentIn(await zoneOf(rows, siteId), at, 'day').machine)
      : []
    const told = { act: 'report-returned' as const, subject: dutyId, title: obligation.title, note: reason }
    await tellBodies(rows, siteId, [duty.bodyId, ...heirs], told, by, at)
  }
  return { outcome: 'done' }
}
