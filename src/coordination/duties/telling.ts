import type { Rows } from '../../database/index.ts'
import { type Told, tellBodies } from '../telling.ts'
import type { Duty } from './obligation.ts'
import { obligationById } from './queries.ts'

/** Tells everybody who has a post at the body that owes a duty what was done about it, under the name of the obligation. */
export async function tellOwing(
  rows: Rows,
  siteId: string,
  { id: subject, obligationId, bodyId }: Duty,
  told: Pick<Told, 'act' | 'note'>,
  by: string,
  at: string,
): Promise<void> {
  const title = (await obligationById(rows, siteId, obligationId))?.title ?? ''
  await tellBodies(rows, siteId, [bodyId], { ...told, subject, title }, by, at)
}
