import type { Rows } from '../../database/index.ts'
import type { Duty } from '../duties/obligation.ts'
import { asDuty } from '../duties/queries.ts'
import { own } from '../tables.ts'
import type { Span } from './matrix.ts'

/** What is behind a cell, or a total: the duties of a span, of one body and of one obligation where they are said. */
export async function dutiesIn(
  rows: Rows,
  obligationIds: readonly string[],
  { from, until }: Span,
  bodyId: string | undefined,
  limit: number,
): Promise<(Duty & { title: string })[]> {
  const found = await own(rows)
    .selectFrom('duty')
    .innerJoin('obligation', 'obligation.id', 'obligation_id')
    .selectAll('duty')
    .select('title')
    .where('obligation_id', 'in', [...obligationIds, ''])
    .where('window_close', '>=', from)
    .where('window_close', '<=', until)
    .$if(bodyId !== undefined, (query) => query.where('body_id', '=', bodyId ?? ''))
    .orderBy('window_close')
    .orderBy('obligation.position')
    .orderBy('duty.id')
    .limit(limit)
    .execute()
  return found.map((row) => ({ ...asDuty(row), title: row.title }))
}

/** Every body that has, or had, one of some obligations. */
export async function holdersOf(rows: Rows, obligationIds: readonly string[]): Promise<string[]> {
  const found = await own(rows)
    .selectFrom('holding')
    .select('body_id')
    .distinct()
    .where('obligation_id', 'in', [...obligationIds, ''])
    .execute()
  return found.map(({ body_id }) => body_id)
}
