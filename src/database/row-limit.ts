import { type RawBuilder, sql } from 'kysely'

/**
 * The number of rows of a read that is asked often: `.limit(rowLimit(20))`. SQLite plans a statement anew for each run
 * where the limit is a bare parameter, which doubles its time; of a sum it takes the parameter as it comes.
 */
export function rowLimit(rows: number): RawBuilder<number> {
  return sql<number>`${rows} + 0`
}
