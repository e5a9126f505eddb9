import { wordsOf } from '../text/index.ts'
import type { Entry } from './entry.ts'

export const FIELDS = ['title', 'lead', 'text'] as const
export type Field = (typeof FIELDS)[number]

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

/** The marks of where an entry belongs, indexed beside its words: one for the site, one for each shelf. */
export function siteMark(siteId: string): string {
  return `s${siteId.replaceAll('-', '')}`
}
export function shelfMark(shelfId: string): string {
  return `c${shelfId.replaceAll('-', '')}`
}
