import { prepared, type Rows } from '../database/index.ts'
import type { Use } from '../media/index.ts'
import { own } from './tables.ts'

/** The articles of a site that show something of its library: to readers, in what is being written, or only in earlier revisions. */
export async function usesOf(rows: Rows, siteId: string, mediaId: string): Promise<Use[]> {
  const found = await own(rows)
    .selectFrom('article_media')
    .innerJoin('article', 'article.id', 'article_media.article_id')
    .innerJoin('article_revision', 'article_revision.id', 'article_media.revision_id')
    .leftJoin('article_work', 'article_work.article_id', 'article.id')
    .select(['article.id', 'title', 'article_media.revision_id', 'published_revision_id'])
    .select('article_work.revision_id as at_hand')
    .where('article_media.site_id', '=', siteId)
    .where('media_id', '=', mediaId)
    .orderBy('article_media.revision_id', 'desc')
    .execute()
  const opened = await own(rows)
    .selectFrom('article_preview')
    .select('revision_id')
    .where('site_id', '=', siteId)
    .execute()
  // Somebody outside may be looking at it by an address that is still open.
  const outside = new Set(opened.map(({ revision_id }) => revision_id))
  const uses = new Map<string, Use>()
  for (const { id, title, revision_id: revision, published_revision_id, at_hand } of found) {
    const isAhead = revision === at_hand || outside.has(revision)
    const where = revision === published_revision_id ? 'public' : isAhead ? 'work' : 'past'
    const known = uses.get(id)
    if (!known || RANK[where] > RANK[known.where]) uses.set(id, { id, title, where })
  }
  return [...uses.values()]
}

const RANK = { past: 0, work: 1, public: 2 } as const

const showing = prepared((rows, { siteId, mediaId }: { siteId: string; mediaId: string }) =>
  own(rows)
    .selectFrom('article_media')
    .innerJoin('article', 'article.published_revision_id', 'article_media.revision_id')
    .select('article.id')
    .where('article_media.site_id', '=', siteId)
    .where('media_id', '=', mediaId)
    .limit(1),
)

const previewing = prepared(
  (rows, { siteId, mediaId, at }: { siteId: string; mediaId: string; at: string }) =>
    own(rows)
      .selectFrom('article_media')
      .innerJoin('article_preview', 'article_preview.revision_id', 'article_media.revision_id')
      .select('article_preview.id')
      .where('article_media.site_id', '=', siteId)
      .where('media_id', '=', mediaId)
      .where('ends_at', '>', at)
      .limit(1),
)

/** Whether readers, or somebody outside with an open preview, see something of the library: what is retracted is shown no more. */
export async function isShown(rows: Rows, siteId: string, mediaId: string, at: string): Promise<boolean> {
  const [shown] = await showing(rows, { siteId, mediaId })
  if (shown) return true
  const [previewed] = await previewing(rows, { siteId, mediaId, at })
  return previewed !== undefined
}
