import { createHmac, randomBytes } from 'node:crypto'
import { erasing, type Rows } from '../database/index.ts'
import { endOfDay } from './day.ts'
import { own } from './tables.ts'
import type { DatedView } from './view.ts'

/** The random key under which the visitors of one site have names for one day. */
type Key = { key: Buffer; until: number }

/** So long after midnight, in milliseconds, a day's key stays, for views that were under way. */
const GRACE_MS = 10 * 60_000

/** Keys by site and day, as this process knows them; what a transaction adds counts only once it is committed. */
export class VisitorKeys {
  #keys: ReadonlyMap<string, Key>
  constructor(keys: ReadonlyMap<string, Key> = new Map()) {
    this.#keys = keys
  }

  /** These keys and those of the views' days, read or made in the caller's transaction. */
  async with(rows: Rows, views: readonly DatedView[]): Promise<VisitorKeys> {
    const keys = new Map(this.#keys)
    for (const view of views) {
      const name = nameOf(view)
      if (!keys.has(name)) keys.set(name, await keyOf(rows, view))
    }
    return new VisitorKeys(keys)
  }

  /** These keys without those whose time is over. */
  at(now: string): VisitorKeys {
    return new VisitorKeys(new Map([...this.#keys].filter(([, { until }]) => until > Date.parse(now))))
  }

  /** The visitor's name for that day: 16 characters of an HMAC-SHA-256 of site, network and browser. */
  visitor(dated: DatedView): string {
    const { view } = dated
    const { key } = this.#keys.get(nameOf(dated)) as Key
    return createHmac('sha256', key)
      .update(`${view.siteId}\n${view.network}\n${view.browser}`)
      .digest('base64url')
      .slice(0, 16)
  }
}

function nameOf({ view, day }: DatedView): string {
  return `${view.siteId} ${day}`
}

async function keyOf(rows: Rows, { view: { siteId, zone }, day }: DatedView): Promise<Key> {
  const until = Date.parse(endOfDay(zone, day)) + GRACE_MS
  await own(rows)
    .insertInto('statistics_key')
    .values({ site_id: siteId, day, key: randomBytes(32).toString('hex'), until })
    .onConflict((c) => c.doNothing())
    .execute()
  const found = await own(rows)
    .selectFrom('statistics_key')
    .select(['key', 'until'])
    .where('site_id', '=', siteId)
    .where('day', '=', day)
    .executeTakeFirstOrThrow()
  return { key: Buffer.from(found.key, 'hex'), until: Number(found.until) }
}

/** Destroys the keys of days that are over, and with them all that told their visitors apart. */
export async function forgetVisitors(rows: Rows, now: string): Promise<void> {
  const over = own(rows).deleteFrom('statistics_key').where('until', '<=', Date.parse(now))
  const { numDeletedRows } = await erasing(rows, () => over.executeTakeFirstOrThrow())
  if (numDeletedRows === 0n) return
  await own(rows)
    .deleteFrom('statistics_visitor')
    .where((e) =>
      e.not(
        e.exists(
          e
            .selectFrom('statistics_key')
            .select('day')
            .whereRef('statistics_key.site_id', '=', 'statistics_visitor.site_id')
            .whereRef('statistics_key.day', '=', 'statistics_visitor.day'),
        ),
      ),
    )
    .execute()
}
