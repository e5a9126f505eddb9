import type { Rows } from '../../database/index.ts'
import { lockDuty } from '../duties/changing.ts'
import { isClosed } from '../duties/obligation.ts'
import { own } from '../tables.ts'
import { draftOf } from './queries.ts'
import type { ReportContent } from './report.ts'

export type DraftSaved = { outcome: 'done'; version: number } | { outcome: 'conflict' | 'notAllowed' }

/** Keeps what is being written, in the caller's transaction; `version` is the one that was read, 0 where there was none. */
export async function saveDraft(
  rows: Rows,
  siteId: string,
  dutyId: string,
  content: ReportContent,
  version: number,
  by: string,
  at: string,
): Promise<DraftSaved> {
  const duty = await lockDuty(rows, siteId, dutyId)
  if (!duty || isClosed(duty)) return { outcome: 'notAllowed' }
  const before = await draftOf(rows, dutyId)
  if ((before?.version ?? 0) !== version) return { outcome: 'conflict' }
  const next = { content: JSON.stringify(content), version: version + 1, changed_at: at, changed_by: by }
  await own(rows)
    .insertInto('report_draft')
    .values({ duty_id: dutyId, ...next })
    .onConflict((c) => c.column('duty_id').doUpdateSet(next))
    .execute()
  return { outcome: 'done', version: version + 1 }
}
