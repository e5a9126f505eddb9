import type { Database } from '../database/index.ts'
import { allSites } from '../sites/index.ts'

/** Runs the founding of a first site unless there is one; where another process is quicker, its site is the first. */
export async function unlessFounded<T>(database: Database, found: () => Promise<T>): Promise<T | undefined> {
  const isFounded = async () => (await allSites(database.rows)).length > 0
  if (await isFounded()) return undefined
  try {
    return await found()
  } catch (error) {
    if (await isFounded()) return undefined
    throw error
  }
}
