/** The marks of state secrets (Law on the Protection of State Secrets 2018, article 8), the highest first. */
const MARKS = ['TUYỆT MẬT', 'TỐI MẬT', 'MẬT'] as const
export type Mark = (typeof MARKS)[number]

/**
 * The marks of secrecy that a text bears as a document does: alone on a line, in capitals, or after "Độ mật". It is a check of
 * obvious marks, not a reading of minds: the word "mật" in a sentence is none.
 */
export function marksOfSecrecy(text: string): Mark[] {
  const found = text
    .normalize('NFC')
    .split('\n')
    .flatMap((line) => {
      const isLabelled = /^\s*độ mật/iu.test(line)
      // A stamp is often set with room between its letters.
      const word = line.replace(/^\s*độ mật\s*:?/iu, '').replaceAll(/[\s[\]()]/g, '')
      return MARKS.filter((mark) => (isLabelled ? word.toUpperCase() : word) === mark.replaceAll(' ', ''))
    })
  return [...new Set(found)]
}
