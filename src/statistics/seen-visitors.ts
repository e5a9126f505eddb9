import { sql } from 'kysely'
import { jsonRows, type Rows } from '../database/index.ts'
import type { DatedView } from './view.ts'

/** A run of views with no longer gap than this, in milliseconds, is one visit. */
export const LONGEST_GAP = 30 * 60_000
/** The same page again within so many milliseconds is no second view: loaded anew, or sent twice. */
export const SHORTEST_PAUSE = 10_000
/** Nobody reads more pages within that pause; what a machine shows beyond them is not counted. */
const MOST_RECENT = 20

/** A view with the day of its site and the name that its visitor has on that day. */
export type Met = DatedView & { visitor: string }

type Seen = { visitor: string; site_id: string; day: string; seen_at: number; recent: [string, number][] }

/** When the visitors of some views were last seen, and with which pages. */
export class SeenVisitors {
  readonly #visitors: Map<string, Seen>
  readonly #changed = new Set<Seen>()
  private constructor(visitors: Map<string, Seen>) {
    this.#visitors = visitors
  }

  static async among(rows: Rows, met: readonly Met[]): Promise<SeenVisitors> {
    const asked = [...new Set(met.map(({ visitor }) => visitor))].map((visitor) => ({ visitor }))
    const given = jsonRows(rows, { visitor: 'text' }, asked, 'given')
    const { rows: found } = await sql<Omit<Seen, 'recent'> & { recent: string }>`
      select seen.* from ${given} cross join statistics_visitor as seen
      where seen.visitor = given.visitor`.execute(rows)
    const known = found.map((row) => ({
      ...row,
      seen_at: Number(row.seen_at),
      recent: JSON.parse(row.recent) as Seen['recent'],
    }))
    return new SeenVisitors(new Map(known.map((seen) => [seen.visitor, seen])))
  }

  /** Whether a visit begins or goes on with this view, or the same page was shown to the visitor just before. */
  see(met: Met): 'arrives' | 'stays' | 'again' {
    const { view } = met
    const at = Date.parse(view.at)
    const known = this.#visitors.get(met.visitor)
    const { visitor, day } = met
    const seen = known ?? { visitor, site_id: view.siteId, day, seen_at: at, recent: [] }
    const recent = seen.recent.filter(([, shown]) => Math.abs(at - shown) < SHORTEST_PAUSE)
    if (recent.length >= MOST_RECENT || recent.some(([page]) => page === view.page)) return 'again'
    // A clock that was set back makes no gap: whoever was seen later than now is still here.
    const arrives = !known || at - seen.seen_at > LONGEST_GAP
    seen.seen_at = Math.max(seen.seen_at, at)
    seen.recent = [...recent, [view.page, at]]
    this.#visitors.set(met.visitor, seen)
    this.#changed.add(seen)
    return arrives ? 'arrives' : 'stays'
  }

  async write(rows: Rows): Promise<void> {
    if (this.#changed.size === 0) return
    const values = [...this.#changed].map((seen) => ({ ...seen, recent: JSON.stringify(seen.recent) }))
    const columns = {
      visitor: 'text',
      site_id: 'text',
      day: 'text',
      seen_at: 'bigint',
      recent: 'text',
    } as const
    await sql`insert into statistics_visitor (visitor, site_id, day, seen_at, recent)
      select visitor, site_id, day, seen_at, recent from ${jsonRows(rows, columns, values, 'given')} where true
      on conflict (visitor) do update
      set seen_at = excluded.seen_at, recent = excluded.recent`.execute(rows)
  }
}
