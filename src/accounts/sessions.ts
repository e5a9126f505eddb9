import { newId, prepared, type Rows } from '../database/index.ts'
import type { Account, Person, Session } from './account.ts'
import { grantsOf } from './grants.ts'
import { hashOf, newSecret } from './secret.ts'
import { own } from './tables.ts'

/** A stay ends after so long without a page, and in any case after so long, in milliseconds: half a day and a week. */
const [IDLE_MS, WHOLE_MS] = [12 * 3_600_000, 7 * 24 * 3_600_000]
/** When somebody was last seen is written down this often, in milliseconds. */
const SEEN_EVERY_MS = 5 * 60_000

/** A stay whose second factor is still to be shown ends after ten minutes. */
const PENDING_MS = 10 * 60_000

/**
 * Begins a stay, in the caller's transaction; the secret goes to the browser and nowhere else. It is complete unless a second
 * factor is still to be shown.
 */
export async function startSession(
  rows: Rows,
  accountId: string,
  browser: string,
  at: string,
  isComplete = true,
): Promise<string> {
  const secret = newSecret()
  await own(rows)
    .insertInto('account_session')
    .values({
      id: newId(),
      hash: hashOf(secret),
      account_id: accountId,
      started_at: at,
      seen_at: at,
      browser: browser.slice(0, 300),
      complete: isComplete ? 1 : 0,
      checked_at: at,
    })
    .execute()
  return secret
}

const bySecret = prepared((rows, { hash }: { hash: string }) =>
  own(rows)
    .selectFrom('account_session')
    .innerJoin('account', 'account.id', 'account_session.account_id')
    .select(['account.id', 'email', 'name', 'language', 'state', 'started_at', 'seen_at'])
    .select(['account_session.id as session_id', 'complete', 'checked_at', 'totp'])
    .select((e) =>
      e
        .selectFrom('account_passkey')
        .select('id')
        .whereRef('account_id', '=', 'account.id')
        .limit(1)
        .as('passkey'),
    )
    .where('hash', '=', hash),
)

/** Whose browser holds a secret, and what is known of their stay. */
export type Holder = {
  person: Person
  sessionId: string
  /** Whether it is time to write down that they were seen. */
  stale: boolean
  /** Whether the second factor, where there is one, has been shown. */
  isComplete: boolean
  /** When they last proved who they are. */
  checkedAt: string
  hasSecondFactor: boolean
}

/** Whose browser holds the secret; nobody where the stay has ended. */
export async function personHolding(rows: Rows, secret: string, at: string): Promise<Holder | undefined> {
  const [row] = await bySecret(rows, { hash: hashOf(secret) })
  if (row?.state !== 'active') return undefined
  const [now, seen] = [Date.parse(at), Date.parse(row.seen_at)]
  if (now - seen > IDLE_MS || now - Date.parse(row.started_at) > WHOLE_MS) return undefined
  const { id, email, name, language, state } = row
  const account: Account = { id, email, name, language, state }
  const person = { account, grants: await grantsOf(rows, id, at) }
  const isComplete = row.complete === 1
  if (!isComplete && now - Date.parse(row.started_at) > PENDING_MS) return undefined
  return {
    person,
    sessionId: row.session_id,
    stale: now - seen > SEEN_EVERY_MS,
    isComplete,
    checkedAt: row.checked_at ?? row.started_at,
    hasSecondFactor: row.totp !== null || row.passkey !== null,
  }
}

export async function noteSeen(rows: Rows, sessionId: string, at: string): Promise<void> {
  await own(rows).updateTable('account_session').set({ seen_at: at }).where('id', '=', sessionId).execute()
}

/** Says that whoever holds a stay has just proved who they are, in the caller's transaction; a second factor completes it. */
export async function noteChecked(rows: Rows, sessionId: string, at: string): Promise<void> {
  const checked = { checked_at: at, complete: 1 }
  await own(rows).updateTable('account_session').set(checked).where('id', '=', sessionId).execute()
}

/** Stays that have not ended, the last begun first. */
export async function sessionsOf(rows: Rows, accountId: string, at: string): Promise<Session[]> {
  const found = await own(rows)
    .selectFrom('account_session')
    .select(['id', 'started_at', 'seen_at', 'browser'])
    .where('account_id', '=', accountId)
    .where('seen_at', '>', new Date(Date.parse(at) - IDLE_MS).toISOString())
    .where('started_at', '>', new Date(Date.parse(at) - WHOLE_MS).toISOString())
    .orderBy('id', 'desc')
    .execute()
  return found.map(({ id, started_at, seen_at, browser }) => ({
    id,
    startedAt: started_at,
    seenAt: seen_at,
    browser,
  }))
}

/** Ends one stay of an account, or all where none is named. */
export async function endSessions(rows: Rows, accountId: string, sessionId?: string): Promise<void> {
  const all = own(rows).deleteFrom('account_session').where('account_id', '=', accountId)
  await (sessionId === undefined ? all : all.where('id', '=', sessionId)).execute()
}

/** Ends every stay of an account but one. */
export async function endOtherSessions(rows: Rows, accountId: string, but: string): Promise<void> {
  await own(rows)
    .deleteFrom('account_session')
    .where('account_id', '=', accountId)
    .where('id', '!=', but)
    .execute()
}
