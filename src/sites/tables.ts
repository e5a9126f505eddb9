import type { Migration, Rows } from '../database/index.ts'
import type { BodyKind, ChangeKind, Side } from './bodies/body.ts'

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
  /** A body of the register that a site keeps; never removed. Days are civil days, both included. */
  body: { id: string; site_id: string; kind: BodyKind; side: Side; since: string; until: string | null }
  /** How a body is called, and to whom it belongs, from a day on. */
  body_name: { body_id: string; since: string; name: string; short_name: string; parent_id: string | null }
  body_change: {
    id: string
    site_id: string
    kind: ChangeKind
    on_day: string
    decision_number: string
    decision_on: string
    issuer: string
    /** A decision may be entered long after the day from which it holds. */
    recorded_at: string
  }
  body_change_link: { change_id: string; body_id: string; part: 'original' | 'result' }
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
  { name: 'sites-003-bodies-in-time', up: addBodies },
]

async function addBodies(rows: Rows): Promise<void> {
  await rows.schema
    .createTable('body')
    .addColumn('id', 'text', (c) => c.primaryKey())
    .addColumn('site_id', 'text', (c) => c.notNull().references('site.id'))
    .addColumn('kind', 'text', (c) => c.notNull())
    .addColumn('side', 'text', (c) => c.notNull())
    .addColumn('since', 'text', (c) => c.notNull())
    .addColumn('until', 'text')
    .execute()
  await rows.schema.createIndex('body_of_site').on('body').columns(['site_id']).execute()
  await rows.schema
    .createTable('body_name')
    .addColumn('body_id', 'text', (c) => c.notNull().references('body.id'))
    .addColumn('since', 'text', (c) => c.notNull())
    .addColumn('name', 'text', (c) => c.notNull())
    .addColumn('short_name', 'text', (c) => c.notNull())
    .addColumn('parent_id', 'text', (c) => c.references('body.id'))
    .addPrimaryKeyConstraint('body_name_key', ['body_id', 'since'])
    .execute()
  await rows.schema
    .createTable('body_change')
    .addColumn('id', 'text', (c) => c.primaryKey())
    .addColumn('site_id', 'text', (c) => c.notNull().references('site.id'))
    .addColumn('kind', 'text', (c) => c.notNull())
    .addColumn('on_day', 'text', (c) => c.notNull())
    .addColumn('decision_number', 'text', (c) => c.notNull())
    .addColumn('decision_on', 'text', (c) => c.notNull())
    .addColumn('issuer', 'text', (c) => c.notNull())
    .addColumn('recorded_at', 'text', (c) => c.notNull())
    .execute()
  await rows.schema
    .createTable('body_change_link')
    .addColumn('change_id', 'text', (c) => c.notNull().references('body_change.id'))
    .addColumn('body_id', 'text', (c) => c.notNull().references('body.id'))
    .addColumn('part', 'text', (c) => c.notNull())
    .addPrimaryKeyConstraint('body_change_link_key', ['change_id', 'body_id', 'part'])
    .execute()
}
