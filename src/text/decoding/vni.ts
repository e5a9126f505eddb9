const TONES: readonly [mark: string, combining: string][] = [
  ['ù', '\u0301'],
  ['ø', '\u0300'],
  ['û', '\u0309'],
  ['õ', '\u0303'],
  ['ï', '\u0323'],
]
const HATTED: readonly [mark: string, combining: string][] = [
  ['â', '\u0302'],
  ['á', '\u0302\u0301'],
  ['à', '\u0302\u0300'],
  ['å', '\u0302\u0309'],
  ['ã', '\u0302\u0303'],
  ['ä', '\u0302\u0323'],
]
const BREVED: readonly [mark: string, combining: string][] = [
  ['ê', '\u0306'],
  ['é', '\u0306\u0301'],
  ['è', '\u0306\u0300'],
  ['ú', '\u0306\u0309'],
  ['ü', '\u0306\u0303'],
  ['ë', '\u0306\u0323'],
]
const ALONE: readonly [legacy: string, letter: string][] = [
  ['í', 'í'],
  ['ì', 'ì'],
  ['æ', 'ỉ'],
  ['ó', 'ĩ'],
  ['ò', 'ị'],
  ['î', 'ỵ'],
  ['ñ', 'đ'],
  ['ô', 'ơ'],
  ['ö', 'ư'],
]

/** VNI-Windows as it looks when read as windows-1252: a base letter, then a character that stands for its marks. */
export const VNI: ReadonlyMap<string, string> = new Map(bothCases([...ALONE, ...composed()]))

export function fromVni(line: string): string {
  return line.replace(PAIR_OR_LETTER, (legacy) => VNI.get(legacy) ?? legacy)
}

function composed(): [string, string][] {
  const plain = [...'aeou']
    .flatMap((base) => withMarks(base, base, TONES))
    .concat(withMarks('y', 'y', TONES.slice(0, 4)))
  const hatted = [...'aeo'].flatMap((base) => withMarks(base, base, HATTED))
  const horned = [...withMarks('ô', 'ơ', TONES), ...withMarks('ö', 'ư', TONES)]
  return [...plain, ...hatted, ...withMarks('a', 'a', BREVED), ...horned]
}

function withMarks(legacy: string, base: string, marks: readonly [string, string][]): [string, string][] {
  return marks.map(([mark, combining]) => [legacy + mark, (base + combining).normalize('NFC')])
}

function bothCases(pairs: [string, string][]): [string, string][] {
  return [
    ...pairs,
    ...pairs.map(([legacy, letter]): [string, string] => [legacy.toUpperCase(), letter.toUpperCase()]),
  ]
}

const PAIR_OR_LETTER = new RegExp([...VNI.keys()].sort((a, b) => b.length - a.length).join('|'), 'gu')
