import type { Rows } from '../database/index.ts'
import { own } from './tables.ts'

/** Whoever has not been heard of for so long has left, in milliseconds; a page tells of itself three times as often. */
const GONE_MS = 45_000

/** Says that somebody has an article open, in the caller's transaction, and gives the others who have. */
export async function notePresence(
  rows: Rows,
  articleId: string,
  accountId: string,
  at: string,
): Promise<string[]> {
  const since = new Date(Date.parse(at) - GONE_MS).toISOString()
  await own(rows).deleteFrom('article_presence').where('seen_at', '<', since).execute()
  await own(rows)
    .insertInto('article_presence')
    .values({ article_id: articleId, account_id: accountId, seen_at: at })
    .onConflict((c) => c.columns(['article_id', 'account_id']).doUpdateSet({ seen_at: at }))
    .execute()
  const others = await own(rows)
    .selectFrom('article_presence')
    .select('account_id')
    .where('article_id', '=', articleId)
    .where('account_id', '!=', accountId)
    .execute()
  return others.map(({ account_id }) => account_id)
}
