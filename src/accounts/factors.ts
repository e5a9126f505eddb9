import { randomInt } from 'node:crypto'
import { Secret, TOTP } from 'otpauth'
import type { Database, Rows } from '../database/index.ts'
import { record } from '../journal/index.ts'
import type { Account } from './account.ts'
import { hashOf } from './secret.ts'
import { noteChecked } from './sessions.ts'
import { own } from './tables.ts'
import { forgiveAttempt, takeAttempt } from './throttling.ts'

/** Whether an account has something besides its password to prove who it is. */
export async function hasSecondFactor(rows: Rows, accountId: string): Promise<boolean> {
  const { totp, passkeys } = await factorsOf(rows, accountId)
  return totp || passkeys > 0
}

/** What an account has set up: one-time codes, how many passkeys, how many recovery codes are left. */
export async function factorsOf(
  rows: Rows,
  accountId: string,
): Promise<{ totp: boolean; passkeys: number; recovery: number }> {
  const found = await own(rows)
    .selectFrom('account')
    .select(['totp'])
    .select((e) => [
      e
        .selectFrom('account_passkey')
        .select((count) => count.fn.countAll<number>().as('n'))
        .whereRef('account_id', '=', 'account.id')
        .as('passkeys'),
      e
        .selectFrom('account_recovery')
        .select((count) => count.fn.countAll<number>().as('n'))
        .whereRef('account_id', '=', 'account.id')
        .as('recovery'),
    ])
    .where('id', '=', accountId)
    .executeTakeFirst()
  return {
    totp: (found?.totp ?? null) !== null,
    passkeys: Number(found?.passkeys ?? 0),
    recovery: Number(found?.recovery ?? 0),
  }
}

/** In seconds; codes of the step before and after are taken as well, for clocks that go wrong. */
const PERIOD = 30

/** A new secret for one-time codes, in base 32, not yet anybody's. */
export function newTotpSecret(): string {
  return new Secret({ size: 20 }).base32
}

/** The address by which an app learns the secret. */
export function totpAddress(secret: string, issuer: string, label: string): string {
  return new TOTP({ secret, issuer, label, period: PERIOD }).toString()
}

/** The step in which a code is right at an instant; undefined where it is not. */
function stepOf(secret: string, code: string, at: string): number | undefined {
  if (!/^\d{6}$/.test(code)) return undefined
  const timestamp = Date.parse(at)
  const off = new TOTP({ secret, period: PERIOD }).validate({ token: code, timestamp, window: 1 })
  return off === null ? undefined : Math.floor(timestamp / 1000 / PERIOD) + off
}

/** Sets one-time codes up, in the caller's transaction, once the app has shown that it knows the secret; false where its code is wrong. */
export async function setUpTotp(
  rows: Rows,
  accountId: string,
  secret: string,
  code: string,
  at: string,
): Promise<boolean> {
  const step = stepOf(secret, plainCode(code), at)
  if (step === undefined) return false
  await own(rows)
    .updateTable('account')
    .set({ totp: secret, totp_step: step })
    .where('id', '=', accountId)
    .execute()
  await record(rows, entryOf('totp-added', accountId, at))
  return true
}

export async function removeTotp(rows: Rows, accountId: string, at: string): Promise<void> {
  await own(rows)
    .updateTable('account')
    .set({ totp: null, totp_step: null })
    .where('id', '=', accountId)
    .execute()
  await record(rows, entryOf('totp-removed', accountId, at))
}

/** Takes everything away by which an account proves itself besides its password, in the caller's transaction. */
export async function removeFactors(rows: Rows, accountId: string): Promise<void> {
  await own(rows)
    .updateTable('account')
    .set({ totp: null, totp_step: null })
    .where('id', '=', accountId)
    .execute()
  await own(rows).deleteFrom('account_passkey').where('account_id', '=', accountId).execute()
  await own(rows).deleteFrom('account_recovery').where('account_id', '=', accountId).execute()
}

/** Letters and digits that nobody takes for one another. */
const SIGNS = 'abcdefghjkmnpqrstuvwxyz23456789'
const [CODES, GROUPS, IN_GROUP] = [10, 4, 4]

/** Ten codes to be printed, in place of those before, in the caller's transaction: each 16 signs, about 79 bits. */
export async function newRecoveryCodes(rows: Rows, accountId: string, at: string): Promise<string[]> {
  const group = () => Array.from({ length: IN_GROUP }, () => SIGNS[randomInt(SIGNS.length)]).join('')
  const codes = Array.from({ length: CODES }, () => Array.from({ length: GROUPS }, group).join('-'))
  await own(rows).deleteFrom('account_recovery').where('account_id', '=', accountId).execute()
  await own(rows)
    .insertInto('account_recovery')
    .values(codes.map((code) => ({ hash: hashOf(plainCode(code)), account_id: accountId })))
    .execute()
  await record(rows, entryOf('recovery-codes-made', accountId, at))
  return codes
}

/** What a second factor came to; `wait` how many seconds must pass first. */
export type Proved = { outcome: 'done' } | { outcome: 'refused' } | { outcome: 'wait'; seconds: number }

/** Completes a stay by a one-time code or a recovery code. Each is taken once; whoever guesses waits. */
export async function proveByCode(
  { transact }: Database,
  account: Account,
  { code, sessionId, network }: { code: string; sessionId: string; network: string },
  at: string,
): Promise<Proved> {
  const attempt = { email: account.email, network, factor: 'second' as const }
  const seconds = await transact((rows) => takeAttempt(rows, attempt, at))
  if (seconds > 0) return { outcome: 'wait', seconds }
  return transact(async (rows) => {
    const plain = plainCode(code)
    if (!(await takeTotp(rows, account.id, plain, at)) && !(await takeRecovery(rows, account.id, plain, at)))
      return { outcome: 'refused' as const }
    await forgiveAttempt(rows, attempt)
    await noteChecked(rows, sessionId, at)
    return { outcome: 'done' as const }
  })
}

async function takeTotp(rows: Rows, accountId: string, code: string, at: string): Promise<boolean> {
  const known = await own(rows)
    .selectFrom('account')
    .select(['totp', 'totp_step'])
    .where('id', '=', accountId)
    .executeTakeFirst()
  const step = known?.totp ? stepOf(known.totp, code, at) : undefined
  if (step === undefined) return false
  const { numUpdatedRows } = await own(rows)
    .updateTable('account')
    .set({ totp_step: step })
    .where('id', '=', accountId)
    .where((e) => e.or([e('totp_step', 'is', null), e('totp_step', '<', step)]))
    .executeTakeFirstOrThrow()
  return numUpdatedRows === 1n
}

async function takeRecovery(rows: Rows, accountId: string, code: string, at: string): Promise<boolean> {
  const { numDeletedRows } = await own(rows)
    .deleteFrom('account_recovery')
    .where('hash', '=', hashOf(code))
    .where('account_id', '=', accountId)
    .executeTakeFirstOrThrow()
  if (numDeletedRows !== 1n) return false
  await record(rows, entryOf('recovery-code-used', accountId, at))
  return true
}

/** As it is compared: people type blanks and hyphens where they see gaps. */
function plainCode(code: string): string {
  return code.toLowerCase().replaceAll(/[\s-]/g, '').slice(0, 100)
}

function entryOf(act: string, accountId: string, at: string) {
  return { siteId: null, at, by: accountId, act, subject: accountId, details: {} }
}
