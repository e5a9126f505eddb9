/**
 * TCVN 5712:1993, third table (the ".VnTime" and "ABC" fonts), as it looks when its bytes are read as windows-1252.
 * ư is the soft hyphen there: whoever strips invisible characters before decoding loses the letter for good.
 * The table has no accented capitals: fonts of their own (".VnTimeH") drew the small letters as capitals.
 */
export const TCVN3: ReadonlyMap<string, string> = new Map(
  Object.entries({
    á: '¸',
    à: 'µ',
    ả: '¶',
    ã: '·',
    ạ: '¹',
    ă: '¨',
    ắ: '¾',
    ằ: '»',
    ẳ: '¼',
    ẵ: '½',
    ặ: 'Æ',
    â: '©',
    ấ: 'Ê',
    ầ: 'Ç',
    ẩ: 'È',
    ẫ: 'É',
    ậ: 'Ë',
    é: 'Ð',
    è: 'Ì',
    ẻ: 'Î',
    ẽ: 'Ï',
    ẹ: 'Ñ',
    ê: 'ª',
    ế: 'Õ',
    ề: 'Ò',
    ể: 'Ó',
    ễ: 'Ô',
    ệ: 'Ö',
    í: 'Ý',
    ì: '×',
    ỉ: 'Ø',
    ĩ: 'Ü',
    ị: 'Þ',
    ó: 'ã',
    ò: 'ß',
    ỏ: 'á',
    õ: 'â',
    ọ: 'ä',
    ô: '«',
    ố: 'è',
    ồ: 'å',
    ổ: 'æ',
    ỗ: 'ç',
    ộ: 'é',
    ơ: '¬',
    ớ: 'í',
    ờ: 'ê',
    ở: 'ë',
    ỡ: 'ì',
    ợ: 'î',
    ú: 'ó',
    ù: 'ï',
    ủ: 'ñ',
    ũ: 'ò',
    ụ: 'ô',
    ư: '\u00ad',
    ứ: 'ø',
    ừ: 'õ',
    ử: 'ö',
    ữ: '÷',
    ự: 'ù',
    ý: 'ý',
    ỳ: 'ú',
    ỷ: 'û',
    ỹ: 'ü',
    ỵ: 'þ',
    đ: '®',
    Ă: '¡',
    Â: '¢',
    Ê: '£',
    Ô: '¤',
    Ơ: '¥',
    Ư: '¦',
    Đ: '§',
  }).map(([letter, legacy]) => [legacy, letter]),
)

export function fromTcvn3(line: string): string {
  const letters = [...line].map((character) => TCVN3.get(character) ?? character).join('')
  return letters.replace(/[\p{L}\p{M}]+/gu, (word) => (isShouted(word) ? word.toUpperCase() : word))
}

/** A word of two plain capitals and no plain small letter was set in capitals, whatever the table could say of the others. */
function isShouted(word: string): boolean {
  return (word.match(/[A-Z]/g)?.length ?? 0) > 1 && !/[a-z]/.test(word)
}
