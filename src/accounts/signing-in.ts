import type { Database, Rows } from '../database/index.ts'
import { record } from '../journal/index.ts'
import type { Account } from './account.ts'
import { hasSecondFactor } from './factors.ts'
import { fitsPassword, hashPassword } from './password.ts'
import { plainEmail } from './queries.ts'
import { endOtherSessions, noteChecked, startSession } from './sessions.ts'
import { own } from './tables.ts'
import { forgiveAttempt, takeAttempt } from './throttling.ts'

/** What somebody says who wants to the desk, and where they say it. */
export type SignIn = { email: string; password: string; network: string; browser: string }

/** `refused` says nothing of whether there is such an account; `wait` how many seconds must pass first. */
export type SignedIn =
  | { outcome: 'done'; secret: string }
  | { outcome: 'refused' }
  | { outcome: 'wait'; seconds: number }

/** Longer ones are nobody's, and would take long to hash. */
const LONGEST_PASSWORD = 1024

/** Begins a stay for whoever knows the password. Takes the same time whether the account exists or not. */
export async function signIn(
  { rows, transact }: Database,
  { email, password, network, browser }: SignIn,
  at: string,
): Promise<SignedIn> {
  const attempt = { email: plainEmail(email).slice(0, 320), network }
  const seconds = await transact((open) => takeAttempt(open, attempt, at))
  if (seconds > 0) return { outcome: 'wait', seconds }
  const account = await own(rows)
    .selectFrom('account')
    .select(['id', 'state', 'password'])
    .where('email', '=', attempt.email)
    .executeTakeFirst()
  const fits = await fitsPassword(password.slice(0, LONGEST_PASSWORD), account?.password ?? null)
  if (!account || !fits || account.state !== 'active') return { outcome: 'refused' }
  const secret = await transact(async (open) => {
    // Between the look and this, the account may have been suspended or its password changed.
    const still = await own(open)
      .selectFrom('account')
      .select('id')
      .where('id', '=', account.id)
      .where('state', '=', 'active')
      .where('password', '=', account.password)
      .executeTakeFirst()
    if (!still) return undefined
    await forgiveAttempt(open, attempt)
    await noteSignedIn(open, account.id, at)
    return startSession(open, account.id, browser, at, !(await hasSecondFactor(open, account.id)))
  })
  return secret === undefined ? { outcome: 'refused' } : { outcome: 'done', secret }
}

/** Writes down that somebody came in, in the caller's transaction. */
export async function noteSignedIn(rows: Rows, accountId: string, at: string): Promise<void> {
  await record(rows, { siteId: null, at, by: accountId, act: 'signed-in', subject: accountId, details: {} })
}

/** Whether somebody who is in knows the password; whoever guesses waits as at the door. */
export async function knowsPassword(
  { rows, transact }: Database,
  { id, email }: Account,
  { password, network }: Pick<SignIn, 'password' | 'network'>,
  at: string,
): Promise<
  { outcome: 'done'; known: string } | { outcome: 'refused' } | { outcome: 'wait'; seconds: number }
> {
  const attempt = { email, network }
  const seconds = await transact((open) => takeAttempt(open, attempt, at))
  if (seconds > 0) return { outcome: 'wait', seconds }
  const known = await own(rows)
    .selectFrom('account')
    .select('password')
    .where('id', '=', id)
    .executeTakeFirst()
  const fits = await fitsPassword(password.slice(0, LONGEST_PASSWORD), known?.password ?? null)
  if (!fits || !known?.password) return { outcome: 'refused' }
  await transact((open) => forgiveAttempt(open, attempt))
  return { outcome: 'done', known: known.password }
}

/**
 * Takes a new password in place of the one that was shown to be known; every stay but the one in which it was changed ends. False
 * where it has been reset, or the account suspended, meanwhile: whoever was thrown out stays out.
 */
export async function changePassword(
  { transact }: Database,
  accountId: string,
  { known, next, sessionId }: { known: string; next: string; sessionId: string },
  at: string,
): Promise<boolean> {
  const password = await hashPassword(next)
  return transact(async (rows) => {
    const { numUpdatedRows } = await own(rows)
      .updateTable('account')
      .set({ password })
      .where('id', '=', accountId)
      .where('password', '=', known)
      .where('state', '=', 'active')
      .executeTakeFirstOrThrow()
    if (numUpdatedRows === 0n) return false
    await endOtherSessions(rows, accountId, sessionId)
    await noteChecked(rows, sessionId, at)
    const act = 'password-changed'
    await record(rows, { siteId: null, at, by: accountId, act, subject: accountId, details: {} })
    return true
  })
}
