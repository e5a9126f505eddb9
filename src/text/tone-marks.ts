/**
 * One spelling for the two ways of placing a tone mark: "hoà", "khoẻ", "uỷ" become "hòa", "khỏe", "ủy". Only where the
 * vowels end the syllable ("hoàn" has one way), and not after q, whose u is no vowel ("quý"). Expects NFC.
 */
export function oneTonePlacement(text: string): string {
  return text.replace(
    /([oOuU])([àáảãạèéẻẽẹỳýỷỹỵ])(?!\p{L})/giu,
    (both, first: string, second: string, at: number) => {
      if (/q/i.test(text[at - 1] ?? '')) return both
      const [plain = '', tone = ''] = second.normalize('NFD')
      const fits = /o/i.test(first) ? /[ae]/i.test(plain) : /y/i.test(plain)
      return fits ? (first + tone).normalize('NFC') + plain : both
    },
  )
}

/** The first word of a text in either way of placing a tone mark ("hòa", "hoà"); undefined where there is none. */
export function tonePlacements(text: string): { old: string | undefined; modern: string | undefined } {
  let [old, modern] = [undefined as string | undefined, undefined as string | undefined]
  for (const [word] of text.normalize('NFC').matchAll(/\p{L}+/gu)) {
    if (oneTonePlacement(word) !== word) modern ??= word
    else if (/(?:[òóỏõọ][ae]|(?<!q)[ùúủũụ]y)$/iu.test(word)) old ??= word
  }
  return { old, modern }
}
