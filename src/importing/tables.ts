import type { Migration, Rows } from '../database/index.ts'

type Tables = {
  imported_page: { site_id: string; fingerprint: string; article_id: string; imported_at: string }
}

export const own = (rows: Rows) => rows.withTables<Tables>()

export const migrations: Migration[] = [
  {
    name: 'importing-001-pages',
    up: async (rows) => {
      await rows.schema
        .createTable('imported_page')
        .addColumn('site_id', 'text', (c) => c.notNull().references('site.id'))
        .addColumn('fingerprint', 'text', (c) => c.notNull())
        .addColumn('article_id', 'text', (c) => c.notNull().references('article.id'))
        .addColumn('imported_at', 'text', (c) => c.notNull())
        .addPrimaryKeyConstraint('imported_page_once', ['site_id', 'fingerprint'])
        .execute()
    },
  },
]
