import { leadAddressTo, withdrawAddress } from '../addresses/index.ts'
import type { Rows } from '../database/index.ts'
import { record } from '../journal/index.ts'
import { removeEntry } from '../search/index.ts'
import { announce } from './announcing.ts'
import { type Changed, type Known, tell, turnVersion } from './changing.ts'
import { unlist } from './listing.ts'
import { tellPeople } from './notifying.ts'
import { endPreviews } from './previewing.ts'
import { publishedArticle } from './queries.ts'
import { own } from './tables.ts'

/**
 * How an article leaves: `withdrawn` with its reason at its address, `moved` to another article, published in `error` without
 * a word, or `archived`, which stays to be read and found but is listed no more.
 */
export type Leaving =
  | { way: 'withdrawn' | 'error' | 'archived'; reason: string }
  | { way: 'moved'; reason: string; to: string }

const ACT_OF = {
  withdrawn: 'article-withdrawn',
  moved: 'article-moved',
  error: 'article-retracted',
  archived: 'article-archived',
} as const

/** Takes an article off the public site, in the caller's transaction. `notFound` where it, or the one it is to lead to, is not public. */
export async function leave(
  rows: Rows,
  known: Known,
  leaving: Leaving,
  by: string,
  at: string,
): Promise<Changed> {
  const note = leaving.reason.normalize('NFC').trim()
  if (note === '') return { outcome: 'issues', issues: ['noteEmpty'] }
  const article = await publishedArticle(rows, known.siteId, known.id)
  if (!article) return { outcome: 'notFound' }
  const { title } = article.revision
  if (leaving.way === 'moved' && !(await isTarget(rows, known, leaving.to))) return { outcome: 'notFound' }
  const change = leaving.way === 'archived' ? { archived_at: at } : { published_revision_id: null }
  if (!(await turnVersion(rows, known, { ...change, changed_at: at }))) return { outcome: 'conflict' }
  // Only what happened is told, and while it is still known who worked on it.
  await endPreviews(rows, known.id)
  const act = ACT_OF[leaving.way]
  await tellPeople(rows, {
    ...{ siteId: known.siteId, articleId: known.id, sectionId: article.sectionId },
    ...{ act, title, by, at, note },
  })
  if (leaving.way === 'archived') {
    await unlist(rows, known.id)
    await tell(rows, known, { kind: 'archive', at, note }, title, by)
    return { outcome: 'done' }
  }
  // What was being prepared for it would come back to the public by itself.
  await own(rows).deleteFrom('article_work').where('article_id', '=', known.id).execute()
  await unlist(rows, known.id)
  await removeEntry(rows, known.id)
  if (leaving.way === 'moved') await move(rows, known, leaving.to, { title, note }, by, at)
  else if (leaving.way === 'error') {
    await tell(rows, known, { kind: 'error', at, note }, title, by)
    await withdrawAddress(rows, known.siteId, known.id, 'gone')
  } else {
    await tell(rows, known, { kind: 'withdrawal', at, note }, title, by)
    await withdrawAddress(rows, known.siteId, known.id)
  }
  return { outcome: 'done' }
}

/** Takes an article off the public site; its address says that it left, and why. */
export function withdraw(rows: Rows, known: Known, reason: string, by: string, at: string): Promise<Changed> {
  return leave(rows, known, { way: 'withdrawn', reason }, by, at)
}

async function isTarget(rows: Rows, { siteId, id }: Known, to: string): Promise<boolean> {
  return to !== id && (await publishedArticle(rows, siteId, to)) !== undefined
}

async function move(
  rows: Rows,
  { siteId, id }: Known,
  to: string,
  { title, note }: { title: string; note: string },
  by: string,
  at: string,
): Promise<void> {
  const details = { to, note, title }
  await record(rows, { siteId, at, by, act: 'article-moved', subject: id, details })
  await announce(rows, siteId, id, at)
  await leadAddressTo(rows, siteId, id, to)
}
