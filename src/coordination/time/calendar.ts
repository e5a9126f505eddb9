/** A day that is not what its weekday says, by a decision: a holiday, a day worked in place of another, or the day off for it. */
export type CalendarDay = { day: string; kind: 'holiday' | 'swapped-work' | 'swapped-off'; basis: string }

/** The days that are not what their weekday says, by their date. */
export type WorkingCalendar = ReadonlyMap<string, CalendarDay['kind']>

export function calendarOf(days: readonly CalendarDay[]): WorkingCalendar {
  return new Map(days.map(({ day, kind }) => [day, kind]))
}

/** Whether offices work on a day ("2025-09-02"): Monday to Friday, unless a decision says otherwise (Labour Code 2019, articles 111 and 112). */
export function isWorkingDay(day: string, calendar: WorkingCalendar): boolean {
  const said = calendar.get(day)
  if (said) return said === 'swapped-work'
  return weekdayOf(day) <= 5
}

// A Temporal date is much dearer than this, and millions of days are asked for when duties are made for years.
const MS_A_DAY = 86_400_000

/** 1 is Monday, 7 Sunday (ISO 8601). */
function weekdayOf(day: string): number {
  return new Date(`${day}T00:00Z`).getUTCDay() || 7
}

/** A day so many days later, or earlier. */
export function addDays(day: string, days: number): string {
  return new Date(Date.parse(`${day}T00:00Z`) + days * MS_A_DAY).toISOString().slice(0, 10)
}

/** How many days lie from one day to another; negative where the other is earlier. */
export function daysBetween(from: string, to: string): number {
  return Math.round((Date.parse(`${to}T00:00Z`) - Date.parse(`${from}T00:00Z`)) / MS_A_DAY)
}

/** The last of so many working days that follow a day. */
export function addWorkingDays(day: string, count: number, calendar: WorkingCalendar): string {
  let at = day
  for (let left = count; left > 0; ) {
    at = addDays(at, 1)
    if (isWorkingDay(at, calendar)) left -= 1
  }
  return at
}

/** The day itself where offices work on it, else the next or the last one on which they do. */
export function workingDayFrom(day: string, direction: 'next' | 'last', calendar: WorkingCalendar): string {
  let at = day
  while (!isWorkingDay(at, calendar)) at = addDays(at, direction === 'next' ? 1 : -1)
  return at
}

/** How many working days lie after one day up to another, counted no further than asked; 0 where the other is not later. */
export function workingDaysBetween(
  from: string,
  to: string,
  calendar: WorkingCalendar,
  most = Number.POSITIVE_INFINITY,
): number {
  let count = 0
  for (let at = addDays(from, 1); at <= to && count < most; at = addDays(at, 1))
    if (isWorkingDay(at, calendar)) count += 1
  return count
}
