import { sql } from 'kysely'
import { prepared, type Rows, rowLimit } from '../database/index.ts'
import type { ArticleSummary } from './article.ts'
import { appearance } from './queries.ts'
import type { Shelf } from './shelves.ts'
import { own } from './tables.ts'

/** Which part of a shelf: the newest or the oldest first, perhaps only of some days (both ends with), so many from there on. */
export type Part = {
  shelf?: Shelf
  from?: string | undefined
  until?: string | undefined
  oldestFirst?: boolean
  limit: number
  offset?: number
}

type Asked = { siteId: string; shelf: string; limit: number; offset: number }
const [FIRST_DAY, LAST_DAY] = ['0000', '9999']

/** The page of the list first, from its index alone, then what is shown of the articles on it. */
function listed(
  rows: Rows,
  { siteId, shelf, limit, offset }: Asked,
  order: 'asc' | 'desc',
  days?: { from: string; until: string },
) {
  const whole = own(rows)
    .selectFrom('article_listing')
    .where('site_id', '=', siteId)
    .where('shelf', '=', shelf)
  const some = days ? whole.where('day', '>=', days.from).where('day', '<=', days.until) : whole
  const page = some
    .select(['listed_at', 'article_id'])
    .orderBy('listed_at', order)
    .orderBy('article_id', order)
    .limit(rowLimit(limit))
    .offset(offset)
  return own(rows)
    .selectFrom(page.as('page'))
    .innerJoin('article', 'article.id', 'page.article_id')
    .innerJoin('article_revision', 'article_revision.id', 'article.published_revision_id')
    .select([
      'article.id',
      'section_id',
      'language',
      'appeared_at',
      'appeared_precision',
      'appeared_basis',
      'changed_at',
      'title',
      'lead',
      'picture',
    ])
    .orderBy('page.listed_at', order)
    .orderBy('page.article_id', order)
}

const newest = prepared((rows, asked: Asked) => listed(rows, asked, 'desc'))
const newestOfDays = prepared((rows, asked: Asked & { from: string; until: string }) =>
  listed(rows, asked, 'desc', asked),
)
const oldest = prepared((rows, asked: Asked) => listed(rows, asked, 'asc'))

/** The published articles of a shelf; those of unknown day come last, as the oldest. */
export async function newestArticles(
  rows: Rows,
  siteId: string,
  { shelf = 'all', from, until, oldestFirst = false, limit, offset = 0 }: Part,
): Promise<ArticleSummary[]> {
  const asked = { siteId, shelf, limit, offset }
  const found = await (from !== undefined || until !== undefined
    ? newestOfDays(rows, { ...asked, from: from ?? FIRST_DAY, until: until ?? LAST_DAY })
    : (oldestFirst ? oldest : newest)(rows, asked))
  return found.map((row) => ({
    id: row.id,
    sectionId: row.section_id,
    language: row.language,
    appeared: appearance(row),
    changedAt: row.changed_at,
    title: row.title,
    lead: row.lead,
    picture: row.picture,
  }))
}

const talliesBetween = prepared(
  (rows, { siteId, shelf, from, until }: { siteId: string; shelf: string; from: string; until: string }) =>
    own(rows)
      .selectFrom('article_tally')
      .select(['day', 'articles'])
      .where('site_id', '=', siteId)
      .where('shelf', '=', shelf)
      .where('day', '>=', from)
      .where('day', '<=', until)
      .where('articles', '>', 0)
      .orderBy('day', 'desc'),
)

/** How many articles of each day a shelf shows, the newest day first; the day is empty where nobody knows it. */
export async function daysOf(
  rows: Rows,
  siteId: string,
  { shelf = 'all', from = '', until = LAST_DAY }: Pick<Part, 'shelf' | 'from' | 'until'> = {},
): Promise<{ day: string; articles: number }[]> {
  return talliesBetween(rows, { siteId, shelf, from, until })
}

const tallyOf = prepared(
  (rows, { siteId, shelf, from, until }: { siteId: string; shelf: string; from: string; until: string }) =>
    own(rows)
      .selectFrom('article_tally')
      .select((e) => e.fn.coalesce(e.fn.sum<number>('articles'), e.lit(0)).as('articles'))
      .where('site_id', '=', siteId)
      .where('shelf', '=', shelf)
      .where('day', '>=', from)
      .where('day', '<=', until),
)

const shelfNamed = prepared((rows, { siteId, shelf }: { siteId: string; shelf: string }) =>
  own(rows)
    .selectFrom('article_shelf')
    .select('articles')
    .where('site_id', '=', siteId)
    .where('shelf', '=', shelf),
)

/** How many articles a shelf shows, or shows of some days. */
export async function countArticles(
  rows: Rows,
  siteId: string,
  { shelf = 'all', from, until }: Pick<Part, 'shelf' | 'from' | 'until'> = {},
): Promise<number> {
  const [sum] = await (from === undefined && until === undefined
    ? shelfNamed(rows, { siteId, shelf })
    : tallyOf(rows, { siteId, shelf, from: from ?? '', until: until ?? LAST_DAY }))
  return Number(sum?.articles ?? 0)
}

/** A tag as it is written, and how many articles carry it. */
export type Tag = { slug: string; name: string; articles: number }

/** The tags of a site that any article carries, the most used first. */
export async function tagsOf(rows: Rows, siteId: string, limit: number): Promise<Tag[]> {
  const found = await own(rows)
    .selectFrom('article_tag')
    .innerJoin('article_shelf', (join) =>
      join
        .onRef('article_shelf.site_id', '=', 'article_tag.site_id')
        .on('article_shelf.shelf', '=', (e) => e.fn('concat', [sql.lit('tag:'), e.ref('article_tag.slug')])),
    )
    .select(['slug', 'name', 'articles'])
    .where('article_tag.site_id', '=', siteId)
    .where('articles', '>', 0)
    .orderBy('articles', 'desc')
    .orderBy('slug')
    .limit(limit)
    .execute()
  return found.map(({ slug, name, articles }) => ({ slug, name, articles: Number(articles) }))
}

const tagNamed = prepared((rows, { siteId, slug }: { siteId: string; slug: string }) =>
  own(rows).selectFrom('article_tag').select('name').where('site_id', '=', siteId).where('slug', '=', slug),
)

/** How a tag is written. */
export async function tagName(rows: Rows, siteId: string, slug: string): Promise<string | undefined> {
  return (await tagNamed(rows, { siteId, slug }))[0]?.name
}
