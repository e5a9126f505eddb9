import type { Rows } from '../../database/index.ts'
import { record } from '../../journal/index.ts'
import { oweNothingAfter } from '../duties/ending.ts'
import { obligationsOf } from '../duties/queries.ts'
import { own } from '../tables.ts'
import { type Agreement, stateOn } from './agreement.ts'
import { lockAgreement } from './drafting.ts'
import { agreementById } from './queries.ts'

/** The last day of an agreement, by which decision, and which agreement follows it, if one does. */
export type End = { lastDay: string; basis: string; followedBy: string | null }

export type EndIssue = 'basisMissing' | 'inThePast' | 'outsideTerm' | 'noFollower'
export type AgreementEnded =
  | { outcome: 'done' }
  | { outcome: 'issues'; issues: EndIssue[] }
  | { outcome: 'notAllowed' | 'conflict' }

/**
 * Ends an agreement before its term by a decision, or has another take its place, in the caller's transaction; the latter also once its
 * term is over. Until its last day it holds as before.
 */
export async function endAgreement(
  rows: Rows,
  { id, siteId, version }: Pick<Agreement, 'id' | 'siteId' | 'version'>,
  end: End,
  today: string,
  by: string,
  at: string,
): Promise<AgreementEnded> {
  for (const each of [id, end.followedBy ?? id].sort()) await lockAgreement(rows, siteId, each)
  const agreement = await agreementById(rows, siteId, id)
  if (agreement?.state !== 'in-force' || agreement.endBasis !== '') return { outcome: 'notAllowed' }
  if (agreement.version !== version) return { outcome: 'conflict' }
  const { since, until } = agreement
  const isOver = until !== null && until < today
  const lastDay = isOver ? until : end.lastDay
  const issues: EndIssue[] = [
    ...(end.basis === '' ? (['basisMissing'] as const) : []),
    ...(lastDay < today && !isOver ? (['inThePast'] as const) : []),
    ...(lastDay < since || (until !== null && lastDay > until) ? (['outsideTerm'] as const) : []),
    ...((await isFollower(rows, agreement, end.followedBy, today)) && !(isOver && end.followedBy === null)
      ? []
      : (['noFollower'] as const)),
  ]
  if (issues.length > 0) return { outcome: 'issues', issues }
  await closeAgreement(rows, siteId, id, { ...end, lastDay }, by, at)
  return { outcome: 'done' }
}

/** What takes its place holds itself, nothing has taken its own place, and it is not what this one took the place of. */
async function isFollower(
  rows: Rows,
  { id, siteId }: Pick<Agreement, 'id' | 'siteId'>,
  followedBy: string | null,
  today: string,
): Promise<boolean> {
  if (followedBy === null) return true
  const follower = await agreementById(rows, siteId, followedBy)
  const isBefore = (await withThoseBefore(rows, siteId, id)).includes(followedBy)
  return (
    follower !== undefined && !isBefore && stateOn(follower, today) === 'in-force' && follower.endBasis === ''
  )
}

/**
 * Closes an agreement in force with a day, in the caller's transaction: nothing that closes later is owed, whoever was to come in later
 * does not, tasks that were given go on.
 */
export async function closeAgreement(
  rows: Rows,
  siteId: string,
  agreementId: string,
  { lastDay, basis, followedBy }: End,
  by: string,
  at: string,
): Promise<void> {
  const ended = await own(rows)
    .updateTable('agreement')
    .set((e) => ({ end_basis: basis, followed_by: followedBy, version: e('version', '+', 1) }))
    .where('id', '=', agreementId)
    .where('state', '=', 'in-force')
    .where('end_basis', '=', '')
    .returning('until')
    .executeTakeFirst()
  if (!ended) return
  const until = [lastDay, ended.until].filter((each) => each !== null).sort()[0] as string
  await own(rows).updateTable('agreement').set({ until }).where('id', '=', agreementId).execute()
  await own(rows)
    .deleteFrom('agreement_party')
    .where('agreement_id', '=', agreementId)
    .where('since', '>', until)
    .where((e) =>
      e.not(
        e.exists(e.selectFrom('obligation').select('id').whereRef('party_id', '=', 'agreement_party.id')),
      ),
    )
    .execute()
  for (const obligation of await obligationsOf(rows, agreementId))
    await oweNothingAfter(rows, obligation, { lastDay: until, basis }, by, at)
  const details = { lastDay: until, basis, followedBy }
  const act = followedBy === null ? 'agreement-terminated' : 'agreement-superseded'
  await record(rows, { siteId, at, by, act, subject: agreementId, details })
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
