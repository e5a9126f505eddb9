import type { BodyKind } from '../../sites/index.ts'
import type { PeriodProfile } from '../time/periods.ts'

/** Signed by both sides, or issued by a decision of the body above them. */
export const AGREEMENT_FORMS = ['joint', 'by-decision'] as const
export type AgreementForm = (typeof AGREEMENT_FORMS)[number]

export type AgreementState = 'draft' | 'in-force' | 'expired' | 'superseded' | 'terminated'

/** Who leads, who supports, whose office keeps the register, and whoever else is bound. */
export const PARTY_ROLES = ['lead', 'support', 'focal', 'member'] as const
export type PartyRole = (typeof PARTY_ROLES)[number]

/** What parties see of one another: that something is done or late, or also accepted reports. */
export const SHARINGS = ['status', 'accepted'] as const
export type Sharing = (typeof SHARINGS)[number]

/** A written agreement between bodies on what they do for one another (quy chế phối hợp). */
export type Agreement = {
  id: string
  siteId: string
  title: string
  form: AgreementForm
  number: string
  issuedOn: string
  issuer: string
  subject: string
  termLabel: string
  since: string
  until: string | null
  /** What is stored: whether it came into force. How it stands on a day is asked of `stateOn`. */
  state: 'draft' | 'in-force'
  sharing: Sharing
  profile: PeriodProfile
  fileId: string | null
  version: number
  /** By which decision it ends before its term, and which agreement takes its place. */
  endBasis: string
  followedBy: string | null
}

/** How an agreement stands on a day: that it is over, and why, is never stored; until its last day it holds. */
export function stateOn(
  { state, until, endBasis, followedBy }: Pick<Agreement, 'state' | 'until' | 'endBasis' | 'followedBy'>,
  day: string,
): AgreementState {
  if (state === 'draft') return state
  if (until === null || day <= until) return 'in-force'
  if (followedBy !== null) return 'superseded'
  return endBasis === '' ? 'expired' : 'terminated'
}

/** One body on a side, or all bodies of a kind: "các huyện" is asked anew on each day. */
export type Party = {
  id: string
  agreementId: string
  side: string
  role: PartyRole
  bodyId: string | null
  groupKind: BodyKind | null
  label: string
  since: string
  until: string | null
  basis: string
}

/** A text of an agreement: as issued, or as the next amendment has it, from a day on. */
export type AgreementText = {
  id: string
  number: number
  since: string
  /** What an amendment changes, and by which decision; empty for the text as issued. */
  changes: string
  fileId: string | null
}

/** An article, clause or point of the text as issued, by its path: "Đ7.k2.a". */
export type Provision = { id: string; path: string; heading: string; content: string }

/** Chapter, article, clause, point: at least an article. */
export const PROVISION_PATH = /^Đ\d{1,3}(?:\.k\d{1,3}(?:\.[a-zđ])?)?$/
