import type { CAUSES, DIFFICULTY_KINDS } from '../reports/report.ts'

export const DIFFICULTY_STATES = [
  'raised',
  'confirmed',
  'on-agenda',
  'addressed',
  'resolved',
  'declined',
  'reopened',
] as const
export type DifficultyState = (typeof DIFFICULTY_STATES)[number]

/** What stands in the way of an agreement, raised in a report or by hand; it stays open from review to review until it is resolved. */
export type Difficulty = {
  id: string
  siteId: string
  agreementId: string
  obligationId: string | null
  raisedBy: string
  kind: (typeof DIFFICULTY_KINDS)[number]
  cause: (typeof CAUSES)[number]
  text: string
  /** The body that is asked to help. */
  askOf: string | null
  /** The report in which it was raised. */
  versionId: string | null
  state: DifficultyState
  firstRaisedOn: string
  /** The earlier one of which it is the same again. */
  sameAs: string | null
  /** What of it may be said in public; empty while nobody has written it. */
  publicText: string
}

/** What can be done with a difficulty, and what it leads from and to. */
export const DIFFICULTY_ACTS = {
  confirm: { from: ['raised', 'reopened'], to: 'confirmed' },
  decline: { from: ['raised'], to: 'declined' },
  'put-on-agenda': { from: ['raised', 'confirmed', 'addressed', 'reopened'], to: 'on-agenda' },
  address: { from: ['on-agenda', 'confirmed'], to: 'addressed' },
  resolve: { from: ['confirmed', 'on-agenda', 'addressed'], to: 'resolved' },
  reopen: { from: ['resolved'], to: 'reopened' },
} as const satisfies Record<string, { from: readonly DifficultyState[]; to: DifficultyState }>
export type DifficultyAct = keyof typeof DIFFICULTY_ACTS

/** What still needs an answer: what a review puts on its agenda. */
export const OPEN: readonly DifficultyState[] = ['raised', 'confirmed', 'on-agenda', 'addressed', 'reopened']
