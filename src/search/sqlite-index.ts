import { sql } from 'kysely'
import type { Rows } from '../database/index.ts'
import { type IndexedWords, SIGNED, signFor } from './indexed-words.ts'
import type { Condition, Step, Wanted } from './steps.ts'

/** Stands where a word is not indexed; nobody can ask for it (a letter of the private use area). */
const GAP = '\ue000'

/** Writes an entry's words into FTS5. */
export async function indexInSqlite(
  rows: Rows,
  position: number,
  words: IndexedWords,
  belongs: readonly string[],
): Promise<void> {
  const all = `${signed(words)} ${belongs.join(' ')}`
  await sql`insert into search_index (rowid, words) values (${position}, ${all})`.execute(rows)
}

export async function unindexInSqlite(rows: Rows, position: number): Promise<void> {
  await sql`delete from search_index where rowid = ${position}`.execute(rows)
}

/** Between the fields a gap, so that no phrase crosses from one into the next. */
function signed(words: IndexedWords): string {
  return SIGNED.flatMap(({ sign, level, fields }) =>
    fields.flatMap((field) => [...words[field].map((word) => (word ? sign + word[level] : GAP)), GAP]),
  ).join(' ')
}

/** The positions that a step finds, in the order wished for, none but those between two positions. */
export async function stepInSqlite(rows: Rows, step: Step, wanted: Wanted): Promise<number[]> {
  const order = wanted.oldestFirst ? sql`asc` : sql`desc`
  const { rows: found } = await sql<{ position: number }>`select rowid as position from search_index
    where search_index match ${questionOf(step)} and rowid >= ${wanted.from} and rowid < ${wanted.until}
    order by rowid ${order} limit ${wanted.most} + 0`.execute(rows)
  return found.map(({ position }) => position)
}

function questionOf({ belongs, all, none }: Step): string {
  const positive = [...belongs.map((mark) => `"${mark}"`), ...all.map(termOf)].join(' AND ')
  return none.map(termOf).reduce((sofar, each) => `(${sofar}) NOT (${each})`, positive)
}

function termOf({ term, level, fields, prefix }: Condition): string {
  const sign = signFor(level, fields)
  return `"${term[level].map((word) => sign + word).join(' ')}"${prefix ? ' *' : ''}`
}
