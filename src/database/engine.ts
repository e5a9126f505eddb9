import { PostgresAdapter } from 'kysely'
import type { Database, Rows } from './database.ts'

/** Which engine a handle speaks to, for the few things that have no common words, such as full text. */
export function engineOf(rows: Rows): Database['engine'] {
  return rows.getExecutor().adapter instanceof PostgresAdapter ? 'postgres' : 'sqlite'
}
