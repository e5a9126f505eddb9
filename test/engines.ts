import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, describe, inject } from 'vitest'
import type { Clock } from '../src/database/index.ts'
import type { House } from '../src/house.ts'
import { folderStorage } from '../src/media/index.ts'
import { blankFile, blankOnServer, dropLeft, type Opened } from './blank.ts'

export const NOW = '2026-11-24T03:00:00.000Z'

/** Data of its own for one test, gone afterwards. */
export type TestHouse = House & { close: () => Promise<void> }

/** Runs the same tests on SQLite and on PostgreSQL; where there is no PostgreSQL, its half is named as skipped. */
export function describeEachEngine(
  name: string,
  tests: (open: (clock?: Clock) => Promise<TestHouse>) => void,
): void {
  const url = inject('postgresUrl')
  describe(`${name} (SQLite)`, () => tests((clock) => openHouse(clock, blankFile)))
  describe.skipIf(url === '')(`${name} (PostgreSQL)`, () => {
    afterAll(dropLeft)
    tests((clock) => openHouse(clock, () => blankOnServer(url)))
  })
}

async function openHouse(
  clock: Clock = () => NOW,
  open: (folder: string) => Promise<Opened>,
): Promise<TestHouse> {
  const folder = mkdtempSync(join(tmpdir(), 'bangtin-'))
  const { database, drop } = await open(folder)
  const close = async () => {
    await database.close()
    await drop()
    rmSync(folder, { recursive: true, force: true })
  }
  return { database, storage: folderStorage(join(folder, 'media')), clock, close }
}
