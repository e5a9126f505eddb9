import { newId, type Rows } from '../../database/index.ts'
import { record } from '../../journal/index.ts'
import { own } from '../tables.ts'
import { lockDuty } from './changing.ts'
import type { Duty } from './obligation.ts'
import { tellOwing } from './telling.ts'

/** More time that is, or was, asked for. */
export type Extension = {
  id: string
  dutyId: string
  askedBy: string
  askedBodyId: string
  askedAt: string
  askedOn: string
  reason: string
  proposed: string
  state: 'asked' | 'granted' | 'refused' | 'withdrawn'
  granted: string | null
  decidedBy: string | null
  decidedAt: string | null
  decision: string
}

export type ExtensionIssue = 'reasonMissing' | 'notLater' | 'pending' | 'done' | 'noDue' | 'decisionMissing'
export type Extended =
  | { outcome: 'done' }
  | { outcome: 'issues'; issues: ExtensionIssue[] }
  | { outcome: 'notAllowed' | 'conflict' }

/** Every request for more time, the first one first. */
export async function extensionsOf(rows: Rows, dutyId: string): Promise<Extension[]> {
  const found = await own(rows)
    .selectFrom('extension')
    .selectAll()
    .where('duty_id', '=', dutyId)
    .orderBy('id')
    .execute()
  return found.map((row) => ({
    ...{ id: row.id, dutyId: row.duty_id, askedBy: row.asked_by, askedBodyId: row.asked_body_id },
    ...{ askedAt: row.asked_at, askedOn: row.asked_on, reason: row.reason, proposed: row.proposed },
    ...{ state: row.state, granted: row.granted, decidedBy: row.decided_by, decidedAt: row.decided_at },
    decision: row.decision,
  }))
}

/** Why a duty cannot be given more time now, whoever wants to: it has no day, is done, or a request waits that is to be answered first. */
async function againstMoreTime(rows: Rows, duty: Duty): Promise<ExtensionIssue[]> {
  const pending = (await extensionsOf(rows, duty.id)).some(({ state }) => state === 'asked')
  return [
    ...(duty.dueCurrent === null ? (['noDue'] as const) : []),
    ...(duty.handedInOn === null ? [] : (['done'] as const)),
    ...(pending ? (['pending'] as const) : []),
  ]
}

/** Asks for more time, in the caller's transaction; while it waits, the day that holds is the old one. */
export async function askExtension(
  rows: Rows,
  siteId: string,
  dutyId: string,
  asked: { reason: string; proposed: string; bodyId: string; on: string },
  by: string,
  at: string,
): Promise<Extended> {
  const duty = await lockDuty(rows, siteId, dutyId)
  if (!duty || duty.setAside) return { outcome: 'notAllowed' }
  const issues: ExtensionIssue[] = [
    ...(await againstMoreTime(rows, duty)),
    ...(asked.reason === '' ? (['reasonMissing'] as const) : []),
    ...(asked.proposed > (duty.dueCurrent ?? '') ? [] : (['notLater'] as const)),
  ]
  if (issues.length > 0) return { outcome: 'issues', issues }
  const { reason, proposed, bodyId, on } = asked
  await own(rows)
    .insertInto('extension')
    .values({
      ...{ id: newId(), duty_id: dutyId, asked_by: by, asked_body_id: bodyId, asked_at: at, asked_on: on },
      ...{
        reason,
        proposed,
        state: 'asked',
        granted: null,
        decided_by: null,
        decided_at: null,
        decision: '',
      },
    })
    .execute()
  const details = { proposed, reason, late: on > (duty.dueCurrent ?? '') }
  await record(rows, { siteId, at, by, act: 'extension-asked', subject: dutyId, details })
  return { outcome: 'done' }
}

/** Withdraws what still waits of requests for more time of some duties, in the caller's transaction: they are owed no more, or done. */
export async function withdrawAsked(
  rows: Rows,
  siteId: string,
  dutyIds: readonly string[],
  decision: string,
  by: string,
  at: string,
): Promise<void> {
  const withdrawn = await own(rows)
    .updateTable('extension')
    .set({ state: 'withdrawn', decision })
    .where('duty_id', 'in', [...dutyIds, ''])
    .where('state', '=', 'asked')
    .returning('duty_id')
    .execute()
  for (const { duty_id: subject } of withdrawn)
    await record(rows, { siteId, at, by, act: 'extension-withdrawn', subject, details: { decision } })
}

/** Grants or refuses more time, in the caller's transaction: the one who asked never decides. The first due day stays written. */
export async function decideExtension(
  rows: Rows,
  siteId: string,
  dutyId: string,
  { id, granted, decision }: { id: string; granted: string | null; decision: string },
  by: string,
  at: string,
): Promise<Extended> {
  const duty = await lockDuty(rows, siteId, dutyId)
  const asked = (await extensionsOf(rows, dutyId)).find((each) => each.id === id)
  if (!duty || !asked || asked.askedBy === by) return { outcome: 'notAllowed' }
  if (asked.state !== 'asked' || duty.handedInOn !== null || duty.setAside) return { outcome: 'conflict' }
  if (decision === '') return { outcome: 'issues', issues: ['decisionMissing'] }
  if (granted !== null && granted <= (duty.dueCurrent ?? ''))
    return { outcome: 'issues', issues: ['notLater'] }
  await own(rows)
    .updateTable('extension')
    .set({
      ...{ state: granted === null ? 'refused' : 'granted', granted },
      ...{ decided_by: by, decided_at: at, decision },
    })
    .where('id', '=', id)
    .execute()
  if (granted !== null)
    await own(rows).updateTable('duty').set({ due_current: granted }).where('id', '=', dutyId).execute()
  const act = granted === null ? 'extension-refused' : 'extension-granted'
  await tellGranted(rows, siteId, duty, { act, granted, decision }, by, at)
  return { outcome: 'done' }
}

async function tellGranted(
  rows: Rows,
  siteId: string,
  duty: Duty,
  {
    act,
    ...details
  }: { act: 'extension-granted' | 'extension-refused'; granted: string | null; decision: string },
  by: string,
  at: string,
): Promise<void> {
  await record(rows, { siteId, at, by, act, subject: duty.id, details })
  await tellOwing(rows, siteId, duty, { act, note: details.decision }, by, at)
}

/**
 * Gives more time that nobody asked for, in the caller's transaction: the leading side's own decision, of which the record is that of a
 * request granted. A request that waits is answered instead.
 */
export async function giveExtension(
  rows: Rows,
  siteId: string,
  dutyId: string,
  { granted, decision, on }: { granted: string; decision: string; on: string },
  by: string,
  at: string,
): Promise<Extended> {
  const duty = await lockDuty(rows, siteId, dutyId)
  if (!duty || duty.setAside) return { outcome: 'notAllowed' }
  const issues: ExtensionIssue[] = [
    ...(await againstMoreTime(rows, duty)),
    ...(decision === '' ? (['decisionMissing'] as const) : []),
    ...(granted > (duty.dueCurrent ?? '') ? [] : (['notLater'] as const)),
  ]
  if (issues.length > 0) return { outcome: 'issues', issues }
  await own(rows)
    .insertInto('extension')
    .values({
      ...{
        id: newId(),
        duty_id: dutyId,
        asked_by: by,
        asked_body_id: duty.bodyId,
        asked_at: at,
        asked_on: on,
      },
      ...{
        reason: '',
        proposed: granted,
        state: 'granted',
        granted,
        decided_by: by,
        decided_at: at,
        decision,
      },
    })
    .execute()
  await own(rows).updateTable('duty').set({ due_current: granted }).where('id', '=', dutyId).execute()
  await tellGranted(rows, siteId, duty, { act: 'extension-granted', granted, decision }, by, at)
  return { outcome: 'done' }
}

/** Takes a request for more time back that still waits, in the caller's transaction: the body that asked may. */
export async function withdrawExtension(
  rows: Rows,
  siteId: string,
  dutyId: string,
  id: string,
  by: string,
  at: string,
): Promise<Extended> {
  const duty = await lockDuty(rows, siteId, dutyId)
  const asked = (await extensionsOf(rows, dutyId)).find((each) => each.id === id)
  if (!duty || asked?.askedBodyId !== duty.bodyId) return { outcome: 'notAllowed' }
  if (asked.state !== 'asked') return { outcome: 'conflict' }
  await own(rows).updateTable('extension').set({ state: 'withdrawn' }).where('id', '=', id).execute()
  await record(rows, { siteId, at, by, act: 'extension-withdrawn', subject: dutyId, details: {} })
  return { outcome: 'done' }
}
