import { sql } from 'kysely'
import { prepared, type Rows } from '../database/index.ts'
import { dayIn } from './day.ts'
import { addedTo, ledgerOf } from './entries.ts'
import { fold, SMALLEST_GROUP } from './folding.ts'
import { mostRead, mostReadOfMonth, type Shown } from './subjects.ts'
import { own } from './tables.ts'
import type { FiguresOf } from './totals.ts'

/** What was counted in a period, and what entries add to its visits. */
export type PeriodFigures = { period: string; visits: number; views: number; added: number }
/** One part of a whole: visits or views of an hour, a kind of device, a kind of origin, or "other" for what is folded. */
export type Share = { value: string; count: number }

/** All that is published of a site's statistics, as of an instant. */
export type Report = {
  at: string
  /** The last 31 days, today among them. */
  days: PeriodFigures[]
  /** The last 24 months. */
  months: PeriodFigures[]
  years: PeriodFigures[]
  /** Added to all time, for no year. */
  before: number
  /**
   * Of the last 30 whole days: views by hour, visits by device and by origin, small groups folded. Not of today: whoever
   * asked every minute could see one reader arrive.
   */
  hours: Share[]
  devices: Share[]
  referrers: Share[]
  /** The subjects shown most, without those of fewer views than are told. */
  mostRead: Record<Span, Shown[]>
}

/** Today, the last 7 days, the running month. */
export const SPANS = ['day', 'week', 'month'] as const
export type Span = (typeof SPANS)[number]

const [DAYS, MONTHS, MOST_READ] = [31, 24, 20]

/** The report on a site. */
export async function report(rows: Rows, { id: siteId, zone }: FiguresOf, at: string): Promise<Report> {
  const today = Temporal.PlainDate.from(dayIn(zone, at))
  const from = today.subtract({ days: DAYS - 1 }).toString()
  const until = today.toString()
  const { sums: entries } = await ledgerOf(rows, siteId)
  // What is counted only grows: days that are read before their months are never more than these.
  const days = new Map(
    (await daysOf(rows, { siteId, from, until })).map(toFigures).map((day) => [day.period, day]),
  )
  const yesterday = today.subtract({ days: 1 }).toString()
  const shares = await sharesOf(rows, { siteId, from, until: yesterday })
  const months = (await monthsOf(rows, { siteId })).map(toFigures)
  const counted = new Map(months.map((month) => [month.period, month]))
  const shared = (aspect: string) =>
    fold(
      shares
        .filter((each) => each.aspect === aspect)
        .map(({ value, count }) => ({ value, count: Number(count) })),
      SMALLEST_GROUP,
    )
  return {
    at,
    days: Array.from({ length: DAYS }, (_, back) => today.subtract({ days: DAYS - 1 - back }).toString()).map(
      (period) => ({
        ...(days.get(period) ?? { period, visits: 0, views: 0 }),
        added: entries.get(period) ?? 0,
      }),
    ),
    months: lastMonths(today).map((period) => ({
      ...(counted.get(period) ?? { period, visits: 0, views: 0 }),
      added: addedTo(entries, period),
    })),
    years: yearsOf(months, entries, today.year),
    before: entries.get('') ?? 0,
    hours: shared('hour'),
    devices: shared('device'),
    referrers: shared('referrer'),
    mostRead: {
      day: await mostRead(rows, { siteId, zone, at, days: 1, limit: MOST_READ }),
      week: await mostRead(rows, { siteId, zone, at, days: 7, limit: MOST_READ }),
      month: await mostReadOfMonth(rows, { siteId, month: until.slice(0, 7), limit: MOST_READ }),
    },
  }
}

type Between = { siteId: string; from: string; until: string }

const daysOf = prepared((rows, { siteId, from, until }: Between) =>
  own(rows)
    .selectFrom('statistics_day')
    .select(['day as period', 'visits', 'views'])
    .where('site_id', '=', siteId)
    .where('day', '>=', from)
    .where('day', '<=', until),
)

const monthsOf = prepared((rows, { siteId }: { siteId: string }) =>
  own(rows)
    .selectFrom('statistics_month')
    .select(['month as period', 'visits', 'views'])
    .where('site_id', '=', siteId)
    .orderBy('month'),
)

const sharesOf = prepared((rows, { siteId, from, until }: Between) =>
  own(rows)
    .selectFrom('statistics_share')
    .select(['aspect', 'value', sql<number>`sum(count)`.as('count')])
    .where('site_id', '=', siteId)
    .where('day', '>=', from)
    .where('day', '<=', until)
    .groupBy(['aspect', 'value'])
    .orderBy('value'),
)

function toFigures({ period, visits, views }: Omit<PeriodFigures, 'added'>): PeriodFigures {
  return { period, visits: Number(visits), views: Number(views), added: 0 }
}

function lastMonths(today: Temporal.PlainDate): string[] {
  return Array.from({ length: MONTHS }, (_, back) =>
    today
      .subtract({ months: MONTHS - 1 - back })
      .toPlainYearMonth()
      .toString(),
  )
}

/** Every year from the first that anything is known of; its months' entries and its own are added. */
function yearsOf(
  months: readonly PeriodFigures[],
  entries: ReadonlyMap<string, number>,
  thisYear: number,
): PeriodFigures[] {
  const sum = (year: string, figure: (month: PeriodFigures) => number) =>
    months.reduce((total, month) => total + (month.period.startsWith(year) ? figure(month) : 0), 0)
  const entered = [...entries].flatMap(([period, visits]) => (visits === 0 ? [] : period))
  const named = [...months.map(({ period }) => period), ...entered].filter((period) => period !== '')
  const first = Math.min(thisYear, ...named.map((period) => Number(period.slice(0, 4))))
  return Array.from({ length: thisYear - first + 1 }, (_, index) => String(first + index)).map((year) => ({
    period: year,
    visits: sum(year, ({ visits }) => visits),
    views: sum(year, ({ views }) => views),
    added: addedTo(entries, year),
  }))
}
