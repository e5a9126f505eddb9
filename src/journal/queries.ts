import type { Rows } from '../database/index.ts'
import type { Entry } from './entry.ts'
import { own, type Tables } from './tables.ts'

/** What changed after a position of the chain: which sites and subjects, and the position that was reached. */
export type Changes = { position: number; siteIds: string[]; subjects: string[] }

/** How far the chain goes. */
export async function lastPosition(rows: Rows): Promise<number> {
  return (await own(rows).selectFrom('journal_head').select('position').executeTakeFirstOrThrow()).position
}

/** The entries after a position, whichever process wrote them; a committed entry is never before one already seen. */
export async function changesAfter(rows: Rows, position: number): Promise<Changes> {
  const found = await own(rows)
    .selectFrom('journal_entry')
    .select(['position', 'site_id', 'subject'])
    .where('position', '>', position)
    .orderBy('position')
    .limit(1000)
    .execute()
  return {
    position: found.at(-1)?.position ?? position,
    siteIds: [...new Set(found.flatMap(({ site_id }) => site_id ?? []))],
    subjects: [...new Set(found.map(({ subject }) => subject))],
  }
}

/** Which entries: of a site, and of no site about its people; by somebody, about something, between two instants (the first with). */
export type Asked = {
  siteId: string
  /** The accounts of the site's people. */
  people: readonly string[]
  by?: string | undefined
  /** One thing, or several. */
  subject?: string | readonly string[] | undefined
  act?: string | undefined
  from?: string | undefined
  until?: string | undefined
  /** Only entries before this position, for the next page. */
  before?: number | undefined
  limit: number
}

/** Entries of the journal as somebody looks for them, the last first, each with its position in the chain. */
export async function entries(
  rows: Rows,
  { siteId, people, by, subject, act, from, until, before, limit }: Asked,
): Promise<(Entry & { position: number })[]> {
  const found = await own(rows)
    .selectFrom('journal_entry')
    .selectAll()
    .where((e) =>
      e.or([
        e('site_id', '=', siteId),
        e.and([e('site_id', 'is', null), e('subject', 'in', people.length > 0 ? people : [''])]),
      ]),
    )
    .$if(by !== undefined, (query) => query.where('actor', '=', by ?? ''))
    .$if(subject !== undefined, (query) => query.where('subject', 'in', ['', ...[subject ?? ''].flat()]))
    .$if(act !== undefined, (query) => query.where('act', '=', act ?? ''))
    .$if(from !== undefined, (query) => query.where('at', '>=', from ?? ''))
    .$if(until !== undefined, (query) => query.where('at', '<', until ?? ''))
    .$if(before !== undefined, (query) => query.where('position', '<', before ?? 0))
    .orderBy('position', 'desc')
    .limit(limit)
    .execute()
  return found.map(asEntry)
}

/** The newest entries of all sites, the last first; by somebody, or about something. */
export async function lastEntries(
  rows: Rows,
  { by, subject, limit }: { by?: string | undefined; subject?: string | undefined; limit: number },
): Promise<(Entry & { position: number })[]> {
  const found = await own(rows)
    .selectFrom('journal_entry')
    .selectAll()
    .$if(by !== undefined, (query) => query.where('actor', '=', by ?? ''))
    .$if(subject !== undefined, (query) => query.where('subject', '=', subject ?? ''))
    .orderBy('position', 'desc')
    .limit(limit)
    .execute()
  return found.map(asEntry)
}

/** Everything that was done with one thing of a site, the first first. */
export async function historyOf(rows: Rows, siteId: string, subject: string): Promise<Entry[]> {
  const found = await own(rows)
    .selectFrom('journal_entry')
    .selectAll()
    .where('site_id', '=', siteId)
    .where('subject', '=', subject)
    .orderBy('position')
    .execute()
  return found.map(asEntry)
}

function asEntry(row: Tables['journal_entry']): Entry & { position: number } {
  const { position, site_id: siteId, at, actor: by, act, subject } = row
  return { position, siteId, at, by, act, subject, details: JSON.parse(row.details) }
}
