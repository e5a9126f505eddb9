import { join } from 'node:path'
import { accountMigrations } from './accounts/index.ts'
import { addressMigrations } from './addresses/index.ts'
import { articleMigrations, showAll } from './articles/index.ts'
import type { Config } from './config.ts'
import { coordinationMigrations, makeAllFindable } from './coordination/index.ts'
import {
  type Clock,
  type Database,
  type Migration,
  migrate,
  openDatabase,
  systemClock,
} from './database/index.ts'
import { importMigrations } from './importing/index.ts'
import { journalMigrations } from './journal/index.ts'
import { folderStorage, mediaMigrations, type Storage } from './media/index.ts'
import { searchMigrations } from './search/index.ts'
import { siteMigrations } from './sites/index.ts'
import { statisticsMigrations } from './statistics/index.ts'

/** Every room's tables, in an order in which each finds those that it points to. */
export const migrations: readonly Migration[] = [
  ...journalMigrations,
  ...searchMigrations,
  ...siteMigrations,
  ...accountMigrations,
  ...addressMigrations,
  ...mediaMigrations,
  ...articleMigrations,
  ...statisticsMigrations,
  ...importMigrations,
  ...coordinationMigrations,
]

/** What all rooms stand on: the data, the files, the time. */
export type House = { database: Database; storage: Storage; clock: Clock }

/** Opens the data, brings its tables up to date, and says which steps that took. */
export async function openHouse(
  config: Pick<Config, 'dataDirectory' | 'databaseUrl'>,
  clock: Clock = systemClock,
): Promise<House & { migrated: string[] }> {
  const database = openDatabase(config)
  const migrated = await migrate(database, migrations, clock())
  // Data from before there were shelves and a search has to be put there once.
  if (migrated.includes('articles-002-shelves')) await showAll(database)
  if (migrated.includes('coordination-014-findable')) await database.transact(makeAllFindable)
  return { database, storage: folderStorage(join(config.dataDirectory, 'media')), clock, migrated }
}
