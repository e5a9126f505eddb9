import { giveAddress } from '../addresses/index.ts'
import { newId, type Rows } from '../database/index.ts'
import { record } from '../journal/index.ts'
import { slug } from '../text/index.ts'
import type { Appearance, Byline, Source } from './article.ts'
import { type DocumentJson, parseDocument } from './document.ts'
import { own } from './tables.ts'

/** An article that somebody has ready: everything that its first revision says. */
export type NewArticle = {
  siteId: string
  sectionId: string
  language: string
  appeared: Appearance
  title: string
  lead: string | null
  dateline: string | null
  body: DocumentJson
  bylines: Byline[]
  source: Source | null
  tags: string[]
}

/** What publishing came to: the article with its address, or the issue that stood in the way. */
export type Published =
  | { outcome: 'done'; id: string; address: string }
  | { outcome: 'issues'; issues: ('bodyNotAllowed' | 'titleEmpty')[] }

/** Publishes an article for the first time, in the caller's transaction: revision, address and journal entry together. */
export async function publishNew(
  rows: Rows,
  article: NewArticle,
  by: string,
  at: string,
): Promise<Published> {
  const document = parseDocument(article.body)
  if (!document) return { outcome: 'issues', issues: ['bodyNotAllowed'] }
  if (article.title.trim() === '') return { outcome: 'issues', issues: ['titleEmpty'] }
  const [id, revision] = [newId(), newId()]
  const { siteId, sectionId, language, appeared } = article
  await own(rows)
    .insertInto('article')
    .values({
      id,
      site_id: siteId,
      section_id: sectionId,
      language,
      version: 1,
      published_revision_id: revision,
      appeared_at: appeared.at,
      appeared_precision: appeared.precision,
      appeared_basis: appeared.basis,
      listed_at: appeared.basis === 'import' ? '' : appeared.at,
      changed_at: at,
    })
    .execute()
  await own(rows)
    .insertInto('article_revision')
    .values(asRow(article, { id: revision, article: id, by, at, body: document.toJSON() }))
    .execute()
  const address = await giveAddress(rows, siteId, `/tin/${slug(article.title) || 'bai-viet'}`, id, at)
  await record(rows, {
    siteId,
    at,
    by,
    act: 'article-published',
    subject: id,
    details: { revision, address, title: article.title },
  })
  return { outcome: 'done', id, address }
}

function asRow(
  article: NewArticle,
  made: { id: string; article: string; by: string; at: string; body: object },
) {
  const { siteId, title, lead, dateline, bylines, source, tags } = article
  return {
    id: made.id,
    site_id: siteId,
    article_id: made.article,
    number: 1,
    title,
    lead,
    dateline,
    body: JSON.stringify(made.body),
    bylines: JSON.stringify(bylines),
    source: source && JSON.stringify(source),
    tags: JSON.stringify(tags),
    picture: firstPicture(article.body),
    created_at: made.at,
    created_by: made.by,
  }
}

/** The first picture of a body stands for the article in lists. */
function firstPicture(body: DocumentJson): string | null {
  const figures = body.content.filter((node) => (node as { type?: string }).type === 'figure') as {
    attrs?: { media?: string | null }
  }[]
  return figures.find((figure) => figure.attrs?.media)?.attrs?.media ?? null
}
