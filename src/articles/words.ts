import type { Advice } from './advice.ts'
import type { Issue } from './readiness.ts'
import { words as english } from './words.en.ts'
import { words as vietnamese } from './words.vi.ts'

export type Words = typeof vietnamese

/** What the newsroom says in a language; Vietnamese where there is no other. */
export function wordsIn(language: string): Words {
  return language === 'en' ? english : vietnamese
}

/** What is to be looked at again, as sentences with the words that they are about. */
export function advised(found: readonly Advice[], words: Words) {
  return found.map(({ key, field, about }) => ({ field, says: words.advice[key](about) }))
}

/** What stands in the way, as sentences with the fields to go to; of what is needed before others may read it, that it is. */
export function told(issues: readonly Issue[], words: Words) {
  return issues.map(({ key, field, level }) => ({
    field,
    says: level === 'preview' ? `${words.issues[key]} ${words.neededToHandIn}` : words.issues[key],
  }))
}
