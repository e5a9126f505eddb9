import { existsSync, mkdirSync, statSync } from 'node:fs'
import { dirname } from 'node:path'
import { DatabaseSync, type StatementSync } from 'node:sqlite'
import { setTimeout } from 'node:timers/promises'
import { Kysely, type SqliteDatabase, SqliteDialect, type SqliteStatement } from 'kysely'
import type { Database, Rows, Transact } from './database.ts'

/**
 * One file, two connections: one reads what is committed, one writes. SQLite has a single writer anyway; the queue in
 * front of it keeps two transactions of this process from finding themselves inside one another.
 */
export function openSqlite(path: string): Database {
  makeFolder(dirname(path))
  const writer = connect(path, 0)
  const reader = connect(path, 1000)
  return {
    engine: 'sqlite',
    rows: reader,
    transact: oneAtATime(writer, whileThere(path)),
    close: async () => {
      await reader.destroy()
      await writer.destroy()
    },
  }
}

/** One level at a time: Node's own recursive way never returns where a folder such as /proc takes no new entries. */
function makeFolder(folder: string): void {
  if (existsSync(folder)) return
  makeFolder(dirname(folder))
  try {
    mkdirSync(folder)
  } catch (error) {
    if (!existsSync(folder)) throw error // else another process was quicker
  }
}

/** `busyMs` is how long a statement may hold up the whole process while another one has the file. */
function connect(path: string, busyMs: number): Rows {
  const database = new DatabaseSync(path)
  toWriteAhead(database, performance.now() + LONGEST_WAIT)
  database.exec(
    `pragma synchronous = full; pragma foreign_keys = on; pragma busy_timeout = ${busyMs}; pragma cache_size = -32000`,
  )
  const kysely = new Kysely<Record<never, never>>({
    dialect: new SqliteDialect({ database: adapt(database) }),
  })
  return kysely
}

/** Where two processes make a file at once, SQLite tells one "busy" without regard to its timeout: this tries again. */
function toWriteAhead(database: DatabaseSync, until: number): void {
  for (;;) {
    try {
      database.exec('pragma busy_timeout = 5000; pragma journal_mode = wal')
      return
    } catch (error) {
      if (!isBusy(error) || performance.now() > until) throw error
      Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, 5 + 20 * Math.random())
    }
  }
}

/** How long, in milliseconds, a transaction waits for another process to give the file back. */
const LONGEST_WAIT = 5000

/** What is written into a file that was deleted or replaced is lost with the process: nothing must be promised of it. */
function whileThere(path: string): () => void {
  const { ino } = statSync(path)
  return () => {
    if (statSync(path, { throwIfNoEntry: false })?.ino !== ino)
      throw new Error(`The database ${path} is no longer the file that was opened. Start the portal anew.`)
  }
}

function oneAtATime(writer: Rows, check: () => void): Transact {
  let last: Promise<unknown> = Promise.resolve()
  return (work) => {
    const asked = performance.now()
    const turn = last.then(() =>
      whenFree(() => {
        check()
        return writer.transaction().execute(work)
      }, asked + LONGEST_WAIT),
    )
    last = turn.catch(() => undefined)
    return turn
  }
}

/**
 * Tries again while another process writes. `node:sqlite` would wait inside the call and hold up every reader; here
 * only the transaction waits. Nothing has run when "busy" is said: the lock is taken at the beginning or not at all.
 */
async function whenFree<T>(attempt: () => Promise<T>, until: number): Promise<T> {
  for (let pause = 1; ; pause = Math.min(pause * 2, 50)) {
    try {
      return await attempt()
    } catch (error) {
      if (!isBusy(error) || performance.now() > until) throw error
      await setTimeout(pause * (0.5 + Math.random()))
    }
  }
}

const SQLITE_BUSY = 5

function isBusy(error: unknown): boolean {
  return ((error as { errcode?: number }).errcode ?? 0) % 256 === SQLITE_BUSY
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
      const prepared = adaptStatement(database.prepare(sql === 'begin' ? 'begin immediate' : sql))
      const statement = sql === 'rollback' ? onlyWithin(database, prepared) : prepared
      if (statements.size < 500) statements.set(sql, statement)
      return statement
    },
  }
}

type Parameters = (string | number | bigint | null | Uint8Array)[]

function adaptStatement(statement: StatementSync): SqliteStatement {
  const reader = statement.columns().length > 0
  // A write tells the last row that SQLite made, which for full text is one of its own, numbered beyond 2^53.
  if (!reader) statement.setReadBigInts(true)
  return {
    reader,
    all: (parameters) => statement.all(...(parameters as Parameters)),
    run: (parameters) => statement.run(...(parameters as Parameters)),
    iterate: (parameters) => statement.iterate(...(parameters as Parameters)),
  }
}

/** On a full disk SQLite rolls back by itself; to do so again would fail, and hide what had happened. */
function onlyWithin(database: DatabaseSync, rollback: SqliteStatement): SqliteStatement {
  const nothing = { changes: 0, lastInsertRowid: 0 }
  return { ...rollback, run: (parameters) => (database.isTransaction ? rollback.run(parameters) : nothing) }
}
