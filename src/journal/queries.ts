import type { Rows } from '../database/index.ts'
import { own } from './tables.ts'

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
