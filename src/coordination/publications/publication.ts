import type { AgreementForm, AgreementState, PartyRole } from '../agreements/agreement.ts'
import type { ReviewKind } from '../reviews/review.ts'

/** Counts that the public is shown; whoever wants a ratio has both of its parts. */
export type PublicFigures = { due: number; done: number; onTime: number; overdue: number; setAside: number }

/** Who is bound on a side from a day on, in one role or several, alone or as a group with a name of its own. */
export type PublicParty = {
  side: string
  roles: PartyRole[]
  label: string
  since: string
  members: PublicMember[]
}

/** A body as it was called when it was bound, and who it is today: itself by its newest name, or who took it over. */
export type PublicMember = { was: string; now: string[] }

/**
 * What the public is told of an agreement: kept whole when somebody drafts it, so that nothing that changes inside changes it
 * outside. All its figures are of the day `asOf`.
 */
export type PublicSummary = {
  asOf: string
  title: string
  number: string
  issuedOn: string
  issuer: string
  form: AgreementForm
  subject: string
  termLabel: string
  since: string
  until: string | null
  state: AgreementState
  parties: PublicParty[]
  duties: { title: string; output: string; figures: PublicFigures }[]
  total: PublicFigures
  /** Only what was worded for the public. */
  difficulties: string[]
  reviews: PublicReview[]
  /** The text in force on that day, where whoever drafted it let readers have it. */
  provisions?: { path: string; heading: string; content: string }[]
}

/** A signed review with those of its conclusions that are public, and how many of their tasks are done. */
export type PublicReview = {
  kind: ReviewKind
  heldOn: string
  place: string
  noticeNumber: string
  noticeOn: string | null
  conclusions: { number: number; text: string; given: number; closed: number }[]
  /** Articles that were drafted from it; readers see those that are published. */
  articleIds: string[]
}

/** One time that an agreement was made public: drafted by one person, approved by another, perhaps withdrawn with a reason. */
export type Publication = {
  id: string
  agreementId: string
  slug: string
  number: number
  summary: PublicSummary
  hash: string
  draftedBy: string
  draftedAt: string
  approvedBy: string | null
  approvedAt: string | null
  withdrawnAt: string | null
  reason: string
}
