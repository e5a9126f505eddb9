import { prepared, type Rows } from '../database/index.ts'
import { dayIn } from './day.ts'
import { own } from './tables.ts'
import type { FiguresOf } from './totals.ts'

/** Who was shown a page within so many milliseconds is still there. */
const ONLINE_MS = 5 * 60_000

/** Visitors of a site who were shown a page within the last five minutes. */
export async function onlineAt(rows: Rows, { id, zone }: FiguresOf, at: string): Promise<number> {
  const since = Date.parse(at) - ONLINE_MS
  const [today, before] = [dayIn(zone, at), dayIn(zone, new Date(since).toISOString())]
  const [found] = await visitorsSince(rows, { siteId: id, days: [...new Set([today, before])], since })
  return Number(found?.visitors ?? 0)
}

const visitorsSince = prepared(
  (rows, { siteId, days, since }: { siteId: string; days: readonly string[]; since: number }) =>
    own(rows)
      .selectFrom('statistics_visitor')
      .select((e) => e.fn.countAll<number>().as('visitors'))
      .where('site_id', '=', siteId)
      .where('day', 'in', days)
      .where('seen_at', '>', since),
)

/** With so many there, nobody sees in which moment of a second they were counted. */
const MANY = 100
const REMEMBERED_MS = 1000

/** Who is there now. All visitors of the day are looked through for it, so that a crowd is counted once a second. */
export class OnlineNow {
  readonly #crowds = new Map<string, { at: number; visitors: number }>()

  async of(rows: Rows, site: FiguresOf, at: string): Promise<number> {
    const now = performance.now()
    const crowd = this.#crowds.get(site.id)
    if (crowd && now - crowd.at < REMEMBERED_MS) return crowd.visitors
    const visitors = await onlineAt(rows, site, at)
    if (visitors < MANY) this.#crowds.delete(site.id)
    else this.#crowds.set(site.id, { at: now, visitors })
    return visitors
  }
}
