import { sql } from 'kysely'
import type { Migration, Rows } from '../database/index.ts'

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
      if (engine === 'postgres') await signsForLetters(rows)
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
  await indexVectors(rows)
}

async function indexVectors(rows: Rows): Promise<void> {
  for (const column of ['exact', 'folded'])
    await sql`create index ${sql.ref(`search_index_${column}`)} on search_index using gin (${sql.ref(column)})
      with (fastupdate = off)`.execute(rows)
}

/** Until then fields were told apart by PostgreSQL's letters; see `SIGNS` in postgres-index.ts. */
async function signsForLetters(rows: Rows): Promise<void> {
  const signed = (column: string) => sql`(
    select coalesce(string_agg(format(${`'%s':%s`}, sign || lexeme, place), ' '), '')::tsvector
    from unnest(${sql.ref(column)}) as word, unnest(positions, weights) as each(place, letter),
      unnest(case letter when 'A' then array['', '~', '^'] when 'B' then array['', '~']
        when 'C' then array[''] else array['='] end) as sign)`
  // Three milliseconds an entry: a large portal's takes longer than a statement otherwise may.
  await sql`set local statement_timeout = 0`.execute(rows)
  // Indexing all anew afterwards takes a fraction of what changing each row's words in the index would.
  await sql`drop index search_index_exact, search_index_folded`.execute(rows)
  await sql`update search_index set exact = ${signed('exact')}, folded = ${signed('folded')}`.execute(rows)
  await indexVectors(rows)
}
