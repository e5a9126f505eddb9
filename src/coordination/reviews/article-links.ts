import type { Rows } from '../../database/index.ts'
import { own } from '../tables.ts'

/** Which articles were drafted from some reviews, the first first. */
export async function articlesOfReviews(
  rows: Rows,
  reviewIds: readonly string[],
): Promise<{ reviewId: string; articleId: string; draftedAt: string }[]> {
  const found = await own(rows)
    .selectFrom('review_article')
    .selectAll()
    .where('review_id', 'in', [...reviewIds, ''])
    .orderBy('drafted_at')
    .execute()
  return found.map(({ review_id, article_id, drafted_at }) => ({
    ...{ reviewId: review_id, articleId: article_id, draftedAt: drafted_at },
  }))
}

/** Keeps which article was drafted from a review, in the caller's transaction. */
export async function linkArticle(
  rows: Rows,
  reviewId: string,
  articleId: string,
  at: string,
): Promise<void> {
  await own(rows)
    .insertInto('review_article')
    .values({ review_id: reviewId, article_id: articleId, drafted_at: at })
    .execute()
}
