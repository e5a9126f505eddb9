import { engineOf, type Rows } from '../database/index.ts'
import { LEVELS } from './indexed-words.ts'
import { stepInPostgres } from './postgres-index.ts'
import type { Question, Term } from './question.ts'
import { stepInSqlite } from './sqlite-index.ts'
import { belongsTo, type Condition, type Step } from './steps.ts'
import { own } from './tables.ts'

/** A title that begins to answer what somebody is still typing. */
export type Suggestion = { subject: string; title: string }

/** Titles that hold all words typed so far, the last one perhaps not whole; the newest first. */
export async function suggest(
  rows: Rows,
  question: Question,
  siteId: string,
  limit: number,
): Promise<Suggestion[]> {
  if (question.terms.length === 0) return []
  const look = engineOf(rows) === 'sqlite' ? stepInSqlite : stepInPostgres
  const wanted = { from: 0, until: Number.MAX_SAFE_INTEGER, most: limit, oldestFirst: false }
  const positions: number[] = []
  for (const step of stepsOf(question, siteId))
    positions.push(...(await look(rows, step, wanted)).filter((position) => !positions.includes(position)))
  const shown = positions.slice(0, limit)
  if (shown.length === 0) return []
  const found = await own(rows)
    .selectFrom('search_entry')
    .select(['position', 'subject', 'title'])
    .where('position', 'in', shown)
    .execute()
  return shown.flatMap((position) => {
    const entry = found.find((each) => Number(each.position) === position)
    return entry ? [{ subject: entry.subject, title: entry.title }] : []
  })
}

/** As written first, then without marks. */
function stepsOf({ terms }: Question, siteId: string): Step[] {
  return LEVELS.map((level) => ({
    belongs: belongsTo({ siteId }),
    all: terms.map((term, index) => condition(term, level, index === terms.length - 1)),
    none: [],
  }))
}

/** One letter alone would be half of the language. */
function condition(term: Term, level: Condition['level'], last: boolean): Condition {
  const prefix = last && term.folded.length === 1 && (term.folded[0]?.length ?? 0) > 1
  return { term, level, fields: ['title'], prefix }
}
