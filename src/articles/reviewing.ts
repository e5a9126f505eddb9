import { versionOf } from '../accounts/index.ts'
import type { Rows } from '../database/index.ts'
import { record } from '../journal/index.ts'
import type { Notice } from './article.ts'
import type { Changed } from './changing.ts'
import type { Story } from './standing.ts'
import { own } from './tables.ts'

/** Says that somebody else has read what its writer approved alone, in the caller's transaction. */
export async function review(rows: Rows, story: Story, by: string, at: string): Promise<Changed> {
  const { numUpdatedRows } = await own(rows)
    .updateTable('article')
    .set({ unreviewed: 0 })
    .where('id', '=', story.id)
    .where('version', '=', story.version)
    .where('unreviewed', '=', 1)
    .executeTakeFirstOrThrow()
  if (numUpdatedRows !== 1n) return { outcome: 'conflict' }
  const { siteId, id: subject, latest: revision } = story
  await record(rows, { siteId, at, by, act: 'article-reviewed', subject, details: { revision } })
  return { outcome: 'done' }
}

/**
 * Puts the words of a notice right over those that were seen, in the caller's transaction; readers see when, the journal keeps
 * the words before.
 */
export async function reword(
  rows: Rows,
  story: Pick<Story, 'siteId' | 'id'>,
  notice: Pick<Notice, 'at' | 'note'> & { seen: string },
  by: string,
  at: string,
): Promise<Changed> {
  const note = notice.note.normalize('NFC').trim()
  if (note === '') return { outcome: 'issues', issues: ['noteEmpty'] }
  const known = await own(rows)
    .selectFrom('article_notice')
    .select('note')
    .where('article_id', '=', story.id)
    .where('site_id', '=', story.siteId)
    .where('at', '=', notice.at)
    .executeTakeFirst()
  if (!known) return { outcome: 'notFound' }
  if (known.note === note) return { outcome: 'done' }
  if (versionOf(known.note) !== notice.seen) return { outcome: 'conflict' }
  const { numUpdatedRows } = await own(rows)
    .updateTable('article_notice')
    .set({ note, reworded_at: at })
    .where('article_id', '=', story.id)
    .where('at', '=', notice.at)
    .where('note', '=', known.note)
    .executeTakeFirstOrThrow()
  if (numUpdatedRows === 0n) return { outcome: 'conflict' }
  const details = { noticeOf: notice.at, before: known.note, note }
  await record(rows, { siteId: story.siteId, at, by, act: 'notice-reworded', subject: story.id, details })
  return { outcome: 'done' }
}
