import type { Rows } from '../../database/index.ts'
import type { Duty } from '../duties/obligation.ts'
import { asDuty } from '../duties/queries.ts'
import { own } from '../tables.ts'
import type { Span } from './matrix.ts'

/** Duties of a span, with what asks for them, in order. */
const inSpan = (rows: Rows, obligationIds: readonly string[], { from, until }: Span, limit: number) =>
  own(rows)
    .selectFrom('duty')
    .innerJoin('obligation', 'obligation.id', 'obligation_id')
    .selectAll('duty')
    .select('title')
    .where('obligation_id', 'in', [...obligationIds, ''])
    .where('window_close', '>=', from)
    .where('window_close', '<=', until)
    .orderBy('window_close')
    .orderBy('obligation.position')
    .orderBy('duty.id')
    .limit(limit)

type Titled = Duty & { title: string }

/** What is behind a cell, or a total: the duties of a span, of some bodies where they are said; so many at most. */
export async function dutiesIn(
  rows: Rows,
  obligationIds: readonly string[],
  span: Span,
  bodyIds: readonly string[] | undefined,
  limit: number,
): Promise<Titled[]> {
  const found = await inSpan(rows, obligationIds, span, limit)
    .$if(bodyIds !== undefined, (query) => query.where('body_id', 'in', [...(bodyIds ?? []), '']))
    .execute()
  return found.map((row) => ({ ...asDuty(row), title: row.title }))
}

/** A paper names so many that are late. */
const MOST_NAMED = 2000

/** What is overdue of a span on a day. */
export async function overdueIn(
  rows: Rows,
  obligationIds: readonly string[],
  span: Span,
  today: string,
): Promise<Titled[]> {
  const found = await inSpan(rows, obligationIds, span, MOST_NAMED)
    .where('handed_in_on', 'is', null)
    .where('set_aside', 'is', null)
    .where('due_current', '<', today)
    .execute()
  return found.map((row) => ({ ...asDuty(row), title: row.title }))
}

/** What of a span was excused or paused: it is in no ratio, and is listed by itself. */
export async function excusedIn(rows: Rows, obligationIds: readonly string[], span: Span): Promise<Titled[]> {
  const found = await inSpan(rows, obligationIds, span, MOST_NAMED)
    .where('set_aside', 'in', ['waived', 'suspended'])
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
