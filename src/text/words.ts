import { fold } from './fold.ts'
import { oneTonePlacement } from './tone-marks.ts'

/** A word where it stands in a text: as it is compared with its marks, as it is compared without, and from where to where. */
export type Word = { exact: string; folded: string; start: number; end: number }

/** A word of more letters than this is cut: nobody searches for one, and an index need not hold it. */
const LONGEST = 60

/** The words of a text: runs of letters and digits. "KT-XH" is two, "569.668" is two, "đường" is one. */
export function wordsOf(text: string): Word[] {
  return [...text.matchAll(/[\p{L}\p{M}\p{N}]+/gu)].flatMap(({ 0: word, index }) => {
    const exact = lettersOf(oneTonePlacement(word.slice(0, LONGEST).normalize('NFC').toLowerCase()))
    const folded = lettersOf(fold(exact))
    return folded ? [{ exact, folded, start: index, end: index + word.length }] : []
  })
}

/** Without a mark that no letter of ours has taken in. */
function lettersOf(word: string): string {
  return word.replace(/[^\p{L}\p{N}]/gu, '')
}
