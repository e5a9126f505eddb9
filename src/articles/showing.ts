import type { Node } from 'prosemirror-model'
import type { Database, Rows } from '../database/index.ts'
import { putEntry } from '../search/index.ts'
import { placeOf } from '../sites/index.ts'
import type { Article } from './article.ts'
import { parseDocument, textOf } from './document.ts'
import { list, unlist } from './listing.ts'
import { publishedArticle } from './queries.ts'
import { own } from './tables.ts'

/** A published article as lists and search are told of it. */
type Shown = Pick<
  Article,
  'id' | 'siteId' | 'sectionId' | 'kind' | 'language' | 'originalId' | 'appeared'
> & {
  title: string
  lead: string | null
  tags: readonly string[]
  body: Node
  archivedAt?: string | null
}

/** Puts an article where readers find it, in the caller's transaction: a story on its shelves, unless it is archived, both kinds in the search. */
export async function show(rows: Rows, article: Shown): Promise<void> {
  const place = await placeOf(rows, article.siteId, article.sectionId)
  const isListed = article.kind === 'story' && !article.archivedAt
  await (isListed ? list(rows, article, place) : unlist(rows, article.id))
  await putEntry(rows, {
    siteId: article.siteId,
    subject: article.id,
    shelves: place.sections,
    at: article.appeared.basis === 'import' ? '' : article.appeared.at,
    title: article.title,
    lead: article.lead ?? '',
    // Who searches for a tag finds what carries it.
    text: [textOf(article.body), article.tags.join(', ')].filter(Boolean).join('\n'),
  })
}

const BATCH = 200

/** Puts every published article on its shelves and in the search anew, as after the shelves of a site were moved. */
export async function showAll(database: Database, siteId?: string): Promise<number> {
  const all = own(database.rows)
    .selectFrom('article')
    .select(['id', 'site_id'])
    .where('published_revision_id', 'is not', null)
  const known = await (siteId ? all.where('site_id', '=', siteId) : all).orderBy('id').execute()
  for (let from = 0; from < known.length; from += BATCH)
    await database.transact(async (rows) => {
      for (const { id, site_id } of known.slice(from, from + BATCH)) {
        const article = await publishedArticle(rows, site_id, id)
        const body = article && parseDocument(article.revision.body)
        if (article && body) await show(rows, { ...article, ...article.revision, id, body })
      }
    })
  return known.length
}
