import type { Migration, Rows } from '../database/index.ts'

export type Tables = {
  journal_entry: {
    position: number
    site_id: string | null
    at: string
    actor: string
    act: string
    subject: string
    details: string
    previous_hash: string
    hash: string
  }
  journal_head: { one: number; position: number; hash: string }
  journal_errand: {
    id: string
    site_id: string
    kind: string
    content: string
    due_at: string
    tries: number
    problem: string | null
  }
}

export const own = (rows: Rows) => rows.withTables<Tables>()

export const migrations: Migration[] = [
  {
    name: 'journal-001-entries',
    up: async (rows) => {
      await rows.schema
        .createTable('journal_entry')
        .addColumn('position', 'integer', (c) => c.primaryKey())
        .addColumn('site_id', 'text')
        .addColumn('at', 'text', (c) => c.notNull())
        .addColumn('actor', 'text', (c) => c.notNull())
        .addColumn('act', 'text', (c) => c.notNull())
        .addColumn('subject', 'text', (c) => c.notNull())
        .addColumn('details', 'text', (c) => c.notNull())
        .addColumn('previous_hash', 'text', (c) => c.notNull())
        .addColumn('hash', 'text', (c) => c.notNull())
        .execute()
      await rows.schema
        .createIndex('journal_entry_subject')
        .on('journal_entry')
        .columns(['subject', 'position'])
        .execute()
      await rows.schema
        .createTable('journal_head')
        .addColumn('one', 'integer', (c) => c.primaryKey())
        .addColumn('position', 'integer', (c) => c.notNull())
        .addColumn('hash', 'text', (c) => c.notNull())
        .execute()
      await own(rows).insertInto('journal_head').values({ one: 1, position: 0, hash: '' }).execute()
    },
  },
  {
    name: 'journal-002-outbox',
    up: async (rows) => {
      await rows.schema
        .createTable('journal_errand')
        .addColumn('id', 'text', (c) => c.primaryKey())
        .addColumn('site_id', 'text', (c) => c.notNull())
        .addColumn('kind', 'text', (c) => c.notNull())
        .addColumn('content', 'text', (c) => c.notNull())
        .addColumn('due_at', 'text', (c) => c.notNull())
        .addColumn('tries', 'integer', (c) => c.notNull())
        .addColumn('problem', 'text')
        .execute()
      await rows.schema
        .createIndex('journal_errand_due')
        .on('journal_errand')
        .columns(['kind', 'due_at'])
        .execute()
    },
  },
]
