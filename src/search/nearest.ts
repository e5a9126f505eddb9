import type { Rows } from '../database/index.ts'
import { editDistance } from '../text/index.ts'
import { type Answer, find, type Search } from './finding.ts'
import { type Question, readQuestion } from './question.ts'
import { own } from './tables.ts'

/** What comes nearest to a question that nothing answers: the question that was tried instead, and its answer. */
export type Nearest = { tried: string; answer: Answer }

/** Words that were mistyped put right by the words of the site's titles; else the question with one word less. */
export async function nearestTo(
  rows: Rows,
  question: Question,
  search: Search,
): Promise<Nearest | undefined> {
  const { shelfId: _shelf, from: _from, until: _until, ...anywhere } = search
  const tries = [await respelled(rows, question, search.siteId), ...withOneLess(question), written(question)]
  const asked = new Set<string>()
  for (const tried of tries) {
    if (tried === undefined || tried === '' || asked.has(tried)) continue
    asked.add(tried)
    const answer = await find(rows, readQuestion(tried), { ...anywhere, offset: 0 })
    if (answer.count > 0) return { tried, answer }
  }
  return undefined
}

/** The question as it would be typed, without what it excludes. */
function written({ terms }: Question): string {
  return terms.map((term) => quoted(term.written)).join(' ')
}

function quoted(words: string): string {
  return /\s/.test(words) ? `"${words}"` : words
}

function withOneLess({ terms }: Question): string[] {
  const loose = terms.flatMap((term) => term.written.split(/\s+/))
  if (loose.length < 2) return []
  return [
    loose.join(' '),
    ...loose.map((_word, left) => loose.filter((_each, index) => index !== left).join(' ')),
  ]
}

/** The question with each word that no title knows replaced by the known one that is nearest, if there is one. */
async function respelled(rows: Rows, { terms }: Question, siteId: string): Promise<string | undefined> {
  let changed = false
  const words: string[] = []
  for (const word of terms.flatMap(({ folded }) => folded)) {
    const known = await nearestWord(rows, siteId, word)
    changed ||= known !== word
    words.push(known)
  }
  return changed ? words.join(' ') : undefined
}

/** Short words leave room for one mistake, longer ones for two. */
function mistakesIn(word: string): number {
  return word.length < 3 ? 0 : word.length < 6 ? 1 : 2
}

const MOST_CANDIDATES = 20_000

async function nearestWord(rows: Rows, siteId: string, word: string): Promise<string> {
  const most = mistakesIn(word)
  const candidates = await own(rows)
    .selectFrom('search_word')
    .select('word')
    .where('site_id', '=', siteId)
    .where((e) => e.between(e.fn<number>('length', ['word']), word.length - most, word.length + most))
    .orderBy('word')
    .limit(MOST_CANDIDATES)
    .execute()
  let best = { word, distance: most + 1 }
  for (const candidate of candidates) {
    const distance = editDistance(word, candidate.word, best.distance)
    if (distance < best.distance) best = { word: candidate.word, distance }
  }
  return best.word
}
