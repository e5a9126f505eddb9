import type { Migration, Rows } from '../database/index.ts'

type Tables = {
  address: {
    id: string
    site_id: string
    host: string
    path: string
    kind: 'current' | 'moved' | 'withdrawn' | 'gone'
    subject: string
    since: string
  }
}

export const own = (rows: Rows) => rows.withTables<Tables>()

export const migrations: Migration[] = [
  {
    name: 'addresses-001-addresses',
    up: async (rows) => {
      await rows.schema
        .createTable('address')
        .addColumn('id', 'text', (c) => c.primaryKey())
        .addColumn('site_id', 'text', (c) => c.notNull().references('site.id'))
        .addColumn('host', 'text', (c) => c.notNull())
        .addColumn('path', 'text', (c) => c.notNull())
        .addColumn('kind', 'text', (c) => c.notNull())
        .addColumn('subject', 'text', (c) => c.notNull())
        .addColumn('since', 'text', (c) => c.notNull())
        .addUniqueConstraint('address_once', ['site_id', 'host', 'path'])
        .execute()
      await rows.schema.createIndex('address_subject').on('address').columns(['subject', 'kind']).execute()
    },
  },
]
