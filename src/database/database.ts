import type { Kysely, Transaction } from 'kysely'

/** A handle to query with, inside or outside of a transaction. A room adds its own tables with `withTables`. */
export type Rows = Kysely<Record<never, never>>

/** Runs work as one transaction: all of it is committed, or, if the work throws, none. */
export type Transact = <T>(work: (rows: Transaction<Record<never, never>>) => Promise<T>) => Promise<T>

/** A connected database. `rows` reads what is committed; whatever changes anything goes through `transact`. */
export type Database = {
  engine: 'sqlite' | 'postgres'
  rows: Rows
  transact: Transact
  close: () => Promise<void>
}
