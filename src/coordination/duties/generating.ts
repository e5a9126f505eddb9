import { newId, type Rows } from '../../database/index.ts'
import { own } from '../tables.ts'
import type { WorkingCalendar } from '../time/calendar.ts'
import { type DuePeriod, type DueRule, dueAfterEvent, duePeriods } from '../time/due-rule.ts'
import { leadersOn } from './holders.ts'
import type { DatedRule, Obligation } from './obligation.ts'
import { holdingsOf, lockObligation, rulesOf } from './queries.ts'

/** Duties are written so many at once: SQLite takes 32,766 values in a statement, a duty has twelve. */
const AT_ONCE = 1000

/**
 * Makes what is owed for every period that closes up to a day, in the caller's transaction, and gives how many were new. Whoever
 * leads on the closing day owes the whole period. Running it again makes nothing twice: (obligation, body, period) is the key,
 * and what was made stays as the rule was then. What closes up to the day `after` is known to be there.
 */
export async function makeDuties(
  rows: Rows,
  { siteId, id }: Pick<Obligation, 'siteId' | 'id'>,
  until: string,
  calendar: WorkingCalendar,
  after: string | null = null,
): Promise<number> {
  const obligation = await lockObligation(rows, siteId, id)
  if (!obligation) return 0
  const ends = [until, obligation.until, await endOf(rows, obligation.agreementId)]
  const last = ends.filter((each) => each !== null).sort()[0] as string
  const holdings = await holdingsOf(rows, obligation.id)
  const periods = periodsOf(await rulesOf(rows, obligation.id), obligation.since, last, calendar)
  const newer = after === null ? periods : periods.filter(({ close }) => close > after)
  const owed = newer.flatMap((period) =>
    leadersOn(holdings, period.close).map((bodyId) => ({
      ...{ id: newId(), obligation_id: obligation.id, body_id: bodyId, rule_id: period.ruleId },
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
  if (obligation.madeUntil !== last)
    await own(rows)
      .updateTable('obligation')
      .set({ made_until: last })
      .where('id', '=', obligation.id)
      .execute()
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

/** The periods that an obligation's rules make: each follows the rule that held on the day on which it opened. */
export function periodsOf(
  rules: readonly DatedRule[],
  since: string,
  until: string,
  calendar: WorkingCalendar,
): (DuePeriod & { ruleId: string })[] {
  return rules.flatMap(({ id, rule, since: first }, place) => {
    const next = rules[place + 1]?.since
    return duePeriods(rule, since, until, calendar)
      .filter(({ from }) => (place === 0 || from >= first) && (next === undefined || from < next))
      .map((period) => ({ ...period, ruleId: id }))
  })
}

/** Whether what a rule asks for comes of events, and not of days. */
export function happens({ kind }: DueRule): boolean {
  return kind === 'after-event' || kind === 'none'
}

export type Happened = { outcome: 'done'; isNew: boolean } | { outcome: 'notAllowed' }

/**
 * What one body owes after something has happened on a day, in the caller's transaction; the same event twice is one duty. Nobody owes
 * for what happened before or after the obligation, the agreement, or the body's own part in it.
 */
export async function dutyAfterEvent(
  rows: Rows,
  { siteId, id }: Pick<Obligation, 'siteId' | 'id'>,
  bodyId: string,
  on: string,
  calendar: WorkingCalendar,
): Promise<Happened> {
  const obligation = await lockObligation(rows, siteId, id)
  if (obligation?.state !== 'active' || !happens(obligation.rule)) return { outcome: 'notAllowed' }
  const ends = [obligation.until, await endOf(rows, obligation.agreementId)]
  const isOver = ends.some((end) => end !== null && on > end)
  if (isOver || !leadersOn(await holdingsOf(rows, id), on).includes(bodyId)) return { outcome: 'notAllowed' }
  const due = obligation.rule.kind === 'after-event' ? dueAfterEvent(obligation.rule, on, calendar) : null
  const { numInsertedOrUpdatedRows } = await own(rows)
    .insertInto('duty')
    .values({
      ...{ id: newId(), obligation_id: id, body_id: bodyId, rule_id: obligation.ruleId, period: on },
      ...{ window_from: on, window_close: due ?? on, due_original: due, due_current: due },
      ...{ handed_in_on: null, set_aside: null, set_aside_basis: '' },
    })
    .onConflict((c) => c.columns(['obligation_id', 'body_id', 'period']).doNothing())
    .executeTakeFirstOrThrow()
  return { outcome: 'done', isNew: numInsertedOrUpdatedRows === 1n }
}
