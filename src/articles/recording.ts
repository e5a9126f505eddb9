import { prepared, type Rows, rowLimit } from '../database/index.ts'
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

const heardWith = prepared((rows, { siteId, recordingId }: { siteId: string; recordingId: string }) =>
  own(rows)
    .selectFrom('article_recording')
    .innerJoin('article', 'article.id', 'article_recording.article_id')
    .select('article.id')
    .where('article_recording.site_id', '=', siteId)
    .where('recording_id', '=', recordingId)
    .where('published_revision_id', 'is not', null)
    .limit(rowLimit(1)),
)

/** Whether a recording is to be heard with an article that is published: what was withdrawn is not to be heard either. */
export async function isHeard(rows: Rows, siteId: string, recordingId: string): Promise<boolean> {
  return (await heardWith(rows, { siteId, recordingId })).length > 0
}
