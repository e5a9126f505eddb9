import { z } from 'zod'
import { storable } from '../accounts/index.ts'
import { newId, type Rows } from '../database/index.ts'
import { record } from '../journal/index.ts'
import { fold, slug as slugOf } from '../text/index.ts'
import { readDay } from '../web/index.ts'
import { Byline, Source } from './article.ts'
import { isShallow, parseDocument } from './document.ts'
import { writeRevision } from './publishing.ts'
import type { Story } from './standing.ts'
import { own } from './tables.ts'
import type { Work } from './work.ts'

const line = z.string().max(2000).transform(plain)

/** What a writer sends: everything that a revision says. Whether it can be published is asked later. */
export const Content = z.object({
  title: line,
  lead: z.string().max(10_000).transform(plain),
  dateline: line,
  sectionId: z.string().max(100),
  /** The last part of the address wished for; it counts until the article is first published. */
  slug: z
    .string()
    .max(200)
    .default('')
    .transform((wished) => slugOf(wished)),
  bylines: z
    .array(Byline.extend({ name: z.string().max(300).transform(plain) }))
    .max(20)
    .transform((bylines) => bylines.filter(({ name }) => name !== '')),
  source: Source.transform(({ name, url = '', author = '', day = '' }) => ({
    name: plain(name),
    url: plain(url),
    author: plain(author),
    day: readDay(day),
  })),
  /** The language of the article and, of a translation, its original; both count until it is first published. */
  language: z
    .string()
    .regex(/^(?:[a-z]{2,3})?$/)
    .default(''),
  originalId: z.string().max(100).default(''),
  tags: z
    .array(line)
    .max(30)
    .transform((tags) => [...new Set(tags.filter((tag) => tag !== ''))]),
  body: z.unknown().refine(isShallow),
})
export type Content = z.infer<typeof Content>

function plain(text: string): string {
  return storable(text).normalize('NFC').trim()
}

/** `conflict`: somebody saved since; `issues`: what was sent is no article. */
export type Saved = { outcome: 'done'; version: number } | { outcome: 'conflict' } | { outcome: 'issues' }

const EMPTY = { type: 'doc' as const, content: [{ type: 'paragraph' }] }

/** Begins an article, in the caller's transaction: an empty draft of whoever asks. Gives its id. */
export async function begin(
  rows: Rows,
  { siteId, sectionId, language }: { siteId: string; sectionId: string; language: string },
  by: string,
  at: string,
): Promise<string> {
  const [id, revision] = [newId(), newId()]
  await own(rows)
    .insertInto('article')
    .values({
      id,
      site_id: siteId,
      section_id: sectionId,
      kind: 'story',
      language,
      original_id: null,
      version: 1,
      published_revision_id: null,
      appeared_at: at,
      appeared_precision: 'minute',
      appeared_basis: 'printed',
      changed_at: at,
    })
    .execute()
  const nothing = { title: '', lead: null, dateline: null, bylines: [], source: null, tags: [] }
  await writeRevision(rows, { id: revision, number: 1, body: EMPTY, ...nothing }, { siteId, id, by, at })
  const work = { articleId: id, siteId, sectionId, revisionId: revision, title: '' }
  // The empty revision that it begins with is written over by the first words.
  await startWork(rows, { ...work, open: 1 }, by, at)
  await record(rows, { siteId, at, by, act: 'article-begun', subject: id, details: {} })
  return id
}

/**
 * Takes up an article again that is or was public, in the caller's transaction: readers see what they see until a new
 * revision is published.
 */
export async function takeUp(
  rows: Rows,
  { id, siteId, sectionId, latest, title }: Pick<Story, 'id' | 'siteId' | 'sectionId' | 'latest' | 'title'>,
  by: string,
  at: string,
): Promise<void> {
  const work = { articleId: id, siteId, sectionId, revisionId: latest, title }
  if (!(await startWork(rows, { ...work, open: 0 }, by, at))) return
  await record(rows, { siteId, at, by, act: 'article-taken-up', subject: id, details: {} })
}

/** Two who take it up at once find the same work; false for the second. */
async function startWork(
  rows: Rows,
  {
    articleId,
    siteId,
    sectionId,
    revisionId,
    title,
    open,
  }: Record<'articleId' | 'siteId' | 'sectionId' | 'revisionId' | 'title', string> & { open: 0 | 1 },
  by: string,
  at: string,
): Promise<boolean> {
  const { numInsertedOrUpdatedRows } = await own(rows)
    .insertInto('article_work')
    .values({
      article_id: articleId,
      site_id: siteId,
      section_id: sectionId,
      revision_id: revisionId,
      state: 'draft',
      version: 1,
      author_id: by,
      note: null,
      open,
      folded: fold(title),
      changed_at: at,
      changed_by: by,
    })
    .onConflict((c) => c.column('article_id').doNothing())
    .executeTakeFirstOrThrow()
  return numInsertedOrUpdatedRows === 1n
}

/** Quick changes of one person are one revision for so long, in milliseconds. */
const FOLDED_MS = 10 * 60_000

/**
 * Saves what somebody wrote, in the caller's transaction, over the version that they saw; what was approved is a draft again.
 * What another wrote is never written over: it stays a revision of its own.
 */
export async function save(rows: Rows, work: Work, content: Content, by: string, at: string): Promise<Saved> {
  const document = parseDocument(inNfc(content.body))
  if (!document) return { outcome: 'issues' }
  const { revision, siteId, articleId } = work
  const folds = isFolded(work, by, at)
  const next = folds
    ? { id: revision.id, number: revision.number }
    : { id: newId(), number: (await lastNumber(rows, articleId)) + 1 }
  const { numUpdatedRows } = await own(rows)
    .updateTable('article_work')
    .set({
      revision_id: next.id,
      section_id: content.sectionId,
      state: work.state === 'approved' ? 'draft' : work.state,
      approved_by: null,
      slug: content.slug || null,
      folded: fold(content.title),
      open: 1,
      version: work.version + 1,
      changed_at: at,
      changed_by: by,
    })
    .where('article_id', '=', articleId)
    .where('version', '=', work.version)
    .where('state', '=', work.state)
    .where('revision_id', '=', revision.id)
    // Where somebody opened it to others in this moment, they show what it was.
    .$if(folds, (query) => query.where('open', '=', 1))
    .executeTakeFirstOrThrow()
  if (numUpdatedRows !== 1n) return { outcome: 'conflict' }
  if (folds) await unwrite(rows, revision.id)
  const { title, lead, dateline, bylines, source, tags } = content
  const written = {
    ...next,
    title,
    lead: lead || null,
    dateline: dateline || null,
    bylines,
    source: sourceOf(source),
    tags,
    body: document.toJSON(),
  }
  if (isNew(work)) await place(rows, work, content)
  // A folded revision keeps the time at which it was begun, so that it ends ten minutes later.
  const since = folds ? revision.createdAt : at
  await writeRevision(rows, written, { siteId, id: articleId, by, at: since })
  if (!folds) {
    const details = { revision: next.id, number: next.number }
    await record(rows, { siteId, at, by, act: 'article-written', subject: articleId, details })
  }
  return { outcome: 'done', version: work.version + 1 }
}

/** What stands in a source, and nothing where nothing does. */
function sourceOf({ name, ...more }: Content['source']): Source | null {
  const given = Object.fromEntries(Object.entries(more).filter(([, value]) => value !== ''))
  return name || Object.keys(given).length > 0 ? { name, ...given } : null
}

/** Whether nobody has ever read it: an imported article is public in its first version. */
export function isNew({ articleVersion, publishedRevisionId }: Work): boolean {
  return articleVersion === 1 && publishedRevisionId === null
}

/** Says in which language an article is, and what it translates: a published original of the same site, or nothing. */
async function place(rows: Rows, { siteId, articleId, language }: Work, content: Content): Promise<void> {
  const original = await own(rows)
    .selectFrom('article')
    .select('id')
    .where('site_id', '=', siteId)
    .where('id', '=', content.originalId)
    .where('id', '!=', articleId)
    .where('published_revision_id', 'is not', null)
    .where('original_id', 'is', null)
    .executeTakeFirst()
  await own(rows)
    .updateTable('article')
    .set({ language: content.language || language, original_id: original?.id ?? null })
    .where('id', '=', articleId)
    .execute()
}

/** A revision that is folded into the next is written anew under its own id. */
async function unwrite(rows: Rows, revisionId: string): Promise<void> {
  await own(rows).deleteFrom('article_media').where('revision_id', '=', revisionId).execute()
  await own(rows).deleteFrom('article_revision').where('id', '=', revisionId).execute()
}

/** What somebody has acted on (handed in, approved, published, shown outside) is never changed: `isOpen` says that nobody has. */
function isFolded({ isOpen, revision }: Work, by: string, at: string): boolean {
  return isOpen && revision.createdBy === by && Date.parse(at) - Date.parse(revision.createdAt) < FOLDED_MS
}

/** The number of an article's newest revision, be it public or not. */
export async function lastNumber(rows: Rows, articleId: string): Promise<number> {
  const { number } = await own(rows)
    .selectFrom('article_revision')
    .select((e) => e.fn.max('number').as('number'))
    .where('article_id', '=', articleId)
    .executeTakeFirstOrThrow()
  return Number(number)
}

/** A document with each of its texts in NFC. The JSON is never normalised as one text: a mark may follow an escape. */
function inNfc(json: unknown): unknown {
  return JSON.parse(JSON.stringify(json ?? null), (_name, value) =>
    typeof value === 'string' ? storable(value).normalize('NFC') : value,
  )
}
