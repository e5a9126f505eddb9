import { newId, type Rows } from '../database/index.ts'
import { record } from '../journal/index.ts'
import { allSites, type Founding, foundInPlace } from '../sites/index.ts'
import type { Account, Grant } from './account.ts'
import { removeFactors } from './factors.ts'
import { giveGrant } from './grants.ts'
import { hashPassword, type PasswordIssue, passwordIssue } from './password.ts'
import { isStaffed, plainEmail } from './queries.ts'
import { hashOf, newSecret } from './secret.ts'
import { endSessions } from './sessions.ts'
import { own } from './tables.ts'

/** An invitation is open for three days; the first administrator's until the portal is started anew, at most as long. */
const OPEN_MS = 3 * 24 * 3_600_000

/** Who is invited to what. */
export type Invited = { email: string; name: string; language: Account['language']; grants: readonly Grant[] }

/** What a person says of themselves when they open their one-time address. */
export type Acceptance = { name: string; email: string; language: Account['language']; password: string }

export type AcceptanceIssue = PasswordIssue | 'nameEmpty' | 'emailMalformed' | 'emailTaken'

/** `over`: the address was used, has ended or never was one. */
export type Accepted =
  | { outcome: 'done'; accountId: string }
  | { outcome: 'over' }
  | { outcome: 'issues'; issues: AcceptanceIssue[] }

/** Opens the desk to its first administrator, in the caller's transaction: the secret of a one-time address, in place of one before. */
export async function inviteFirst(rows: Rows, at: string): Promise<string | undefined> {
  if (await isStaffed(rows)) return undefined
  return open(rows, null, at)
}

/** Invites somebody, in the caller's transaction; `taken` where the address has an account already. */
export async function invite(
  rows: Rows,
  { email, name, language, grants }: Invited,
  by: string,
  at: string,
): Promise<{ outcome: 'done'; secret: string } | { outcome: 'taken' }> {
  const id = newId()
  const account = { id, email: plainEmail(email), name, language, state: 'invited' as const, password: null }
  const { numInsertedOrUpdatedRows } = await own(rows)
    .insertInto('account')
    .values({ ...account, created_at: at })
    .onConflict((c) => c.column('email').doNothing())
    .executeTakeFirstOrThrow()
  if (numInsertedOrUpdatedRows === 0n) return { outcome: 'taken' }
  await record(rows, { siteId: null, at, by, act: 'account-invited', subject: id, details: { name } })
  for (const grant of grants) await giveGrant(rows, id, grant, by, at)
  return { outcome: 'done', secret: await open(rows, id, at) }
}

/** Lets somebody choose a new password, in the caller's transaction; whoever is signed in as them is no longer. */
export async function reinvite(rows: Rows, accountId: string, by: string, at: string): Promise<string> {
  await endSessions(rows, accountId)
  // Whoever lost the password has often lost the device as well; who they are, somebody else has made sure of.
  await removeFactors(rows, accountId)
  await own(rows).updateTable('account').set({ password: null }).where('id', '=', accountId).execute()
  await record(rows, { siteId: null, at, by, act: 'password-reset', subject: accountId, details: {} })
  return open(rows, accountId, at)
}

/** Ends the one-time addresses of an account, in the caller's transaction; whoever was only invited needs a new one. */
export async function endInvitations(rows: Rows, accountId: string): Promise<void> {
  await own(rows).deleteFrom('account_invitation').where('account_id', '=', accountId).execute()
}

async function open(rows: Rows, accountId: string | null, at: string): Promise<string> {
  const secret = newSecret()
  await own(rows)
    .deleteFrom('account_invitation')
    .where((e) => (accountId === null ? e('account_id', 'is', null) : e('account_id', '=', accountId)))
    .execute()
  const ends_at = new Date(Date.parse(at) + OPEN_MS).toISOString()
  await own(rows)
    .insertInto('account_invitation')
    .values({ hash: hashOf(secret), account_id: accountId, ends_at })
    .execute()
  return secret
}

/** Whom a one-time address is for: an account, or `undefined` for the first administrator; nothing where it is over. */
export async function invitationOf(
  rows: Rows,
  secret: string,
  at: string,
): Promise<{ account: Account | undefined } | undefined> {
  const found = await own(rows)
    .selectFrom('account_invitation')
    .leftJoin('account', 'account.id', 'account_invitation.account_id')
    .select(['account_id', 'account.id', 'email', 'name', 'language', 'state'])
    .where('hash', '=', hashOf(secret))
    .where('ends_at', '>', at)
    .executeTakeFirst()
  if (!found || found.state === 'suspended') return undefined
  const { id, email, name, language, state } = found
  if (id === null || email === null || name === null || language === null || state === null)
    return { account: undefined }
  return { account: { id, email, name, language, state } }
}

/** What is ready to be kept; the first administrator may found a site of their own. */
export type Prepared = { said: Omit<Acceptance, 'password'>; hash: string; founding?: Founding | undefined }

/** What stands against what somebody says of themselves; hashing takes time and is done before the transaction. */
export async function prepareAcceptance(said: Acceptance): Promise<{ issues: AcceptanceIssue[] } | Prepared> {
  const [name, email] = [said.name.normalize('NFC').trim(), plainEmail(said.email)]
  const weakness = passwordIssue(said.password)
  const issues: AcceptanceIssue[] = [
    ...(name === '' || name.length > 200 ? (['nameEmpty'] as const) : []),
    ...(/^[^\s@]{1,64}@[^\s@]{1,250}$/.test(email) ? [] : (['emailMalformed'] as const)),
    ...(weakness ? [weakness] : []),
  ]
  if (issues.length > 0) return { issues }
  return { said: { name, email, language: said.language }, hash: await hashPassword(said.password) }
}

/** Uses a one-time address up, in the caller's transaction: the account is open, or the first administrator there is. */
export async function accept(
  rows: Rows,
  secret: string,
  { said, hash, founding }: Prepared,
  at: string,
): Promise<Accepted> {
  const invitation = await invitationOf(rows, secret, at)
  const { numDeletedRows } = await own(rows)
    .deleteFrom('account_invitation')
    .where('hash', '=', hashOf(secret))
    .executeTakeFirstOrThrow()
  if (!invitation || numDeletedRows !== 1n) return { outcome: 'over' }
  const id = invitation.account?.id ?? newId()
  if (invitation.account) {
    await own(rows)
      .updateTable('account')
      .set({ name: said.name, language: said.language, state: 'active', password: hash })
      .where('id', '=', id)
      .execute()
    await removeFactors(rows, id)
    await endSessions(rows, id)
  } else if (await isStaffed(rows)) return { outcome: 'over' }
  else {
    const [stand] = founding ? await allSites(rows) : []
    if (founding && stand) await foundInPlace(rows, stand, founding, id, at)
    await addFirst(rows, id, said, hash, at)
  }
  await record(rows, { siteId: null, at, by: id, act: 'account-opened', subject: id, details: {} })
  return { outcome: 'done', accountId: id }
}

/** The first administrator has every site that there is, and can publish there until others are invited. */
async function addFirst(
  rows: Rows,
  id: string,
  said: Omit<Acceptance, 'password'>,
  password: string,
  at: string,
): Promise<void> {
  await own(rows)
    .insertInto('account')
    .values({ id, ...said, state: 'active', password, created_at: at })
    .execute()
  for (const { id: siteId } of await allSites(rows))
    for (const role of ['administrator', 'publisher'] as const)
      await giveGrant(rows, id, { siteId, sectionId: null, role, until: null }, id, at)
}

/** Keeps somebody out, or lets them in again, in the caller's transaction. */
export async function setSuspended(
  rows: Rows,
  account: Account,
  suspended: boolean,
  by: string,
  at: string,
): Promise<void> {
  const { password } = await own(rows)
    .selectFrom('account')
    .select('password')
    .where('id', '=', account.id)
    .executeTakeFirstOrThrow()
  const state = suspended ? 'suspended' : password === null ? 'invited' : 'active'
  await own(rows).updateTable('account').set({ state }).where('id', '=', account.id).execute()
  if (suspended) await endSessions(rows, account.id)
  const act = suspended ? 'account-suspended' : 'account-resumed'
  await record(rows, { siteId: null, at, by, act, subject: account.id, details: {} })
}
