import { z } from 'zod'
import { text } from '../fields.ts'

/** How a report came: through the system, on paper, or by another system of the office; days are kept apart from the entry's. */
export const RECEIVED_VIA = ['system', 'paper', 'e-office'] as const
export type ReceivedVia = (typeof RECEIVED_VIA)[number]

/** The first, or what follows it with a reason. */
export const VERSION_KINDS = ['first', 'correction', 'supplement', 'replacement'] as const
export type VersionKind = (typeof VERSION_KINDS)[number]

export type VersionState = 'submitted' | 'accepted' | 'returned' | 'replaced'

/** Of what the body itself lacks, of what stands in its way from outside, or of what has piled up. */
export const DIFFICULTY_KINDS = ['limit', 'obstacle', 'backlog', 'disagreement'] as const
export const CAUSES = ['objective', 'subjective'] as const

const words = text(20_000).or(z.literal(''))

/** A difficulty as it is raised in a report; on submission it becomes one of the agreement's. */
export const RaisedDifficulty = z.object({
  kind: z.enum(DIFFICULTY_KINDS),
  cause: z.enum(CAUSES),
  text: text(4000),
  /** The body that is asked to help; empty where none is named. */
  askOf: z.string().max(40),
})

/** What one body says of one duty of one period. */
export const ReportContent = z.object({
  did: z.enum(['done', 'partly', 'not']).nullable().default(null),
  figure: z.number().finite().nullable().default(null),
  results: words.default(''),
  limits: words.default(''),
  difficulties: z.array(RaisedDifficulty).max(30).default([]),
  proposals: words.default(''),
  plan: words.default(''),
  /** Ids of the files that prove it. */
  files: z.array(z.string().max(40)).max(30).default([]),
})
export type ReportContent = z.infer<typeof ReportContent>

/** One version of a report as it was handed in; nothing in it is ever changed but what was decided about it. */
export type ReportVersion = {
  id: string
  dutyId: string
  number: number
  kind: VersionKind
  content: ReportContent
  /** As the body was called on that day. */
  bodyName: string
  submittedBy: string
  submittedAt: string
  receivedOn: string
  receivedVia: ReceivedVia
  reason: string
  previousHash: string
  hash: string
  state: VersionState
  decidedBy: string | null
  decidedAt: string | null
  returnReason: string
  /** By which decision nobody is shown its words any more; empty where everybody who may is. */
  withheldBasis: string
}

/** What is being written, until it is handed in. */
export type ReportDraft = { content: ReportContent; version: number; changedAt: string; changedBy: string }

/** What stays to be read of a version whose words nobody is shown any more: what was counted, not what was said. */
export function withoutWords({ did, figure, files }: ReportContent): ReportContent {
  return ReportContent.parse({ did, figure, files })
}

/** The words of an earlier report for the next one: its figure, its files and its difficulties are not those of the new period. */
export function wordsAgain(before: ReportContent): ReportContent {
  return { ...before, did: null, figure: null, difficulties: [], files: [] }
}

/** In signs: a shorter paragraph says the same in any period. */
const SHORTEST_COPY = 20

/** The paragraphs of a text, each with whether it stands in an earlier one word for word. */
export function paragraphsOf(written: string, before: string): { text: string; isUnchanged: boolean }[] {
  const plain = (text: string) => text.trim().replaceAll(/\s+/g, ' ')
  const known = new Set(before.split('\n').map(plain))
  return written
    .split('\n')
    .filter((text) => text.trim() !== '')
    .map((text) => ({ text, isUnchanged: text.trim().length >= SHORTEST_COPY && known.has(plain(text)) }))
}
