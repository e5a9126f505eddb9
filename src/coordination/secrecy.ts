/** The marks of state secrets (Law on the Protection of State Secrets 2018, article 8), the highest first. */
const MARKS = ['TUYỆT MẬT', 'TỐI MẬT', 'MẬT'] as const
export type Mark = (typeof MARKS)[number]

/**
 * The marks of secrecy that a text bears as a document does: alone on a line, in capitals, or after "Độ mật". It is a check of
 * obvious marks, not a reading of minds: the word "mật" in a sentence is none.
 */
export function marksOfSecrecy(text: string): Mark[] {
  const lines = text.normalize('NFC').split('\n')
  const found = lines.flatMap((line) => {
    const [, said = ''] = /^\s*(?:độ mật\s*:?\s*)?[[(]?\s*(\S+(?:\s+\S+)?)\s*[\])]?\s*$/iu.exec(line) ?? []
    const word = said.replaceAll(/\s+/g, ' ')
    const isLabelled = /^\s*độ mật/iu.test(line)
    return MARKS.filter((mark) => (isLabelled ? word.toUpperCase() === mark : word === mark))
  })
  return [...new Set(found)]
}
