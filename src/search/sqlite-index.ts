import { sql } from 'kysely'
import type { Rows } from '../database/index.ts'
import type { Entry } from './entry.ts'
import { FIELDS, type Field, type IndexedWords, shelfMark, siteMark } from './indexed-words.ts'
import type { Term } from './question.ts'
import type { Step, Wanted } from './steps.ts'

/** Stands where a word is not indexed; nobody can ask for it (a letter of the private use area). */
const GAP = '\ue000'

/** Writes an entry's words into FTS5. */
export async function indexInSqlite(
  rows: Rows,
  position: number,
  words: IndexedWords,
  { siteId, shelves }: Pick<Entry, 'siteId' | 'shelves'>,
): Promise<void> {
  const column = (level: 'exact' | 'folded', field: Field) =>
    words[field].map((word) => word?.[level] ?? GAP).join(' ')
  const belongs = [siteMark(siteId), ...shelves.map(shelfMark)].join(' ')
  const columns = (['exact', 'folded'] as const).flatMap((level) =>
    FIELDS.map((field) => column(level, field)),
  )
  await sql`insert into search_index
    (rowid, exact_title, exact_lead, exact_text, folded_title, folded_lead, folded_text, belongs)
    values (${sql.join([position, ...columns, belongs])})`.execute(rows)
}

export async function unindexInSqlite(rows: Rows, position: number): Promise<void> {
  await sql`delete from search_index where rowid = ${position}`.execute(rows)
}

/** The positions that a step finds, in the order wished for, none but those between two positions. */
export async function stepInSqlite(rows: Rows, step: Step, wanted: Wanted): Promise<number[]> {
  const match = `${conditionOf(step)}`
  const order = wanted.oldestFirst ? sql`asc` : sql`desc`
  const { rows: found } = await sql<{ position: number }>`select rowid as position from search_index
    where search_index match ${match} and rowid >= ${wanted.from} and rowid < ${wanted.until}
    order by rowid ${order} limit ${wanted.most} + 0`.execute(rows)
  return found.map(({ position }) => position)
}

function conditionOf({ belongs, all, none }: Step): string {
  const positive = [...belongs.map((mark) => `belongs : "${mark}"`), ...all.map(termCondition)].join(' AND ')
  return none.map(termCondition).reduce((sofar, each) => `(${sofar}) NOT (${each})`, positive)
}

function termCondition({ term, level, fields, prefix }: Step['all'][number]): string {
  const columns = fields.map((field) => `${level}_${field}`).join(' ')
  return `{${columns}} : ${phrase(term, level)}${prefix ? ' *' : ''}`
}

function phrase(term: Term, level: 'exact' | 'folded'): string {
  return `"${term[level].join(' ')}"`
}
