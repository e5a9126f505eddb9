import type { Rows } from '../database/index.ts'
import { own } from './tables.ts'
import { asRevision, type Work } from './work.ts'

/** One version of an article in the list of all. */
export type PastRevision = { id: string; number: number; title: string; createdAt: string; createdBy: string }

/** Every revision of an article, the newest first. */
export async function revisionsOf(rows: Rows, siteId: string, articleId: string): Promise<PastRevision[]> {
  const found = await own(rows)
    .selectFrom('article_revision')
    .select(['id', 'number', 'title', 'created_at', 'created_by'])
    .where('site_id', '=', siteId)
    .where('article_id', '=', articleId)
    .orderBy('number', 'desc')
    .execute()
  return found.map(({ created_at, created_by, ...revision }) => ({
    ...revision,
    createdAt: created_at,
    createdBy: created_by,
  }))
}

/** One revision of an article by its number. */
export async function revisionNumbered(
  rows: Rows,
  siteId: string,
  articleId: string,
  number: number,
): Promise<Work['revision'] | undefined> {
  const row = await own(rows)
    .selectFrom('article_revision')
    .selectAll()
    .where('site_id', '=', siteId)
    .where('article_id', '=', articleId)
    .where('number', '=', number)
    .executeTakeFirst()
  return row && asRevision(row)
}
