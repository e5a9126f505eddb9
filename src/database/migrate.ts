import { sql } from 'kysely'
import type { Database, Rows } from './database.ts'

/** One step of a room's tables, run once and in order; the name is kept for good. */
export type Migration = { name: string; up: (rows: Rows, engine: Database['engine']) => Promise<void> }

type Tables = { migration: { name: string; applied_at: string } }

/** Any number that no other program on the server uses for the same. */
const ONE_AT_A_TIME = 482_016_337

/** Brings the tables up to date, each step in a transaction of its own, and gives the names of the steps it ran. */
export async function migrate(
  database: Database,
  migrations: readonly Migration[],
  now: string,
): Promise<string[]> {
  await database.transact(async (rows) => {
    // Two processes that begin on an empty server would both make the first table.
    if (database.engine === 'postgres')
      await sql`select pg_advisory_xact_lock(${ONE_AT_A_TIME})`.execute(rows)
    await rows.schema
      .createTable('migration')
      .ifNotExists()
      .addColumn('name', 'text', (name) => name.primaryKey())
      .addColumn('applied_at', 'text', (at) => at.notNull())
      .execute()
  })
  const ran: string[] = []
  for (const migration of migrations) {
    const applied = await database.transact((rows) => apply(rows, database.engine, migration, now))
    if (applied) ran.push(migration.name)
  }
  return ran
}

async function apply(
  rows: Rows,
  engine: Database['engine'],
  migration: Migration,
  now: string,
): Promise<boolean> {
  if (engine === 'postgres') await sql`lock table migration in exclusive mode`.execute(rows)
  const own = rows.withTables<Tables>()
  const known = await own
    .selectFrom('migration')
    .select('name')
    .where('name', '=', migration.name)
    .executeTakeFirst()
  if (known) return false
  await migration.up(rows, engine)
  await own.insertInto('migration').values({ name: migration.name, applied_at: now }).execute()
  return true
}
