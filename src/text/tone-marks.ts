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
