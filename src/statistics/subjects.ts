import { prepared, type Rows, rowLimit } from '../database/index.ts'
import { dayIn } from './day.ts'
import { SMALLEST_GROUP } from './folding.ts'
import { own } from './tables.ts'

/** A subject and how often it was shown. */
export type Shown = { subject: string; views: number }

/**
 * The subjects that were shown most in a month, with their views. Its own totals are read: the pages of all its days would
 * take longer than everything else.
 */
export async function mostReadOfMonth(
  rows: Rows,
  month: { siteId: string; month: string; limit: number },
): Promise<Shown[]> {
  return (await mostShownOfMonth(rows, { ...month, least: SMALLEST_GROUP })).map(toShown)
}

function toShown({ subject, views }: { subject: string; views: number | string }): Shown {
  return { subject, views: Number(views) }
}

type OfMonth = { siteId: string; month: string; limit: number; least: number }

const mostShownOfMonth = prepared((rows, { siteId, month, limit, least }: OfMonth) =>
  own(rows)
    .selectFrom('statistics_page_month')
    .select(['subject', 'views'])
    .where('site_id', '=', siteId)
    .where('month', '=', month)
    .where('views', '>=', least)
    .orderBy('views', 'desc')
    .orderBy('subject')
    .limit(rowLimit(limit)),
)

/** The subjects that were shown most within so many days of the site's zone, today among them, with their views. */
export async function mostRead(
  rows: Rows,
  {
    siteId,
    zone,
    at,
    days,
    limit,
  }: { siteId: string; zone: string; at: string; days: number; limit: number },
): Promise<Shown[]> {
  const today = Temporal.PlainDate.from(dayIn(zone, at))
  const from = today.subtract({ days: days - 1 }).toString()
  const between = { siteId, from, until: today.toString() }
  return (await mostShown(rows, { ...between, limit, least: SMALLEST_GROUP })).map(toShown)
}

const mostShown = prepared(
  (
    rows,
    {
      siteId,
      from,
      until,
      limit,
      least,
    }: { siteId: string; from: string; until: string; limit: number; least: number },
  ) =>
    own(rows)
      .selectFrom('statistics_page')
      .select((e) => ['subject', e.fn.sum<number>('views').as('views')])
      .where('site_id', '=', siteId)
      .where('day', '>=', from)
      .where('day', '<=', until)
      .groupBy('subject')
      .having((e) => e.fn.sum('views'), '>=', least)
      .orderBy('views', 'desc')
      .orderBy('subject')
      .limit(rowLimit(limit)),
)

const totalOf = prepared((rows, { siteId, subject }: { siteId: string; subject: string }) =>
  own(rows)
    .selectFrom('statistics_subject')
    .select('views')
    .where('site_id', '=', siteId)
    .where('subject', '=', subject),
)

/** How often a subject has been shown. */
export async function viewsOf(rows: Rows, siteId: string, subject: string): Promise<number> {
  return Number((await totalOf(rows, { siteId, subject }))[0]?.views ?? 0)
}
