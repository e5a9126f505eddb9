import { newId, type Rows } from '../../database/index.ts'
import { record } from '../../journal/index.ts'
import { raise } from '../difficulties/raising.ts'
import { lockDuty } from '../duties/changing.ts'
import { withdrawAsked } from '../duties/extending.ts'
import { type Duty, isClosed } from '../duties/obligation.ts'
import { obligationById } from '../duties/queries.ts'
import { own } from '../tables.ts'
import { difficultiesNamed, draftOf, versionsOf } from './queries.ts'
import type { ReceivedVia, ReportContent, VersionKind } from './report.ts'
import { sealOf } from './sealing.ts'

/** What is handed in, and how it came. `key` is what the sender's form carries: the same key twice is one version. */
export type Sending = {
  content: ReportContent
  kind: VersionKind
  reason: string
  key: string
  receivedOn: string
  via: ReceivedVia
  /** As the body is called on that day. */
  bodyName: string
  /** The draft that was seen, 0 where there was none; not asked of what came another way. */
  draftVersion?: number
}

export type SendIssue = 'didMissing' | 'reasonMissing' | 'receivedLater' | 'receivedEarlier'

export type Sent =
  | { outcome: 'done'; number: number; isNew: boolean }
  | { outcome: 'issues'; issues: SendIssue[] }
  /** What was written meanwhile would be lost, or another report was sent by the same form. */
  | { outcome: 'conflict' | 'notAllowed' }

/**
 * Hands a report in, in the caller's transaction. A version is never changed: a later one says why it follows. What was on time stays on
 * time, because the day that counts is that of the first version that was not returned.
 */
export async function handIn(
  rows: Rows,
  siteId: string,
  dutyId: string,
  sending: Sending,
  by: string,
  today: string,
  at: string,
): Promise<Sent> {
  const duty = await lockDuty(rows, siteId, dutyId)
  if (!duty || isClosed(duty)) return { outcome: 'notAllowed' }
  const files = await present(rows, dutyId, sending.content.files)
  const content = JSON.stringify({ ...sending.content, files })
  const sent = await versionSent(rows, dutyId, sending.key)
  if (sent && sent.content !== content) return { outcome: 'conflict' }
  if (sent) return { outcome: 'done', number: sent.number, isNew: false }
  const { draftVersion } = sending
  if (draftVersion !== undefined && ((await draftOf(rows, dutyId))?.version ?? 0) !== draftVersion)
    return { outcome: 'conflict' }
  const before = await versionsOf(rows, dutyId)
  const issues = issuesOf(sending, duty, before.length, today)
  if (issues.length > 0) return { outcome: 'issues', issues }
  const known = await difficultiesNamed(rows, dutyId)
  const [id, number] = [newId(), before.length + 1]
  const version = {
    ...{ dutyId, number, kind: number === 1 ? ('first' as const) : followingKind(sending.kind) },
    ...{ content, bodyName: sending.bodyName, submittedBy: by, submittedAt: at },
    ...{ receivedOn: sending.receivedOn, receivedVia: sending.via },
    ...{ reason: number === 1 ? '' : sending.reason, previousHash: before.at(-1)?.hash ?? '' },
  }
  await own(rows)
    .insertInto('report_version')
    .values({
      ...{ id, duty_id: dutyId, number, kind: version.kind, content: version.content },
      ...{ body_name: version.bodyName, submitted_by: by, submitted_at: at, received_on: version.receivedOn },
      ...{ received_via: version.receivedVia, reason: version.reason, previous_hash: version.previousHash },
      ...{ hash: sealOf(version), send_key: sending.key, state: 'submitted', return_reason: '' },
      withheld_basis: '',
    })
    .execute()
  await raiseNew(rows, duty, known, { sending, versionId: id, siteId }, by, at)
  // What came another way leaves alone what the body is still writing.
  if (sending.via === 'system')
    await own(rows).deleteFrom('report_draft').where('duty_id', '=', dutyId).execute()
  await noteHandedIn(rows, duty)
  // More time is no longer needed; granted afterwards it would make a late report one in time.
  if (sending.content.did !== 'not') await withdrawAsked(rows, siteId, [dutyId], '', by, at)
  const details = { number, kind: version.kind, receivedOn: version.receivedOn, via: version.receivedVia }
  await record(rows, { siteId, at, by, act: 'report-handed-in', subject: dutyId, details })
  return { outcome: 'done', number, isNew: true }
}

/** Those of some files that are still there: one may be taken away while its report is on the way. */
async function present(rows: Rows, dutyId: string, files: readonly string[]): Promise<string[]> {
  const found = await own(rows)
    .selectFrom('evidence')
    .select('id')
    .where('owner_id', '=', dutyId)
    .where('removed_at', 'is', null)
    .execute()
  const there = new Set(found.map(({ id }) => id))
  return files.filter((id) => there.has(id))
}

/** Raises the difficulties that a report names for the first time; a correction raises none again. */
async function raiseNew(
  rows: Rows,
  duty: Duty,
  known: ReadonlySet<string>,
  { sending, versionId, siteId }: { sending: Sending; versionId: string; siteId: string },
  by: string,
  at: string,
): Promise<void> {
  const fresh = sending.content.difficulties.filter(({ text }) => !known.has(text))
  const obligation = fresh.length > 0 && (await obligationById(rows, siteId, duty.obligationId))
  if (!obligation) return
  const origin = {
    ...{ siteId, agreementId: obligation.agreementId, obligationId: obligation.id, raisedBy: duty.bodyId },
    ...{ versionId, on: sending.receivedOn },
  }
  for (const each of fresh) await raise(rows, origin, each, by, at)
}

function issuesOf(
  { content, reason, receivedOn }: Sending,
  { windowFrom }: Duty,
  before: number,
  today: string,
): SendIssue[] {
  return [
    ...(content.did === null ? (['didMissing'] as const) : []),
    ...(before > 0 && reason === '' ? (['reasonMissing'] as const) : []),
    ...(receivedOn > today ? (['receivedLater'] as const) : []),
    ...(receivedOn < windowFrom ? (['receivedEarlier'] as const) : []),
  ]
}

function followingKind(kind: VersionKind): VersionKind {
  return kind === 'first' ? 'replacement' : kind
}

async function versionSent(rows: Rows, dutyId: string, key: string) {
  return own(rows)
    .selectFrom('report_version')
    .select(['number', 'content'])
    .where('duty_id', '=', dutyId)
    .where('send_key', '=', key)
    .executeTakeFirst()
}

/** Keeps on the duty the day that counts: when the first version that was not returned, and that says that something was done, was received. */
export async function noteHandedIn(rows: Rows, { id }: Pick<Duty, 'id'>): Promise<void> {
  const [first] = (await versionsOf(rows, id)).filter(
    ({ state, content }) => state !== 'returned' && content.did !== 'not',
  )
  await own(rows)
    .updateTable('duty')
    .set({ handed_in_on: first?.receivedOn ?? null })
    .where('id', '=', id)
    .execute()
}
