import { newId, prepared, type Rows } from '../database/index.ts'
import { record } from '../journal/index.ts'
import type { Grant, Person, Role } from './account.ts'
import { own } from './tables.ts'

const byAccount = prepared((rows, { accountId, day }: { accountId: string; day: string }) =>
  own(rows)
    .selectFrom('account_grant')
    .selectAll()
    .where('account_id', '=', accountId)
    .where((e) => e.or([e('until', 'is', null), e('until', '>=', day)])),
)

/** What holds at an instant. A last day ends with the day in UTC, which is later than in Vietnam. */
export async function grantsOf(rows: Rows, accountId: string, at: string): Promise<Grant[]> {
  const found = await byAccount(rows, { accountId, day: at.slice(0, 10) })
  return found.map(({ site_id, section_id, role, until }) => ({
    siteId: site_id,
    sectionId: section_id,
    role,
    until,
  }))
}

/** Gives a role, in the caller's transaction. */
export async function giveGrant(
  rows: Rows,
  accountId: string,
  { siteId, sectionId, role, until }: Grant,
  by: string,
  at: string,
): Promise<void> {
  await own(rows)
    .insertInto('account_grant')
    .values({ id: newId(), account_id: accountId, site_id: siteId, section_id: sectionId, role, until })
    .execute()
  const details = { role, section: sectionId, until }
  await record(rows, { siteId, at, by, act: 'grant-given', subject: accountId, details })
}

/** The roles of a person on a site; those for one section hold where the section, or one above it, is among `sections`. */
export function rolesOn(person: Person, siteId: string, sections: readonly string[] = []): Set<Role> {
  const here = person.grants.filter(
    (grant) => grant.siteId === siteId && (grant.sectionId === null || sections.includes(grant.sectionId)),
  )
  return new Set(here.map(({ role }) => role))
}

/** The roles that a person has anywhere on a site, be it for one section. */
export function rolesAnywhere(person: Person, siteId: string): Set<Role> {
  return new Set(person.grants.filter((grant) => grant.siteId === siteId).map(({ role }) => role))
}

/** The accounts that have a role on a site, or in one of some sections of it, at an instant. */
export async function holdersOf(
  rows: Rows,
  roles: readonly Role[],
  siteId: string,
  sections: readonly string[],
  at: string,
): Promise<string[]> {
  const found = await own(rows)
    .selectFrom('account_grant')
    .select('account_id')
    .distinct()
    .where('site_id', '=', siteId)
    .where('role', 'in', roles)
    .where((e) => e.or([e('section_id', 'is', null), e('section_id', 'in', [...sections, ''])]))
    .where((e) => e.or([e('until', 'is', null), e('until', '>=', at.slice(0, 10))]))
    .execute()
  return found.map(({ account_id }) => account_id)
}
