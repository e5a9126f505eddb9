import { giveAddress, withdrawAddress } from '../addresses/index.ts'
import { newId, type Rows } from '../database/index.ts'
import { record } from '../journal/index.ts'
import { removeEntry } from '../search/index.ts'
import { slug } from '../text/index.ts'
import type { Appearance, Article, Byline, Notice, Revision, Source } from './article.ts'
import { type DocumentJson, parseDocument } from './document.ts'
import { unlist } from './listing.ts'
import { publishedArticle } from './queries.ts'
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

type Issues = { outcome: 'issues'; issues: ('bodyNotAllowed' | 'titleEmpty' | 'noteEmpty')[] }

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
  return { outcome: 'done', id, address }
}

/** What a change of a published article came to. `conflict`: somebody was quicker; `notFound`: it is not there. */
export type Changed = { outcome: 'done' } | { outcome: 'conflict' | 'notFound' } | Issues

/** Which article, as it was when it was read. */
export type Known = { siteId: string; id: string; version: number }

/** Changes a published article in public, with a note that readers see. */
export async function correct(
  rows: Rows,
  known: Known,
  changes: Partial<Pick<Revision, 'title' | 'lead' | 'body'>>,
  note: string,
  by: string,
  at: string,
): Promise<Changed> {
  if (note.trim() === '') return { outcome: 'issues', issues: ['noteEmpty'] }
  const article = await publishedArticle(rows, known.siteId, known.id)
  if (!article) return { outcome: 'notFound' }
  const next = { ...article.revision, ...changes, id: newId(), number: article.revision.number + 1 }
  const document = parseDocument(next.body)
  if (!document) return { outcome: 'issues', issues: ['bodyNotAllowed'] }
  if (next.title.trim() === '') return { outcome: 'issues', issues: ['titleEmpty'] }
  if (!(await turnVersion(rows, known, { published_revision_id: next.id, changed_at: at })))
    return { outcome: 'conflict' }
  await writeRevision(
    rows,
    { ...next, body: document.toJSON() },
    { siteId: known.siteId, id: known.id, by, at },
  )
  await show(rows, { ...article, ...next, id: known.id, body: document })
  await tell(rows, known, { kind: 'correction', at, note }, next.title, by)
  return { outcome: 'done' }
}

/** Takes an article off the public site; its address says that it left, and why. */
export async function withdraw(
  rows: Rows,
  known: Known,
  reason: string,
  by: string,
  at: string,
): Promise<Changed> {
  if (reason.trim() === '') return { outcome: 'issues', issues: ['noteEmpty'] }
  const article = await publishedArticle(rows, known.siteId, known.id)
  if (!article) return { outcome: 'notFound' }
  if (!(await turnVersion(rows, known, { published_revision_id: null, changed_at: at })))
    return { outcome: 'conflict' }
  await unlist(rows, known.id)
  await removeEntry(rows, known.id)
  await withdrawAddress(rows, known.siteId, known.id)
  await tell(rows, known, { kind: 'withdrawal', at, note: reason }, article.revision.title, by)
  return { outcome: 'done' }
}

/** Moves the version on; false where it is not the one that was read. */
async function turnVersion(
  rows: Rows,
  { siteId, id, version }: Known,
  change: { published_revision_id: string | null; changed_at: string },
): Promise<boolean> {
  const { numUpdatedRows } = await own(rows)
    .updateTable('article')
    .set({ ...change, version: version + 1 })
    .where('site_id', '=', siteId)
    .where('id', '=', id)
    .where('version', '=', version)
    .executeTakeFirstOrThrow()
  return numUpdatedRows === 1n
}

async function tell(
  rows: Rows,
  { siteId, id }: Known,
  notice: Notice,
  title: string,
  by: string,
): Promise<void> {
  const { kind, at, note } = notice
  await own(rows)
    .insertInto('article_notice')
    .values({ site_id: siteId, article_id: id, kind, at, note, title })
    .execute()
  const act = kind === 'correction' ? 'article-corrected' : 'article-withdrawn'
  await record(rows, { siteId, at, by, act, subject: id, details: { note, title } })
}

type Written = Pick<NewArticle, 'title' | 'lead' | 'dateline' | 'bylines' | 'source' | 'tags'> & {
  id: string
  number: number
  body: DocumentJson
}

async function writeRevision(
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
}

/** The first picture of a body stands for the article in lists. */
function firstPicture(body: DocumentJson): string | null {
  const figures = body.content.filter((node) => (node as { type?: string }).type === 'figure') as {
    attrs?: { media?: string | null }
  }[]
  return figures.find((figure) => figure.attrs?.media)?.attrs?.media ?? null
}
