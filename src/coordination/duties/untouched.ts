import type { ExpressionBuilder } from 'kysely'
import type { Tables } from '../tables.ts'

/** Where it is written that somebody has touched a duty. */
const TOUCHED = [
  ...(['report_draft', 'report_version', 'extension', 'reminder'] as const),
  ...(['explanation', 'dispute', 'urging_line'] as const),
] as const

/** Nobody has written or reported for a duty, asked, answered or been reminded: it may move, or go, as if it had never been made. */
export function untouched(e: ExpressionBuilder<Tables, 'duty'>) {
  return e.and(
    TOUCHED.map((table) =>
      e.not(
        e.exists(e.selectFrom(table).select(`${table}.duty_id`).whereRef(`${table}.duty_id`, '=', 'duty.id')),
      ),
    ),
  )
}
