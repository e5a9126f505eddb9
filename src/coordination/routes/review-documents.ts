import type { DeskContext } from '../../accounts/index.ts'
import { type Body, bodiesOn, existsOn } from '../../sites/index.ts'
import type { Asking, Register } from '../desk.ts'
import { ND30 } from '../documents/profile.ts'
import { noticeOf, reportOf } from '../documents/review-documents.ts'
import { can } from '../people/rights.ts'
import { factsAt } from '../reviews/facts.ts'
import { partsOf } from '../reviews/queries.ts'
import { answerWith, formatNamed } from './papers.ts'
import { reviewFor } from './review.tsx'

const DOCUMENTS = { notice: noticeOf, report: reportOf } as const

/** The notice of conclusions, or the report, of a review as a DOCX or PDF file: for those who prepare it and those who sign it. */
export async function reviewDocument(c: DeskContext, register: Register, asking: Asking) {
  const loaded = await reviewFor(c, register, asking, 'read-review')
  const [asked = '', ending = ''] = (c.req.param('document') ?? '').split('.')
  const named = (Object.keys(DOCUMENTS) as (keyof typeof DOCUMENTS)[]).find((each) => each === asked)
  const format = formatNamed(ending)
  const seesAll = (['write-review', 'sign-review'] as const).some(
    (verb) => loaded && can(asking.actor, verb, loaded.stand, asking.today),
  )
  // The notice of a signed review is written to its parties.
  const isTheirs = named === 'notice' && loaded?.review.state === 'signed'
  if (!loaded || !named || !format || !(seesAll || isTheirs)) return c.notFound()
  const { rows } = register.database
  const { review, agreement } = loaded
  // A paper calls bodies as they were called on its day.
  const bodies = await bodiesOn(rows, review.siteId, review.heldOn ?? asking.today)
  const on = review.heldOn ?? asking.today
  const ended = new Set(bodies.filter((body) => !existsOn(body, on)).map(({ name }) => name))
  const material = {
    ...{ agreement, review, parts: await partsOf(rows, review.id) },
    facts: await factsAt(rows, agreement, review, loaded.bodies, asking.today),
    nameOf: (id: string) => nameIn(bodies, id),
    isOver: (name: string) => ended.has(name),
    superiorOf: (id: string) => nameIn(bodies, bodies.find((body) => body.id === id)?.parentId ?? ''),
  }
  const name = `${named}-${review.heldOn ?? review.plannedOn}`
  return answerWith(c, DOCUMENTS[named](material), ND30, format, name)
}

function nameIn(bodies: readonly Body[], id: string): string {
  return bodies.find((body) => body.id === id)?.name ?? ''
}
