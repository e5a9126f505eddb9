import { mkdirSync } from 'node:fs'
import { dirname } from 'node:path'
import { DatabaseSync, type StatementSync } from 'node:sqlite'
import { Kysely, type SqliteDatabase, SqliteDialect, type SqliteStatement } from 'kysely'
import type { Database, Rows, Transact } from './database.ts'

/**
 * One file, two connections: one reads what is committed, one writes. SQLite has a single writer anyway; the queue in
 * front of it keeps two transactions of this process from finding themselves inside one another.
 */
export function openSqlite(path: string): Database {
  mkdirSync(dirname(path), { recursive: true })
  const writer = connect(path)
  const reader = connect(path)
  return {
    engine: 'sqlite',
    rows: reader,
    transact: oneAtATime(writer),
    close: async () => {
      await reader.destroy()
      await writer.destroy()
    },
  }
}

function connect(path: string): Rows {
  const database = new DatabaseSync(path)
  database.exec(
    'pragma journal_mode = wal; pragma synchronous = full; pragma foreign_keys = on; pragma busy_timeout = 5000',
  )
  const kysely = new Kysely<Record<never, never>>({
    dialect: new SqliteDialect({ database: adapt(database) }),
  })
  return kysely
}

function oneAtATime(writer: Rows): Transact {
  let last: Promise<unknown> = Promise.resolve()
  return (work) => {
    const turn = last.then(() => writer.transaction().execute(work))
    last = turn.catch(() => undefined)
    return turn
  }
}

/** Gives `node:sqlite` the shape that Kysely knows, and keeps prepared statements by their text. */
function adapt(database: DatabaseSync): SqliteDatabase {
  const statements = new Map<string, SqliteStatement>()
  return {
    close: () => database.close(),
    prepare(sql) {
      const known = statements.get(sql)
      if (known) return known
      // A transaction that reads first and writes later must not lose its snapshot: it takes the write lock at once.
      const statement = adaptStatement(database.prepare(sql === 'begin' ? 'begin immediate' : sql))
      if (statements.size < 500) statements.set(sql, statement)
      return statement
    },
  }
}

type Parameters = (string | number | bigint | null | Uint8Array)[]

function adaptStatement(statement: StatementSync): SqliteStatement {
  return {
    reader: statement.columns().length > 0,
    all: (parameters) => statement.all(...(parameters as Parameters)),
    run: (parameters) => statement.run(...(parameters as Parameters)),
    iterate: (parameters) => statement.iterate(...(parameters as Parameters)),
  }
}
