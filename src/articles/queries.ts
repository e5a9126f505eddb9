import { z } from 'zod'
import { prepared, type Rows, rowLimit } from '../database/index.ts'
import { type Appearance, type Article, type ArticleSummary, Byline, Source } from './article.ts'
import { own } from './tables.ts'

const Bylines = z.array(Byline)
const Tags = z.array(z.string())

const articleToRead = prepared((rows, { siteId, id }: { siteId: string; id: string }) =>
  published(rows, siteId)
    .selectAll('article')
    .select([
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
    language: row.language,
    appeared: appearance(row),
    changedAt: row.changed_at,
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
  }
}

type Part = { siteId: string; limit: number; offset: number }

const newestOfSite = prepared((rows, part: Part) => newest(rows, part))
const newestOfSection = prepared((rows, part: Part & { sectionId: string }) =>
  newest(rows, part).where('section_id', '=', part.sectionId),
)

function newest(rows: Rows, { siteId, limit, offset }: Part) {
  return published(rows, siteId)
    .select([
      'article.id',
      'section_id',
      'language',
      'appeared_at',
      'appeared_precision',
      'appeared_basis',
      'title',
      'lead',
      'picture',
    ])
    .orderBy('listed_at', 'desc')
    .orderBy('article.id', 'desc')
    .limit(rowLimit(limit))
    .offset(offset)
}

/** The newest published articles of a site, or of one of its sections; those of unknown day come last. */
export async function newestArticles(
  rows: Rows,
  siteId: string,
  { sectionId, limit, offset = 0 }: { sectionId?: string; limit: number; offset?: number },
): Promise<ArticleSummary[]> {
  const part = { siteId, limit, offset }
  const found = await (sectionId ? newestOfSection(rows, { ...part, sectionId }) : newestOfSite(rows, part))
  return found.map((row) => ({
    id: row.id,
    sectionId: row.section_id,
    language: row.language,
    appeared: appearance(row),
    title: row.title,
    lead: row.lead,
    picture: row.picture,
  }))
}

/** How many articles a section shows. */
export async function countArticles(rows: Rows, siteId: string, sectionId: string): Promise<number> {
  const { count } = await published(rows, siteId)
    .select((e) => e.fn.countAll<number>().as('count'))
    .where('section_id', '=', sectionId)
    .executeTakeFirstOrThrow()
  return Number(count)
}

function published(rows: Rows, siteId: string) {
  return own(rows)
    .selectFrom('article')
    .innerJoin('article_revision', 'article_revision.id', 'article.published_revision_id')
    .where('article.site_id', '=', siteId)
}

function appearance(row: {
  appeared_at: string
  appeared_precision: Appearance['precision']
  appeared_basis: Appearance['basis']
}): Appearance {
  return { at: row.appeared_at, precision: row.appeared_precision, basis: row.appeared_basis }
}
