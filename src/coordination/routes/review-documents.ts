import type { DeskContext } from '../../accounts/index.ts'
import { bodiesOn } from '../../sites/index.ts'
import type { Asking, Register } from '../desk.ts'
import { docxOf } from '../documents/document.ts'
import { ND30 } from '../documents/profile.ts'
import { noticeOf, reportOf } from '../documents/review-documents.ts'
import { can } from '../people/rights.ts'
import { partsOf } from '../reviews/queries.ts'
import { tasksOfReview } from '../tasks/queries.ts'
import { factsShown, reviewFor } from './review.tsx'

const DOCX = 'application/vnd.openxmlformats-officedocument.wordprocessingml.document'
const DOCUMENTS = { notice: noticeOf, report: reportOf } as const

/** The notice of conclusions, or the report, of a review as a DOCX file: for those who prepare it and those who sign it. */
export async function reviewDocument(c: DeskContext, register: Register, asking: Asking) {
  const loaded = await reviewFor(c, register, asking, 'read-review')
  const named = Object.keys(DOCUMENTS).find((each) => `${each}.docx` === c.req.param('document'))
  const seesAll = (['write-review', 'sign-review'] as const).some(
    (verb) => loaded && can(asking.actor, verb, loaded.stand, asking.today),
  )
  if (!loaded || !named || !seesAll) return c.notFound()
  const { rows } = register.database
  const { review, agreement } = loaded
  // A paper calls bodies as they were called on its day.
  const bodies = await bodiesOn(rows, review.siteId, review.heldOn ?? asking.today)
  const material = {
    ...{
      agreement,
      review,
      parts: await partsOf(rows, review.id),
      tasks: await tasksOfReview(rows, review.id),
    },
    facts: await factsShown(register, loaded, asking.today),
    nameOf: (id: string) => bodies.find((body) => body.id === id)?.name ?? '',
  }
  const bytes = await docxOf(DOCUMENTS[named as keyof typeof DOCUMENTS](material), ND30)
  return c.body(Uint8Array.from(bytes), 200, {
    'content-type': DOCX,
    'content-disposition': `attachment; filename="${named}-${review.heldOn ?? review.plannedOn}.docx"`,
  })
}
