import { sql } from 'kysely'
import type { Migration, Rows } from '../database/index.ts'
import { ALL_SIGNS, indexedWords } from './indexed-words.ts'
import { indexInPostgres } from './postgres-index.ts'
import { indexInSqlite } from './sqlite-index.ts'

type Tables = {
  /** `position` grows with the time of the entry, so that the newest are read first without sorting. */
  search_entry: {
    position: number
    site_id: string
    subject: string
    at: string
    title: string
    lead: string
    body: string
  }
  /** The folded words of titles and leads, for the nearest when nothing is found. */
  search_word: { site_id: string; word: string }
}

export const own = (rows: Rows) => rows.withTables<Tables>()

export const migrations: Migration[] = [
  {
    name: 'search-001-entries',
    up: async (rows, engine) => {
      await rows.schema
        .createTable('search_entry')
        .addColumn('position', engine === 'sqlite' ? 'integer' : 'bigint', (c) => c.primaryKey())
        .addColumn('site_id', 'text', (c) => c.notNull())
        .addColumn('subject', 'text', (c) => c.notNull().unique())
        .addColumn('at', 'text', (c) => c.notNull())
        .addColumn('title', 'text', (c) => c.notNull())
        .addColumn('lead', 'text', (c) => c.notNull())
        .addColumn('body', 'text', (c) => c.notNull())
        .execute()
      await rows.schema
        .createTable('search_word')
        .addColumn('site_id', 'text', (c) => c.notNull())
        .addColumn('word', 'text', (c) => c.notNull())
        .addPrimaryKeyConstraint('search_word_once', ['site_id', 'word'])
        .execute()
      await (engine === 'sqlite' ? indexForSqlite(rows) : indexForPostgres(rows))
    },
  },
  {
    name: 'search-002-signs',
    up: async (rows, engine) => {
      const belonging = await (engine === 'sqlite' ? marksInSqlite(rows) : marksInPostgres(rows))
      await sql`drop table search_index`.execute(rows)
      await (engine === 'sqlite' ? signedForSqlite(rows) : signedForPostgres(rows))
      const index = engine === 'sqlite' ? indexInSqlite : indexInPostgres
      for (const { position, marks } of belonging) {
        const entry = await own(rows)
          .selectFrom('search_entry')
          .select(['title', 'lead', 'body'])
          .where('position', '=', position)
          .executeTakeFirstOrThrow()
        await index(
          rows,
          position,
          indexedWords({ ...entry, text: entry.body }),
          marks.split(' ').map((mark) => `@${mark}`),
        )
      }
    },
  },
]

/** The words are handed over ready made, so the tokenizer has only to split at blanks. */
async function indexForSqlite(rows: Rows): Promise<void> {
  await sql`create virtual table search_index using fts5(
    exact_title, exact_lead, exact_text, folded_title, folded_lead, folded_text, belongs,
    content = '', contentless_delete = 1, prefix = '2 3', tokenize = "unicode61 remove_diacritics 0")`.execute(
    rows,
  )
}

async function indexForPostgres(rows: Rows): Promise<void> {
  await sql`create table search_index (
    position bigint primary key, exact tsvector not null, folded tsvector not null)`.execute(rows)
  await sql`create index search_index_exact on search_index using gin (exact) with (fastupdate = off)`.execute(
    rows,
  )
  await sql`create index search_index_folded on search_index using gin (folded) with (fastupdate = off)`.execute(
    rows,
  )
}

/** Beginnings of two and three letters behind a sign are indexed too: suggestions ask for them. */
async function signedForSqlite(rows: Rows): Promise<void> {
  await sql`create virtual table search_index using fts5(words, content = '', contentless_delete = 1,
    prefix = '3 4', tokenize = ${sql.raw(`"unicode61 remove_diacritics 0 tokenchars '${ALL_SIGNS}'"`)})`.execute(
    rows,
  )
}

async function signedForPostgres(rows: Rows): Promise<void> {
  await sql`create table search_index (position bigint primary key, words tsvector not null)`.execute(rows)
  await sql`create index search_index_words on search_index using gin (words) with (fastupdate = off)`.execute(
    rows,
  )
}

type Belonging = { position: number; marks: string }

/** The marks of where entries belong, read from the index as it was before the signs. */
async function marksInSqlite(rows: Rows): Promise<Belonging[]> {
  await sql`create virtual table search_marks using fts5vocab(search_index, instance)`.execute(rows)
  const { rows: found } = await sql<Belonging>`select doc as position, group_concat(term, ' ') as marks
    from search_marks where col = 'belongs' group by doc`.execute(rows)
  await sql`drop table search_marks`.execute(rows)
  return found
}

async function marksInPostgres(rows: Rows): Promise<Belonging[]> {
  const { rows: found } = await sql<Belonging>`select position,
    (select string_agg(lexeme, ' ') from unnest(folded) where 'D' = any(weights)) as marks
    from search_index`.execute(rows)
  return found
}
