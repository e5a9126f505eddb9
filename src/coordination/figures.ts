import { STATUSES, type Status } from './status.ts'

/** How many duties stand in each way: what a cell, a row, a column and a whole matrix are made of. */
export type Tally = Readonly<Record<Status, number>>

export const EMPTY: Tally = Object.fromEntries(STATUSES.map((status) => [status, 0])) as Record<
  Status,
  number
>

/** Tallies added up: the total of a row is the sum of its cells, by construction. */
export function sumOf(tallies: Iterable<Tally>): Tally {
  const sum = { ...EMPTY } as Record<Status, number>
  for (const tally of tallies) for (const status of STATUSES) sum[status] += tally[status]
  return sum
}

/** What is said of a tally. Ratios are of what fell due; what was set aside or has no date counts in neither part. */
export type Figures = {
  due: number
  done: number
  /** Handed in on or before the original due day. */
  onTime: number
  overdue: number
  open: number
  setAside: number
  /** Parts of one; undefined where nothing fell due, which is said as "—". */
  completion: number | undefined
  punctuality: number | undefined
}

/** completion = done / due, punctuality = on time by the original date / due, due = done + overdue. */
export function figuresOf(tally: Tally): Figures {
  const done = tally.done + tally['done-extended'] + tally['done-late']
  const due = done + tally.overdue
  return {
    due,
    done,
    onTime: tally.done,
    overdue: tally.overdue,
    open: tally['not-due'] + tally['due-soon'],
    setAside: tally.waived + tally.suspended + tally.moved + tally.ended,
    completion: due === 0 ? undefined : done / due,
    punctuality: due === 0 ? undefined : tally.done / due,
  }
}
