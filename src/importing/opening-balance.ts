import type { Database } from '../database/index.ts'
import { record } from '../journal/index.ts'
import type { Site } from '../sites/index.ts'
import { type Balance, entriesOf, setBalance } from '../statistics/index.ts'
import type { PrintedStatistics } from './reading/statistics-block.ts'

/** Lets a site's history go on from the figures of the old portal's block; gives the balances that were new. */
export async function continueFrom(
  database: Database,
  site: Site,
  { month, year, total }: PrintedStatistics,
  note: string,
  by: string,
  at: string,
): Promise<Balance[]> {
  const balances: Balance[] = [
    ...(total ? [{ period: '', visits: total }] : []),
    ...(year?.year ? [{ period: String(year.year), visits: year.value }] : []),
    ...(month?.month && year?.year
      ? [{ period: `${year.year}-${String(month.month).padStart(2, '0')}`, visits: month.value }]
      : []),
  ]
  const act = { siteId: site.id, note, by, at }
  return database.transact(async (rows) => {
    const known = new Set((await entriesOf(rows, site.id)).map(({ period }) => period))
    const opened: Balance[] = []
    // Each captured page shows the block of its own day: the first one read is what the history goes on from.
    for (const balance of balances)
      if (!known.has(balance.period) && (await setBalance(rows, balance, act)).outcome === 'done')
        opened.push(balance)
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
