import type { Database } from '../database/index.ts'
import { record } from '../journal/index.ts'
import type { Site } from '../sites/index.ts'
import { type OpeningBalance, openBalance } from '../statistics/index.ts'
import type { PrintedStatistics } from './reading/statistics-block.ts'

/** Lets a site's history go on from the figures of the old portal's block; gives the balances that were new. */
export async function continueFrom(
  database: Database,
  site: Site,
  { month, year, total }: PrintedStatistics,
  note: string,
  by: string,
  at: string,
): Promise<OpeningBalance[]> {
  const balances: OpeningBalance[] = [
    ...(month?.month && year?.year
      ? [
          {
            kind: 'month' as const,
            period: `${year.year}-${String(month.month).padStart(2, '0')}`,
            visits: month.value,
          },
        ]
      : []),
    ...(year?.year ? [{ kind: 'year' as const, period: String(year.year), visits: year.value }] : []),
    ...(total ? [{ kind: 'total' as const, period: '', visits: total }] : []),
  ]
  return database.transact(async (rows) => {
    const opened: OpeningBalance[] = []
    for (const balance of balances)
      if (await openBalance(rows, site.id, balance, note, by, at)) opened.push(balance)
    if (opened.length > 0)
      await record(rows, {
        siteId: site.id,
        at,
        by,
        act: 'balance-opened',
        subject: site.id,
        details: { note, opened },
      })
    return opened
  })
}
