import type { Generated } from 'kysely'
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
    /** The secret of one-time codes (RFC 6238), in base 32; null until one is set up. */
    totp: string | null
    /** The step of the last code that was taken: none is taken twice. */
    totp_step: number | null
    /** 1 while they want e-mail of what concerns them. */
    mail: Generated<number>
  }
  /** What concerns somebody, told in the desk and by e-mail. */
  account_notice: {
    id: string
    account_id: string
    site_id: string
    at: string
    act: string
    subject: string
    title: string
    by: string
    note: string
    read_at: string | null
  }
  /** Keys that a device or a key ring keeps and proves that it has (WebAuthn), each for one host. */
  account_passkey: {
    /** The credential's id and its public key, in base64url. */
    id: string
    account_id: string
    host: string
    public_key: string
    counter: number
    transports: string
    name: string
    added_at: string
    used_at: string | null
  }
  /** Codes on paper that each stand once for a lost device, by their hash. */
  account_recovery: { hash: string; account_id: string }
  /** What a device was asked to sign, until it does or the time is over. */
  account_challenge: { challenge: string; account_id: string | null; ends_at: string }
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
    /** 0 while the second factor is still to be shown. */
    complete: Generated<number>
    /** When its person last proved who they are. */
    checked_at: string | null
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
  {
    name: 'accounts-002-factors',
    up: async (rows) => {
      await rows.schema.alterTable('account').addColumn('totp', 'text').execute()
      await rows.schema.alterTable('account').addColumn('totp_step', 'bigint').execute()
      await rows.schema
        .alterTable('account_session')
        .addColumn('complete', 'integer', (c) => c.notNull().defaultTo(1))
        .execute()
      await rows.schema.alterTable('account_session').addColumn('checked_at', 'text').execute()
      await rows.schema
        .createTable('account_passkey')
        .addColumn('id', 'text', (c) => c.primaryKey())
        .addColumn('account_id', 'text', (c) => c.notNull().references('account.id'))
        .addColumn('host', 'text', (c) => c.notNull())
        .addColumn('public_key', 'text', (c) => c.notNull())
        .addColumn('counter', 'bigint', (c) => c.notNull())
        .addColumn('transports', 'text', (c) => c.notNull())
        .addColumn('name', 'text', (c) => c.notNull())
        .addColumn('added_at', 'text', (c) => c.notNull())
        .addColumn('used_at', 'text')
        .execute()
      await rows.schema
        .createIndex('account_passkey_account')
        .on('account_passkey')
        .column('account_id')
        .execute()
      await rows.schema
        .createTable('account_recovery')
        .addColumn('hash', 'text', (c) => c.primaryKey())
        .addColumn('account_id', 'text', (c) => c.notNull().references('account.id'))
        .execute()
      await rows.schema
        .createTable('account_challenge')
        .addColumn('challenge', 'text', (c) => c.primaryKey())
        .addColumn('account_id', 'text', (c) => c.references('account.id'))
        .addColumn('ends_at', 'text', (c) => c.notNull())
        .execute()
    },
  },
  {
    name: 'accounts-003-notices',
    up: async (rows) => {
      await rows.schema
        .alterTable('account')
        .addColumn('mail', 'integer', (c) => c.notNull().defaultTo(1))
        .execute()
      await rows.schema
        .createTable('account_notice')
        .addColumn('id', 'text', (c) => c.primaryKey())
        .addColumn('account_id', 'text', (c) => c.notNull().references('account.id'))
        .addColumn('site_id', 'text', (c) => c.notNull())
        .addColumn('at', 'text', (c) => c.notNull())
        .addColumn('act', 'text', (c) => c.notNull())
        .addColumn('subject', 'text', (c) => c.notNull())
        .addColumn('title', 'text', (c) => c.notNull())
        .addColumn('by', 'text', (c) => c.notNull())
        .addColumn('note', 'text', (c) => c.notNull())
        .addColumn('read_at', 'text')
        .execute()
      await rows.schema
        .createIndex('account_notice_reader')
        .on('account_notice')
        .columns(['account_id', 'site_id', 'id'])
        .execute()
    },
  },
]
