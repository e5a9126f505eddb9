import type { Database } from '../database/index.ts'
import { record } from '../journal/index.ts'
import { fitsPassword } from './password.ts'
import { plainEmail } from './queries.ts'
import { startSession } from './sessions.ts'
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
    await record(open, {
      siteId: null,
      at,
      by: account.id,
      act: 'signed-in',
      subject: account.id,
      details: {},
    })
    return startSession(open, account.id, browser, at)
  })
  return secret === undefined ? { outcome: 'refused' } : { outcome: 'done', secret }
}
