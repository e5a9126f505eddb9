import { hasMarks, type Word, wordsOf } from '../text/index.ts'

/** Words that stand next to one another: a single word, a phrase in quotes, or what a hyphen or a dot joins ("KT-XH"). */
export type Term = { exact: readonly string[]; folded: readonly string[]; marked: boolean; written: string }

/** What a person asked for, as it was understood. */
export type Question = { terms: readonly Term[]; without: readonly Term[] }

/** More words than this are not asked for at once; the rest is left out. */
const MOST_TERMS = 12
const LONGEST = 300

/** Reads what was typed: words, "phrases in quotes", and -words that must not be there. Nothing typed is a mistake. */
export function readQuestion(typed: string): Question {
  const terms: Term[] = []
  const without: Term[] = []
  const written = typed.slice(0, LONGEST).toWellFormed().normalize('NFC')
  for (const [, minus, quoted, word] of written.matchAll(
    /(?<![^\s"“”])(-?)(?:["“”]([^"“”]*)["“”]?|([^\s"“”]+))/gu,
  )) {
    const term = asTerm(quoted ?? word ?? '')
    if (!term) continue
    const into = minus ? without : terms
    if (into.length < MOST_TERMS) into.push(term)
  }
  return { terms, without }
}

function asTerm(written: string): Term | undefined {
  const words = wordsOf(written)
  return words.length === 0 ? undefined : termOf(words, written.trim())
}

function termOf(words: readonly Word[], written: string): Term {
  return {
    exact: words.map(({ exact }) => exact),
    folded: words.map(({ folded }) => folded),
    marked: hasMarks(written),
    written,
  }
}
