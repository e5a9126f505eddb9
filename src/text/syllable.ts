/**
 * Whether a word is built like a Vietnamese syllable: an optional first consonant, a vowel group, an optional last
 * consonant, and one tone at most. It does not ask whether the word exists; it tells Vietnamese from wreckage.
 * The parts are those of any grammar of the script (chữ Quốc ngữ).
 */
export function isSyllable(word: string): boolean {
  const { letters, tones } = apart(word)
  return tones <= 1 && SYLLABLE.test(letters)
}

/** Whether any letter of the text is one that only Vietnamese marks have: a tone, a hat, a horn, a breve, đ. */
export function hasMarks(text: string): boolean {
  return MARK.test(text.normalize('NFD'))
}

const TONE = /[\u0300\u0301\u0303\u0309\u0323]/gu
const MARK = /[\u0300\u0301\u0302\u0303\u0306\u0309\u031b\u0323đĐ]/u
const SYLLABLE =
  /^(?:ngh|ng|nh|ch|gh|gi|kh|ph|qu|th|tr|[bcdđghklmnprstvx])?(?:uyê|uya|iê|yê|uô|ươ|ia|ya|ua|ưa|oa|oă|oe|oo|uâ|uê|uơ|uy|[aăâeêioôơuưy])(?:ch|ng|nh|[cmnptiyou])?$/u

function apart(word: string): { letters: string; tones: number } {
  const lower = word.toLowerCase().normalize('NFD')
  return { letters: lower.replace(TONE, '').normalize('NFC'), tones: lower.match(TONE)?.length ?? 0 }
}
