/** On which side of public life a body stands. */
export const SIDES = ['state', 'party', 'front', 'union', 'other'] as const
export type Side = (typeof SIDES)[number]

/** What a body is among its like: what "all districts" is asked by. */
export const BODY_KINDS = ['province', 'office', 'district', 'commune', 'school', 'organisation'] as const
export type BodyKind = (typeof BODY_KINDS)[number]

/** A body as it is, or was, on a day: it keeps its identity while its names change, and is never removed. */
export type Body = {
  id: string
  kind: BodyKind
  side: Side
  since: string
  /** Its last day; null while it goes on. */
  until: string | null
  name: string
  shortName: string
  parentId: string | null
}

/** How a body came to be, ended or changed; the words are those of the W3C's vocabulary of organisations (org:ChangeEvent). */
export const CHANGE_KINDS = [
  'rename',
  'merge-into',
  'merge-new',
  'divide',
  'split-off',
  'dissolve',
  'reparent',
] as const
export type ChangeKind = (typeof CHANGE_KINDS)[number]

/** Who decided, under which number, on which day: no body changes, and nothing passes on, without one. */
export type Decision = { number: string; on: string; issuer: string }

/** A decision that changed bodies from a day on: from whom (`originals`) to whom (`results`), N to M. */
export type BodyChange = {
  id: string
  kind: ChangeKind
  on: string
  decision: Decision
  originals: readonly string[]
  results: readonly string[]
}

/** After these the originals are no more; their last day is the one before. */
export const ENDING: ReadonlySet<ChangeKind> = new Set(['merge-into', 'merge-new', 'divide', 'dissolve'])

/** Whether a body is there on a day. */
export function existsOn({ since, until }: Pick<Body, 'since' | 'until'>, day: string): boolean {
  return since <= day && (until === null || day <= until)
}
