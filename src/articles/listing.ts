import type { Rows } from '../database/index.ts'
import { dayIn } from '../statistics/index.ts'
import { slug } from '../text/index.ts'
import type { Appearance } from './article.ts'
import { type Shelf, shelvesOf } from './shelves.ts'
import { own } from './tables.ts'

/** What a list has to know of an article. */
export type Listed = {
  id: string
  siteId: string
  language: string
  originalId: string | null
  appeared: Appearance
  tags: readonly string[]
}

/** The zone that decides what day it is, and the article's section with those above it. */
export type Place = { zone: string; sections: readonly string[] }

/** Puts a published article on its shelves, in the caller's transaction; where it stood before, it stands no more. */
export async function list(rows: Rows, article: Listed, place: Place): Promise<void> {
  await unlist(rows, article.id)
  const { id, siteId, appeared, tags } = article
  const at = appeared.basis === 'import' ? '' : appeared.at
  const day = at && dayIn(place.zone, at)
  const shelves = shelvesOf({
    ...article,
    sections: place.sections,
    isTranslation: article.originalId !== null,
  })
  await own(rows)
    .insertInto('article_listing')
    .values(shelves.map((shelf) => ({ site_id: siteId, shelf, listed_at: at, article_id: id, day })))
    .execute()
  await count(rows, siteId, shelves, day, 1)
  const named = [...new Map(tags.map((tag) => [slug(tag), tag]))].filter(([tagSlug]) => tagSlug !== '')
  if (named.length > 0)
    await own(rows)
      .insertInto('article_tag')
      .values(named.map(([tagSlug, name]) => ({ site_id: siteId, slug: tagSlug, name })))
      .onConflict((c) => c.doNothing())
      .execute()
}

/** Takes an article from all shelves. */
export async function unlist(rows: Rows, id: string): Promise<void> {
  const stood = await own(rows)
    .deleteFrom('article_listing')
    .where('article_id', '=', id)
    .returning(['site_id', 'shelf', 'day'])
    .execute()
  const [first] = stood
  if (first)
    await count(
      rows,
      first.site_id,
      stood.map(({ shelf }) => shelf as Shelf),
      first.day,
      -1,
    )
}

/** How many articles a shelf holds, of a day and in all, so that no list has to count them. */
async function count(
  rows: Rows,
  siteId: string,
  shelves: readonly Shelf[],
  day: string,
  by: 1 | -1,
): Promise<void> {
  const inOrder = [...shelves].sort() // so that two acts cannot wait for one another
  await own(rows)
    .insertInto('article_shelf')
    .values(inOrder.map((shelf) => ({ site_id: siteId, shelf, articles: by })))
    .onConflict((c) =>
      c
        .columns(['site_id', 'shelf'])
        .doUpdateSet((e) => ({ articles: e('article_shelf.articles', '+', by) })),
    )
    .execute()
  await own(rows)
    .insertInto('article_tally')
    .values(inOrder.map((shelf) => ({ site_id: siteId, shelf, day, articles: by })))
    .onConflict((c) =>
      c
        .columns(['site_id', 'shelf', 'day'])
        .doUpdateSet((e) => ({ articles: e('article_tally.articles', '+', by) })),
    )
    .execute()
}
