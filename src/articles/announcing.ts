import type { Rows } from '../database/index.ts'
import { entrust } from '../journal/index.ts'
import { settingsOf } from '../sites/index.ts'

/** The kind of errand that tells search engines of one address whose page is new, has changed or has left. */
export const ANNOUNCEMENT = 'announcement'

/** Leaves word for the search engines, where the site wants them told, in the transaction of the act. */
export async function announce(
  rows: Rows,
  siteId: string,
  path: string | undefined,
  at: string,
): Promise<void> {
  if (!path || (await settingsOf(rows, siteId)).indexNow === '') return
  await entrust(rows, { siteId, kind: ANNOUNCEMENT, content: { path } }, at)
}
