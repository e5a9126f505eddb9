import { prepared, type Rows, rowLimit } from '../database/index.ts'
import { dayIn } from './counting.ts'
import { own } from './tables.ts'

const mostShown = prepared((rows, { siteId, from, limit }: { siteId: string; from: string; limit: number }) =>
  own(rows)
    .selectFrom('statistics_page')
    .select((e) => ['subject', e.fn.sum<number>('views').as('views')])
    .where('site_id', '=', siteId)
    .where('day', '>=', from)
    .groupBy('subject')
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
): Promise<{ subject: string; views: number }[]> {
  const from = Temporal.PlainDate.from(dayIn(zone, at))
    .subtract({ days: days - 1 })
    .toString()
  const found = await mostShown(rows, { siteId, from, limit })
  return found.map(({ subject, views }) => ({ subject, views: Number(views) }))
}
