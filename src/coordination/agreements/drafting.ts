import { z } from 'zod'
import { newId, type Rows } from '../../database/index.ts'
import { record } from '../../journal/index.ts'
import { BODY_KINDS, type Body } from '../../sites/index.ts'
import type { Evidence } from '../evidence.ts'
import { day, text } from '../fields.ts'
import { own } from '../tables.ts'
import { PeriodProfile } from '../time/periods.ts'
import { AGREEMENT_FORMS, type Agreement, PARTY_ROLES, PROVISION_PATH, SHARINGS } from './agreement.ts'
import { writeParty } from './joining.ts'
import { membersOn } from './parties.ts'
import { agreementById, partiesOf, provisionsOf } from './queries.ts'

/** What is said of an agreement. The same number, date and issuer twice is the same agreement. */
export const AgreementFields = z.object({
  title: text(500),
  form: z.enum(AGREEMENT_FORMS),
  number: text(100),
  issuedOn: day,
  issuer: text(300),
  subject: text(300),
  termLabel: text(100).or(z.literal('')),
  since: day,
  until: day.or(z.literal('').transform(() => null)),
  sharing: z.enum(SHARINGS),
  profile: PeriodProfile,
})
export type AgreementFields = z.infer<typeof AgreementFields>

export const PartyFields = z
  .object({
    side: z.string().regex(/^[A-E]$/),
    role: z.enum(PARTY_ROLES),
    bodyId: z.string().nullable(),
    groupKind: z.enum(BODY_KINDS).nullable(),
    label: text(200).or(z.literal('')),
    basis: text(300).or(z.literal('')),
  })
  .refine(({ bodyId, groupKind }) => (bodyId === null) !== (groupKind === null))
export type PartyFields = z.infer<typeof PartyFields>

export const ProvisionFields = z.object({
  path: z.string().regex(PROVISION_PATH),
  heading: text(300),
  content: text(20_000).or(z.literal('')),
})
export type ProvisionFields = z.infer<typeof ProvisionFields>

export type Drafted = { outcome: 'done'; id: string } | { outcome: 'known' } | { outcome: 'endsBefore' }

/** Begins an agreement, in the caller's transaction, with the body whose office keeps it as its focal and leading party. */
export async function draftAgreement(
  rows: Rows,
  siteId: string,
  said: AgreementFields,
  hub: string,
  by: string,
  at: string,
): Promise<Drafted> {
  if (said.until !== null && said.until < said.since) return { outcome: 'endsBefore' }
  const id = newId()
  const { numInsertedOrUpdatedRows } = await own(rows)
    .insertInto('agreement')
    .values({
      ...{ id, site_id: siteId, state: 'draft', version: 1, file_id: null },
      ...{ ...columnsOf(said), end_basis: '', followed_by: null },
    })
    .onConflict((c) => c.columns(['site_id', 'number', 'issued_on', 'issuer']).doNothing())
    .executeTakeFirstOrThrow()
  if (numInsertedOrUpdatedRows === 0n) return { outcome: 'known' }
  await own(rows)
    .insertInto('agreement_text')
    .values({ id: newId(), agreement_id: id, number: 1, since: said.since, changes: '', file_id: null })
    .execute()
  const details = { title: said.title, number: said.number }
  await record(rows, { siteId, at, by, act: 'agreement-drafted', subject: id, details })
  for (const role of ['lead', 'focal'] as const)
    await bind(rows, { id, siteId, since: said.since }, { ...OF_HUB, role, bodyId: hub }, by, at)
  return { outcome: 'done', id }
}

const OF_HUB = { side: 'A', groupKind: null, label: '', basis: '' } as const

function columnsOf(said: AgreementFields) {
  const { title, form, number, issuedOn, issuer, subject, termLabel, since, until, sharing, profile } = said
  return {
    ...{ title, form, number, issued_on: issuedOn, issuer, subject, term_label: termLabel, since, until },
    ...{ sharing, profile: JSON.stringify(profile) },
  }
}

export type Rewritten = { outcome: 'done' } | { outcome: 'known' | 'endsBefore' | 'conflict' }

/** Says otherwise what is said of a draft, in the caller's transaction: its parties and its text begin with its first day. */
export async function rewriteAgreement(
  rows: Rows,
  { id, siteId, version }: Pick<Agreement, 'id' | 'siteId' | 'version'>,
  said: AgreementFields,
  by: string,
  at: string,
): Promise<Rewritten> {
  if (said.until !== null && said.until < said.since) return { outcome: 'endsBefore' }
  const tables = own(rows)
  const same = await tables
    .selectFrom('agreement')
    .select('id')
    .where('site_id', '=', siteId)
    .where('number', '=', said.number)
    .where('issued_on', '=', said.issuedOn)
    .where('issuer', '=', said.issuer)
    .where('id', '!=', id)
    .executeTakeFirst()
  if (same) return { outcome: 'known' }
  const { numUpdatedRows } = await tables
    .updateTable('agreement')
    .set({ ...columnsOf(said), version: version + 1 })
    .where('id', '=', id)
    .where('state', '=', 'draft')
    .where('version', '=', version)
    .executeTakeFirstOrThrow()
  if (numUpdatedRows === 0n) return { outcome: 'conflict' }
  const { since } = said
  await tables.updateTable('agreement_party').set({ since }).where('agreement_id', '=', id).execute()
  await tables.updateTable('agreement_text').set({ since }).where('agreement_id', '=', id).execute()
  const details = { title: said.title, number: said.number }
  await record(rows, { siteId, at, by, act: 'agreement-rewritten', subject: id, details })
  return { outcome: 'done' }
}

/**
 * Throws a draft away with its parties, its text and its files, in the caller's transaction; the journal knows of it. Gives the files,
 * whose bytes may be of others too.
 */
export async function discardAgreement(
  rows: Rows,
  { id, siteId, title }: Pick<Agreement, 'id' | 'siteId' | 'title'>,
  by: string,
  at: string,
): Promise<{ outcome: 'done'; files: Pick<Evidence, 'hash' | 'kind'>[] } | { outcome: 'notAllowed' }> {
  if (!(await holdDraft(rows, id))) return { outcome: 'notAllowed' }
  const tables = own(rows)
  const texts = tables.selectFrom('agreement_text').select('id').where('agreement_id', '=', id)
  await tables.deleteFrom('provision').where('text_id', 'in', texts).execute()
  for (const table of ['agreement_text', 'agreement_party'] as const)
    await tables.deleteFrom(table).where('agreement_id', '=', id).execute()
  const files = await tables
    .deleteFrom('evidence')
    .where('owner_kind', '=', 'agreement')
    .where('owner_id', '=', id)
    .returning(['hash', 'kind'])
    .execute()
  await tables.deleteFrom('agreement').where('id', '=', id).execute()
  await record(rows, { siteId, at, by, act: 'agreement-discarded', subject: id, details: { title } })
  return { outcome: 'done', files }
}

/** Whether an agreement is still a draft: nobody else changes it until the caller's transaction ends. */
async function holdDraft(rows: Rows, agreementId: string): Promise<boolean> {
  const held = await own(rows)
    .updateTable('agreement')
    .set((e) => ({ version: e('version', '+', 1) }))
    .where('id', '=', agreementId)
    .where('state', '=', 'draft')
    .executeTakeFirstOrThrow()
  return held.numUpdatedRows > 0n
}

/** Binds a party to a draft from the agreement's first day, in the caller's transaction. */
export async function bind(
  rows: Rows,
  { id: agreementId, siteId, since }: Pick<Agreement, 'id' | 'siteId' | 'since'>,
  { side, role, bodyId, groupKind, label, basis }: PartyFields,
  by: string,
  at: string,
): Promise<{ outcome: 'done'; id: string } | { outcome: 'notAllowed' }> {
  if (!(await holdDraft(rows, agreementId))) return { outcome: 'notAllowed' }
  const id = await writeParty(rows, { agreementId, side, role, bodyId, groupKind, label, since, basis })
  const details = { side, role, body: bodyId, kind: groupKind }
  await record(rows, { siteId, at, by, act: 'party-bound', subject: agreementId, details })
  return { outcome: 'done', id }
}

/** Takes a party out of a draft, in the caller's transaction; once in force, parties only end. */
export async function unbind(rows: Rows, agreement: Agreement, partyId: string, by: string, at: string) {
  if (!(await holdDraft(rows, agreement.id))) return { outcome: 'notAllowed' } as const
  const parties = await partiesOf(rows, agreement.id)
  const role = parties.find(({ id }) => id === partyId)?.role
  const others = parties.filter((party) => party.id !== partyId && party.role === role)
  // Without either nobody could go on writing it, or sign what comes of it.
  if ((role === 'focal' || role === 'lead') && others.length === 0) return { outcome: 'lastOfRole' } as const
  await own(rows)
    .deleteFrom('agreement_party')
    .where('id', '=', partyId)
    .where('agreement_id', '=', agreement.id)
    .execute()
  const { siteId, id } = agreement
  await record(rows, { siteId, at, by, act: 'party-unbound', subject: id, details: { party: partyId } })
  return { outcome: 'done' } as const
}

/** Writes an article, clause or point into the text of a draft, in the caller's transaction; in force it is amended instead. */
export async function addProvision(
  rows: Rows,
  { id: agreementId, siteId }: Pick<Agreement, 'id' | 'siteId'>,
  { path, heading, content }: ProvisionFields,
  by: string,
  at: string,
): Promise<{ outcome: 'done'; id: string } | { outcome: 'pathTaken' | 'notAllowed' }> {
  if (!(await holdDraft(rows, agreementId))) return { outcome: 'notAllowed' }
  const newest = await own(rows)
    .selectFrom('agreement_text')
    .select('id')
    .where('agreement_id', '=', agreementId)
    .orderBy('number', 'desc')
    .executeTakeFirstOrThrow()
  const id = newId()
  const position = positionOf(path)
  const { numInsertedOrUpdatedRows } = await own(rows)
    .insertInto('provision')
    .values({ id, text_id: newest.id, path, heading, content, position })
    .onConflict((c) => c.columns(['text_id', 'path']).doNothing())
    .executeTakeFirstOrThrow()
  if (numInsertedOrUpdatedRows === 0n) return { outcome: 'pathTaken' }
  const details = { path, heading }
  await record(rows, { siteId, at, by, act: 'provision-added', subject: agreementId, details })
  return { outcome: 'done', id }
}

/** Takes an article, clause or point out of the text of a draft, in the caller's transaction. */
export async function removeProvision(
  rows: Rows,
  { id: agreementId, siteId }: Pick<Agreement, 'id' | 'siteId'>,
  provisionId: string,
  by: string,
  at: string,
): Promise<{ outcome: 'done' } | { outcome: 'notAllowed' }> {
  if (!(await holdDraft(rows, agreementId))) return { outcome: 'notAllowed' }
  const texts = own(rows).selectFrom('agreement_text').select('id').where('agreement_id', '=', agreementId)
  const gone = await own(rows)
    .deleteFrom('provision')
    .where('id', '=', provisionId)
    .where('text_id', 'in', texts)
    .returning('path')
    .executeTakeFirst()
  if (!gone) return { outcome: 'notAllowed' }
  const details = { path: gone.path }
  await record(rows, { siteId, at, by, act: 'provision-removed', subject: agreementId, details })
  return { outcome: 'done' }
}

/** Marks that an agreement is not as it was seen: whoever acts on it next does so after this, and on what it now is. */
export async function turnAgreement(rows: Rows, agreementId: string): Promise<void> {
  await own(rows)
    .updateTable('agreement')
    .set((e) => ({ version: e('version', '+', 1) }))
    .where('id', '=', agreementId)
    .execute()
}

/** Lets nobody else change an agreement until the caller's transaction ends. */
export async function lockAgreement(rows: Rows, siteId: string, agreementId: string): Promise<void> {
  await own(rows)
    .updateTable('agreement')
    .set((e) => ({ title: e.ref('title') }))
    .where('site_id', '=', siteId)
    .where('id', '=', agreementId)
    .execute()
}

/** Where a path stands among the others: articles by number, clauses and points under them. */
export function positionOf(path: string): number {
  const [, article = '0', clause = '0', point = ''] = /^Đ(\d+)(?:\.k(\d+)(?:\.(.))?)?$/.exec(path) ?? []
  const letter = point === '' ? 0 : 'aăâbcdđeêghiklmnoôơpqrstuưvxy'.indexOf(point) + 1
  return Number(article) * 100_000 + Number(clause) * 100 + letter
}

/** What keeps an agreement from coming into force. */
export type ActivationIssue = 'partiesMissing' | 'provisionMissing' | 'fileMissing'

/** Lets an agreement come into force, in the caller's transaction: two sides, a signed file and at least one provision. */
export async function bringIntoForce(
  rows: Rows,
  siteId: string,
  id: string,
  version: number,
  bodies: readonly Body[],
  by: string,
  at: string,
): Promise<
  | { outcome: 'done' }
  | { outcome: 'issues'; issues: ActivationIssue[] }
  | { outcome: 'conflict' | 'notAllowed' }
> {
  const agreement = await agreementById(rows, siteId, id)
  if (agreement?.state !== 'draft') return { outcome: 'notAllowed' }
  const parties = await partiesOf(rows, id)
  const sides = new Set(
    parties.filter((party) => membersOn(party, bodies, agreement.since).length > 0).map(({ side }) => side),
  )
  const issues: ActivationIssue[] = [
    ...(sides.size < 2 ? (['partiesMissing'] as const) : []),
    ...((await provisionsOf(rows, id)).length === 0 ? (['provisionMissing'] as const) : []),
    ...(agreement.fileId === null ? (['fileMissing'] as const) : []),
  ]
  if (issues.length > 0) return { outcome: 'issues', issues }
  const turned = await own(rows)
    .updateTable('agreement')
    .set((e) => ({ state: 'in-force' as const, version: e('version', '+', 1) }))
    .where('id', '=', id)
    .where('version', '=', version)
    .executeTakeFirstOrThrow()
  if (turned.numUpdatedRows === 0n) return { outcome: 'conflict' }
  await record(rows, { siteId, at, by, act: 'agreement-in-force', subject: id, details: {} })
  return { outcome: 'done' }
}
