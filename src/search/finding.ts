import { engineOf, type Rows } from '../database/index.ts'
import type { Found } from './entry.ts'
import { marked, passageOf } from './passage.ts'
import { stepInPostgres } from './postgres-index.ts'
import { positionAt } from './putting.ts'
import type { Question } from './question.ts'
import { stepInSqlite } from './sqlite-index.ts'
import { everythingOf, type Step, stepsOf, type Wanted } from './steps.ts'
import { own } from './tables.ts'

/** Where and how to look: a site, perhaps one shelf, perhaps between two instants, the best or the newest first. */
export type Search = {
  siteId: string
  shelfId?: string | undefined
  /** Instants: from (with) until (without). */
  from?: string | undefined
  until?: string | undefined
  sort?: 'best' | 'newest' | 'oldest'
  limit: number
  offset?: number
}

/** What was found: a page of it, and how many there are, counted up to `MOST_COUNTED`. */
export type Answer = { found: Found[]; count: number; more: boolean }

/** Nobody reads further; beyond it the answer says "more than". */
export const MOST_COUNTED = 1000

/** Finds what answers a question that asks for something. */
export async function find(rows: Rows, question: Question, search: Search): Promise<Answer> {
  if (question.terms.length === 0) return { found: [], count: 0, more: false }
  const { sort = 'best', limit, offset = 0 } = search
  const steps = sort === 'best' ? stepsOf(question, search) : [everythingOf(question, search)]
  const positions = await positionsOf(rows, steps, search)
  const page = positions.slice(0, MOST_COUNTED).slice(offset, offset + limit)
  return {
    found: await entriesAt(rows, page, question),
    count: Math.min(positions.length, MOST_COUNTED),
    more: positions.length > MOST_COUNTED,
  }
}

/** The positions of all ranks, the best first, each once; as a rule up to one more than is counted. */
async function positionsOf(
  rows: Rows,
  steps: readonly Step[],
  search: Search,
  most = MOST_COUNTED + 1,
): Promise<number[]> {
  const look = engineOf(rows) === 'sqlite' ? stepInSqlite : stepInPostgres
  const wanted: Wanted = {
    from: search.from ? positionAt(search.from) : 0,
    until: search.until ? positionAt(search.until) : Number.MAX_SAFE_INTEGER,
    oldestFirst: search.sort === 'oldest',
    most,
  }
  const positions = new Set<number>()
  for (const step of steps) {
    if (positions.size >= most) break
    // Leaving out here what a better step has found costs less than asking the index to.
    for (const position of await look(rows, step, wanted)) positions.add(position)
  }
  return [...positions].slice(0, most)
}

/** Whether anything answers a question, without ranking it. */
export async function answers(rows: Rows, question: Question, search: Search): Promise<boolean> {
  if (question.terms.length === 0) return false
  return (await positionsOf(rows, [everythingOf(question, search)], search, 1)).length > 0
}

async function entriesAt(rows: Rows, positions: readonly number[], question: Question): Promise<Found[]> {
  if (positions.length === 0) return []
  const entries = await own(rows)
    .selectFrom('search_entry')
    .selectAll()
    .where('position', 'in', positions)
    .execute()
  const byPosition = new Map(entries.map((entry) => [Number(entry.position), entry]))
  return positions.flatMap((position) => {
    const entry = byPosition.get(position)
    if (!entry) return []
    const { subject, at, title, lead, body } = entry
    const inLead = passageOf(lead, question)
    const passage = inLead.some(({ hit }) => hit) ? inLead : passageOf(body || lead, question)
    return [{ subject, at, title: marked(title, question), passage }]
  })
}
