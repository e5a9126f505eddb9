import { join } from 'node:path'
import type { Database } from './database.ts'
import { openPostgres } from './postgres.ts'
import { openSqlite } from './sqlite.ts'

export { type Clock, newId, systemClock } from './clock.ts'
export type { Database, Rows, Transact } from './database.ts'
export { isDuplicate } from './duplicate.ts'
export { engineOf } from './engine.ts'
export { erasing } from './erasing.ts'
export { jsonRows } from './json-rows.ts'
export { type Migration, migrate } from './migrate.ts'
export { openPostgres } from './postgres.ts'
export { prepared } from './prepared.ts'
export { rowLimit } from './row-limit.ts'
export { openSqlite } from './sqlite.ts'

/** Opens PostgreSQL where an address is given, else the SQLite file in the folder of data. */
export function openDatabase(where: { databaseUrl?: string; dataDirectory: string }): Database {
  return where.databaseUrl
    ? openPostgres(where.databaseUrl)
    : openSqlite(join(where.dataDirectory, 'bangtin.sqlite'))
}
