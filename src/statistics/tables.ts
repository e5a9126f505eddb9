import type { Migration, Rows } from '../database/index.ts'

type Tables = {
  statistics_day: { site_id: string; day: string; visits: number; views: number }
  /** How often a subject, such as an article, was shown on a day. */
  statistics_page: { site_id: string; day: string; subject: string; views: number }
  statistics_visitor: { site_id: string; day: string; visitor: string; seen_at: string }
  statistics_key: { day: string; key: string }
  statistics_balance: {
    site_id: string
    kind: 'month' | 'year' | 'total'
    period: string
    visits: number
    note: string
    at: string
    actor: string
  }
}

export const own = (rows: Rows) => rows.withTables<Tables>()

export const migrations: Migration[] = [
  {
    name: 'statistics-001-days-visitors-balances',
    up: async (rows) => {
      await rows.schema
        .createTable('statistics_day')
        .addColumn('site_id', 'text', (c) => c.notNull())
        .addColumn('day', 'text', (c) => c.notNull())
        .addColumn('visits', 'bigint', (c) => c.notNull())
        .addColumn('views', 'bigint', (c) => c.notNull())
        .addPrimaryKeyConstraint('statistics_day_once', ['site_id', 'day'])
        .execute()
      await rows.schema
        .createTable('statistics_visitor')
        .addColumn('site_id', 'text', (c) => c.notNull())
        .addColumn('day', 'text', (c) => c.notNull())
        .addColumn('visitor', 'text', (c) => c.notNull())
        .addColumn('seen_at', 'text', (c) => c.notNull())
        .addPrimaryKeyConstraint('statistics_visitor_once', ['site_id', 'day', 'visitor'])
        .execute()
      await rows.schema
        .createTable('statistics_key')
        .addColumn('day', 'text', (c) => c.primaryKey())
        .addColumn('key', 'text', (c) => c.notNull())
        .execute()
      await rows.schema
        .createTable('statistics_balance')
        .addColumn('site_id', 'text', (c) => c.notNull())
        .addColumn('kind', 'text', (c) => c.notNull())
        .addColumn('period', 'text', (c) => c.notNull())
        .addColumn('visits', 'bigint', (c) => c.notNull())
        .addColumn('note', 'text', (c) => c.notNull())
        .addColumn('at', 'text', (c) => c.notNull())
        .addColumn('actor', 'text', (c) => c.notNull())
        .addPrimaryKeyConstraint('statistics_balance_once', ['site_id', 'kind', 'period'])
        .execute()
    },
  },
  {
    name: 'statistics-002-pages',
    up: async (rows) => {
      await rows.schema
        .createTable('statistics_page')
        .addColumn('site_id', 'text', (c) => c.notNull())
        .addColumn('day', 'text', (c) => c.notNull())
        .addColumn('subject', 'text', (c) => c.notNull())
        .addColumn('views', 'bigint', (c) => c.notNull())
        .addPrimaryKeyConstraint('statistics_page_once', ['site_id', 'day', 'subject'])
        .execute()
    },
  },
]
