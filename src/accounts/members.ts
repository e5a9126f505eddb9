import type { Rows } from '../database/index.ts'
import { record } from '../journal/index.ts'
import type { Account, Grant } from './account.ts'
import { hasSecondFactor } from './factors.ts'
import { own } from './tables.ts'

/** A grant as whoever looks after people sees it. */
export type HeldGrant = Grant & { id: string }

/** Somebody who has, or had, something to do on a site: their grants there, and whether any holds elsewhere. */
export type Member = {
  account: Account
  grants: HeldGrant[]
  isElsewhere: boolean
  hasSecondFactor: boolean
}

/** Everybody of a site, by name. */
export async function membersOf(rows: Rows, siteId: string, at: string): Promise<Member[]> {
  const accounts = await own(rows)
    .selectFrom('account')
    .select(['id', 'email', 'name', 'language', 'state'])
    .where('id', 'in', (e) =>
      e.selectFrom('account_grant').select('account_id').where('site_id', '=', siteId),
    )
    .orderBy('name')
    .orderBy('email')
    .execute()
  const members: Member[] = []
  for (const account of accounts) members.push(await memberWith(rows, siteId, account, at))
  return members
}

/** One of a site's people; nobody where they have nothing to do there. */
export async function memberOf(
  rows: Rows,
  siteId: string,
  accountId: string,
  at: string,
): Promise<Member | undefined> {
  const account = await own(rows)
    .selectFrom('account')
    .select(['id', 'email', 'name', 'language', 'state'])
    .where('id', '=', accountId)
    .executeTakeFirst()
  const member = account && (await memberWith(rows, siteId, account, at))
  return member && member.grants.length > 0 ? member : undefined
}

async function memberWith(rows: Rows, siteId: string, account: Account, at: string): Promise<Member> {
  const found = await own(rows)
    .selectFrom('account_grant')
    .selectAll()
    .where('account_id', '=', account.id)
    .orderBy('id')
    .execute()
  const here = found.filter(({ site_id }) => site_id === siteId)
  return {
    account,
    grants: here.map(({ id, site_id, section_id, role, until }) => ({
      ...{ id, siteId: site_id, sectionId: section_id, role, until },
    })),
    // A role that has ended gives nobody a say.
    isElsewhere: found.some(
      ({ site_id, until }) => site_id !== siteId && (until === null || until >= at.slice(0, 10)),
    ),
    hasSecondFactor: await hasSecondFactor(rows, account.id),
  }
}

/** `last`: a site must keep an administrator who can always come in. */
export type Ended = { outcome: 'done' } | { outcome: 'last' }

/** Ends a grant, in the caller's transaction. */
export async function endGrant(
  rows: Rows,
  { id, siteId, role, sectionId }: HeldGrant,
  accountId: string,
  by: string,
  at: string,
): Promise<Ended> {
  if (role === 'administrator' && (await isLastAdministrator(rows, siteId, { grantId: id })))
    return { outcome: 'last' }
  await own(rows).deleteFrom('account_grant').where('id', '=', id).execute()
  const details = { role, section: sectionId }
  await record(rows, { siteId, at, by, act: 'grant-ended', subject: accountId, details })
  return { outcome: 'done' }
}

/** Whether, without somebody or without one grant, nobody looks after a site without an end who can come in. */
export async function isLastAdministrator(
  rows: Rows,
  siteId: string,
  without: { accountId: string } | { grantId: string },
): Promise<boolean> {
  const others = await own(rows)
    .selectFrom('account_grant')
    .innerJoin('account', 'account.id', 'account_id')
    .select('account.id')
    .where('site_id', '=', siteId)
    .where('role', '=', 'administrator')
    .where('until', 'is', null)
    .where('state', '=', 'active')
    // One that was reset has no way in until its one-time address is used.
    .where('password', 'is not', null)
    .where((e) =>
      'accountId' in without
        ? e('account.id', '!=', without.accountId)
        : e('account_grant.id', '!=', without.grantId),
    )
    .limit(1)
    .execute()
  return others.length === 0
}
