import type { Rows } from '../database/index.ts'
import { record } from '../journal/index.ts'
import { contentOf } from './merging.ts'
import type { Work } from './work.ts'
import { type Saved, save } from './writing.ts'

/**
 * Writes an earlier revision again as the newest, in the caller's transaction, over the version that was seen; nothing between
 * the two is lost.
 */
export async function restore(
  rows: Rows,
  work: Work,
  earlier: Work['revision'],
  by: string,
  at: string,
): Promise<Saved> {
  const content = contentOf({ ...work, revision: earlier })
  // What is at hand stays a revision of its own, also where the same person wrote it just now.
  const saved = await save(rows, { ...work, isOpen: false }, content, by, at)
  if (saved.outcome === 'done') {
    const details = { number: earlier.number }
    const { siteId, articleId: subject } = work
    await record(rows, { siteId, at, by, act: 'article-restored', subject, details })
  }
  return saved
}
