import type { Rows } from '../database/index.ts'
import { record } from '../journal/index.ts'
import type { Article } from './article.ts'
import { own } from './tables.ts'

/**
 * Lets a recording be heard with an article, in place of one before. It belongs to the words of the article as it was
 * read; `conflict` where they are no longer the public ones.
 */
export async function attachRecording(
  rows: Rows,
  { siteId, id, version, revision }: Article,
  recordingId: string,
  by: string,
  at: string,
): Promise<{ outcome: 'done' | 'conflict' }> {
  // The update changes nothing but holds the row, so that no correction comes between.
  const { numUpdatedRows } = await own(rows)
    .updateTable('article')
    .set({ version })
    .where('site_id', '=', siteId)
    .where('id', '=', id)
    .where('version', '=', version)
    .where('published_revision_id', '=', revision.id)
    .executeTakeFirstOrThrow()
  if (numUpdatedRows !== 1n) return { outcome: 'conflict' }
  const reads = { recording_id: recordingId, recorded_revision_id: revision.id }
  await own(rows)
    .insertInto('article_recording')
    .values({ article_id: id, site_id: siteId, ...reads })
    .onConflict((c) => c.column('article_id').doUpdateSet(reads))
    .execute()
  const details = { recording: recordingId, revision: revision.id }
  await record(rows, { siteId, at, by, act: 'recording-attached', subject: id, details })
  return { outcome: 'done' }
}
