import type { Rows } from '../../database/index.ts'
import { closeDisputes } from './disputing.ts'
import { withdrawAsked } from './extending.ts'

/** Closes what waits for a decision about some duties, in the caller's transaction: they are owed no more, or not by whoever asked. */
export async function closeAsked(
  rows: Rows,
  siteId: string,
  dutyIds: readonly string[],
  basis: string,
  by: string,
  at: string,
): Promise<void> {
  await withdrawAsked(rows, siteId, dutyIds, basis, by, at)
  await closeDisputes(rows, siteId, dutyIds, basis, by, at)
}
