import type { ExpressionBuilder } from 'kysely'
import type { Rows } from '../../database/index.ts'
import { record } from '../../journal/index.ts'
import { own, type Tables } from '../tables.ts'
import type { WorkingCalendar } from '../time/calendar.ts'
import { DueRule, dueOfPeriod } from '../time/due-rule.ts'
import { untouched } from './untouched.ts'

/** A due day that another working calendar puts elsewhere, for so many bodies. */
export type Rescheduled = {
  obligationId: string
  title: string
  period: string
  from: string
  to: string
  bodies: number
}

/** Only what has not begun may move: nobody has reported, nor asked for more time, nor been reminded, and its window is still to open. */
const unbegun = (e: ExpressionBuilder<Tables, 'duty'>, today: string) =>
  e.and([
    e('window_from', '>', today),
    e('handed_in_on', 'is', null),
    e('set_aside', 'is', null),
    untouched(e),
  ])

/** Which due days of a site, of what has not begun on a day, a working calendar would move; nothing is written. */
export async function rescheduledBy(
  rows: Rows,
  siteId: string,
  calendar: WorkingCalendar,
  today: string,
): Promise<Rescheduled[]> {
  const found = await own(rows)
    .selectFrom('duty')
    .innerJoin('obligation', 'obligation.id', 'duty.obligation_id')
    .innerJoin('obligation_rule', 'obligation_rule.id', 'rule_id')
    .select(['duty.obligation_id', 'title', 'period', 'window_close', 'due_original', 'rule'])
    .select((e) => e.fn.countAll<number>().as('bodies'))
    .where('obligation.site_id', '=', siteId)
    .where('obligation.state', '=', 'active')
    .where((e) => unbegun(e as unknown as ExpressionBuilder<Tables, 'duty'>, today))
    .groupBy(['duty.obligation_id', 'title', 'period', 'window_close', 'due_original', 'rule'])
    .orderBy('window_close')
    .orderBy('title')
    .execute()
  return found.flatMap(({ obligation_id, title, period, window_close, due_original: from, rule, bodies }) => {
    const to = dueOfPeriod(DueRule.parse(JSON.parse(rule)), window_close, calendar)
    if (from === null || to === undefined || to === from) return []
    return [{ obligationId: obligation_id, title, period, from, to, bodies: Number(bodies) }]
  })
}

/** Moves the due days that the site's working calendar puts elsewhere now, in the caller's transaction, and says which. */
export async function reschedule(
  rows: Rows,
  siteId: string,
  calendar: WorkingCalendar,
  today: string,
  by: string,
  at: string,
): Promise<Rescheduled[]> {
  const all = await rescheduledBy(rows, siteId, calendar, today)
  for (const { obligationId, period, from, to } of all)
    await own(rows)
      .updateTable('duty')
      .set({ due_original: to, due_current: to })
      .where('obligation_id', '=', obligationId)
      .where('period', '=', period)
      .where('due_original', '=', from)
      .where((e) => unbegun(e, today))
      .execute()
  if (all.length > 0)
    await record(rows, { siteId, at, by, act: 'due-days-moved', subject: siteId, details: { moved: all } })
  return all
}
