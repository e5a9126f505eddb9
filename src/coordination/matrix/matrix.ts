import type { Rows } from '../../database/index.ts'
import { EMPTY, sumOf, type Tally } from '../figures.ts'
import { type DutyFacts, type Status, statusOf } from '../status.ts'
import { own } from '../tables.ts'

/** Days whose periods are shown, by the day on which their figures are closed; both included. */
export type Span = { from: string; until: string }

/**
 * Duties of a span, by body and obligation: what the screen, the CSV, the annex and the public page are all made of. Of many
 * bodies it holds the cells of some, and the totals of all.
 */
export type Matrix = {
  bodyIds: readonly string[]
  obligationIds: readonly string[]
  /** Of a body and an obligation. */
  cell: (bodyId: string, obligationId: string) => Tally
  ofBody: (bodyId: string) => Tally
  ofObligation: (obligationId: string) => Tally
  total: Tally
}

/** So many duties of one obligation, and one body where that is said, with the same facts. */
type Counted = DutyFacts & { bodyId: string; obligationId: string; count: number }

/**
 * The matrix of a span as it stands on a day. The totals are those of every body, also of those whose rows are not asked for; they
 * are the sums of the cells, because both are counted from the same facts.
 */
export async function matrixOf(
  rows: Rows,
  obligationIds: readonly string[],
  bodyIds: readonly string[],
  span: Span,
  today: string,
): Promise<Matrix> {
  const counted = await count(rows, obligationIds, span, bodyIds)
  const cells = talliesOf(counted, today)
  const totals = talliesOf(
    counted.map((each) => ({ ...each, bodyId: '' })),
    today,
  )
  const cell = (bodyId: string, obligationId: string) => cells.get(bodyId)?.get(obligationId) ?? EMPTY
  const ofObligation = (obligationId: string) => totals.get('')?.get(obligationId) ?? EMPTY
  return {
    ...{ bodyIds, obligationIds, cell, ofObligation },
    ofBody: (bodyId) => sumOf(obligationIds.map((id) => cell(bodyId, id))),
    total: sumOf(obligationIds.map(ofObligation)),
  }
}

function talliesOf(counted: readonly Counted[], today: string): Map<string, Map<string, Tally>> {
  const tallies = new Map<string, Map<string, Record<Status, number>>>()
  for (const { bodyId, obligationId, count, ...facts } of counted) {
    const row = tallies.get(bodyId) ?? new Map<string, Record<Status, number>>()
    const tally = row.get(obligationId) ?? { ...EMPTY }
    tally[statusOf(facts, today)] += count
    tallies.set(bodyId, row.set(obligationId, tally))
  }
  return tallies
}

const FACTS = ['set_aside', 'due_original', 'due_current', 'handed_in_on'] as const

/** All of it in one statement, so that cells and totals are of one moment; of bodies that are not asked for, only their sum. */
async function count(
  rows: Rows,
  obligationIds: readonly string[],
  { from, until }: Span,
  bodyIds: readonly string[],
): Promise<Counted[]> {
  const found = await own(rows)
    .selectFrom('duty')
    .select(['obligation_id', ...FACTS])
    .select((e) => [
      e
        .case()
        .when('body_id', 'in', [...bodyIds, ''])
        .then(e.ref('body_id'))
        .else('')
        .end()
        .as('row'),
      e.fn.countAll<number>().as('count'),
    ])
    .where('obligation_id', 'in', [...obligationIds, ''])
    .where('window_close', '>=', from)
    .where('window_close', '<=', until)
    .groupBy(['obligation_id', ...FACTS, 'row'])
    .execute()
  return found.map(({ row, count: number, ...facts }) => ({
    ...{ ...factsOf(facts), bodyId: row, count: Number(number) },
  }))
}

function factsOf(row: {
  obligation_id: string
  set_aside: DutyFacts['setAside']
  due_original: string | null
  due_current: string | null
  handed_in_on: string | null
}) {
  return {
    ...{ obligationId: row.obligation_id, dueOriginal: row.due_original, dueCurrent: row.due_current },
    ...{ handedInOn: row.handed_in_on, setAside: row.set_aside },
  }
}
