import { words as english } from './words.en.ts'
import { words as vietnamese } from './words.vi.ts'

export type Words = typeof vietnamese

/** What the register says in a language; Vietnamese where there is no other. */
export function wordsIn(language: string): Words {
  return language === 'en' ? english : vietnamese
}
