import { newId, type Rows } from '../../database/index.ts'
import { own } from '../tables.ts'
import type { WorkingCalendar } from '../time/calendar.ts'
import { type DuePeriod, dueAfterEvent, duePeriods } from '../time/due-rule.ts'
import { leadersOn } from './holders.ts'
import type { Obligation } from './obligation.ts'
import { holdingsOf } from './queries.ts'

/** Duties are written so many at once: SQLite takes 32,766 values in a statement, a duty has twelve. */
const AT_ONCE = 1000

/**
 * Makes what is owed for every period that closes up to a day, in the caller's transaction, and gives how many were new. Whoever
 * leads on the closing day owes the whole period. Running it again makes nothing twice: (obligation, body, period) is the key,
 * and what was made stays as the rule was then.
 */
export async function makeDuties(
  rows: Rows,
  obligation: Obligation,
  until: string,
  calendar: WorkingCalendar,
): Promise<number> {
  if (obligation.state === 'ended') return 0
  const ends = [until, obligation.until, await endOf(rows, obligation.agreementId)]
  const last = ends.filter((each) => each !== null).sort()[0] as string
  const holdings = await holdingsOf(rows, obligation.id)
  const owed = periodsOf(obligation, last, calendar).flatMap((period) =>
    leadersOn(holdings, period.close).map((bodyId) => ({
      ...{ id: newId(), obligation_id: obligation.id, body_id: bodyId, rule_id: obligation.ruleId },
      ...{ period: period.label, window_from: period.from, window_close: period.close },
      ...{ due_original: period.due, due_current: period.due, handed_in_on: null },
      ...{ set_aside: null, set_aside_basis: '' },
    })),
  )
  let made = 0
  for (let first = 0; first < owed.length; first += AT_ONCE) {
    const { numInsertedOrUpdatedRows } = await own(rows)
      .insertInto('duty')
      .values(owed.slice(first, first + AT_ONCE))
      .onConflict((c) => c.columns(['obligation_id', 'body_id', 'period']).doNothing())
      .executeTakeFirstOrThrow()
    made += Number(numInsertedOrUpdatedRows ?? 0n)
  }
  return made
}

/** The last day of an agreement, after which nothing of it falls due. */
async function endOf(rows: Rows, agreementId: string): Promise<string | null> {
  const { until } = await own(rows)
    .selectFrom('agreement')
    .select('until')
    .where('id', '=', agreementId)
    .executeTakeFirstOrThrow()
  return until
}

/** The periods that an obligation's rule makes: a changed rule leaves alone what had opened before it. */
export function periodsOf(
  { rule, ruleNumber, ruleSince, since }: Pick<Obligation, 'rule' | 'ruleNumber' | 'ruleSince' | 'since'>,
  until: string,
  calendar: WorkingCalendar,
): DuePeriod[] {
  const all = duePeriods(rule, since, until, calendar)
  return ruleNumber === 1 ? all : all.filter(({ from }) => from >= ruleSince)
}

/** What one body owes after something has happened, in the caller's transaction; the same event twice is one duty. */
export async function dutyAfterEvent(
  rows: Rows,
  { id, rule, ruleId }: Obligation,
  bodyId: string,
  on: string,
  calendar: WorkingCalendar,
): Promise<boolean> {
  if (rule.kind !== 'after-event') return false
  const due = dueAfterEvent(rule, on, calendar)
  const { numInsertedOrUpdatedRows } = await own(rows)
    .insertInto('duty')
    .values({
      ...{ id: newId(), obligation_id: id, body_id: bodyId, rule_id: ruleId, period: on },
      ...{ window_from: on, window_close: due, due_original: due, due_current: due },
      ...{ handed_in_on: null, set_aside: null, set_aside_basis: '' },
    })
    .onConflict((c) => c.columns(['obligation_id', 'body_id', 'period']).doNothing())
    .executeTakeFirstOrThrow()
  return numInsertedOrUpdatedRows === 1n
}
