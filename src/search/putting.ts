import { engineOf, type Rows } from '../database/index.ts'
import type { Entry } from './entry.ts'
import { indexedWords, shelfMark, siteMark } from './indexed-words.ts'
import { indexInPostgres, unindexInPostgres } from './postgres-index.ts'
import { indexInSqlite, unindexInSqlite } from './sqlite-index.ts'
import { own } from './tables.ts'

/** Makes an entry findable from the end of the caller's transaction on; one that was there before is replaced. */
export async function putEntry(rows: Rows, entry: Entry): Promise<void> {
  await removeEntry(rows, entry.subject)
  const { siteId, subject, at, title, lead, text } = entry
  const position = await freePosition(rows, at)
  await own(rows)
    .insertInto('search_entry')
    .values({ position, site_id: siteId, subject, at, title, lead, body: text })
    .execute()
  const words = indexedWords(entry)
  const belongs = [siteMark(siteId), ...entry.shelves.map(shelfMark)]
  await (engineOf(rows) === 'sqlite' ? indexInSqlite : indexInPostgres)(rows, position, words, belongs)
  const known = [...words.title, ...words.lead].flatMap((word) => (word ? [word.folded] : []))
  if (known.length > 0)
    await own(rows)
      .insertInto('search_word')
      .values([...new Set(known)].slice(0, 1000).map((word) => ({ site_id: siteId, word })))
      .onConflict((c) => c.doNothing())
      .execute()
}

/** Lets nobody find a subject any more. */
export async function removeEntry(rows: Rows, subject: string): Promise<void> {
  const removed = await own(rows)
    .deleteFrom('search_entry')
    .where('subject', '=', subject)
    .returning('position')
    .execute()
  for (const { position } of removed)
    await (engineOf(rows) === 'sqlite' ? unindexInSqlite : unindexInPostgres)(rows, position)
}

/** How many entries of one second have a place of their own: 2^34 seconds times this stay below 2^53. */
const PLACES = 2 ** 18

/** The first position of an instant; what nobody knows the day of comes before all others. */
export function positionAt(at: string): number {
  return at === '' ? 0 : Math.max(1, Math.floor(Date.parse(at) / 1000)) * PLACES
}

async function freePosition(rows: Rows, at: string): Promise<number> {
  const first = positionAt(at)
  const { last } = await own(rows)
    .selectFrom('search_entry')
    .select((e) => e.fn.max<number | null>('position').as('last'))
    .where('position', '>=', first)
    .where('position', '<', first + PLACES)
    .executeTakeFirstOrThrow()
  return last === null ? first : Number(last) + 1
}
