import { createHmac, randomBytes } from 'node:crypto'
import type { Database, Rows } from '../database/index.ts'
import { own } from './tables.ts'

/** One page shown to one person; `subject` is what the page is about, where that is counted for itself. The network and the browser name a visitor for a day and are never written down. */
export type View = {
  siteId: string
  zone: string
  network: string
  browser: string
  at: string
  subject?: string | undefined
}

/** A run of views with no longer gap than this, in milliseconds, is one visit. */
export const LONGEST_GAP = 30 * 60_000

/** Counts a view, and a visit where the visitor was not seen within the gap or not yet that day. */
export async function countView(database: Database, view: View): Promise<void> {
  const day = dayIn(view.zone, view.at)
  await database.transact(async (rows) => {
    const visitor = await nameless(rows, day, view)
    const begins = await meet(rows, { site_id: view.siteId, day, visitor, seen_at: view.at })
    await own(rows)
      .insertInto('statistics_day')
      .values({ site_id: view.siteId, day, visits: begins ? 1 : 0, views: 1 })
      .onConflict((c) =>
        c.columns(['site_id', 'day']).doUpdateSet((e) => ({
          visits: e('statistics_day.visits', '+', begins ? 1 : 0),
          views: e('statistics_day.views', '+', 1),
        })),
      )
      .execute()
    if (view.subject !== undefined) await countPage(rows, view.siteId, day, view.subject)
  })
}

async function countPage(rows: Rows, siteId: string, day: string, subject: string): Promise<void> {
  await own(rows)
    .insertInto('statistics_page')
    .values({ site_id: siteId, day, subject, views: 1 })
    .onConflict((c) =>
      c
        .columns(['site_id', 'day', 'subject'])
        .doUpdateSet((e) => ({ views: e('statistics_page.views', '+', 1) })),
    )
    .execute()
}

/** The day, "2026-11-24", that an instant falls on in a zone. */
export function dayIn(zone: string, at: string): string {
  return Temporal.Instant.from(at).toZonedDateTimeISO(zone).toPlainDate().toString()
}

/** Whether this view begins a visit; remembers when the visitor was last seen. */
async function meet(
  rows: Rows,
  seen: { site_id: string; day: string; visitor: string; seen_at: string },
): Promise<boolean> {
  const inserted = await own(rows)
    .insertInto('statistics_visitor')
    .values(seen)
    .onConflict((c) => c.doNothing())
    .executeTakeFirstOrThrow()
  if (inserted.numInsertedOrUpdatedRows === 1n) return true
  const visitor = own(rows)
    .selectFrom('statistics_visitor')
    .select('seen_at')
    .where('site_id', '=', seen.site_id)
    .where('day', '=', seen.day)
    .where('visitor', '=', seen.visitor)
  const before = await visitor.executeTakeFirstOrThrow()
  await own(rows)
    .updateTable('statistics_visitor')
    .set({ seen_at: seen.seen_at })
    .where('site_id', '=', seen.site_id)
    .where('day', '=', seen.day)
    .where('visitor', '=', seen.visitor)
    .execute()
  return Date.parse(seen.seen_at) - Date.parse(before.seen_at) > LONGEST_GAP
}

/** The visitor's name for one day: an HMAC under a random key that is destroyed when the day is over. */
async function nameless(rows: Rows, day: string, { siteId, network, browser }: View): Promise<string> {
  const known = await own(rows)
    .selectFrom('statistics_key')
    .select('key')
    .where('day', '=', day)
    .executeTakeFirst()
  const key = known?.key ?? (await newKey(rows, day))
  return createHmac('sha256', Buffer.from(key, 'hex'))
    .update(`${siteId}\n${network}\n${browser}`)
    .digest('base64url')
    .slice(0, 22)
}

/** The first view of a day makes its key and destroys what is older than yesterday: zones differ by less than a day. */
async function newKey(rows: Rows, day: string): Promise<string> {
  await own(rows)
    .insertInto('statistics_key')
    .values({ day, key: randomBytes(32).toString('hex') })
    .onConflict((c) => c.doNothing())
    .execute()
  const limit = Temporal.PlainDate.from(day).subtract({ days: 1 }).toString()
  await own(rows).deleteFrom('statistics_key').where('day', '<', limit).execute()
  await own(rows).deleteFrom('statistics_visitor').where('day', '<', limit).execute()
  return (
    await own(rows)
      .selectFrom('statistics_key')
      .select('key')
      .where('day', '=', day)
      .executeTakeFirstOrThrow()
  ).key
}
