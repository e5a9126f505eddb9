import { FIELDS, type Field, shelfMark, siteMark } from './indexed-words.ts'
import type { Question, Term } from './question.ts'

/** That a term stands in one of the fields, letter by letter or without its marks. */
export type Condition = {
  term: Term
  level: 'exact' | 'folded'
  fields: readonly Field[]
  prefix?: boolean
}

/** One rank of what is found: entries that belong there and meet all conditions, and none of the others. */
export type Step = {
  belongs: readonly string[]
  all: readonly Condition[]
  none: readonly Condition[]
}

/** Which part of a step is read, by positions: from (with) until (without), at most so many. */
export type Wanted = { from: number; until: number; most: number; oldestFirst: boolean }

const WITHIN: readonly (readonly Field[])[] = [['title'], ['title', 'lead'], FIELDS]

/**
 * The ranks of the answer, the best first: the words as they were written before the words without their marks, and
 * within both all of them in the title, in title and lead, anywhere. Each holds what the narrower ones of its level do,
 * and the last of the second level holds everything.
 */
export function stepsOf(
  question: Question,
  place: { siteId: string; shelfId?: string | undefined },
): Step[][] {
  const belongs = belongsTo(place)
  const none = question.without.map(exclusion)
  return (['exact', 'folded'] as const).map((level) =>
    WITHIN.map((fields) => ({
      belongs,
      all: question.terms.map((term) => ({ term, level, fields })),
      none,
    })),
  )
}

/** Everything that the ranks find, in one step, for those who want it by time. */
export function everythingOf(
  question: Question,
  place: { siteId: string; shelfId?: string | undefined },
): Step[][] {
  return [
    [
      {
        belongs: belongsTo(place),
        all: question.terms.map((term) => ({ term, level: 'folded' as const, fields: FIELDS })),
        none: question.without.map(exclusion),
      },
    ],
  ]
}

export function belongsTo({ siteId, shelfId }: { siteId: string; shelfId?: string | undefined }): string[] {
  return [siteMark(siteId), ...(shelfId ? [shelfMark(shelfId)] : [])]
}

/** Who writes marks excludes that word alone; who writes none excludes it however it is marked. */
function exclusion(term: Term): Condition {
  return { term, level: term.marked ? 'exact' : 'folded', fields: FIELDS }
}
