import { z } from 'zod'
import { prepared, type Rows } from '../database/index.ts'
import { type Appearance, type Article, Byline, type DeskNotice, type Notice, Source } from './article.ts'
import { own } from './tables.ts'

const Bylines = z.array(Byline)
const Tags = z.array(z.string())

const articleToRead = prepared((rows, { siteId, id }: { siteId: string; id: string }) =>
  published(rows, siteId)
    .leftJoin('article_recording', 'article_recording.article_id', 'article.id')
    .selectAll('article')
    .select([
      'recording_id',
      'recorded_revision_id',
      'article_revision.id as revision_id',
      'number',
      'title',
      'lead',
      'dateline',
      'body',
      'bylines',
      'source',
      'tags',
    ])
    .where('article.id', '=', id),
)

/** A published article as its readers see it, or undefined. */
export async function publishedArticle(rows: Rows, siteId: string, id: string): Promise<Article | undefined> {
  const [row] = await articleToRead(rows, { siteId, id })
  if (!row) return undefined
  return {
    id: row.id,
    siteId: row.site_id,
    sectionId: row.section_id,
    kind: row.kind,
    language: row.language,
    originalId: row.original_id,
    version: row.version,
    appeared: appearance(row),
    changedAt: row.changed_at,
    archivedAt: row.archived_at,
    revision: {
      id: row.revision_id,
      number: row.number,
      title: row.title,
      lead: row.lead,
      dateline: row.dateline,
      body: JSON.parse(row.body),
      bylines: Bylines.parse(JSON.parse(row.bylines)),
      source: row.source === null ? null : Source.parse(JSON.parse(row.source)),
      tags: Tags.parse(JSON.parse(row.tags)),
    },
    recording:
      row.recording_id === null
        ? null
        : { id: row.recording_id, current: row.recorded_revision_id === row.revision_id },
    notices:
      row.number > 1 || row.archived_at !== null ? (await noticesOf(rows, siteId, id)).filter(isPublic) : [],
  }
}

const noticesAbout = prepared((rows, { siteId, id }: { siteId: string; id: string }) =>
  own(rows)
    .selectFrom('article_notice')
    .select(['kind', 'at', 'note', 'reworded_at'])
    .where('site_id', '=', siteId)
    .where('article_id', '=', id)
    .orderBy('at', 'desc'),
)

/** What was said of changes to an article, the last first; also of one that has left. */
export async function noticesOf(rows: Rows, siteId: string, id: string): Promise<DeskNotice[]> {
  const found = await noticesAbout(rows, { siteId, id })
  return found.map(({ reworded_at, ...notice }) => ({
    ...notice,
    ...(reworded_at === null ? {} : { rewordedAt: reworded_at }),
  }))
}

function isPublic<Said extends DeskNotice>(notice: Said): notice is Said & Notice {
  return notice.kind !== 'error'
}

/** An article that left, by the title that it had. */
export type Withdrawn = { title: string; notice: Notice }

/** What readers are told of an article that was withdrawn, or undefined where it was not. */
export async function withdrawnArticle(
  rows: Rows,
  siteId: string,
  id: string,
): Promise<Withdrawn | undefined> {
  const [last] = await own(rows)
    .selectFrom('article_notice')
    .innerJoin('article', 'article.id', 'article_notice.article_id')
    .select(['article_notice.kind', 'at', 'note', 'title', 'published_revision_id'])
    .where('article_notice.site_id', '=', siteId)
    .where('article_id', '=', id)
    .orderBy('at', 'desc')
    .limit(1)
    .execute()
  if (last?.kind !== 'withdrawal' || last.published_revision_id !== null) return undefined
  return { title: last.title, notice: { kind: last.kind, at: last.at, note: last.note } }
}

/** The newest notices of a site with the titles that they are about. */
export async function newestNotices(
  rows: Rows,
  siteId: string,
  limit: number,
): Promise<(Notice & { articleId: string; title: string })[]> {
  const found = await own(rows)
    .selectFrom('article_notice')
    .select(['kind', 'at', 'note', 'article_id', 'title'])
    .where('site_id', '=', siteId)
    .where('kind', '!=', 'error')
    .orderBy('at', 'desc')
    .limit(limit)
    .execute()
  return found.map(({ article_id, ...notice }) => ({ ...notice, articleId: article_id })).filter(isPublic)
}

const versionsOf = prepared((rows, { siteId, id }: { siteId: string; id: string }) =>
  published(rows, siteId)
    .select(['article.id', 'language', 'title'])
    .where((e) => e.or([e('article.id', '=', id), e('original_id', '=', id)]))
    .orderBy('article.id'),
)

/** The same article in each language in which it is published: the original and its translations. */
export async function translationsOf(
  rows: Rows,
  article: Pick<Article, 'id' | 'siteId' | 'originalId'>,
): Promise<{ id: string; language: string; title: string }[]> {
  return versionsOf(rows, { siteId: article.siteId, id: article.originalId ?? article.id })
}

const titlesOf = prepared((rows, { siteId, ids }: { siteId: string; ids: readonly string[] }) =>
  published(rows, siteId)
    .select(['article.id', 'language', 'title'])
    .where('article.kind', '=', 'story')
    .where('article.id', 'in', ids),
)

/** The titles of published stories by their ids, in the order of the ids. */
export async function titlesById(
  rows: Rows,
  siteId: string,
  ids: readonly string[],
): Promise<{ id: string; language: string; title: string }[]> {
  if (ids.length === 0) return []
  const found = new Map((await titlesOf(rows, { siteId, ids })).map((each) => [each.id, each]))
  return ids.flatMap((id) => found.get(id) ?? [])
}

/** Published articles of a site with the revisions that readers see. */
export function published(rows: Rows, siteId: string) {
  return own(rows)
    .selectFrom('article')
    .innerJoin('article_revision', 'article_revision.id', 'article.published_revision_id')
    .where('article.site_id', '=', siteId)
}

export function appearance(row: {
  appeared_at: string
  appeared_precision: Appearance['precision']
  appeared_basis: Appearance['basis']
}): Appearance {
  return { at: row.appeared_at, precision: row.appeared_precision, basis: row.appeared_basis }
}
