import type { Rows } from '../../database/index.ts'
import { record } from '../../journal/index.ts'
import { own } from '../tables.ts'
import { type CalendarDay, calendarOf, type WorkingCalendar } from './calendar.ts'

/** The days of a site that are not what their weekday says, in order. */
export async function calendarDays(rows: Rows, siteId: string): Promise<CalendarDay[]> {
  return own(rows)
    .selectFrom('calendar_day')
    .select(['day', 'kind', 'basis'])
    .where('site_id', '=', siteId)
    .orderBy('day')
    .execute()
}

/** The working calendar of a site. */
export async function workingCalendar(rows: Rows, siteId: string): Promise<WorkingCalendar> {
  return calendarOf(await calendarDays(rows, siteId))
}

/** The years in which something is due and of which no day off is known: due days may fall on a holiday. */
export async function yearsWithoutDaysOff(
  rows: Rows,
  siteId: string,
  dates: readonly { due: string }[],
): Promise<number[]> {
  const known = new Set((await calendarDays(rows, siteId)).map(({ day }) => day.slice(0, 4)))
  const asked = new Set(dates.map(({ due }) => due.slice(0, 4)))
  return [...asked].filter((year) => !known.has(year)).map(Number)
}

/** The years, of this one and the next, of which no day off is known. */
export async function emptyYears(rows: Rows, siteId: string, today: string): Promise<number[]> {
  const year = Number(today.slice(0, 4))
  return yearsWithoutDaysOff(rows, siteId, [{ due: today }, { due: `${year + 1}-01-01` }])
}

/** Writes a year's days, in place of those that were there, in the caller's transaction. Due days do not move by that alone (see reschedule). */
export async function setCalendarYear(
  rows: Rows,
  siteId: string,
  year: number,
  days: readonly CalendarDay[],
  by: string,
  at: string,
): Promise<void> {
  await own(rows)
    .deleteFrom('calendar_day')
    .where('site_id', '=', siteId)
    .where('day', '>=', `${year}-01-01`)
    .where('day', '<=', `${year}-12-31`)
    .execute()
  if (days.length > 0)
    await own(rows)
      .insertInto('calendar_day')
      .values(days.map((each) => ({ site_id: siteId, ...each })))
      .execute()
  await record(rows, { siteId, at, by, act: 'calendar-set', subject: siteId, details: { year, days } })
}
