import { giveAddress, restoreAddress } from '../addresses/index.ts'
import type { Rows } from '../database/index.ts'
import { record } from '../journal/index.ts'
import { slug } from '../text/index.ts'
import { announce } from './announcing.ts'
import { replaceInPublic } from './changing.ts'
import { type Decided, turn } from './deciding.ts'
import { type DocumentJson, parseDocument } from './document.ts'
import { tellPeople } from './notifying.ts'
import { endPreviews } from './previewing.ts'
import { readiness } from './readiness.ts'
import { show } from './showing.ts'
import { own } from './tables.ts'
import type { Work } from './work.ts'

/** How readers are told of a change: `major` with a note that they see, `minor` not at all. Of what is new nothing is told. */
export type Telling = { kind: 'minor' | 'major'; note: string }

/** What is wrong with how a change is to be told: nobody learns anything from an empty note. */
function tellingIssue(work: Work, { kind, note }: Telling): Decided | undefined {
  if (work.publishedRevisionId === null || kind === 'minor' || note.trim() !== '') return undefined
  return { outcome: 'issues', issues: [{ level: 'save', key: 'correctionEmpty', field: 'correction' }] }
}

/** The note that readers get; empty where they get none. */
function noteOf(work: Work, { kind, note }: Telling): string {
  return work.publishedRevisionId === null || kind === 'minor' ? '' : note.normalize('NFC').trim()
}

/** Has approved work published at an instant that is to come, in the caller's transaction. */
export async function schedule(
  rows: Rows,
  work: Work,
  publishAt: string,
  telling: Telling,
  by: string,
  at: string,
): Promise<Decided> {
  const wrong = tellingIssue(work, telling)
  if (wrong) return wrong
  if (publishAt <= at)
    return { outcome: 'issues', issues: [{ level: 'save', key: 'timePast', field: 'publish-at' }] }
  const issues = readiness(work)
  if (issues.length > 0) return { outcome: 'issues', issues }
  const into = {
    state: 'scheduled' as const,
    approved_by: work.approvedBy,
    publish_at: publishAt,
    publish_note: noteOf(work, telling),
  }
  return turn(rows, work, into, 'article-scheduled', by, at, { publishAt })
}

/** Calls a scheduled publication off, in the caller's transaction: the revision stays approved. */
export function unschedule(rows: Rows, work: Work, by: string, at: string): Promise<Decided> {
  return turn(rows, work, { state: 'approved', approved_by: work.approvedBy }, 'article-unscheduled', by, at)
}

/**
 * Publishes an approved revision, in the caller's transaction: the article for the first time, or in place of what readers
 * see. Whoever approved their own text leaves it marked until another has read it.
 */
export async function publishWork(
  rows: Rows,
  work: Work,
  telling: Telling,
  by: string,
  at: string,
): Promise<Decided> {
  const wrong = tellingIssue(work, telling)
  if (wrong) return wrong
  const issues = readiness(work)
  if (issues.length > 0) return { outcome: 'issues', issues }
  const { numDeletedRows } = await own(rows)
    .deleteFrom('article_work')
    .where('article_id', '=', work.articleId)
    .where('version', '=', work.version)
    .where('state', 'in', ['approved', 'scheduled'])
    .where('revision_id', '=', work.revision.id)
    .executeTakeFirstOrThrow()
  if (numDeletedRows !== 1n) return { outcome: 'conflict' }
  if (work.publishedRevisionId === null) await publishFirst(rows, work, by, at)
  else {
    const { siteId, articleId: id, articleVersion: version, sectionId, revision } = work
    const known = { siteId, id, version }
    const note = noteOf(work, telling)
    if (!(await replaceInPublic(rows, known, { sectionId, revision }, note, by, at)))
      throw new Error(`The article ${id} was changed in public while it was published`)
  }
  await markReview(rows, work)
  await endPreviews(rows, work.articleId)
  const { siteId, articleId, sectionId, publishedRevisionId, revision } = work
  const note = noteOf(work, telling)
  const act =
    publishedRevisionId === null ? 'article-published' : note ? 'article-corrected' : 'article-changed'
  await tellPeople(rows, { siteId, articleId, sectionId, act, title: revision.title, by, at, note })
  return { outcome: 'done' }
}

function isReviewed({ approvedBy, authorId, revision }: Work): boolean {
  return approvedBy !== null && approvedBy !== authorId && approvedBy !== revision.createdBy
}

async function markReview(rows: Rows, work: Work): Promise<void> {
  await own(rows)
    .updateTable('article')
    .set({ unreviewed: isReviewed(work) ? 0 : 1 })
    .where('id', '=', work.articleId)
    .execute()
}

async function publishFirst(rows: Rows, work: Work, by: string, at: string): Promise<void> {
  const { siteId, articleId: id, sectionId, language, revision } = work
  const isBack = await restoreAddress(rows, siteId, id)
  const article = await own(rows)
    .updateTable('article')
    .set({
      section_id: sectionId,
      version: work.articleVersion + 1,
      published_revision_id: revision.id,
      changed_at: at,
      archived_at: null,
      // What comes back keeps the day on which it first appeared.
      ...(work.articleVersion > 1 ? {} : { appeared_at: at }),
    })
    .where('id', '=', id)
    .where('published_revision_id', 'is', null)
    .returning(['kind', 'original_id', 'appeared_at', 'appeared_precision', 'appeared_basis'])
    .executeTakeFirstOrThrow()
  const body = parseDocument(revision.body as DocumentJson)
  if (!body) throw new Error(`The revision ${revision.id} cannot be read`)
  const { kind, original_id: originalId } = article
  const appeared = {
    at: article.appeared_at,
    precision: article.appeared_precision,
    basis: article.appeared_basis,
  }
  await show(rows, { ...revision, id, siteId, sectionId, kind, language, originalId, appeared, body })
  const wished = `/tin/${work.slug || slug(revision.title) || 'bai-viet'}`
  const address = isBack ? undefined : await giveAddress(rows, siteId, wished, id, at)
  const details = {
    revision: revision.id,
    title: revision.title,
    ...(address ? { address } : { back: true }),
    ...(isReviewed(work) ? {} : { unreviewed: true }),
  }
  await record(rows, { siteId, at, by, act: 'article-published', subject: id, details })
  await announce(rows, siteId, id, at)
}
