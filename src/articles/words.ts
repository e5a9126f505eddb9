import type { Issue } from './readiness.ts'
import { words as english } from './words.en.ts'
import { words as vietnamese } from './words.vi.ts'

export type Words = typeof vietnamese

/** What the newsroom says in a language; Vietnamese where there is no other. */
export function wordsIn(language: string): Words {
  return language === 'en' ? english : vietnamese
}

/** What stands in the way, as sentences with the fields to go to. */
export function told(issues: readonly Issue[], words: Words) {
  return issues.map(({ key, field }) => ({ field, says: words.issues[key] }))
}
