import { newId, type Rows } from '../../database/index.ts'
import { record } from '../../journal/index.ts'
import { own } from '../tables.ts'
import { addDays, type WorkingCalendar } from '../time/calendar.ts'
import type { DueRule } from '../time/due-rule.ts'
import { makeDuties } from './generating.ts'
import { HORIZON_DAYS } from './obliging.ts'
import { lockObligation } from './queries.ts'
import { untouched } from './untouched.ts'

export type RuleChange = { rule: DueRule; since: string; basis: string }

export type RuleChanged =
  | { outcome: 'done'; made: number }
  | { outcome: 'notAllowed' | 'inThePast' | 'basisMissing' }

/**
 * Changes when something is due, by an amendment of the agreement, in the caller's transaction. Only periods that open on its first day
 * or after follow the new rule; that day is not past. What was made for them by the old one and nobody has touched goes.
 */
export async function changeRule(
  rows: Rows,
  siteId: string,
  obligationId: string,
  { rule, since, basis }: RuleChange,
  calendar: WorkingCalendar,
  today: string,
  by: string,
  at: string,
): Promise<RuleChanged> {
  const obligation = await lockObligation(rows, siteId, obligationId)
  if (obligation?.state !== 'active' || since < obligation.ruleSince) return { outcome: 'notAllowed' }
  if (since <= today) return { outcome: 'inThePast' }
  if (basis === '') return { outcome: 'basisMissing' }
  await own(rows)
    .deleteFrom('duty')
    .where('obligation_id', '=', obligationId)
    .where('window_from', '>=', since)
    .where('handed_in_on', 'is', null)
    .where('set_aside', 'is', null)
    .where(untouched)
    .where((e) =>
      e.not(
        e.exists(
          e
            .selectFrom('evidence')
            .select('evidence.id')
            .whereRef('owner_id', '=', 'duty.id')
            .where('owner_kind', '=', 'duty'),
        ),
      ),
    )
    .execute()
  const number = obligation.ruleNumber + 1
  const row = { id: newId(), obligation_id: obligationId, number, rule: JSON.stringify(rule), since }
  await own(rows).insertInto('obligation_rule').values(row).execute()
  const details = { number, since, basis }
  await record(rows, { siteId, at, by, act: 'rule-changed', subject: obligationId, details })
  return { outcome: 'done', made: await makeDuties(rows, obligation, addDays(today, HORIZON_DAYS), calendar) }
}
