import { type RawBuilder, sql } from 'kysely'
import type { Rows } from './database.ts'
import { engineOf } from './engine.ts'

/**
 * Rows of values as a table to select from or join with, handed over as one parameter, so that a statement stays the
 * same however many there are. Columns are text or whole numbers.
 */
export function jsonRows(
  rows: Rows,
  columns: Readonly<Record<string, 'text' | 'bigint'>>,
  values: readonly Readonly<Record<string, string | number>>[],
  alias: string,
): RawBuilder<unknown> {
  const json = JSON.stringify(values)
  const named = Object.entries(columns)
  if (engineOf(rows) === 'postgres') {
    const shape = named.map(([name, type]) => sql`${sql.ref(name)} ${sql.raw(type)}`)
    return sql`json_to_recordset(${json}::json) as ${sql.ref(alias)}(${sql.join(shape)})`
  }
  const picked = named.map(([name]) => sql`value ->> ${sql.lit(`$.${name}`)} as ${sql.ref(name)}`)
  return sql`(select ${sql.join(picked)} from json_each(${json})) as ${sql.ref(alias)}`
}
