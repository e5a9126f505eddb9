import type { DueRule } from '../time/due-rule.ts'

/** What an obligation asks for. */
export const OBLIGATION_KINDS = [
  'inform',
  'report',
  'meet',
  'joint-task',
  'inspect',
  'train',
  'consult',
  'other',
] as const
export type ObligationKind = (typeof OBLIGATION_KINDS)[number]

export type ObligationState = 'draft' | 'active'

/** Whoever leads owes the report; whoever supports is named beside. */
export type HoldingRole = 'lead' | 'support'

/** What an agreement asks of its parties again and again: the duties of each period are made by its rule. */
export type Obligation = {
  id: string
  siteId: string
  agreementId: string
  provisionId: string | null
  kind: ObligationKind
  title: string
  output: string
  /** What its figure counts, "thửa đất"; empty where it has none. */
  unit: string
  recipients: readonly string[]
  partyId: string | null
  since: string
  until: string | null
  state: ObligationState
  /** The rule in force, and the row that keeps it. */
  rule: DueRule
  ruleId: string
  /** From 1; a later one makes only periods that open on its first day or after. */
  ruleNumber: number
  ruleSince: string
  /** The duties of periods that close up to this day are made. */
  madeUntil: string | null
}

/** A rule, the row that keeps it, and the first day on which a period may open that follows it. */
export type DatedRule = { id: string; rule: DueRule; since: string }

/** Who has an obligation, from a day to a day. */
export type Holding = {
  id: string
  obligationId: string
  bodyId: string
  role: HoldingRole
  since: string
  until: string | null
  basis: string
  previousBodyId: string | null
}

/** What one body owes for one period. */
export type Duty = {
  id: string
  obligationId: string
  bodyId: string
  period: string
  windowFrom: string
  windowClose: string
  dueOriginal: string | null
  dueCurrent: string | null
  handedInOn: string | null
  setAside: 'waived' | 'suspended' | 'moved' | 'ended' | null
  setAsideBasis: string
}

/** Whether a duty was passed on to another body or ended: whoever owed it does nothing about it any more. */
export function isClosed({ setAside }: Pick<Duty, 'setAside'>): boolean {
  return setAside === 'moved' || setAside === 'ended'
}
