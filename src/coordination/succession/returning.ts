import { newId, type Rows } from '../../database/index.ts'
import type { Duty } from '../duties/obligation.ts'
import { own } from '../tables.ts'
import { addDays } from '../time/calendar.ts'

/**
 * A report that comes back after its body has passed the obligation on is owed by whoever took it over: nobody else is left to answer.
 * In the caller's transaction; gives those bodies, none where nothing has passed on by that day.
 */
export async function leaveToHeirs(rows: Rows, duty: Duty, today: string): Promise<string[]> {
  const passed = await own(rows)
    .selectFrom('passage')
    .innerJoin('holding', (join) =>
      join
        .onRef('holding.obligation_id', '=', 'passage.obligation_id')
        .onRef('holding.body_id', '=', 'from_body_id'),
    )
    .select(['to_body_id', 'passage.basis'])
    .where('passage.obligation_id', '=', duty.obligationId)
    .where('from_body_id', '=', duty.bodyId)
    .where('on_day', '<=', today)
    // Whoever still holds it answers itself.
    .where('holding.until', '<=', addDays(today, -1))
    .execute()
  const heirs = [...new Set(passed.map(({ to_body_id }) => to_body_id))]
  const [first] = passed
  if (!first) return []
  const tables = own(rows)
  await tables
    .updateTable('duty')
    .set({ set_aside: null, set_aside_basis: '' })
    .where('obligation_id', '=', duty.obligationId)
    .where('period', '=', duty.period)
    .where('body_id', 'in', heirs)
    .where('set_aside', '=', 'moved')
    .execute()
  const whole = await tables
    .selectFrom('duty')
    .selectAll()
    .where('id', '=', duty.id)
    .executeTakeFirstOrThrow()
  await tables
    .insertInto('duty')
    .values(heirs.map((body_id) => ({ ...whole, id: newId(), body_id, handed_in_on: null })))
    .onConflict((c) => c.columns(['obligation_id', 'body_id', 'period']).doNothing())
    .execute()
  await tables
    .updateTable('duty')
    .set({ set_aside: 'moved', set_aside_basis: first.basis })
    .where('id', '=', duty.id)
    .execute()
  return heirs
}
