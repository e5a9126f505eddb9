import type { Rows } from '../database/index.ts'
import { record } from '../journal/index.ts'
import { comparablePath } from './address.ts'
import { rememberOldAddress } from './giving.ts'
import { lookUp } from './queries.ts'
import { own } from './tables.ts'

/** An address that leads on to where its subject is now. An empty host is the site's own. */
export type Redirect = { id: string; host: string; path: string; subject: string }

/** The addresses of a site that lead on and hold some letters, by path: so many from there on. */
export async function redirectsOf(
  rows: Rows,
  siteId: string,
  { text, limit, offset = 0 }: { text: string; limit: number; offset?: number },
): Promise<Redirect[]> {
  const wanted = `%${text.replaceAll(/[%_\\]/g, '').trim()}%`
  return own(rows)
    .selectFrom('address')
    .select(['id', 'host', 'path', 'subject'])
    .where('site_id', '=', siteId)
    .where('kind', '=', 'moved')
    .where((e) => e.or([e('path', 'like', wanted), e('host', 'like', wanted)]))
    .orderBy('path')
    .orderBy('id')
    .limit(limit)
    .offset(offset)
    .execute()
}

/** `taken`: something stands at that address, or it leads somewhere already; `unknown`: nothing stands where it is to lead. */
export type Led = { outcome: 'done' } | { outcome: 'taken' | 'unknown' | 'malformed' }

/** Lets an address of the site lead on to what stands at another, in the caller's transaction. */
export async function leadOn(
  rows: Rows,
  siteId: string,
  { from, to }: { from: string; to: string },
  by: string,
  at: string,
): Promise<Led> {
  const path = pathIn(from)
  const target = pathIn(to)
  if (!path || path === '/' || !target) return { outcome: 'malformed' }
  // What the portal answers at by itself is never asked of the addresses.
  if (/^\/(?:desk|media|assets)(?:\/|$)/.test(path)) return { outcome: 'taken' }
  if (await lookUp(rows, siteId, '', path)) return { outcome: 'taken' }
  const found = await lookUp(rows, siteId, '', target)
  if (found?.kind !== 'current') return { outcome: 'unknown' }
  await rememberOldAddress(rows, siteId, { host: '', path }, found.subject, at)
  const details = { from: path, to: target }
  await record(rows, { siteId, at, by, act: 'redirect-added', subject: found.subject, details })
  return { outcome: 'done' }
}

/** The path of what somebody copied from a browser, as it is compared; undefined where it is none. */
function pathIn(typed: string): string | undefined {
  const written = typed.trim()
  const url = written.startsWith('/') ? URL.parse(written, 'http://a') : URL.parse(written)
  return url && written.length <= 2000 ? comparablePath(url.pathname + url.search) : undefined
}

/** Lets an address lead nowhere any more, in the caller's transaction. */
export async function stopLeading(
  rows: Rows,
  siteId: string,
  id: string,
  by: string,
  at: string,
): Promise<void> {
  const gone = await own(rows)
    .deleteFrom('address')
    .where('site_id', '=', siteId)
    .where('id', '=', id)
    .where('kind', '=', 'moved')
    .returning(['path', 'host', 'subject'])
    .executeTakeFirst()
  if (!gone) return
  const { path, host, subject } = gone
  await record(rows, { siteId, at, by, act: 'redirect-removed', subject, details: { path, host } })
}
