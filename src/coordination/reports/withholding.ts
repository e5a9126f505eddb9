import type { Rows } from '../../database/index.ts'
import { record } from '../../journal/index.ts'
import { lockDuty } from '../duties/changing.ts'
import { own } from '../tables.ts'

/**
 * Shows nobody the words of a version any more, by a decision, in the caller's transaction: it held what must not be there, such as
 * somebody's data. Its hash, its days and what was decided about it stay; the line of versions is whole as before.
 */
export async function withhold(
  rows: Rows,
  siteId: string,
  dutyId: string,
  { number, basis }: { number: number; basis: string },
  by: string,
  at: string,
): Promise<{ outcome: 'done' } | { outcome: 'notAllowed' | 'basisMissing' }> {
  if (!(await lockDuty(rows, siteId, dutyId))) return { outcome: 'notAllowed' }
  if (basis === '') return { outcome: 'basisMissing' }
  const { numUpdatedRows } = await own(rows)
    .updateTable('report_version')
    .set({ withheld_basis: basis })
    .where('duty_id', '=', dutyId)
    .where('number', '=', number)
    .where('withheld_basis', '=', '')
    .executeTakeFirstOrThrow()
  if (numUpdatedRows === 0n) return { outcome: 'notAllowed' }
  const details = { number, basis }
  await record(rows, { siteId, at, by, act: 'report-withheld', subject: dutyId, details })
  return { outcome: 'done' }
}
