import { type RawBuilder, sql } from 'kysely'
import type { Rows } from '../database/index.ts'
import type { Entry } from './entry.ts'
import { FIELDS, type Field, type IndexedWords, shelfMark, siteMark } from './indexed-words.ts'
import type { Condition, Step, Wanted } from './steps.ts'

/** PostgreSQL marks the places of words with one of four letters; three are for the fields, D for where it belongs. */
const LETTER: Readonly<Record<Field, string>> = { title: 'A', lead: 'B', text: 'C' }

/** Writes an entry's words into two tsvectors, by hand, so that its parser cannot split them otherwise than ours. */
export async function indexInPostgres(
  rows: Rows,
  position: number,
  words: IndexedWords,
  { siteId, shelves }: Pick<Entry, 'siteId' | 'shelves'>,
): Promise<void> {
  const belongs = [siteMark(siteId), ...shelves.map(shelfMark)].map((mark) => `'${mark}':1D`).join(' ')
  const exact = vectorOf(words, 'exact')
  const folded = `${vectorOf(words, 'folded')} ${belongs}`
  await sql`insert into search_index (position, exact, folded)
    values (${position}, ${exact}::tsvector, ${folded}::tsvector)`.execute(rows)
}

export async function unindexInPostgres(rows: Rows, position: number): Promise<void> {
  await sql`delete from search_index where position = ${position}`.execute(rows)
}

/** 'word':place and letter; between the fields a step, so that no phrase crosses from one into the next. */
function vectorOf(words: IndexedWords, level: 'exact' | 'folded'): string {
  let place = 1
  const parts: string[] = []
  for (const field of FIELDS) {
    for (const word of words[field]) {
      if (word) parts.push(`'${word[level]}':${place}${LETTER[field]}`)
      place += 1
    }
    place += 2
  }
  return parts.join(' ')
}

/** The positions that a step finds, in the order wished for, none but those between two positions. */
export async function stepInPostgres(rows: Rows, step: Step, wanted: Wanted): Promise<number[]> {
  const conditions = [
    ...step.belongs.map((mark) => sql`folded @@ ${`'${mark}':D`}::tsquery`),
    ...step.all.map(matches),
    ...step.none.map((condition) => sql`not (${matches(condition)})`),
  ]
  const order = wanted.oldestFirst ? sql`asc` : sql`desc`
  const { rows: found } = await sql<{ position: number }>`select position from search_index
    where ${sql.join(conditions, sql` and `)} and position >= ${wanted.from} and position < ${wanted.until}
    order by position ${order} limit ${wanted.most}`.execute(rows)
  return found.map(({ position }) => position)
}

function matches({ term, level, fields, prefix }: Condition): RawBuilder<unknown> {
  const letters = fields.map((field) => LETTER[field]).join('')
  const query = term[level].map((word) => `'${word}':${prefix ? '*' : ''}${letters}`).join(' <-> ')
  return sql`${sql.ref(level)} @@ ${query}::tsquery`
}
