import {
  type AuthenticationResponseJSON,
  type AuthenticatorTransport,
  generateAuthenticationOptions,
  generateRegistrationOptions,
  type RegistrationResponseJSON,
  verifyAuthenticationResponse,
  verifyRegistrationResponse,
} from '@simplewebauthn/server'
import type { Rows } from '../database/index.ts'
import { record } from '../journal/index.ts'
import type { Account } from './account.ts'
import { own } from './tables.ts'

/** A passkey as its owner sees it. */
export type Passkey = { id: string; host: string; name: string; addedAt: string; usedAt: string | null }

/** Where a device is asked: the host that the key is for, and the origin that the browser must name. */
export type Asking = { host: string; origin: string }

/** In milliseconds; a person may have to look for their key. */
const OPEN_MS = 5 * 60_000

/** The passkeys of an account, the first first. */
export async function passkeysOf(rows: Rows, accountId: string): Promise<Passkey[]> {
  const found = await own(rows)
    .selectFrom('account_passkey')
    .select(['id', 'host', 'name', 'added_at', 'used_at'])
    .where('account_id', '=', accountId)
    .orderBy('added_at')
    .execute()
  return found.map(({ added_at, used_at, ...passkey }) => ({
    ...passkey,
    addedAt: added_at,
    usedAt: used_at,
  }))
}

/** What a browser needs to make a passkey, in the caller's transaction. */
export async function askForNew(
  rows: Rows,
  { host }: Asking,
  account: Account,
  siteName: string,
  at: string,
) {
  const known = await passkeysOf(rows, account.id)
  const options = await generateRegistrationOptions({
    rpName: siteName,
    rpID: host,
    userName: account.email,
    userDisplayName: account.name,
    userID: new TextEncoder().encode(account.id),
    attestationType: 'none',
    excludeCredentials: known.filter((each) => each.host === host).map(({ id }) => ({ id })),
    authenticatorSelection: { residentKey: 'required', userVerification: 'required' },
  })
  await keepChallenge(rows, options.challenge, account.id, at)
  return options
}

/** Takes a passkey that a browser made, in the caller's transaction; false where it does not prove itself. */
export async function takeNew(
  rows: Rows,
  { host, origin }: Asking,
  account: Account,
  { response, name }: { response: unknown; name: string },
  at: string,
): Promise<boolean> {
  const verified = await verifyRegistrationResponse({
    response: response as RegistrationResponseJSON,
    expectedChallenge: (challenge) => takeChallenge(rows, challenge, account.id, at),
    expectedOrigin: origin,
    expectedRPID: host,
    requireUserVerification: true,
  }).catch(() => undefined)
  if (!verified?.verified) return false
  const { id, publicKey, counter, transports = [] } = verified.registrationInfo.credential
  const { numInsertedOrUpdatedRows } = await own(rows)
    .insertInto('account_passkey')
    .values({
      ...{ id, host, name, counter, added_at: at, used_at: null },
      account_id: account.id,
      public_key: Buffer.from(publicKey).toString('base64url'),
      transports: JSON.stringify(transports),
    })
    // A credential that somebody has already is nobody else's.
    .onConflict((c) => c.column('id').doNothing())
    .executeTakeFirstOrThrow()
  if (numInsertedOrUpdatedRows !== 1n) return false
  const details = { name }
  await record(rows, {
    ...{ siteId: null, at, by: account.id, act: 'passkey-added', subject: account.id, details },
  })
  return true
}

/** What a browser needs to show whichever passkey it has for this host, in the caller's transaction. */
export async function askForAny(rows: Rows, { host }: Asking, at: string) {
  const options = await generateAuthenticationOptions({ rpID: host, userVerification: 'required' })
  await keepChallenge(rows, options.challenge, null, at)
  return options
}

/** Whose passkey it is that a browser showed, in the caller's transaction; undefined where it proves nothing. */
export async function accountShowing(
  rows: Rows,
  { host, origin }: Asking,
  response: unknown,
  at: string,
): Promise<string | undefined> {
  const id = (response as { id?: unknown } | null)?.id
  if (typeof id !== 'string' || !/^[\w-]{1,1400}$/.test(id)) return undefined
  const known = await own(rows)
    .selectFrom('account_passkey')
    .innerJoin('account', 'account.id', 'account_id')
    .select(['account_id', 'public_key', 'counter', 'transports'])
    .where('account_passkey.id', '=', id)
    .where('host', '=', host)
    .where('state', '=', 'active')
    .executeTakeFirst()
  if (!known) return undefined
  const verified = await verifyAuthenticationResponse({
    response: response as AuthenticationResponseJSON,
    expectedChallenge: (challenge) => takeChallenge(rows, challenge, null, at),
    expectedOrigin: origin,
    expectedRPID: host,
    requireUserVerification: true,
    credential: {
      id,
      publicKey: new Uint8Array(Buffer.from(known.public_key, 'base64url')),
      counter: Number(known.counter),
      transports: JSON.parse(known.transports) as AuthenticatorTransport[],
    },
  }).catch(() => undefined)
  if (!verified?.verified) return undefined
  const counter = verified.authenticationInfo.newCounter
  await own(rows).updateTable('account_passkey').set({ counter, used_at: at }).where('id', '=', id).execute()
  return known.account_id
}

/** Takes a passkey away, in the caller's transaction. */
export async function removePasskey(rows: Rows, accountId: string, id: string, at: string): Promise<void> {
  const { numDeletedRows } = await own(rows)
    .deleteFrom('account_passkey')
    .where('id', '=', id)
    .where('account_id', '=', accountId)
    .executeTakeFirstOrThrow()
  if (numDeletedRows === 0n) return
  await record(rows, {
    ...{ siteId: null, at, by: accountId, act: 'passkey-removed', subject: accountId, details: {} },
  })
}

async function keepChallenge(rows: Rows, challenge: string, account_id: string | null, at: string) {
  await own(rows).deleteFrom('account_challenge').where('ends_at', '<=', at).execute()
  const ends_at = new Date(Date.parse(at) + OPEN_MS).toISOString()
  await own(rows).insertInto('account_challenge').values({ challenge, account_id, ends_at }).execute()
}

/** Each challenge is answered once, by whom it was made for. */
async function takeChallenge(
  rows: Rows,
  challenge: string,
  accountId: string | null,
  at: string,
): Promise<boolean> {
  const { numDeletedRows } = await own(rows)
    .deleteFrom('account_challenge')
    .where('challenge', '=', challenge)
    .where('account_id', accountId === null ? 'is' : '=', accountId)
    .where('ends_at', '>', at)
    .executeTakeFirstOrThrow()
  return numDeletedRows === 1n
}
