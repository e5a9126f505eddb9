import type { Rows } from '../../database/index.ts'
import { record } from '../../journal/index.ts'
import { lockDuty } from '../duties/changing.ts'
import { own } from '../tables.ts'

/** What was raised in the version says no more than that it was withheld, also on agendas. */
async function withholdDifficulties(rows: Rows, dutyId: string, number: number): Promise<void> {
  const raised = await own(rows)
    .updateTable('difficulty')
    .set({ text: WITHHELD, public_text: '' })
    .where('version_id', 'in', (e) =>
      e.selectFrom('report_version').select('id').where('duty_id', '=', dutyId).where('number', '=', number),
    )
    .returning('id')
    .execute()
  await own(rows)
    .updateTable('agenda_item')
    .set({ text: WITHHELD })
    .where('ref_id', 'in', [...raised.map(({ id }) => id), ''])
    .where('review_id', 'not in', (e) => e.selectFrom('review').select('id').where('state', '=', 'signed'))
    .execute()
}

/** Stands in the place of words that nobody is shown any more; a record of the office, in its language. */
const WITHHELD = '(nội dung đã được ẩn theo quyết định)'

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
  await withholdDifficulties(rows, dutyId, number)
  const details = { number, basis }
  await record(rows, { siteId, at, by, act: 'report-withheld', subject: dutyId, details })
  return { outcome: 'done' }
}
