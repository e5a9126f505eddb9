/** A month as a calendar shows it: weeks from Monday to Sunday, with nothing where a day is of another month. */
export type Week = readonly (number | undefined)[]

export function weeksOf(year: number, month: number): Week[] {
  const first = Temporal.PlainDate.from({ year, month, day: 1 })
  const days = Array.from({ length: first.daysInMonth }, (_, index) => index + 1)
  const cells = [...Array<undefined>(first.dayOfWeek - 1).fill(undefined), ...days]
  const weeks: (number | undefined)[][] = []
  for (let at = 0; at < cells.length; at += 7)
    weeks.push(Array.from({ length: 7 }, (_, index) => cells[at + index]))
  return weeks
}

/** A year, a month or a day in an address, with its first and last day ("2026-11-01"). */
export type Period = { year: number; month?: number; day?: number; from: string; until: string }

/** Reads "2026", "2026/11" or "2026/11/24"; undefined where the calendar has no such time. */
export function periodOf(parts: readonly string[]): Period | undefined {
  const [year, month, day] = parts.map((part) => (/^[1-9]\d{0,3}$/.test(part) ? Number(part) : Number.NaN))
  if (year === undefined || Number.isNaN(year) || year < 1990 || year > 2999) return undefined
  try {
    const overflow = { overflow: 'reject' } as const
    const from = Temporal.PlainDate.from({ year, month: month ?? 1, day: day ?? 1 }, overflow)
    const until = day
      ? from
      : from.add(month === undefined ? { years: 1 } : { months: 1 }).subtract({ days: 1 })
    return {
      year,
      ...(month === undefined ? {} : { month }),
      ...(day === undefined ? {} : { day }),
      from: from.toString(),
      until: until.toString(),
    }
  } catch {
    return undefined
  }
}
