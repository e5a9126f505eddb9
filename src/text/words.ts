import { fold } from './fold.ts'
import { oneTonePlacement } from './tone-marks.ts'

/** A word where it stands in a text: as it is compared with its marks, as it is compared without, and from where to where. */
export type Word = { exact: string; folded: string; start: number; end: number }

/** A word of more letters than this is cut: nobody searches for one, and an index need not hold it. */
const LONGEST = 60

/** The words of a text: runs of letters and digits. "KT-XH" is two, "569.668" is two, "đường" is one. */
export function wordsOf(text: string): Word[] {
  return [...text.matchAll(/[\p{L}\p{M}\p{N}]+/gu)].flatMap(({ 0: word, index }) => {
    const { exact, folded } = formsOf(word)
    return folded ? [{ exact, folded, start: index, end: index + word.length }] : []
  })
}

type Forms = Pick<Word, 'exact' | 'folded'>
/** Vietnamese is written with some 7,000 syllables, so that nearly every word was met before. */
const met = new Map<string, Forms>()
const MOST_MET = 20_000
/** A longer piece would keep the whole text alive that it was cut from. */
const LONGEST_MET = 12

function formsOf(word: string): Forms {
  const known = met.get(word)
  if (known) return known
  const exact = lettersOf(oneTonePlacement(word.slice(0, LONGEST).normalize('NFC').toLowerCase()))
  const forms = { exact, folded: lettersOf(fold(exact)) }
  if (met.size >= MOST_MET) met.clear()
  if (word.length <= LONGEST_MET) met.set(word, forms)
  return forms
}

/** Without a mark that no letter of ours has taken in. */
function lettersOf(word: string): string {
  return word.replace(/[^\p{L}\p{N}]/gu, '')
}
