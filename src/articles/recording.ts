import type { Rows } from '../database/index.ts'
import { record } from '../journal/index.ts'
import { own } from './tables.ts'

/** Lets a recording be heard with an article, in place of one before; it belongs to the words that are public now. */
export async function attachRecording(
  rows: Rows,
  { siteId, id }: { siteId: string; id: string },
  recordingId: string,
  by: string,
  at: string,
): Promise<{ outcome: 'done' | 'notFound' }> {
  const article = await own(rows)
    .selectFrom('article')
    .select('published_revision_id')
    .where('site_id', '=', siteId)
    .where('id', '=', id)
    .executeTakeFirst()
  const revision = article?.published_revision_id
  if (!revision) return { outcome: 'notFound' }
  const reads = { recording_id: recordingId, recorded_revision_id: revision }
  await own(rows)
    .insertInto('article_recording')
    .values({ article_id: id, site_id: siteId, ...reads })
    .onConflict((c) => c.column('article_id').doUpdateSet(reads))
    .execute()
  const details = { recording: recordingId, revision }
  await record(rows, { siteId, at, by, act: 'recording-attached', subject: id, details })
  return { outcome: 'done' }
}
