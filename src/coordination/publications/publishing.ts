import { hashOf } from '../../accounts/index.ts'
import { newId, type Rows } from '../../database/index.ts'
import { record } from '../../journal/index.ts'
import { slug as slugOf } from '../../text/index.ts'
import type { Agreement } from '../agreements/agreement.ts'
import { own } from '../tables.ts'
import { makeFindable, makeUnfindable } from './finding.ts'
import { publicationById, publicationsOf } from './queries.ts'
import { summaryOf } from './summary.ts'

const LONGEST_SLUG = 80

/** What an act on a publication came to. `ownDraft`: who drafted it does not approve it. */
export type Published =
  | { outcome: 'done'; id: string }
  | { outcome: 'issues'; issue: 'ownDraft' | 'reasonMissing' }
  | { outcome: 'conflict' }

/** Drafts what the public is to be told of an agreement, in the caller's transaction: a snapshot of today that nothing changes. */
export async function draftPublication(
  rows: Rows,
  agreement: Agreement,
  today: string,
  by: string,
  at: string,
  { withText = false } = {},
): Promise<string> {
  const { id: agreementId, siteId } = agreement
  // Two who draft at once do so one after the other, also of two agreements of the same title.
  await own(rows)
    .updateTable('agreement')
    .set((e) => ({ title: e.ref('title') }))
    .where('site_id', '=', siteId)
    .execute()
  const earlier = await publicationsOf(rows, siteId, agreementId)
  const snapshot = JSON.stringify(await summaryOf(rows, agreement, today, { withText }))
  const hash = hashOf(snapshot)
  const [last] = earlier
  const waiting = last?.approvedAt === null && last.withdrawnAt === null ? last : undefined
  if (waiting?.hash === hash) return waiting.id
  const id = newId()
  const number = (earlier[0]?.number ?? 0) + 1
  await own(rows)
    .insertInto('publication')
    .values({
      ...{ id, site_id: siteId, agreement_id: agreementId, number, snapshot, hash },
      ...{ slug: earlier[0]?.slug ?? (await freeSlug(rows, agreement)), drafted_by: by, drafted_at: at },
      ...{ approved_by: null, approved_at: null, withdrawn_at: null, reason: '' },
    })
    .execute()
  const details = { number }
  await record(rows, { siteId, at, by, act: 'publication-drafted', subject: agreementId, details })
  return id
}

/** An address for life: by the title of the agreement, with its number where another has it. */
async function freeSlug(rows: Rows, { siteId, title, number }: Agreement): Promise<string> {
  const plain = slugOf(title).slice(0, LONGEST_SLUG).replace(/-$/, '') || 'quy-che'
  const taken = await own(rows)
    .selectFrom('publication')
    .select('slug')
    .where('site_id', '=', siteId)
    .where('slug', 'like', `${plain}%`)
    .execute()
  const isFree = (slug: string) => !taken.some((each) => each.slug === slug)
  const numbered = `${plain}-${slugOf(number)}`
  if (isFree(plain)) return plain
  return isFree(numbered) ? numbered : `${numbered}-${taken.length + 1}`
}

/** Lets readers see a draft, in the caller's transaction: only the newest, and never by who drafted it. */
export async function approvePublication(
  rows: Rows,
  { siteId, id: agreementId }: Pick<Agreement, 'siteId' | 'id'>,
  id: string,
  by: string,
  at: string,
): Promise<Published> {
  const publication = await publicationById(rows, siteId, id)
  // Another agreement's is not theirs to show.
  if (publication?.agreementId !== agreementId) return { outcome: 'conflict' }
  if (publication.draftedBy === by) return { outcome: 'issues', issue: 'ownDraft' }
  const [newest] = await publicationsOf(rows, siteId, agreementId)
  if (newest?.id !== id) return { outcome: 'conflict' }
  const { numUpdatedRows } = await own(rows)
    .updateTable('publication')
    .set({ approved_by: by, approved_at: at })
    .where('id', '=', id)
    .where('approved_at', 'is', null)
    .where('withdrawn_at', 'is', null)
    .executeTakeFirstOrThrow()
  if (numUpdatedRows === 0n) return { outcome: 'conflict' }
  await makeFindable(rows, siteId, publication, at)
  const details = { number: publication.number }
  await record(rows, { siteId, at, by, act: 'publication-approved', subject: agreementId, details })
  return { outcome: 'done', id }
}

/**
 * Takes what readers see away again, in the caller's transaction; its address says that it was withdrawn, when and why. A draft that
 * nobody approved goes the same way: readers have never seen it.
 */
export async function withdrawPublication(
  rows: Rows,
  { siteId, id: agreementId }: Pick<Agreement, 'siteId' | 'id'>,
  id: string,
  reason: string,
  by: string,
  at: string,
): Promise<Published> {
  if (reason === '') return { outcome: 'issues', issue: 'reasonMissing' }
  const publication = await publicationById(rows, siteId, id)
  // What readers see is the newest that was approved: an older one is not there to be taken away.
  const all = await publicationsOf(rows, siteId, agreementId)
  const approved = all.find((each) => each.approvedAt !== null)
  const draft = all[0]?.approvedAt === null ? all[0] : undefined
  if (approved?.id !== id && draft?.id !== id) return { outcome: 'conflict' }
  const { numUpdatedRows } = await own(rows)
    .updateTable('publication')
    .set({ withdrawn_at: at, reason })
    .where('site_id', '=', siteId)
    .where('agreement_id', '=', agreementId)
    .where('id', '=', id)
    .where('withdrawn_at', 'is', null)
    .executeTakeFirstOrThrow()
  if (!publication || numUpdatedRows === 0n) return { outcome: 'conflict' }
  if (approved?.id === id) await makeUnfindable(rows, agreementId)
  const details = { number: publication.number, reason }
  await record(rows, { siteId, at, by, act: 'publication-withdrawn', subject: agreementId, details })
  return { outcome: 'done', id }
}
