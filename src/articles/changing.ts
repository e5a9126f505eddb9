import { newId, type Rows } from '../database/index.ts'
import { record } from '../journal/index.ts'
import { announce } from './announcing.ts'
import type { DeskNotice, Revision } from './article.ts'
import { parseDocument } from './document.ts'
import { type Issues, writeRevision } from './publishing.ts'
import { publishedArticle } from './queries.ts'
import { show } from './showing.ts'
import { own, type Tables } from './tables.ts'
import { lastNumber } from './writing.ts'

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
  // Whoever is preparing the next text would undo the correction by publishing it.
  const atWork = await own(rows)
    .selectFrom('article_work')
    .select('article_id')
    .where('article_id', '=', known.id)
    .where('state', '!=', 'discarded')
    .executeTakeFirst()
  if (atWork) return { outcome: 'conflict' }
  const number = (await lastNumber(rows, known.id)) + 1
  const next = { ...article.revision, ...changes, id: newId(), number }
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

/**
 * Puts a revision that is written in the place of the one that readers see, in the caller's transaction; without a note they
 * are not told. False where the article was changed meanwhile or is not public.
 */
export async function replaceInPublic(
  rows: Rows,
  known: Known,
  { sectionId, revision }: { sectionId: string; revision: Revision },
  note: string,
  by: string,
  at: string,
): Promise<boolean> {
  const article = await publishedArticle(rows, known.siteId, known.id)
  const body = parseDocument(revision.body)
  if (!article || !body) return false
  const change = { published_revision_id: revision.id, section_id: sectionId, changed_at: at }
  if (!(await turnVersion(rows, known, change))) return false
  await show(rows, { ...article, ...revision, id: known.id, sectionId, body })
  if (note.trim() !== '') await tell(rows, known, { kind: 'correction', at, note }, revision.title, by)
  else {
    const details = { revision: revision.id, title: revision.title }
    await record(rows, { siteId: known.siteId, at, by, act: 'article-changed', subject: known.id, details })
    await announce(rows, known.siteId, known.id, at)
  }
  return true
}

/** Moves the version on; false where it is not the one that was read. */
export async function turnVersion(
  rows: Rows,
  { siteId, id, version }: Known,
  change: Partial<Pick<Tables['article'], 'published_revision_id' | 'section_id' | 'archived_at'>> & {
    changed_at: string
  },
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

const ACT_OF: Readonly<Record<DeskNotice['kind'], string>> = {
  correction: 'article-corrected',
  withdrawal: 'article-withdrawn',
  error: 'article-retracted',
  archive: 'article-archived',
}

/** Writes a notice down, with its entry in the journal. */
export async function tell(
  rows: Rows,
  { siteId, id }: Known,
  notice: DeskNotice,
  title: string,
  by: string,
): Promise<void> {
  const { kind, at, note } = notice
  await own(rows)
    .insertInto('article_notice')
    .values({ site_id: siteId, article_id: id, kind, at, note, title })
    .execute()
  await record(rows, { siteId, at, by, act: ACT_OF[kind], subject: id, details: { note, title } })
  await announce(rows, siteId, id, at)
}
