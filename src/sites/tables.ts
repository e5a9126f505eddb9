import type { Migration, Rows } from '../database/index.ts'

export type Tables = {
  site: {
    id: string
    name: string
    body_name: string
    language: string
    zone: string
    settings: string
    created_at: string
  }
  /** The current host of the lowest position is the one under which the site is known. */
  site_host: { host: string; site_id: string; kind: 'current' | 'former'; position: number }
  section: {
    id: string
    site_id: string
    parent_id: string | null
    slug: string
    name: string
    position: number
  }
}

export const own = (rows: Rows) => rows.withTables<Tables>()

export const migrations: Migration[] = [
  {
    name: 'sites-001-sites-hosts-sections',
    up: async (rows) => {
      await rows.schema
        .createTable('site')
        .addColumn('id', 'text', (c) => c.primaryKey())
        .addColumn('name', 'text', (c) => c.notNull())
        .addColumn('body_name', 'text', (c) => c.notNull())
        .addColumn('language', 'text', (c) => c.notNull())
        .addColumn('zone', 'text', (c) => c.notNull())
        .addColumn('settings', 'text', (c) => c.notNull())
        .addColumn('created_at', 'text', (c) => c.notNull())
        .execute()
      await rows.schema
        .createTable('site_host')
        .addColumn('host', 'text', (c) => c.primaryKey())
        .addColumn('site_id', 'text', (c) => c.notNull().references('site.id'))
        .addColumn('kind', 'text', (c) => c.notNull())
        .execute()
      await rows.schema
        .createTable('section')
        .addColumn('id', 'text', (c) => c.primaryKey())
        .addColumn('site_id', 'text', (c) => c.notNull().references('site.id'))
        .addColumn('parent_id', 'text', (c) => c.references('section.id'))
        .addColumn('slug', 'text', (c) => c.notNull())
        .addColumn('name', 'text', (c) => c.notNull())
        .addColumn('position', 'integer', (c) => c.notNull())
        .addUniqueConstraint('section_slug', ['site_id', 'slug'])
        .execute()
    },
  },
  {
    name: 'sites-002-order-of-hosts',
    up: async (rows) => {
      await rows.schema
        .alterTable('site_host')
        .addColumn('position', 'integer', (c) => c.notNull().defaultTo(0))
        .execute()
    },
  },
]
