import { giveAddress } from '../addresses/index.ts'
import type { Rows } from '../database/index.ts'
import { record } from '../journal/index.ts'
import { slug } from '../text/index.ts'
import { announce } from './announcing.ts'
import { replaceInPublic } from './changing.ts'
import { type DocumentJson, parseDocument } from './document.ts'
import { type Issue, isReady, readiness } from './readiness.ts'
import { show } from './showing.ts'
import { own } from './tables.ts'
import type { Work } from './work.ts'
import type { State } from './workflow.ts'

/** What an act came to; `issues` are what stands in the way, as `readiness` says it. */
export type Decided = { outcome: 'done' } | { outcome: 'conflict' } | { outcome: 'issues'; issues: Issue[] }

/** Hands work in to the editors, in the caller's transaction. */
export async function handIn(rows: Rows, work: Work, by: string, at: string): Promise<Decided> {
  const issues = readiness(work).filter(({ level }) => level === 'preview')
  if (issues.length > 0) return { outcome: 'issues', issues }
  return turn(rows, work, 'handed-in', null, 'article-handed-in', by, at)
}

/** Gives work back to whoever began it, with what is to be done, in the caller's transaction. */
export async function giveBack(
  rows: Rows,
  work: Work,
  note: string,
  by: string,
  at: string,
): Promise<Decided> {
  const said = note.normalize('NFC').trim()
  if (said === '') return { outcome: 'issues', issues: [{ level: 'save', key: 'noteEmpty', field: 'note' }] }
  return turn(rows, work, 'draft', said, 'article-returned', by, at)
}

/** Approves exactly the revision that was read, in the caller's transaction. */
export async function approve(rows: Rows, work: Work, by: string, at: string): Promise<Decided> {
  const issues = readiness(work)
  if (!isReady(issues)) return { outcome: 'issues', issues }
  return turn(rows, work, 'approved', null, 'article-approved', by, at)
}

async function turn(
  rows: Rows,
  work: Work,
  state: State,
  note: string | null,
  act: string,
  by: string,
  at: string,
): Promise<Decided> {
  const { numUpdatedRows } = await own(rows)
    .updateTable('article_work')
    .set({ state, note, version: work.version + 1, changed_at: at, changed_by: by })
    .where('article_id', '=', work.articleId)
    .where('version', '=', work.version)
    .executeTakeFirstOrThrow()
  if (numUpdatedRows !== 1n) return { outcome: 'conflict' }
  const details = { revision: work.revision.id, ...(note === null ? {} : { note }) }
  await record(rows, { siteId: work.siteId, at, by, act, subject: work.articleId, details })
  return { outcome: 'done' }
}

/**
 * Publishes an approved revision, in the caller's transaction: the article for the first time, or in place of what readers
 * see; they are told of the change where a note says what it is.
 */
export async function publishWork(
  rows: Rows,
  work: Work,
  note: string,
  by: string,
  at: string,
): Promise<Decided> {
  const issues = readiness(work)
  if (!isReady(issues)) return { outcome: 'issues', issues }
  const { numDeletedRows } = await own(rows)
    .deleteFrom('article_work')
    .where('article_id', '=', work.articleId)
    .where('version', '=', work.version)
    .where('state', '=', 'approved')
    .executeTakeFirstOrThrow()
  if (numDeletedRows !== 1n) return { outcome: 'conflict' }
  if (work.publishedRevisionId === null) return publishFirst(rows, work, by, at)
  const { siteId, articleId: id, articleVersion: version, sectionId, revision } = work
  const replaced = await replaceInPublic(rows, { siteId, id, version }, { sectionId, revision }, note, by, at)
  if (!replaced) throw new Error(`The article ${id} was changed in public while it was published`)
  return { outcome: 'done' }
}

async function publishFirst(rows: Rows, work: Work, by: string, at: string): Promise<Decided> {
  const { siteId, articleId: id, sectionId, language, revision } = work
  const appeared = { at, precision: 'minute', basis: 'printed' } as const
  const article = await own(rows)
    .updateTable('article')
    .set({
      section_id: sectionId,
      version: work.articleVersion + 1,
      published_revision_id: revision.id,
      appeared_at: at,
      changed_at: at,
    })
    .where('id', '=', id)
    .where('published_revision_id', 'is', null)
    .returning(['kind', 'original_id'])
    .executeTakeFirstOrThrow()
  const body = parseDocument(revision.body as DocumentJson)
  if (!body) throw new Error(`The revision ${revision.id} cannot be read`)
  const { kind, original_id: originalId } = article
  await show(rows, { ...revision, id, siteId, sectionId, kind, language, originalId, appeared, body })
  const address = await giveAddress(rows, siteId, `/tin/${slug(revision.title) || 'bai-viet'}`, id, at)
  const details = { revision: revision.id, address, title: revision.title }
  await record(rows, { siteId, at, by, act: 'article-published', subject: id, details })
  await announce(rows, siteId, id, at)
  return { outcome: 'done' }
}
