import type { Rows } from '../database/index.ts'
import { record } from '../journal/index.ts'
import { haveLinksChecked } from './links.ts'
import { tellPeople } from './notifying.ts'
import { endPreviews } from './previewing.ts'
import { type Issue, readiness } from './readiness.ts'
import { own, type Tables } from './tables.ts'
import type { Work } from './work.ts'
import type { State } from './workflow.ts'

/** What an act came to; `issues` are what stands in the way, as `readiness` says it. */
export type Decided = { outcome: 'done' } | { outcome: 'conflict' } | { outcome: 'issues'; issues: Issue[] }

/** Hands work in to the editors, in the caller's transaction. */
export async function handIn(rows: Rows, work: Work, by: string, at: string): Promise<Decided> {
  const issues = readiness(work).filter(({ level }) => level === 'preview')
  if (issues.length > 0) return { outcome: 'issues', issues }
  const handedIn = await turn(rows, work, { state: 'handed-in' }, 'article-handed-in', by, at)
  if (handedIn.outcome === 'done') await haveLinksChecked(rows, work.siteId, work.revision.body, at)
  return handedIn
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
  return turn(rows, work, { state: 'draft', note: said }, 'article-returned', by, at, { note: said })
}

/** Approves exactly the revision that was read, in the caller's transaction. */
export async function approve(rows: Rows, work: Work, by: string, at: string): Promise<Decided> {
  const issues = readiness(work)
  if (issues.length > 0) return { outcome: 'issues', issues }
  return turn(rows, work, { state: 'approved', approved_by: by }, 'article-approved', by, at)
}

/** Drops work that is wanted no more, in the caller's transaction: of an article that is or was public only the change, of another the draft, which stays to be resumed. */
export async function discard(rows: Rows, work: Work, by: string, at: string): Promise<Decided> {
  await endPreviews(rows, work.articleId)
  const wasPublic = work.publishedRevisionId !== null || work.articleVersion > 1
  if (!wasPublic) return turn(rows, work, { state: 'discarded' }, 'article-discarded', by, at)
  const { numDeletedRows } = await own(rows)
    .deleteFrom('article_work')
    .where('article_id', '=', work.articleId)
    .where('version', '=', work.version)
    .executeTakeFirstOrThrow()
  if (numDeletedRows !== 1n) return { outcome: 'conflict' }
  const details = { revision: work.revision.id }
  const { siteId, articleId: subject } = work
  await record(rows, { siteId, at, by, act: 'article-change-discarded', subject, details })
  return { outcome: 'done' }
}

/** Takes a discarded draft up again, in the caller's transaction. */
export function resume(rows: Rows, work: Work, by: string, at: string): Promise<Decided> {
  return turn(rows, work, { state: 'draft' }, 'article-resumed', by, at)
}

/** What work becomes; what belonged to the state before goes. */
type Turn = { state: State } & Partial<
  Pick<Tables['article_work'], 'note' | 'approved_by' | 'publish_at' | 'publish_note'>
>

/** Moves work on over the version that was seen, with its entry in the journal. */
export async function turn(
  rows: Rows,
  work: Work,
  into: Turn,
  act: string,
  by: string,
  at: string,
  told: Record<string, unknown> = {},
): Promise<Decided> {
  const { numUpdatedRows } = await own(rows)
    .updateTable('article_work')
    .set({ note: null, approved_by: null, publish_at: null, publish_note: null, problem: null, ...into })
    .set({ open: 0, version: work.version + 1, changed_at: at, changed_by: by })
    .where('article_id', '=', work.articleId)
    .where('version', '=', work.version)
    .where('state', '=', work.state)
    .where('revision_id', '=', work.revision.id)
    .executeTakeFirstOrThrow()
  if (numUpdatedRows !== 1n) return { outcome: 'conflict' }
  const details = { revision: work.revision.id, ...told }
  const { siteId, articleId, sectionId, revision } = work
  await record(rows, { siteId, at, by, act, subject: articleId, details })
  const note = typeof told.note === 'string' ? told.note : undefined
  await tellPeople(rows, { siteId, articleId, sectionId, act, title: revision.title, by, at, note })
  return { outcome: 'done' }
}
