/** What a review is for: how it goes half-way, how it went, a usual meeting, or one out of turn. */
export const REVIEW_KINDS = ['interim', 'final', 'liaison', 'extraordinary'] as const
export type ReviewKind = (typeof REVIEW_KINDS)[number]

export const REVIEW_STATES = [
  'planned',
  'papers-open',
  'papers-locked',
  'in-session',
  'concluded',
  'signed',
  'postponed',
  'cancelled',
] as const
export type ReviewState = (typeof REVIEW_STATES)[number]

/** A conference at which parties look at how an agreement has been carried out. Once signed, nothing in it changes. */
export type Review = {
  id: string
  siteId: string
  agreementId: string
  kind: ReviewKind
  coversFrom: string
  coversUntil: string
  plannedOn: string
  heldOn: string | null
  place: string
  hostId: string
  state: ReviewState
  /** Why it was postponed or cancelled. */
  reason: string
  nextOn: string | null
  /** Of the notice of conclusions, and of the report: given by the clerk, once. */
  noticeNumber: string
  noticeOn: string | null
  reportNumber: string
  reportOn: string | null
  signedBy: string | null
  signedAt: string | null
  /** The signed review that this one supplements. */
  supplements: string | null
  version: number
}

/** What can be done with a review, and what it leads from and to. Signing is the chair's; the rest is its office's. */
export const REVIEW_ACTS = {
  'open-papers': { from: ['planned', 'postponed'], to: 'papers-open' },
  'lock-papers': { from: ['papers-open'], to: 'papers-locked' },
  'reopen-papers': { from: ['papers-locked'], to: 'papers-open' },
  begin: { from: ['papers-locked'], to: 'in-session' },
  conclude: { from: ['in-session'], to: 'concluded' },
  resume: { from: ['concluded'], to: 'in-session' },
  sign: { from: ['concluded'], to: 'signed' },
  postpone: { from: ['planned', 'papers-open', 'papers-locked'], to: 'postponed' },
  cancel: { from: ['planned', 'papers-open', 'papers-locked', 'postponed'], to: 'cancelled' },
} as const satisfies Record<string, { from: readonly ReviewState[]; to: ReviewState }>
export type ReviewAct = keyof typeof REVIEW_ACTS

/** In these states what belongs to a review may still be written. */
export const WRITABLE: ReadonlySet<ReviewState> = new Set([
  ...(['planned', 'papers-open', 'papers-locked', 'in-session'] as const),
])

export const PARTS = ['chair', 'secretary', 'attendee'] as const
export const MODES = ['in-person', 'delegate', 'online', 'absent'] as const

/** Somebody at a review, with the title that they had on that day. */
export type Attendance = {
  id: string
  bodyId: string
  name: string
  titleThen: string
  part: (typeof PARTS)[number]
  mode: (typeof MODES)[number]
  reason: string
}

/** What somebody said for their body. */
export type Statement = { id: string; bodyId: string; speaker: string; summary: string; quotable: boolean }

export const AGENDA_KINDS = ['report', 'difficulty', 'carried', 'free'] as const

/** A matter on the agenda: a difficulty, a task carried over from an earlier review, or what somebody wrote down. */
export type AgendaItem = {
  id: string
  number: number
  kind: (typeof AGENDA_KINDS)[number]
  refId: string | null
  text: string
}

/** What the chair concluded: it becomes tasks, or is a direction or a decision; until it is one, the review cannot be concluded. */
export const CONCLUSION_KINDS = ['task', 'direction', 'decision'] as const
export type Conclusion = {
  id: string
  number: number
  text: string
  kind: (typeof CONCLUSION_KINDS)[number] | null
  isPublic: boolean
  /** The difficulties that it answers. */
  difficultyIds: readonly string[]
}
