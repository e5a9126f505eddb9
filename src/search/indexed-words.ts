import { wordsOf } from '../text/index.ts'
import type { Entry } from './entry.ts'

export const FIELDS = ['title', 'lead', 'text'] as const
export type Field = (typeof FIELDS)[number]

/** Letter by letter, or without marks. */
export const LEVELS = ['exact', 'folded'] as const
export type Level = (typeof LEVELS)[number]

/** The words of an entry in the order in which they stand; undefined holds the place of one that is not indexed. */
export type IndexedWords = Record<Field, readonly ({ exact: string; folded: string } | undefined)[]>

/** PostgreSQL keeps no position above 16,383, so the rest of a longer text cannot be found, in either engine. */
const MOST_WORDS = 15_000
/** Nor more than 256 places of one word. */
const MOST_PLACES = 250

/** What both engines are given, so that both find the same. */
export function indexedWords(entry: Pick<Entry, Field>): IndexedWords {
  const places = new Map<string, number>()
  let room = MOST_WORDS
  const once = (word: string) => {
    const count = (places.get(word) ?? 0) + 1
    places.set(word, count)
    return count <= MOST_PLACES
  }
  const indexed = (text: string) => {
    const words = wordsOf(text).slice(0, room)
    room -= words.length
    return words.map(({ exact, folded }) => (once(folded) ? { exact, folded } : undefined))
  }
  return { title: indexed(entry.title), lead: indexed(entry.lead), text: indexed(entry.text) }
}

/** Fields that are asked together, the narrowest first: a word of a title belongs to all three. */
export const REACHES: readonly (readonly Field[])[] = [['title'], ['title', 'lead'], FIELDS]

/**
 * Signs that no word holds. A word stands in the index once for each level and for each reach that its field belongs to,
 * with the sign of both before it. Both engines could tell fields apart without ("columns", "weights"), but only by
 * reading the places of every match: for a word that nearly all texts hold and no title, that is the whole index.
 */
const SIGNS: Readonly<Record<Level, readonly string[]>> = { exact: ['^', '~', '='], folded: ['!', '+', '-'] }
const BELONGS = '@'
/** What the tokenizer of SQLite has to take for letters. */
export const ALL_SIGNS = [...SIGNS.exact, ...SIGNS.folded, BELONGS].join('')

/** How a word of these fields stands in the index. */
export function signFor(level: Level, fields: readonly Field[]): string {
  const reach = REACHES.findIndex((reached) => fields.every((field) => reached.includes(field)))
  return SIGNS[level][reach] ?? ''
}

/** All that an entry's words are found by: for each sign the fields that it stands for. */
export const SIGNED: readonly { sign: string; level: Level; fields: readonly Field[] }[] = LEVELS.flatMap(
  (level) => REACHES.map((fields) => ({ sign: signFor(level, fields), level, fields })),
)

/** The marks of where an entry belongs, indexed beside its words: one for the site, one for each shelf. */
export function siteMark(siteId: string): string {
  return `${BELONGS}s${siteId.replaceAll('-', '')}`
}
export function shelfMark(shelfId: string): string {
  return `${BELONGS}c${shelfId.replaceAll('-', '')}`
}
