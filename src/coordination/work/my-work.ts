import type { Rows } from '../../database/index.ts'
import type { Duty } from '../duties/obligation.ts'
import { asDuty } from '../duties/queries.ts'
import { own } from '../tables.ts'

/** A duty that is still to be done, with what asks for it and whether it came back. */
export type OpenDuty = Duty & { title: string; agreementId: string; wasReturned: boolean }

/** So many are shown: whoever has more begins with the most urgent. */
export const SHOWN = 100

/** What some bodies still have to do, the most urgent first; what opens later than a day is left for later. */
export async function openDuties(
  rows: Rows,
  bodyIds: readonly string[],
  today: string,
  limit = SHOWN,
): Promise<OpenDuty[]> {
  const found = await own(rows)
    .selectFrom('duty')
    .innerJoin('obligation', 'obligation.id', 'obligation_id')
    .selectAll('duty')
    .select(['title', 'agreement_id'])
    .select((e) =>
      e
        .selectFrom('report_version')
        .select('report_version.id')
        .whereRef('duty_id', '=', 'duty.id')
        .where('report_version.state', '=', 'returned')
        .limit(1)
        .as('returned'),
    )
    .where('body_id', 'in', [...bodyIds, ''])
    .where('handed_in_on', 'is', null)
    .where('set_aside', 'is', null)
    .where('window_from', '<=', today)
    .orderBy((e) => e.fn.coalesce('due_current', e.val('9999-12-31')))
    .orderBy('duty.id')
    .limit(limit)
    .execute()
  return found.map((row) => ({
    ...asDuty(row),
    ...{ title: row.title, agreementId: row.agreement_id, wasReturned: row.returned !== null },
  }))
}

/** A report that waits for somebody's word. */
export type Waiting = {
  dutyId: string
  number: number
  title: string
  bodyId: string
  period: string
  receivedOn: string
}

/** The newest versions that wait to be accepted or returned, of some obligations, the oldest first. */
export async function reportsWaiting(
  rows: Rows,
  obligationIds: readonly string[],
  limit = SHOWN,
): Promise<Waiting[]> {
  const found = await own(rows)
    .selectFrom('report_version')
    .innerJoin('duty', 'duty.id', 'duty_id')
    .innerJoin('obligation', 'obligation.id', 'obligation_id')
    .select(['duty_id', 'report_version.number', 'title', 'body_id', 'period', 'received_on'])
    .where('report_version.state', '=', 'submitted')
    .where('obligation_id', 'in', [...obligationIds, ''])
    .where('report_version.number', '=', (e) =>
      e
        .selectFrom('report_version as newest')
        .select((version) => version.fn.max('newest.number').as('number'))
        .whereRef('newest.duty_id', '=', 'duty.id'),
    )
    .orderBy('received_on')
    .orderBy('report_version.id')
    .limit(limit)
    .execute()
  return found.map(({ duty_id, number, title, body_id, period, received_on }) => ({
    ...{ dutyId: duty_id, number, title, bodyId: body_id, period, receivedOn: received_on },
  }))
}
