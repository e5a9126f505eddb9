import type { Rows } from '../../database/index.ts'
import { record } from '../../journal/index.ts'
import { oweNothingAfter } from '../duties/ending.ts'
import { obligationsOf } from '../duties/queries.ts'
import { own } from '../tables.ts'
import type { Agreement } from './agreement.ts'
import { agreementById } from './queries.ts'

/** The last day of an agreement, by which decision, and which agreement follows it, if one does. */
export type End = { lastDay: string; basis: string; followedBy: string | null }

export type EndIssue = 'basisMissing' | 'inThePast' | 'afterTerm' | 'noFollower'
export type AgreementEnded =
  | { outcome: 'done' }
  | { outcome: 'issues'; issues: EndIssue[] }
  | { outcome: 'notAllowed' | 'conflict' }

/** Ends an agreement before its term by a decision, or because another takes its place, in the caller's transaction. */
export async function endAgreement(
  rows: Rows,
  { id, siteId, state, until, version }: Agreement,
  end: End,
  today: string,
  by: string,
  at: string,
): Promise<AgreementEnded> {
  if (state !== 'in-force') return { outcome: 'notAllowed' }
  const { lastDay, basis, followedBy } = end
  const follower = followedBy === null ? undefined : await agreementById(rows, siteId, followedBy)
  const issues: EndIssue[] = [
    ...(basis === '' ? (['basisMissing'] as const) : []),
    ...(lastDay < today ? (['inThePast'] as const) : []),
    ...(until !== null && lastDay > until ? (['afterTerm'] as const) : []),
    // What takes its place must hold itself, and not the other way round.
    ...(followedBy !== null && (follower?.state !== 'in-force' || followedBy === id)
      ? (['noFollower'] as const)
      : []),
  ]
  if (issues.length > 0) return { outcome: 'issues', issues }
  const isClosed = await closeAgreement(rows, siteId, id, end, by, at, version)
  return { outcome: isClosed ? 'done' : 'conflict' }
}

/**
 * Closes an agreement in force with a day, in the caller's transaction: nothing that closes later is owed, tasks that were given go on.
 * False where it is not in force, or not at the version that was seen.
 */
export async function closeAgreement(
  rows: Rows,
  siteId: string,
  agreementId: string,
  { lastDay, basis, followedBy }: End,
  by: string,
  at: string,
  seen?: number,
): Promise<boolean> {
  const state = followedBy === null ? ('terminated' as const) : ('superseded' as const)
  const ended = await own(rows)
    .updateTable('agreement')
    .set((e) => ({
      ...{ state, end_basis: basis, followed_by: followedBy, version: e('version', '+', 1) },
    }))
    .where('id', '=', agreementId)
    .where('state', '=', 'in-force')
    .$if(seen !== undefined, (query) => query.where('version', '=', seen ?? 0))
    .returning('until')
    .executeTakeFirst()
  if (!ended) return false
  const until = [lastDay, ended.until].filter((each) => each !== null).sort()[0] as string
  await own(rows).updateTable('agreement').set({ until }).where('id', '=', agreementId).execute()
  for (const obligation of await obligationsOf(rows, agreementId))
    await oweNothingAfter(rows, obligation, { lastDay: until, basis }, by, at)
  await own(rows)
    .updateTable('obligation')
    .set({ state: 'ended' })
    .where('agreement_id', '=', agreementId)
    .execute()
  const details = { lastDay: until, basis, followedBy }
  await record(rows, { siteId, at, by, act: `agreement-${state}`, subject: agreementId, details })
  return true
}

/** An agreement with those whose place it took, and theirs: what they left open goes on in it. */
export async function withThoseBefore(rows: Rows, siteId: string, agreementId: string): Promise<string[]> {
  const followed = await own(rows)
    .selectFrom('agreement')
    .select(['id', 'followed_by'])
    .where('site_id', '=', siteId)
    .where('followed_by', 'is not', null)
    .execute()
  const line = new Set([agreementId])
  for (const id of line) for (const each of followed) if (each.followed_by === id) line.add(each.id)
  return [...line]
}
