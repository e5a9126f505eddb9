import type { Rows } from '../database/index.ts'
import { find, readQuestion } from '../search/index.ts'
import type { Narrowing } from './board.ts'
import { newestArticles } from './lists.ts'
import { sectionShelf } from './shelves.ts'
import { own } from './tables.ts'

/** A published article in a list of the desk. */
export type PublishedItem = { id: string; title: string; at: string }

/** As many answers as anybody looks through before they ask more closely. */
const MOST_FOUND = 200

/**
 * Published stories for the desk, the newest first: of a section, between two instants, by their words, by who wrote what
 * readers see. One more than `limit` where there are more.
 */
export async function publishedList(
  rows: Rows,
  siteId: string,
  asked: Omit<Narrowing, 'state'> & { days: { from?: string | undefined; until?: string | undefined } },
  { limit, offset = 0 }: { limit: number; offset?: number },
): Promise<PublishedItem[]> {
  if (asked.text) return found(rows, siteId, asked, offset, limit + 1)
  if (asked.authorId) return written(rows, siteId, asked, offset, limit + 1)
  const shelf = asked.sectionId ? { shelf: sectionShelf(asked.sectionId) } : {}
  const part = { ...shelf, ...asked.days, limit: limit + 1, offset }
  const articles = await newestArticles(rows, siteId, part)
  return articles.map(({ id, title, appeared }) => ({ id, title, at: appeared.at }))
}

async function found(
  rows: Rows,
  siteId: string,
  { sectionId, from, until, text = '', authorId }: Narrowing,
  offset: number,
  limit: number,
): Promise<PublishedItem[]> {
  const shelf = sectionId ? { shelfId: sectionId } : {}
  const search = { siteId, ...shelf, from, until, limit: MOST_FOUND }
  const answer = await find(rows, readQuestion(text), search)
  const ids = answer.found.map(({ subject }) => subject)
  if (ids.length === 0) return []
  const articles = new Map(
    (await publicRevisions(rows, siteId, authorId).where('article.id', 'in', ids).execute()).map((each) => [
      each.id,
      each,
    ]),
  )
  return ids.flatMap((id) => articles.get(id) ?? []).slice(offset, offset + limit)
}

/** Newest written first: the identifiers of revisions sort by time. */
async function written(
  rows: Rows,
  siteId: string,
  { sectionId, from, until, authorId }: Narrowing,
  offset: number,
  limit: number,
): Promise<PublishedItem[]> {
  return publicRevisions(rows, siteId, authorId)
    .$if(sectionId !== undefined, (query) => query.where('section_id', '=', sectionId ?? ''))
    .$if(from !== undefined, (query) => query.where('appeared_at', '>=', from ?? ''))
    .$if(until !== undefined, (query) => query.where('appeared_at', '<', until ?? ''))
    .orderBy('article_revision.id', 'desc')
    .offset(offset)
    .limit(limit)
    .execute()
}

function publicRevisions(rows: Rows, siteId: string, authorId: string | undefined) {
  return own(rows)
    .selectFrom('article_revision')
    .innerJoin('article', 'article.published_revision_id', 'article_revision.id')
    .select(['article.id', 'title', 'appeared_at as at'])
    .where('article_revision.site_id', '=', siteId)
    .$if(authorId !== undefined, (query) => query.where('article_revision.created_by', '=', authorId ?? ''))
}
