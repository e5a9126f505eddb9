import type { Rows } from '../../database/index.ts'
import { bodiesOn } from '../../sites/index.ts'
import { agreementById } from '../agreements/queries.ts'
import { difficultiesOf } from '../difficulties/queries.ts'
import { wordsIn } from '../words.ts'
import { articleOf, type DraftedArticle } from './article.ts'
import type { ReviewFacts } from './facts.ts'
import { partsOf, reviewById, snapshotOf } from './queries.ts'

/** The article on a signed review of a site, in a language; nothing where it is not signed. */
export async function draftOf(
  rows: Rows,
  siteId: string,
  reviewId: string,
  language: string,
): Promise<DraftedArticle | undefined> {
  const review = await reviewById(rows, siteId, reviewId)
  const agreement = review && (await agreementById(rows, siteId, review.agreementId))
  if (!agreement || review.state !== 'signed' || review.heldOn === null) return undefined
  const held = review.heldOn
  const bodies = await bodiesOn(rows, siteId, held)
  const parts = await partsOf(rows, reviewId)
  // What stood on its agenda, each once.
  const discussed = new Set(
    parts.agenda.filter(({ kind }) => kind === 'difficulty').map(({ refId }) => refId),
  )
  const difficulties = (await difficultiesOf(rows, siteId, agreement.id))
    .filter(({ id, publicText }) => discussed.has(id) && publicText !== '')
    .map(({ publicText }) => publicText)
  const material = {
    ...{ agreement, review, difficulties, parts },
    facts: JSON.parse(await snapshotOf(rows, siteId, reviewId)) as ReviewFacts,
    nameOf: (id: string) => bodies.find((body) => body.id === id)?.name ?? '',
  }
  return articleOf(material, wordsIn(language), language)
}
