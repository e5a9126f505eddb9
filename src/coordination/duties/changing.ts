import type { Rows } from '../../database/index.ts'
import { record } from '../../journal/index.ts'
import { own } from '../tables.ts'
import { type Duty, isClosed } from './obligation.ts'
import { dutyById } from './queries.ts'

/** A duty of a site as it is now, which nobody else changes until the caller's transaction ends. */
export async function lockDuty(rows: Rows, siteId: string, id: string): Promise<Duty | undefined> {
  await own(rows)
    .updateTable('duty')
    .set((e) => ({ period: e.ref('period') }))
    .where('id', '=', id)
    .execute()
  return dutyById(rows, siteId, id)
}

/** Excuses a duty that nobody has handed in, pauses it, or takes it up again, by a decision, in the caller's transaction. */
export async function setAside(
  rows: Rows,
  siteId: string,
  dutyId: string,
  { how, basis }: { how: 'waived' | 'suspended' | null; basis: string },
  by: string,
  at: string,
): Promise<{ outcome: 'done' } | { outcome: 'notAllowed' | 'basisMissing' | 'handedIn' }> {
  const duty = await lockDuty(rows, siteId, dutyId)
  if (!duty || isClosed(duty)) return { outcome: 'notAllowed' }
  if (basis === '') return { outcome: 'basisMissing' }
  // What was handed in late is late for ever: it does not leave the counts.
  if (how !== null && duty.handedInOn !== null) return { outcome: 'handedIn' }
  await own(rows)
    .updateTable('duty')
    .set({ set_aside: how, set_aside_basis: basis })
    .where('id', '=', dutyId)
    .execute()
  const act = how === null ? 'duty-resumed' : `duty-${how}`
  await record(rows, { siteId, at, by, act, subject: dutyId, details: { basis } })
  return { outcome: 'done' }
}
