/**
 * The form in which text is searched and compared: lower case, tone and vowel marks off, đ as d.
 * "Hà Giang", "HA GIANG" and decomposed input all give "ha giang".
 */
export function fold(text: string): string {
  return text.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase().replaceAll('đ', 'd')
}
