import type { Rows } from '../../database/index.ts'
import { putEntry, removeEntry } from '../../search/index.ts'
import { own } from '../tables.ts'
import type { Publication, PublicSummary } from './publication.ts'
import { publicationsShown } from './queries.ts'

/** Lets readers find an agreement by what they are told of it, and by nothing else, in the caller's transaction. */
export async function makeFindable(
  rows: Rows,
  siteId: string,
  { agreementId, summary }: Pick<Publication, 'agreementId' | 'summary'>,
  at: string,
): Promise<void> {
  const { title, number, subject, termLabel } = summary
  const lead = [number, subject, termLabel].filter(Boolean).join(' · ')
  const text = wordsOf(summary)
  await putEntry(rows, { siteId, subject: agreementId, shelves: [], at, title, lead, text })
}

/** Every name that its parties had and have, what it asks for, what reviews concluded, and its text where readers have it. */
function wordsOf({ parties, duties, difficulties, reviews, provisions = [] }: PublicSummary): string {
  const members = parties.flatMap((party) => party.members)
  return [
    ...new Set([
      ...parties.map(({ label }) => label),
      ...members.flatMap(({ was, now }) => [was, ...now]),
      ...duties.flatMap((duty) => [duty.title, duty.output]),
      ...difficulties,
      ...reviews.flatMap(({ conclusions }) => conclusions.map((conclusion) => conclusion.text)),
      ...provisions.flatMap(({ heading, content }) => [heading, content]),
    ]),
  ]
    .filter(Boolean)
    .join('\n')
}

/** Lets nobody find an agreement of which readers are told nothing any more, in the caller's transaction. */
export async function makeUnfindable(rows: Rows, agreementId: string): Promise<void> {
  await removeEntry(rows, agreementId)
}

/** Where readers are told of agreements: the last part of the address of each that they are told of, by its id. */
export async function slugsOf(rows: Rows, agreementIds: readonly string[]): Promise<Map<string, string>> {
  const found = await own(rows)
    .selectFrom('publication')
    .select(['agreement_id', 'slug'])
    .where('agreement_id', 'in', [...agreementIds, ''])
    .where('approved_at', 'is not', null)
    .execute()
  return new Map(found.map(({ agreement_id, slug }) => [agreement_id, slug]))
}

/** Lets readers find what they were told of before agreements could be found. */
export async function makeAllFindable(rows: Rows): Promise<void> {
  const sites = await own(rows).selectFrom('publication').select('site_id').distinct().execute()
  for (const { site_id } of sites)
    for (const publication of await publicationsShown(rows, site_id))
      await makeFindable(rows, site_id, publication, publication.approvedAt ?? '')
}
