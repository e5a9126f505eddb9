import type { Selectable } from 'kysely'
import type { Rows } from '../../database/index.ts'
import type { Duty } from '../duties/obligation.ts'
import { own, type Tables } from '../tables.ts'
import { ReportContent, type ReportDraft, type ReportVersion, withoutWords } from './report.ts'
import { sealOf } from './sealing.ts'

/** Every version of a duty's report, the first one first. */
export async function versionsOf(rows: Rows, dutyId: string): Promise<ReportVersion[]> {
  return (await rowsOf(rows, dutyId)).map(asVersion)
}

function rowsOf(rows: Rows, dutyId: string) {
  return own(rows)
    .selectFrom('report_version')
    .selectAll()
    .where('duty_id', '=', dutyId)
    .orderBy('number')
    .execute()
}

function asVersion(row: Selectable<Tables['report_version']>): ReportVersion {
  const { id, number, kind, reason, hash, state, withheld_basis: withheldBasis } = row
  const content = ReportContent.parse(JSON.parse(row.content))
  return {
    ...{ id, dutyId: row.duty_id, number, kind, withheldBasis },
    content: withheldBasis ? withoutWords(content) : content,
    ...{ bodyName: row.body_name, submittedBy: row.submitted_by, submittedAt: row.submitted_at },
    ...{ receivedOn: row.received_on, receivedVia: row.received_via },
    reason: withheldBasis ? '' : reason,
    ...{ previousHash: row.previous_hash, hash, state, decidedBy: row.decided_by },
    ...{ decidedAt: row.decided_at, returnReason: row.return_reason },
  }
}

/** The difficulties that any version of a duty's report has named, also one whose words are withheld. */
export async function difficultiesNamed(rows: Rows, dutyId: string): Promise<Set<string>> {
  const contents = (await rowsOf(rows, dutyId)).map(({ content }) => ReportContent.parse(JSON.parse(content)))
  return new Set(contents.flatMap(({ difficulties }) => difficulties.map(({ text }) => text)))
}

/** What is being written for a duty. */
export async function draftOf(rows: Rows, dutyId: string): Promise<ReportDraft | undefined> {
  const found = await own(rows)
    .selectFrom('report_draft')
    .selectAll()
    .where('duty_id', '=', dutyId)
    .executeTakeFirst()
  if (!found) return undefined
  const { content, version, changed_at, changed_by } = found
  const read = ReportContent.parse(JSON.parse(content))
  return { content: read, version, changedAt: changed_at, changedBy: changed_by }
}

/** Reads the line of a duty's versions again: the number of the first that does not fit, undefined where all do. */
export async function firstBrokenVersion(rows: Rows, dutyId: string): Promise<number | undefined> {
  let previousHash = ''
  for (const [index, row] of (await rowsOf(rows, dutyId)).entries()) {
    const { content, reason } = row
    const sealed = sealOf({ ...asVersion(row), content, reason, previousHash })
    if (row.number !== index + 1 || row.previous_hash !== previousHash || row.hash !== sealed)
      return index + 1
    previousHash = row.hash
  }
  return undefined
}

/** What a body said of the same thing in the period before, as far as it was not returned. */
export async function reportBefore(
  rows: Rows,
  { obligationId, bodyId, windowClose }: Pick<Duty, 'obligationId' | 'bodyId' | 'windowClose'>,
): Promise<ReportContent | undefined> {
  const found = await own(rows)
    .selectFrom('report_version')
    .innerJoin('duty', 'duty.id', 'duty_id')
    .select('content')
    .where('obligation_id', '=', obligationId)
    .where('body_id', '=', bodyId)
    .where('window_close', '<', windowClose)
    .where('report_version.state', '!=', 'returned')
    .where('withheld_basis', '=', '')
    .orderBy('window_close', 'desc')
    .orderBy('number', 'desc')
    .limit(1)
    .executeTakeFirst()
  return found && ReportContent.parse(JSON.parse(found.content))
}

/** What bodies propose in the newest versions, not returned, of the reports of a span. */
export async function proposalsIn(
  rows: Rows,
  obligationIds: readonly string[],
  { from, until }: { from: string; until: string },
): Promise<{ bodyId: string; text: string }[]> {
  const found = await own(rows)
    .selectFrom('report_version')
    .innerJoin('duty', 'duty.id', 'duty_id')
    .select(['body_id', 'content'])
    .where('obligation_id', 'in', [...obligationIds, ''])
    .where('window_close', '>=', from)
    .where('window_close', '<=', until)
    .where('state', 'in', ['submitted', 'accepted'])
    .where('withheld_basis', '=', '')
    // The empty ones are the many; they need not be read.
    .where('content', 'not like', '%"proposals":""%')
    .orderBy('window_close')
    .orderBy('report_version.id')
    .limit(500)
    .execute()
  return found.flatMap(({ body_id, content }) => {
    const { proposals } = ReportContent.parse(JSON.parse(content))
    return proposals === '' ? [] : [{ bodyId: body_id, text: proposals }]
  })
}
