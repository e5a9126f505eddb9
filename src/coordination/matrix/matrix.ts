import type { Rows } from '../../database/index.ts'
import { EMPTY, sumOf, type Tally } from '../figures.ts'
import { type DutyFacts, type Status, statusOf } from '../status.ts'
import { own } from '../tables.ts'

/** Duties of a span of days, by body and obligation: what the screen, the CSV, the annex and the public page are all made of. */
export type Matrix = {
  bodyIds: readonly string[]
  obligationIds: readonly string[]
  /** Of a body and an obligation. */
  cell: (bodyId: string, obligationId: string) => Tally
  ofBody: (bodyId: string) => Tally
  ofObligation: (obligationId: string) => Tally
  total: Tally
}

/** So many duties of one body and obligation with the same facts. */
export type Counted = DutyFacts & { bodyId: string; obligationId: string; count: number }

/** Builds a matrix of counted facts as they stand on a day: totals are the sums of its cells, by construction. */
export function matrixOf(
  counted: readonly Counted[],
  bodyIds: readonly string[],
  obligationIds: readonly string[],
  today: string,
): Matrix {
  const cells = new Map<string, Map<string, Record<Status, number>>>()
  for (const { bodyId, obligationId, count, ...facts } of counted) {
    const row = cells.get(bodyId) ?? new Map<string, Record<Status, number>>()
    const tally = row.get(obligationId) ?? { ...EMPTY }
    tally[statusOf(facts, today)] += count
    cells.set(bodyId, row.set(obligationId, tally))
  }
  const cell = (bodyId: string, obligationId: string) => cells.get(bodyId)?.get(obligationId) ?? EMPTY
  const ofBody = (bodyId: string) => sumOf(obligationIds.map((id) => cell(bodyId, id)))
  return {
    ...{ bodyIds, obligationIds, cell, ofBody },
    ofObligation: (obligationId) => sumOf(bodyIds.map((id) => cell(id, obligationId))),
    total: sumOf(bodyIds.map(ofBody)),
  }
}

/** The facts of the duties of some obligations whose periods close within a span of days, of all bodies or some. */
export async function countDuties(
  rows: Rows,
  obligationIds: readonly string[],
  from: string,
  until: string,
  bodyIds?: readonly string[],
): Promise<Counted[]> {
  const found = await own(rows)
    .selectFrom('duty')
    .select(['body_id', 'obligation_id', 'due_original', 'due_current', 'handed_in_on', 'set_aside'])
    .select((e) => e.fn.countAll<number>().as('count'))
    .where('obligation_id', 'in', [...obligationIds, ''])
    .where('window_close', '>=', from)
    .where('window_close', '<=', until)
    .$if(bodyIds !== undefined, (query) => query.where('body_id', 'in', [...(bodyIds ?? []), '']))
    .groupBy(['body_id', 'obligation_id', 'due_original', 'due_current', 'handed_in_on', 'set_aside'])
    .execute()
  return found.map((row) => ({
    ...{ bodyId: row.body_id, obligationId: row.obligation_id, count: Number(row.count) },
    ...{ dueOriginal: row.due_original, dueCurrent: row.due_current },
    ...{ handedInOn: row.handed_in_on, setAside: row.set_aside },
  }))
}
