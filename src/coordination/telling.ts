import { notify } from '../accounts/index.ts'
import type { Rows } from '../database/index.ts'
import { own } from './tables.ts'

/** What concerns a body at once, and does not wait for the morning's reminder. */
export type Told = {
  act: 'report-returned' | 'extension-granted' | 'extension-refused' | 'task-assigned' | 'difficulty-raised'
  subject: string
  title: string
  note: string
}

/** Tells everybody who has a post at some bodies, in the transaction of the act; nobody is told of what they did themselves. */
export async function tellBodies(
  rows: Rows,
  siteId: string,
  bodyIds: readonly string[],
  told: Told,
  by: string,
  at: string,
): Promise<void> {
  const day = at.slice(0, 10)
  const posts = await own(rows)
    .selectFrom('coordination_post')
    .select('account_id')
    .distinct()
    .where('site_id', '=', siteId)
    .where('body_id', 'in', [...bodyIds, ''])
    .where('since', '<=', day)
    .where((e) => e.or([e('until', 'is', null), e('until', '>=', day)]))
    .execute()
  const people = posts.map(({ account_id }) => account_id)
  await notify(rows, people, { ...told, siteId, at, by })
}
