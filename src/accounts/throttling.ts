import { createHash } from 'node:crypto'
import type { Rows } from '../database/index.ts'
import { own } from './tables.ts'

/**
 * Who tries to sign in as whom: the e-mail address as it was typed, and the network that it came from. A second factor is tried
 * by somebody who knows the password already.
 */
export type Attempt = { email: string; network: string; factor?: 'second' }

/** How many failures pass before waiting begins; each further one doubles it, from a second up to the longest, in seconds. */
type Patience = { free: number; longest: number }

/**
 * One network against one account waits longest. A whole network, and all the world against one account, never make anybody
 * wait for more than seconds: a stranger, or a colleague behind the same line, must not be able to lock anybody out.
 */
const PATIENCE: readonly (Patience & { name: (attempt: Attempt) => string })[] = [
  { free: 5, longest: 900, name: ({ email, network }) => `pair ${email} ${network}` },
  { free: 30, longest: 5, name: ({ network }) => `network ${network}` },
  { free: 20, longest: 5, name: ({ email }) => `account ${email}` },
]
/** Whoever knows the password is no stranger: all the world together may try few second factors. */
const SECOND: typeof PATIENCE = [
  { free: 5, longest: 900, name: ({ email, network }) => `second pair ${email} ${network}` },
  { free: 20, longest: 900, name: ({ email }) => `second account ${email}` },
]
const patienceWith = ({ factor }: Attempt) => (factor === 'second' ? SECOND : PATIENCE)

/** After so long without another failure, in milliseconds, those before are forgotten. */
const FORGOTTEN_MS = 24 * 60 * 60_000

/**
 * Takes one attempt, in the caller's transaction, and counts it as failed before it is looked at, so that a thousand at once
 * are no way around. Gives the seconds to wait where it comes too early, and then it counts for nothing.
 */
export async function takeAttempt(rows: Rows, attempt: Attempt, at: string): Promise<number> {
  const now = Date.parse(at)
  await own(rows)
    .deleteFrom('account_attempt')
    .where('last_at', '<', new Date(now - FORGOTTEN_MS).toISOString())
    .execute()
  const names = patienceWith(attempt).map(({ name }) => hashed(name(attempt)))
  const waits: number[] = []
  for (const [index, patience] of patienceWith(attempt).entries()) {
    const { failures, last_at } = await held(rows, names[index] ?? '', at)
    waits.push(waitOf(patience, failures) - (now - Date.parse(last_at)) / 1000)
  }
  const wait = Math.ceil(Math.max(...waits))
  if (wait > 0) return wait
  await own(rows)
    .updateTable('account_attempt')
    .set((e) => ({ failures: e('failures', '+', 1), last_at: at }))
    .where('name', 'in', names)
    .execute()
  return 0
}

/** What is known under a name, held until the transaction ends; all take their names in the same order, so that none waits in a circle. */
function held(rows: Rows, name: string, at: string): Promise<{ failures: number; last_at: string }> {
  return own(rows)
    .insertInto('account_attempt')
    .values({ name, failures: 0, last_at: at })
    .onConflict((c) => c.column('name').doUpdateSet((e) => ({ failures: e.ref('account_attempt.failures') })))
    .returning(['failures', 'last_at'])
    .executeTakeFirstOrThrow()
}

/** Takes back what `takeAttempt` counted of one that succeeded; what others have failed to do stays counted. */
export async function forgiveAttempt(rows: Rows, attempt: Attempt): Promise<void> {
  const [pair = '', ...others] = patienceWith(attempt).map(({ name }) => hashed(name(attempt)))
  await own(rows).deleteFrom('account_attempt').where('name', '=', pair).execute()
  await own(rows)
    .updateTable('account_attempt')
    .set((e) => ({ failures: e('failures', '-', 1) }))
    .where('name', 'in', others)
    .execute()
}

function waitOf({ free, longest }: Patience, failures: number): number {
  return failures < free ? 0 : Math.min(longest, 2 ** Math.min(failures - free, 30))
}

function hashed(name: string): string {
  return createHash('sha256').update(name).digest('hex')
}
