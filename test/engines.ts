import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { sql } from 'kysely'
import { describe, inject } from 'vitest'
import { type Clock, type Database, migrate, newId, openPostgres, openSqlite } from '../src/database/index.ts'
import { type House, migrations } from '../src/house.ts'
import { folderStorage } from '../src/media/index.ts'

export const NOW = '2026-11-24T03:00:00.000Z'

/** Data of its own for one test, gone afterwards. */
export type TestHouse = House & { close: () => Promise<void> }

/** Runs the same tests on SQLite and on PostgreSQL; where there is no PostgreSQL, its half is named as skipped. */
export function describeEachEngine(
  name: string,
  tests: (open: (clock?: Clock) => Promise<TestHouse>) => void,
): void {
  const url = inject('postgresUrl')
  describe(`${name} (SQLite)`, () =>
    tests((clock) =>
      openHouse(clock, (folder) => ({
        database: openSqlite(join(folder, 'test.sqlite')),
        drop: async () => undefined,
      })),
    ))
  describe.skipIf(url === '')(`${name} (PostgreSQL)`, () =>
    tests((clock) => openHouse(clock, () => ownSchema(url))),
  )
}

type Opened = { database: Database; drop: () => Promise<void> }

async function openHouse(
  clock: Clock = () => NOW,
  open: (folder: string) => Opened | Promise<Opened>,
): Promise<TestHouse> {
  const folder = mkdtempSync(join(tmpdir(), 'bangtin-'))
  const { database, drop } = await open(folder)
  await migrate(database, migrations, NOW)
  const close = async () => {
    await database.close()
    await drop()
    rmSync(folder, { recursive: true, force: true })
  }
  return { database, storage: folderStorage(join(folder, 'media')), clock, close }
}

async function ownSchema(url: string): Promise<Opened> {
  const schema = `t_${newId().replaceAll('-', '')}`
  const onServer = async (statement: string) => {
    const server = openPostgres(url)
    await sql.raw(statement).execute(server.rows)
    await server.close()
  }
  await onServer(`create schema ${schema}`)
  return { database: openPostgres(url, schema), drop: () => onServer(`drop schema ${schema} cascade`) }
}
