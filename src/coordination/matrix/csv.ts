import { csvFile } from '../../web/index.ts'
import { figuresOf, type Tally } from '../figures.ts'
import { STATUSES } from '../status.ts'
import type { Words } from '../words.ts'
import type { Matrix } from './matrix.ts'

type Names = { body: ReadonlyMap<string, string>; obligation: ReadonlyMap<string, string> }

/** A matrix as a file: a line for each cell that holds anything, then the totals of all bodies. */
export function matrixCsv(matrix: Matrix, names: Names, words: Words): string {
  const head = [words.body, words.asks, ...STATUSES.map((status) => words.statuses[status])]
  const line = (body: string, obligation: string, tally: Tally) => {
    const { due, done, onTime } = figuresOf(tally)
    return [body, obligation, ...STATUSES.map((status) => tally[status]), due, done, onTime]
  }
  const cells = matrix.bodyIds.flatMap((bodyId) =>
    matrix.obligationIds
      .map((id) => ({ id, tally: matrix.cell(bodyId, id) }))
      .filter(({ tally }) => STATUSES.some((status) => tally[status] > 0))
      .map(({ id, tally }) => line(names.body.get(bodyId) ?? '', names.obligation.get(id) ?? '', tally)),
  )
  const totals = matrix.obligationIds.map((id) =>
    line(words.total, names.obligation.get(id) ?? '', matrix.ofObligation(id)),
  )
  const all = [
    [...head, ...words.csvFigures],
    ...cells,
    ...totals,
    line(words.total, words.total, matrix.total),
  ]
  return csvFile(all)
}
