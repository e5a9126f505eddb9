import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { type Database, openDatabase, openPostgres } from '../src/database/index.ts'
import { ownDatabase } from './own-database.ts'

/** Data that several portals share, on one of the engines. */
export type Shared = { environment: Record<string, string>; open: () => Database; drop: () => Promise<void> }

/** Data in a folder of their own, on SQLite. */
export function inFolder(): Shared {
  const folder = mkdtempSync(join(tmpdir(), 'crash-'))
  return {
    environment: { DATA_DIR: folder },
    open: () => openDatabase({ dataDirectory: folder }),
    drop: async () => rmSync(folder, { recursive: true, force: true }),
  }
}

/** Data in a database of their own, on the PostgreSQL at an address. */
export async function onServer(postgres: string): Promise<Shared> {
  const { url, drop } = await ownDatabase(postgres)
  const files = inFolder()
  return {
    environment: { ...files.environment, DATABASE_URL: url },
    open: () => openPostgres(url),
    drop: async () => {
      await files.drop()
      await drop()
    },
  }
}
