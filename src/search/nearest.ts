import type { Rows } from '../database/index.ts'
import { editDistance } from '../text/index.ts'
import { type Answer, answers, find, type Search } from './finding.ts'
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
    const shorter = readQuestion(tried)
    if (await answers(rows, shorter, anywhere))
      return { tried, answer: await find(rows, shorter, { ...anywhere, offset: 0 }) }
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

/** So many shorter questions are tried; with more words than that, which one is wrong is anybody's guess. */
const MOST_TRIES = 5

function withOneLess({ terms }: Question): string[] {
  const loose = terms.flatMap((term) => term.written.split(/\s+/))
  if (loose.length < 2) return []
  return [
    loose.join(' '),
    ...loose.flatMap((_word, left) =>
      left < loose.length - MOST_TRIES ? [] : loose.filter((_each, index) => index !== left).join(' '),
    ),
  ]
}

/** The question with each word that no title knows replaced by the known one that is nearest, if there is one. */
async function respelled(rows: Rows, { terms }: Question, siteId: string): Promise<string | undefined> {
  const asked = terms.flatMap(({ folded }) => folded)
  const known = await knownAmong(rows, siteId, asked)
  const words: string[] = []
  for (const word of asked) words.push(known.has(word) ? word : await nearestWord(rows, siteId, word))
  return words.some((word, index) => word !== asked[index]) ? words.join(' ') : undefined
}

async function knownAmong(rows: Rows, siteId: string, words: readonly string[]): Promise<Set<string>> {
  const found = await own(rows)
    .selectFrom('search_word')
    .select('word')
    .where('site_id', '=', siteId)
    .where('word', 'in', words)
    .execute()
  return new Set(found.map(({ word }) => word))
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
