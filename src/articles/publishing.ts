import { giveAddress } from '../addresses/index.ts'
import { newId, type Rows } from '../database/index.ts'
import { record } from '../journal/index.ts'
import { slug } from '../text/index.ts'
import { announce } from './announcing.ts'
import type { Appearance, Article, Byline, Source } from './article.ts'
import { type DocumentJson, mediaIn, parseDocument } from './document.ts'
import { show } from './showing.ts'
import { own } from './tables.ts'

/** An article that somebody has ready: everything that its first revision says. */
export type NewArticle = {
  siteId: string
  sectionId: string
  kind?: Article['kind']
  language: string
  /** Of a translation, the published article that it translates. */
  originalId?: string | null
  appeared: Appearance
  /** The path wished for; without one, the words of the title make it. */
  path?: string
  title: string
  lead: string | null
  dateline: string | null
  body: DocumentJson
  bylines: Byline[]
  source: Source | null
  tags: string[]
}

export type Issues = { outcome: 'issues'; issues: ('bodyNotAllowed' | 'titleEmpty' | 'noteEmpty')[] }

/** What publishing came to: the article with its address, or the issue that stood in the way. */
export type Published = { outcome: 'done'; id: string; address: string } | Issues

/** Publishes an article for the first time, in the caller's transaction: revision, address, lists, search and journal entry together. */
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
  const { siteId, sectionId, language, appeared, kind = 'story', originalId = null } = article
  await own(rows)
    .insertInto('article')
    .values({
      id,
      site_id: siteId,
      section_id: sectionId,
      kind,
      language,
      original_id: originalId,
      version: 1,
      published_revision_id: revision,
      appeared_at: appeared.at,
      appeared_precision: appeared.precision,
      appeared_basis: appeared.basis,
      changed_at: at,
    })
    .execute()
  await writeRevision(
    rows,
    { ...article, id: revision, number: 1, body: document.toJSON() },
    { siteId, id, by, at },
  )
  await show(rows, { ...article, id, kind, originalId, body: document })
  const wished = article.path ?? `${kind === 'page' ? '' : '/tin'}/${slug(article.title) || 'bai-viet'}`
  const address = await giveAddress(rows, siteId, wished, id, at)
  await record(rows, {
    siteId,
    at,
    by,
    act: 'article-published',
    subject: id,
    details: { revision, address, title: article.title },
  })
  await announce(rows, siteId, id, at)
  return { outcome: 'done', id, address }
}

type Written = Pick<NewArticle, 'title' | 'lead' | 'dateline' | 'bylines' | 'source' | 'tags'> & {
  id: string
  number: number
  body: DocumentJson
}

/** Writes one immutable version of an article. */
export async function writeRevision(
  rows: Rows,
  { id, number, title, lead, dateline, body, bylines, source, tags }: Written,
  article: { siteId: string; id: string; by: string; at: string },
): Promise<void> {
  await own(rows)
    .insertInto('article_revision')
    .values({
      id,
      site_id: article.siteId,
      article_id: article.id,
      number,
      title,
      lead,
      dateline,
      body: JSON.stringify(body),
      bylines: JSON.stringify(bylines),
      source: source && JSON.stringify(source),
      tags: JSON.stringify(tags),
      picture: firstPicture(body),
      created_at: article.at,
      created_by: article.by,
    })
    .execute()
  await noteMedia(rows, id, body, article)
}

/** Writes down what of the library a revision shows, so that it is known before anything is removed. */
async function noteMedia(
  rows: Rows,
  revisionId: string,
  body: DocumentJson,
  { siteId, id }: { siteId: string; id: string },
): Promise<void> {
  const document = parseDocument(body)
  const { pictures, attachments } = document ? mediaIn(document) : { pictures: [], attachments: [] }
  const values = [...new Set([...pictures, ...attachments])].map((media_id) => ({
    ...{ site_id: siteId, article_id: id, revision_id: revisionId, media_id },
  }))
  // A statement takes so many values and no more.
  for (let at = 0; at < values.length; at += 500)
    await own(rows)
      .insertInto('article_media')
      .values(values.slice(at, at + 500))
      .execute()
}

/** The first picture of a body stands for the article in lists. */
function firstPicture(body: DocumentJson): string | null {
  const figures = body.content.filter((node) => (node as { type?: string }).type === 'figure') as {
    attrs?: { media?: string | null }
  }[]
  return figures.find((figure) => figure.attrs?.media)?.attrs?.media ?? null
}
