import { sql } from 'kysely'
import type { Rows } from '../database/index.ts'
import { type Field, type IndexedWords, SIGNED, signFor } from './indexed-words.ts'
import type { Condition, Step, Wanted } from './steps.ts'

/** Writes an entry's words into a tsvector, by hand, so that its parser cannot split them otherwise than ours. */
export async function indexInPostgres(
  rows: Rows,
  position: number,
  words: IndexedWords,
  belongs: readonly string[],
): Promise<void> {
  const vector = [...belongs.map((mark) => `'${mark}'`), ...signed(words)].join(' ')
  await sql`insert into search_index (position, words) values (${position}, ${vector}::tsvector)`.execute(
    rows,
  )
}

export async function unindexInPostgres(rows: Rows, position: number): Promise<void> {
  await sql`delete from search_index where position = ${position}`.execute(rows)
}

/** 'word':place, for phrases; between the fields a step, so that none crosses from one into the next. */
function signed(words: IndexedWords): string[] {
  const first: Record<Field, number> = {
    title: 1,
    lead: words.title.length + 3,
    text: words.title.length + words.lead.length + 5,
  }
  return SIGNED.flatMap(({ sign, level, fields }) =>
    fields.flatMap((field) =>
      words[field].flatMap((word, index) => (word ? `'${sign}${word[level]}':${first[field] + index}` : [])),
    ),
  )
}

/** The positions that a step finds, in the order wished for, none but those between two positions. */
export async function stepInPostgres(rows: Rows, step: Step, wanted: Wanted): Promise<number[]> {
  const order = wanted.oldestFirst ? sql`asc` : sql`desc`
  const { rows: found } = await sql<{ position: number }>`select position from search_index
    where words @@ ${questionOf(step)}::tsquery
      and position >= ${wanted.from} and position < ${wanted.until}
    order by position ${order} limit ${wanted.most}`.execute(rows)
  return found.map(({ position }) => position)
}

function questionOf({ belongs, all, none }: Step): string {
  return [
    ...belongs.map((mark) => `'${mark}'`),
    ...all.map(termOf),
    ...none.map((each) => `!(${termOf(each)})`),
  ].join(' & ')
}

function termOf({ term, level, fields, prefix }: Condition): string {
  const sign = signFor(level, fields)
  return `(${term[level].map((word) => `'${sign}${word}'${prefix ? ':*' : ''}`).join(' <-> ')})`
}
