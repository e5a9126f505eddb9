import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { create } from 'fontkit'

/**
 * The letters of PDF documents: Tinos, as wide as Times New Roman letter by letter, so that a page breaks where a word processor
 * breaks it. Licence: SIL Open Font License 1.1, in the package.
 */
const FILES = {
  upright: '400Regular/Tinos_400Regular.ttf',
  bold: '700Bold/Tinos_700Bold.ttf',
  italic: '400Regular_Italic/Tinos_400Regular_Italic.ttf',
  'bold-italic': '700Bold_Italic/Tinos_700Bold_Italic.ttf',
} as const

export type Face = keyof typeof FILES
export const FACES = Object.keys(FILES) as Face[]

const resolve = createRequire(import.meta.url).resolve

/** The file of a face. */
export function letters(face: Face): Buffer {
  return readFileSync(resolve(`@expo-google-fonts/tinos/${FILES[face]}`))
}

const [VOWELS, TONES] = ['aăâeêioôơuưy', ['', '\u0300', '\u0301', '\u0303', '\u0309', '\u0323']] as const
const LOWER = [...[...VOWELS].flatMap((vowel) => TONES.map((tone) => (vowel + tone).normalize('NFC'))), 'đ']

/** Every letter of Vietnamese that is not plain ASCII, small and capital, and the signs that papers of an office use. */
export const VIETNAMESE = [...LOWER, ...LOWER.map((letter) => letter.toUpperCase()), ...'–—“”…'].filter(
  (letter) => letter > '\u007f',
)

/** The letters that a face has no picture of: a document would show boxes. */
export function missingIn(bytes: Buffer): string[] {
  const font = create(bytes)
  return VIETNAMESE.filter(
    (letter) => !('hasGlyphForCodePoint' in font && font.hasGlyphForCodePoint(letter.codePointAt(0) ?? 0)),
  )
}

/** Proves that every face has every letter; throws with those that are missing. Asked when the portal starts. */
export function proveLetters(): void {
  for (const face of FACES) {
    const missing = missingIn(letters(face))
    if (missing.length > 0) throw new Error(`Documents would show boxes, ${face}: ${missing.join(' ')}`)
  }
}
