import type { Selectable } from 'kysely'
import type { Rows } from '../../database/index.ts'
import { own, type Tables } from '../tables.ts'
import type { Publication, PublicSummary } from './publication.ts'

/** Everything that was drafted for the public of an agreement, the newest first. */
export async function publicationsOf(
  rows: Rows,
  siteId: string,
  agreementId: string,
): Promise<Publication[]> {
  const found = await own(rows)
    .selectFrom('publication')
    .selectAll()
    .where('site_id', '=', siteId)
    .where('agreement_id', '=', agreementId)
    .orderBy('number', 'desc')
    .execute()
  return found.map(asPublication)
}

/** A publication of a site. */
export async function publicationById(
  rows: Rows,
  siteId: string,
  id: string,
): Promise<Publication | undefined> {
  const found = await own(rows)
    .selectFrom('publication')
    .selectAll()
    .where('site_id', '=', siteId)
    .where('id', '=', id)
    .executeTakeFirst()
  return found && asPublication(found)
}

/** What readers may see at an address: the newest that was approved, be it withdrawn since. */
export async function publicationAt(
  rows: Rows,
  siteId: string,
  slug: string,
): Promise<Publication | undefined> {
  const found = await own(rows)
    .selectFrom('publication')
    .selectAll()
    .where('site_id', '=', siteId)
    .where('slug', '=', slug)
    .where('approved_at', 'is not', null)
    .orderBy('number', 'desc')
    .executeTakeFirst()
  return found && asPublication(found)
}

/** What readers see of each agreement, the one that came into force last first. */
export async function publicationsShown(rows: Rows, siteId: string): Promise<Publication[]> {
  const found = await own(rows)
    .selectFrom('publication')
    .selectAll()
    .where('site_id', '=', siteId)
    .where('approved_at', 'is not', null)
    .orderBy('number', 'desc')
    .execute()
  const newest = new Map<string, Publication>()
  for (const publication of found.map(asPublication))
    if (!newest.has(publication.agreementId)) newest.set(publication.agreementId, publication)
  return [...newest.values()]
    .filter(({ withdrawnAt }) => withdrawnAt === null)
    .sort((one, other) => (one.summary.since < other.summary.since ? 1 : -1))
}

function asPublication(row: Selectable<Tables['publication']>): Publication {
  const { id, slug, number, hash, reason } = row
  return {
    ...{ id, agreementId: row.agreement_id, slug, number, hash, reason },
    summary: JSON.parse(row.snapshot) as PublicSummary,
    ...{ draftedBy: row.drafted_by, draftedAt: row.drafted_at, approvedBy: row.approved_by },
    ...{ approvedAt: row.approved_at, withdrawnAt: row.withdrawn_at },
  }
}

/** The newest draft of each of some agreements that waits for approval, and that somebody else drafted. */
export async function publicationsToApprove(
  rows: Rows,
  siteId: string,
  agreementIds: readonly string[],
  accountId: string,
): Promise<{ agreementId: string; title: string; number: number }[]> {
  const found = await own(rows)
    .selectFrom('publication')
    .innerJoin('agreement', 'agreement.id', 'agreement_id')
    .select(['agreement_id', 'title', 'publication.number'])
    .where('publication.site_id', '=', siteId)
    .where('agreement_id', 'in', [...agreementIds, ''])
    .where('approved_at', 'is', null)
    .where('withdrawn_at', 'is', null)
    .where('drafted_by', '!=', accountId)
    .where('publication.number', '=', (e) =>
      e
        .selectFrom('publication as newest')
        .select((each) => each.fn.max('newest.number').as('number'))
        .whereRef('newest.agreement_id', '=', 'publication.agreement_id'),
    )
    .orderBy('drafted_at')
    .execute()
  return found.map(({ agreement_id, title, number }) => ({ agreementId: agreement_id, title, number }))
}
