import type { Rows } from '../database/index.ts'
import type { Account, Grant } from './account.ts'
import { own } from './tables.ts'

/** An e-mail address as it is compared. */
export function plainEmail(email: string): string {
  return email.normalize('NFC').trim().toLowerCase()
}

const COLUMNS = ['id', 'email', 'name', 'language', 'state'] as const

export async function accountByEmail(rows: Rows, email: string): Promise<Account | undefined> {
  return own(rows)
    .selectFrom('account')
    .select(COLUMNS)
    .where('email', '=', plainEmail(email))
    .executeTakeFirst()
}

/** Everybody with all that was granted to them, also what has ended. */
export async function allAccounts(rows: Rows): Promise<(Account & { grants: Grant[] })[]> {
  const accounts = await own(rows).selectFrom('account').select(COLUMNS).orderBy('email').execute()
  const grants = await own(rows).selectFrom('account_grant').selectAll().orderBy('id').execute()
  return accounts.map((account) => ({
    ...account,
    grants: grants
      .filter(({ account_id }) => account_id === account.id)
      .map(({ site_id, section_id, role, until }) => ({
        siteId: site_id,
        sectionId: section_id,
        role,
        until,
      })),
  }))
}

/** Whether an administrator has opened their account: until then the first may come in by a one-time address. */
export async function isStaffed(rows: Rows): Promise<boolean> {
  const opened = own(rows)
    .selectFrom('account')
    .innerJoin('account_grant', 'account_id', 'account.id')
    .select('account.id')
    .where('role', '=', 'administrator')
    .where('state', '!=', 'invited')
  return (await opened.limit(1).execute()).length > 0
}

/** People's names by their ids, for what says who did something. */
export async function namesOf(rows: Rows, ids: readonly string[]): Promise<Map<string, string>> {
  if (ids.length === 0) return new Map()
  const found = await own(rows).selectFrom('account').select(['id', 'name']).where('id', 'in', ids).execute()
  return new Map(found.map(({ id, name }) => [id, name]))
}

/** Everybody who has, or had, something to do on a site, by name. */
export async function peopleOf(rows: Rows, siteId: string): Promise<{ id: string; name: string }[]> {
  return own(rows)
    .selectFrom('account')
    .select(['id', 'name'])
    .where('id', 'in', (e) =>
      e.selectFrom('account_grant').select('account_id').where('site_id', '=', siteId),
    )
    .where('name', '!=', '')
    .orderBy('name')
    .execute()
}

/** Keeps the language in which the desk speaks to somebody, in the caller's transaction. */
export async function setLanguage(
  rows: Rows,
  accountId: string,
  language: Account['language'],
): Promise<void> {
  await own(rows).updateTable('account').set({ language }).where('id', '=', accountId).execute()
}
