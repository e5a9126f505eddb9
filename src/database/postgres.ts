import { Kysely, PostgresDialect } from 'kysely'
import pg from 'pg'
import type { Database } from './database.ts'

const INT8 = 20

/** In milliseconds: for a connection or a lock, as SQLite waits; for a statement, such as a migration of a large table. */
const [LONGEST_WAIT, LONGEST_STATEMENT] = [5000, 120_000]

/** A pool on a PostgreSQL server. Counts come back as numbers: none of ours passes 2^53. */
export function openPostgres(url: string): Database {
  const types = {
    getTypeParser: (oid: number, format?: 'text' | 'binary') =>
      oid === INT8 ? Number : pg.types.getTypeParser(oid, format as 'text'),
  }
  const pool = new pg.Pool({
    connectionString: url,
    max: 10,
    types,
    connectionTimeoutMillis: LONGEST_WAIT,
    options: `-c lock_timeout=${LONGEST_WAIT} -c statement_timeout=${LONGEST_STATEMENT}`,
  })
  pool.on('error', () => undefined) // an idle connection was cut; the next query opens another or says what is wrong
  const rows = new Kysely<Record<never, never>>({ dialect: new PostgresDialect({ pool }) })
  return {
    engine: 'postgres',
    rows,
    transact: (work) => rows.transaction().execute(work),
    close: () => rows.destroy(),
  }
}
