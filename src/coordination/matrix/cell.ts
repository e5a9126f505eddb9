import { formatNumber } from '../../web/index.ts'
import { figuresOf, type Tally } from '../figures.ts'
import { STATUSES, type Status } from '../status.ts'
import type { Words } from '../words.ts'

/** What most needs to be seen of a cell comes first. */
export const URGENCY: readonly Status[] = [
  ...(['overdue', 'due-soon', 'done-late', 'done-extended', 'done', 'not-due', 'no-due'] as const),
  ...(['suspended', 'waived', 'moved', 'ended'] as const),
]

/** The status that a cell is marked with: the most urgent that it has; none where nothing is owed. */
export function markOf(tally: Tally): Status | undefined {
  return URGENCY.find((status) => tally[status] > 0)
}

/** A cell in figures, "3/4" of what fell due, or how many are still to come. */
export function figureOf(tally: Tally, language: string): string {
  const { due, done, open, setAside } = figuresOf(tally)
  const number = (count: number) => formatNumber(count, language)
  if (due > 0) return `${number(done)}/${number(due)}`
  return open + tally['no-due'] > 0 ? number(open + tally['no-due']) : setAside > 0 ? number(setAside) : ''
}

/** What a cell says to those who do not see it: how many stand in each way. */
export function inWords(tally: Tally, words: Words, language: string): string {
  return STATUSES.filter((status) => tally[status] > 0)
    .map((status) => `${words.statuses[status]}: ${formatNumber(tally[status], language)}`)
    .join(', ')
}
