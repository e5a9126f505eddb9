import { decodeFile } from '../decoding/file.ts'
import { readHtml } from './html-page.ts'
import type { PageReading } from './page-reading.ts'
import { piecesOfText } from './piece.ts'
import { readPieces } from './text-page.ts'

/** Why a file gives no article; the words live in `words.vi.ts`. */
export type Refusal = 'empty' | 'tooLarge' | 'binary' | 'tooDeep' | 'noArticle'

/** The largest page that is read, in bytes. The longest page in the captures has 60 kB. */
export const LARGEST_PAGE = 8_000_000

/** Reads one captured page, text or HTML, from its bytes. `capturedAt` is an ISO day or time that the caller knows. */
export function readPage(
  bytes: Uint8Array,
  capturedAt?: string,
): { reading: PageReading } | { refusal: Refusal } {
  if (bytes.length > LARGEST_PAGE) return { refusal: 'tooLarge' }
  const decoded = decodeFile(bytes)
  if (!decoded) return { refusal: 'binary' }
  const { url, text } = takeAddress(decoded.text)
  if (text.trim() === '') return { refusal: 'empty' }
  const known = { ...(url ? { url } : {}), ...(capturedAt ? { capturedAt } : {}) }
  const reading = looksLikeHtml(text) ? readHtml(text, known) : readPieces(piecesOfText(text), known)
  if (reading === 'tooDeep') return { refusal: 'tooDeep' }
  if (reading.warnings.includes('bodyMissing')) return { refusal: 'noArticle' }
  if (decoded.spellings.length > 0) reading.warnings.push('legacyLetters')
  if (decoded.doubtfulLines.length > 0) reading.warnings.push('doubtfulLetters')
  return { reading }
}

/** A capture may begin with a line that says where it was taken. */
function takeAddress(text: string): { url?: string; text: string } {
  const match = /^\s*URL:[ \t]*(\S+)[^\n]*(?:\n|$)/i.exec(text)
  return match?.[1] ? { url: match[1], text: text.slice(match[0].length) } : { text }
}

function looksLikeHtml(text: string): boolean {
  return /<(?:!doctype html|html|head|body|article|div|p|table|h1)\b[^>]*>/i.test(text.slice(0, 20_000))
}
