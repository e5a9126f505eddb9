import { sql } from 'kysely'
import type { Rows } from './database.ts'
import { engineOf } from './engine.ts'

/**
 * Deletes with zeros in place of what is deleted: else SQLite leaves it in the file until something else needs its room.
 * PostgreSQL does so until the table is cleaned up, and has no way to hurry.
 */
export async function erasing<T>(rows: Rows, remove: () => Promise<T>): Promise<T> {
  if (engineOf(rows) === 'postgres') return remove()
  await sql`pragma secure_delete = on`.execute(rows)
  try {
    return await remove()
  } finally {
    await sql`pragma secure_delete = off`.execute(rows)
  }
}
