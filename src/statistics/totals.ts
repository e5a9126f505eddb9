import { prepared, type Rows } from '../database/index.ts'
import { dayIn } from './day.ts'
import { addedTo, ledgerOf } from './entries.ts'
import { onlineAt } from './online.ts'
import { own } from './tables.ts'

/** The figures of the block "Thống kê truy cập": visits, with the month and year they belong to. */
export type Figures = {
  today: number
  yesterday: number
  month: { month: number; value: number }
  year: { year: number; value: number }
  /** All visits, given where an older counter says what came before. */
  total?: number
  /** Visitors who were shown a page within the last five minutes. */
  online: number
  at: string
}

/** Whose figures: the site, and the zone that decides what day it is. */
export type FiguresOf = { id: string; zone: string }

/** Visits as of an instant in the site's zone; whoever knows already how many are online says so. */
export async function figuresOf(
  rows: Rows,
  site: FiguresOf,
  at: string,
  online = onlineAt(rows, site, at),
): Promise<Figures> {
  const { id, zone } = site
  const today = dayIn(zone, at)
  const date = Temporal.PlainDate.from(today)
  const [month, year] = [today.slice(0, 7), today.slice(0, 4)]
  const yesterday = date.subtract({ days: 1 }).toString()
  const periods = { siteId: id, today, yesterday, month, year, next: String(date.year + 1) }
  // What is counted only grows: read after the entries, no correction can take away what it does not hold yet.
  const { sums, opened } = await ledgerOf(rows, id)
  const [sum] = await visitsOf(rows, periods)
  const value = (counted: unknown, period: string) => Number(counted ?? 0) + addedTo(sums, period)
  return {
    today: value(sum?.today, today),
    yesterday: value(sum?.yesterday, yesterday),
    month: { month: date.month, value: value(sum?.month, month) },
    year: { year: date.year, value: value(sum?.year, year) },
    ...(opened.size > 0 ? { total: value(sum?.all, '') } : {}),
    online: await online,
    at,
  }
}

type Periods = {
  siteId: string
  today: string
  yesterday: string
  month: string
  year: string
  /** The year after. */
  next: string
}

/** One statement, so that no view can be counted between two of the figures. */
const visitsOf = prepared((rows, { siteId, today, yesterday, month, year, next }: Periods) => {
  const tables = own(rows)
  const ofDay = (day: string) =>
    tables.selectFrom('statistics_day').select('visits').where('site_id', '=', siteId).where('day', '=', day)
  const ofMonths = (from?: string, before?: string) => {
    const all = tables
      .selectFrom('statistics_month')
      .select((e) => e.fn.sum<number>('visits').as('visits'))
      .where('site_id', '=', siteId)
    const later = from === undefined ? all : all.where('month', '>=', from)
    return before === undefined ? later : later.where('month', '<', before)
  }
  return tables.selectNoFrom([
    ofDay(today).as('today'),
    ofDay(yesterday).as('yesterday'),
    tables
      .selectFrom('statistics_month')
      .select('visits')
      .where('site_id', '=', siteId)
      .where('month', '=', month)
      .as('month'),
    ofMonths(year, next).as('year'),
    ofMonths().as('all'),
  ])
})
