import { copyFileSync, existsSync, renameSync } from 'node:fs'
import { join } from 'node:path'
import { sql } from 'kysely'
import { inject } from 'vitest'
import { type Database, migrate, openPostgres, openSqlite } from '../src/database/index.ts'
import { migrations } from '../src/house.ts'
import { nameOfBlank } from './find-postgres.ts'
import { command, ownDatabase } from './own-database.ts'

/** A database of a test's own, and how to remove it once it is closed. */
export type Opened = { database: Database; drop: () => Promise<void> }

const LONG_AGO = '2026-01-01T00:00:00.000Z'
/** Any number that no other program on the server uses for the same. */
const ONE_AT_A_TIME = 482_016_338

/** A copy, in a folder, of a file whose tables were made once in this run. */
export async function blankFile(folder: string): Promise<Opened> {
  const blank = join(inject('runFolder'), 'blank.sqlite')
  if (!existsSync(blank)) {
    const being = join(folder, 'blank.sqlite')
    const database = openSqlite(`${being}.log`)
    await migrate(database, migrations, LONG_AGO)
    // What is in the log of changes comes along.
    await sql`vacuum into ${being}`.execute(database.rows)
    await database.close()
    renameSync(being, blank)
  }
  const own = join(folder, 'test.sqlite')
  copyFileSync(blank, own)
  return { database: openSqlite(own), drop: async () => undefined }
}

/** The database that the test before left, emptied: the next one of the same file takes it. */
let left: Awaited<ReturnType<typeof ownDatabase>> | undefined

/** A copy of a database on the server whose tables were made once in this run. */
export async function blankOnServer(url: string): Promise<Opened> {
  const own = left ?? (await copyOf(url))
  left = undefined
  const leave = async () => {
    if (left) return own.drop()
    await command(own.url, AS_MADE)
    left = own
  }
  return { database: openPostgres(own.url), drop: leave }
}

/** Removes what the last test of a file left. */
export async function dropLeft(): Promise<void> {
  await left?.drop()
  left = undefined
}

/** To be run on a new copy: remembers its tables, and what rows they have. */
const AS_IS = `do $$ declare t text; begin
  create schema made;
  for t in select tablename from pg_tables where schemaname = 'public' loop
    execute format('create table made.%1$I as table public.%1$I', t);
  end loop;
end $$`

/** Leaves in a copy what was in it when it was made: many times quicker than another copy. */
const AS_MADE = `do $$ declare t text; begin
  set local session_replication_role = replica;
  for t in select tablename from pg_tables where schemaname = 'public' loop
    if to_regclass(format('made.%I', t)) is null then
      execute format('drop table public.%I', t);
    else
      execute format('delete from public.%1$I; insert into public.%1$I table made.%1$I', t);
    end if;
  end loop;
end $$`

async function copyOf(url: string) {
  const blank = nameOfBlank(inject('runFolder'))
  if (!(await isThere(url, blank))) await makeBlank(url, blank)
  return ownDatabase(url, blank)
}

async function isThere(url: string, name: string): Promise<boolean> {
  const server = openPostgres(url)
  const { rows } = await sql`select 1 from pg_database where datname = ${name}`.execute(server.rows)
  await server.close()
  return rows.length > 0
}

/** Two test files may begin at once: the second waits for the first. */
async function makeBlank(url: string, name: string): Promise<void> {
  const server = openPostgres(url)
  await server.transact(async (rows) => {
    await sql`select pg_advisory_xact_lock(${ONE_AT_A_TIME})`.execute(rows)
    if (await isThere(url, name)) return
    const being = await ownDatabase(url)
    const database = openPostgres(being.url)
    await migrate(database, migrations, LONG_AGO)
    await database.close()
    await command(being.url, AS_IS)
    await command(url, `alter database ${being.name} rename to ${name}`)
  })
  await server.close()
}
