import { sql } from 'kysely'
import type { Rows } from '../database/index.ts'
import { ledgerOf } from './entries.ts'

/** What was added up again; `pages` and `visits` may be less than the views of their day, never more. */
export type Checked =
  | 'month-visits'
  | 'month-views'
  | 'subject-views'
  | 'subject-months'
  | 'hours'
  | 'devices'
  | 'referrers'
  | 'pages'
  | 'visits'
  | 'entries'

/** A total that is not what its parts come to. */
export type Difference = { what: Checked; period: string; total: number; parts: number }

type Row = { period: string; total: number; parts: number }

/** Each total that is kept, and its parts: what is found is what differs. All are of one site. */
const CHECKS: readonly { what: Checked; query: (siteId: string) => ReturnType<typeof sql<Row>> }[] = [
  {
    what: 'month-visits',
    query: (siteId) => monthsAgainstDays(siteId, 'visits'),
  },
  {
    what: 'month-views',
    query: (siteId) => monthsAgainstDays(siteId, 'views'),
  },
  {
    what: 'subject-views',
    query: (siteId) => sql<Row>`select coalesce(total.subject, page.subject) as period,
      coalesce(total.views, 0) as total, coalesce(page.views, 0) as parts
      from (select subject, views from statistics_subject where site_id = ${siteId}) as total
      full join (select subject, sum(views) as views from statistics_page where site_id = ${siteId} group by subject) as page
        on page.subject = total.subject
      where coalesce(total.views, 0) <> coalesce(page.views, 0)`,
  },
  {
    what: 'subject-months',
    query: (siteId) => sql<Row>`select coalesce(total.name, page.name) as period,
      coalesce(total.views, 0) as total, coalesce(page.views, 0) as parts
      from (select month || ' ' || subject as name, views from statistics_page_month
        where site_id = ${siteId}) as total
      full join (select substr(day, 1, 7) || ' ' || subject as name, sum(views) as views from statistics_page
        where site_id = ${siteId} group by 1) as page on page.name = total.name
      where coalesce(total.views, 0) <> coalesce(page.views, 0)`,
  },
  { what: 'hours', query: (siteId) => daysAgainstShares(siteId, 'views', 'hour') },
  { what: 'devices', query: (siteId) => daysAgainstShares(siteId, 'visits', 'device') },
  { what: 'referrers', query: (siteId) => daysAgainstShares(siteId, 'visits', 'referrer') },
  {
    what: 'pages',
    query: (
      siteId,
    ) => sql<Row>`select page.day as period, coalesce(day.views, 0) as total, page.views as parts
      from (select day, sum(views) as views from statistics_page where site_id = ${siteId} group by day) as page
      left join (select day, views from statistics_day where site_id = ${siteId}) as day on day.day = page.day
      where page.views > coalesce(day.views, 0)`,
  },
  {
    what: 'visits',
    query: (siteId) => sql<Row>`select day as period, views as total, visits as parts
      from statistics_day where site_id = ${siteId} and visits > views`,
  },
]

/** Adds up every total of a site again from its days, and gives those that differ; none means that all is well. */
export async function verify(rows: Rows, siteId: string): Promise<Difference[]> {
  const found: Difference[] = []
  for (const { what, query } of CHECKS)
    for (const { period, total, parts } of (await query(siteId).execute(rows)).rows)
      found.push({ what, period, total: Number(total), parts: Number(parts) })
  for (const [period, added] of (await ledgerOf(rows, siteId)).sums) {
    const { rows: counted } = await sql<{ visits: number }>`select visits from statistics_day
      where site_id = ${siteId} and day = ${period}`.execute(rows)
    const visits = Number(counted[0]?.visits ?? 0)
    if (visits + added < 0) found.push({ what: 'entries', period, total: visits, parts: added })
  }
  return found
}

function monthsAgainstDays(siteId: string, figure: 'visits' | 'views') {
  return sql<Row>`select coalesce(total.month, day.month) as period,
    coalesce(total.${sql.ref(figure)}, 0) as total, coalesce(day.figure, 0) as parts
    from (select * from statistics_month where site_id = ${siteId}) as total
    full join (select substr(day, 1, 7) as month, sum(${sql.ref(figure)}) as figure
      from statistics_day where site_id = ${siteId} group by 1) as day on day.month = total.month
    where coalesce(total.${sql.ref(figure)}, 0) <> coalesce(day.figure, 0)`
}

function daysAgainstShares(siteId: string, figure: 'visits' | 'views', aspect: string) {
  return sql<Row>`select coalesce(day.day, share.day) as period,
    coalesce(day.figure, 0) as total, coalesce(share.figure, 0) as parts
    from (select day, ${sql.ref(figure)} as figure from statistics_day where site_id = ${siteId}) as day
    full join (select day, sum(count) as figure from statistics_share
      where site_id = ${siteId} and aspect = ${aspect} group by day) as share on share.day = day.day
    where coalesce(day.figure, 0) <> coalesce(share.figure, 0)`
}
