import type { Selectable } from 'kysely'
import type { Rows } from '../../database/index.ts'
import { own, type Tables } from '../tables.ts'
import { PeriodProfile } from '../time/periods.ts'
import type { Agreement, AgreementText, Party, Provision } from './agreement.ts'

/** An agreement of a site. */
export async function agreementById(rows: Rows, siteId: string, id: string): Promise<Agreement | undefined> {
  const found = await own(rows)
    .selectFrom('agreement')
    .selectAll()
    .where('site_id', '=', siteId)
    .where('id', '=', id)
    .executeTakeFirst()
  return found && asAgreement(found)
}

/** The agreements of a site, the latest first. */
export async function agreementsOf(rows: Rows, siteId: string): Promise<Agreement[]> {
  const found = await own(rows)
    .selectFrom('agreement')
    .selectAll()
    .where('site_id', '=', siteId)
    .orderBy('since', 'desc')
    .orderBy('id', 'desc')
    .execute()
  return found.map(asAgreement)
}

function asAgreement(row: Selectable<Tables['agreement']>): Agreement {
  const { id, title, form, number, issuer, subject, since, until, state, sharing, version } = row
  return {
    ...{ id, siteId: row.site_id, title, form, number, issuedOn: row.issued_on, issuer, subject },
    ...{ termLabel: row.term_label, since, until, state, sharing, version, fileId: row.file_id },
    ...{ endBasis: row.end_basis, followedBy: row.followed_by },
    profile: PeriodProfile.parse(JSON.parse(row.profile)),
  }
}

/** The parties of an agreement, by their sides. */
export async function partiesOf(rows: Rows, agreementId: string): Promise<Party[]> {
  const found = await own(rows)
    .selectFrom('agreement_party')
    .selectAll()
    .where('agreement_id', '=', agreementId)
    .orderBy('side')
    .orderBy('id')
    .execute()
  return found.map(({ id, agreement_id, side, role, body_id, group_kind, label, since, until, basis }) => ({
    ...{ id, agreementId: agreement_id, side, role, bodyId: body_id, groupKind: group_kind },
    ...{ label, since, until, basis },
  }))
}

/** The texts of an agreement, the one that was issued first. */
export async function textsOf(rows: Rows, agreementId: string): Promise<AgreementText[]> {
  const found = await own(rows)
    .selectFrom('agreement_text')
    .selectAll()
    .where('agreement_id', '=', agreementId)
    .orderBy('number')
    .execute()
  return found.map(({ id, number, since, changes, file_id }) => ({
    id,
    number,
    since,
    changes,
    fileId: file_id,
  }))
}

/** The provisions of an agreement, in their order: of one of its texts, or of the newest. */
export async function provisionsOf(rows: Rows, agreementId: string, textId?: string): Promise<Provision[]> {
  const text = textId ?? (await textsOf(rows, agreementId)).at(-1)?.id ?? ''
  return own(rows)
    .selectFrom('provision')
    .select(['id', 'path', 'heading', 'content'])
    .where('text_id', '=', text)
    .orderBy('position')
    .execute()
}
