import { FIELDS, type Field, LEVELS, type Level, REACHES, shelfMark, siteMark } from './indexed-words.ts'
import type { Question, Term } from './question.ts'

/** That a term stands in one of the fields, letter by letter or without its marks. */
export type Condition = {
  term: Term
  level: Level
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

/**
 * The ranks of the answer, the best first: the words as they were written before the words without their marks, and
 * within both all of them in the title, in title and lead, anywhere. The last holds everything that the others do.
 */
export function stepsOf(question: Question, place: Place): Step[] {
  return LEVELS.flatMap((level) => REACHES.map((fields) => stepOf(question, place, level, fields)))
}

/** Everything that the ranks find, in one step, for those who want it by time. */
export function everythingOf(question: Question, place: Place): Step {
  return stepOf(question, place, 'folded', FIELDS)
}

type Place = { siteId: string; shelfId?: string | undefined }

function stepOf({ terms, without }: Question, place: Place, level: Level, fields: readonly Field[]): Step {
  return {
    belongs: belongsTo(place),
    all: terms.map((term) => ({ term, level, fields })),
    none: without.map(exclusion),
  }
}

export function belongsTo({ siteId, shelfId }: Place): string[] {
  return [siteMark(siteId), ...(shelfId ? [shelfMark(shelfId)] : [])]
}

/** Who writes marks excludes that word alone; who writes none excludes it however it is marked. */
function exclusion(term: Term): Condition {
  return { term, level: term.marked ? 'exact' : 'folded', fields: FIELDS }
}
