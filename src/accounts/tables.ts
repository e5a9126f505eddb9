import type { Migration, Rows } from '../database/index.ts'
import type { Account, Role } from './account.ts'

type Tables = {
  account: {
    id: string
    /** In lower case. */
    email: string
    name: string
    language: Account['language']
    state: Account['state']
    /** Argon2id in the PHC string format; null until one is set. */
    password: string | null
    created_at: string
  }
  account_grant: {
    id: string
    account_id: string
    site_id: string
    section_id: string | null
    role: Role
    /** The last day on which it holds, "2026-11-24". */
    until: string | null
  }
  /** Stays at the desk, by the hash of what the browser holds. */
  account_session: {
    id: string
    hash: string
    account_id: string
    started_at: string
    seen_at: string
    browser: string
  }
  /** One-time addresses: whoever opens one sets the password of its account, or becomes the first administrator. */
  account_invitation: { hash: string; account_id: string | null; ends_at: string }
  /** Attempts to sign in that failed or are under way, by a hash of whom they concern. */
  account_attempt: { name: string; failures: number; last_at: string }
}

export const own = (rows: Rows) => rows.withTables<Tables>()

export const migrations: Migration[] = [
  {
    name: 'accounts-001-people',
    up: async (rows) => {
      await rows.schema
        .createTable('account')
        .addColumn('id', 'text', (c) => c.primaryKey())
        .addColumn('email', 'text', (c) => c.notNull().unique())
        .addColumn('name', 'text', (c) => c.notNull())
        .addColumn('language', 'text', (c) => c.notNull())
        .addColumn('state', 'text', (c) => c.notNull())
        .addColumn('password', 'text')
        .addColumn('created_at', 'text', (c) => c.notNull())
        .execute()
      await rows.schema
        .createTable('account_grant')
        .addColumn('id', 'text', (c) => c.primaryKey())
        .addColumn('account_id', 'text', (c) => c.notNull().references('account.id'))
        .addColumn('site_id', 'text', (c) => c.notNull().references('site.id'))
        .addColumn('section_id', 'text', (c) => c.references('section.id'))
        .addColumn('role', 'text', (c) => c.notNull())
        .addColumn('until', 'text')
        .execute()
      await rows.schema
        .createIndex('account_grant_account')
        .on('account_grant')
        .column('account_id')
        .execute()
      await rows.schema
        .createTable('account_session')
        .addColumn('id', 'text', (c) => c.primaryKey())
        .addColumn('hash', 'text', (c) => c.notNull().unique())
        .addColumn('account_id', 'text', (c) => c.notNull().references('account.id'))
        .addColumn('started_at', 'text', (c) => c.notNull())
        .addColumn('seen_at', 'text', (c) => c.notNull())
        .addColumn('browser', 'text', (c) => c.notNull())
        .execute()
      await rows.schema
        .createIndex('account_session_account')
        .on('account_session')
        .column('account_id')
        .execute()
      await rows.schema
        .createTable('account_invitation')
        .addColumn('hash', 'text', (c) => c.primaryKey())
        .addColumn('account_id', 'text', (c) => c.references('account.id'))
        .addColumn('ends_at', 'text', (c) => c.notNull())
        .execute()
      await rows.schema
        .createTable('account_attempt')
        .addColumn('name', 'text', (c) => c.primaryKey())
        .addColumn('failures', 'integer', (c) => c.notNull())
        .addColumn('last_at', 'text', (c) => c.notNull())
        .execute()
    },
  },
]
