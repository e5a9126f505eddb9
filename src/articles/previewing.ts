import { hashOf, newSecret } from '../accounts/index.ts'
import { newId, type Rows } from '../database/index.ts'
import { record } from '../journal/index.ts'
import type { Article } from './article.ts'
import { own } from './tables.ts'
import { asRevision, type Work } from './work.ts'

/** An address by which somebody without an account sees one revision, until it ends. */
export type Preview = { id: string; revisionId: string; number: number; createdAt: string; endsAt: string }

/** A week, in milliseconds. */
const OPEN_MS = 7 * 24 * 3_600_000

/**
 * Opens the revision at hand to whoever has the secret, in the caller's transaction; later changes are not seen by it. Nothing where it
 * is no longer the one at hand.
 */
export async function openPreview(
  rows: Rows,
  work: Work,
  by: string,
  at: string,
): Promise<string | undefined> {
  const [id, secret] = [newId(), newSecret()]
  const { siteId, articleId, revision, version } = work
  const { numUpdatedRows } = await own(rows)
    .updateTable('article_work')
    .set({ open: 0 })
    .where('article_id', '=', articleId)
    .where('revision_id', '=', revision.id)
    .where('version', '=', version)
    .executeTakeFirstOrThrow()
  if (numUpdatedRows === 0n) return undefined
  await own(rows)
    .insertInto('article_preview')
    .values({
      id,
      hash: hashOf(secret),
      site_id: siteId,
      article_id: articleId,
      revision_id: revision.id,
      created_at: at,
      created_by: by,
      ends_at: new Date(Date.parse(at) + OPEN_MS).toISOString(),
    })
    .execute()
  const details = { revision: revision.id, preview: id }
  await record(rows, { siteId, at, by, act: 'preview-opened', subject: articleId, details })
  return secret
}

/** The previews of an article that are open, the last opened first. */
export async function previewsOf(rows: Rows, articleId: string, at: string): Promise<Preview[]> {
  const found = await own(rows)
    .selectFrom('article_preview')
    .innerJoin('article_revision', 'article_revision.id', 'revision_id')
    .select(['article_preview.id', 'revision_id', 'number', 'article_preview.created_at', 'ends_at'])
    .where('article_preview.article_id', '=', articleId)
    .where('ends_at', '>', at)
    .orderBy('article_preview.id', 'desc')
    .execute()
  return found.map(({ id, revision_id, number, created_at, ends_at }) => ({
    id,
    revisionId: revision_id,
    number,
    createdAt: created_at,
    endsAt: ends_at,
  }))
}

/** Ends one preview of an article before its time, in the caller's transaction. */
export async function endPreview(rows: Rows, work: Work, id: string, by: string, at: string): Promise<void> {
  await own(rows)
    .deleteFrom('article_preview')
    .where('id', '=', id)
    .where('article_id', '=', work.articleId)
    .execute()
  const { siteId, articleId: subject } = work
  await record(rows, { siteId, at, by, act: 'preview-ended', subject, details: { preview: id } })
}

/** Ends every preview of an article, in the caller's transaction: it is public now, has left or is wanted no more. */
export async function endPreviews(rows: Rows, articleId: string): Promise<void> {
  await own(rows).deleteFrom('article_preview').where('article_id', '=', articleId).execute()
}

/** What whoever has the secret of an open preview sees: the article with that revision; undefined where it is over. */
export async function previewed(
  rows: Rows,
  siteId: string,
  secret: string,
  at: string,
): Promise<Article | undefined> {
  const row = await own(rows)
    .selectFrom('article_preview')
    .innerJoin('article_revision', 'article_revision.id', 'revision_id')
    .innerJoin('article', 'article.id', 'article_preview.article_id')
    .selectAll('article_revision')
    .select(['section_id', 'kind', 'language', 'original_id'])
    .where('article_preview.site_id', '=', siteId)
    .where('hash', '=', hashOf(secret))
    .where('ends_at', '>', at)
    .executeTakeFirst()
  if (!row) return undefined
  const { article_id: articleId, section_id: sectionId, kind, language, original_id: originalId } = row
  const revision = asRevision(row)
  return asIfPublic({ articleId, siteId, sectionId, kind, language, originalId, revision }, at)
}

/** What is being prepared, as the article that readers would see if it were published now. */
export function asIfPublic(
  work: Pick<Work, 'articleId' | 'siteId' | 'sectionId' | 'kind' | 'language' | 'originalId' | 'revision'> &
    Partial<Pick<Work, 'publishAt'>>,
  at: string,
): Article {
  const { articleId: id, siteId, sectionId, kind, language, originalId, revision } = work
  return {
    ...{ id, siteId, sectionId, kind, language, originalId },
    version: 1,
    appeared: { at: work.publishAt ?? at, precision: 'minute', basis: 'printed' },
    changedAt: at,
    archivedAt: null,
    // A first revision has no line that says when it was changed.
    revision: { ...revision, number: 1 },
    recording: null,
    notices: [],
  }
}
