import { pathsOf } from '../addresses/index.ts'
import type { Rows } from '../database/index.ts'
import { entrust } from '../journal/index.ts'
import { settingsOf } from '../sites/index.ts'

/** The kind of errand that tells search engines of one address whose page is new, has changed or has left. */
export const ANNOUNCEMENT = 'announcement'

/** Leaves word of an article for the search engines, where the site wants them told, in the transaction of the act; while its address is still current. */
export async function announce(rows: Rows, siteId: string, id: string, at: string): Promise<void> {
  if ((await settingsOf(rows, siteId)).indexNow === '') return
  const path = (await pathsOf(rows, [id])).get(id)
  if (path) await entrust(rows, { siteId, kind: ANNOUNCEMENT, content: { path } }, at)
}
