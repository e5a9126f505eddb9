import type { Rows } from '../database/index.ts'
import { fold } from '../text/index.ts'
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

/** The newest titles of articles by their ids, whether readers see them or not: for the desk alone. */
export async function latestTitles(
  rows: Rows,
  siteId: string,
  ids: readonly string[],
): Promise<Map<string, string>> {
  if (ids.length === 0) return new Map()
  const found = await own(rows)
    .selectFrom('article_revision')
    .select(['article_id', 'title'])
    .where('site_id', '=', siteId)
    .where('article_id', 'in', ids)
    .orderBy('number')
    .execute()
  return new Map(found.map(({ article_id, title }) => [article_id, title]))
}

/** The articles of a site that were ever called so, whatever the case and the marks: the newest first, at most so many. */
export async function articlesCalled(
  rows: Rows,
  siteId: string,
  words: string,
  limit: number,
): Promise<string[]> {
  const wanted = fold(words)
  if (wanted === '') return []
  const found = await own(rows)
    .selectFrom('article_revision')
    .select(['article_id', 'title'])
    .distinct()
    .where('site_id', '=', siteId)
    .orderBy('article_id', 'desc')
    .execute()
  const ids = found.filter(({ title }) => fold(title).includes(wanted)).map(({ article_id }) => article_id)
  return [...new Set(ids)].slice(0, limit)
}

/** Whether an article stands in a section, or is being written for it. */
export async function isSectionUsed(rows: Rows, siteId: string, sectionId: string): Promise<boolean> {
  for (const table of ['article', 'article_work'] as const) {
    const found = await own(rows)
      .selectFrom(table)
      .select('site_id')
      .where('site_id', '=', siteId)
      .where('section_id', '=', sectionId)
      .limit(1)
      .execute()
    if (found.length > 0) return true
  }
  return false
}
