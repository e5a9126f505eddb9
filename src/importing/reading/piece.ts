import type { BlockNode, InlineNode } from './markup.ts'
import type { PictureOnPage } from './picture.ts'

/** One line of a captured text, or one block of a captured HTML page, in the order in which the page shows it. */
export type Piece = {
  text: string
  /** Whether a blank line, or an element of its own, sets it apart from what stands before. */
  apart: boolean
  /** The same as document nodes, where the page had markup that says more than its words. */
  nodes?: BlockNode[]
  /** The words with their bold, italics and links, for a paragraph of a page that had them. */
  inline?: InlineNode[]
  picture?: PictureOnPage
  /** Under the place of a picture that the capture did not bring along. */
  belowPicture?: boolean
  /** Set in bold as a whole, or marked as a summary by the page. */
  emphasised?: boolean
}

const UNSEEN = /[\u200b-\u200f\u2028-\u202e\u2060-\u2069\ufeff\u00ad]/g
const LEFTOVERS: readonly RegExp[] = [
  /!\[\]\([^)]*\)/g,
  /\{[a-z_.]+\}/gi,
  /^\W*(?:IMG|DSC|DSCN|image|photo|z\d{6,})[ _-]?\d*[\w-]*(?:\.(?:jpe?g|png|gif|webp))?\W*$/i,
  /^(?:[a-z]{1,12}[ _-]?)?[\d_()-]*\.(?:jpe?g|png|gif|webp|bmp)$/i,
  /^[\s.\-–—_*•|:;,]+$/,
]
/** What a text capture leaves of a picture: Markdown without words, or the name of a file. */
const PICTURE = /!\[\]\(|\.(?:jpe?g|png|gif|webp|bmp)\W*$|^\W*(?:IMG|DSC|DSCN)[ _-]?\d/i

/** A text capture as its lines: spaces made one, invisible signs and template leftovers gone, empty lines kept as gaps. */
export function piecesOfText(text: string): Piece[] {
  const pieces: Piece[] = []
  let apart = true
  let belowPicture = false
  for (const line of text.split('\n')) {
    const cleaned = tidy(line)
    if (cleaned === '') {
      apart = true
      belowPicture ||= PICTURE.test(line)
    } else {
      const marks = {
        ...(isBold(line) ? { emphasised: true } : {}),
        ...(belowPicture ? { belowPicture } : {}),
      }
      pieces.push({ text: cleaned, apart, ...marks })
      apart = false
      belowPicture = false
    }
  }
  return joinWrapped(pieces)
}

/** One line as a reader sees it. */
export function tidy(line: string): string {
  let text = line
    .normalize('NFC')
    .replace(UNSEEN, '')
    .replace(/[\s\u00a0]+/g, ' ')
    .trim()
  for (const leftover of LEFTOVERS) text = text.replace(leftover, '').trim()
  return text
    .replace(/^\*\*(.+)\*\*$/, '$1')
    .replace(/^#{1,6} /, '')
    .replace(/^!\[([^\]]+)\]\([^)]*\)$/, '$1')
}

function isBold(line: string): boolean {
  return /^\s*\*\*.+\*\*\s*$/.test(line)
}

/** Lines that were broken by width go together again: the next begins small and nothing ended before it. */
function joinWrapped(pieces: Piece[]): Piece[] {
  const joined: Piece[] = []
  for (const piece of pieces) {
    const last = joined.at(-1)
    const goesOn =
      last &&
      !piece.apart &&
      last.text.length > 40 &&
      /[\p{L},]$/u.test(last.text) &&
      /^\p{Ll}/u.test(piece.text)
    if (goesOn) last.text += ` ${piece.text}`
    else joined.push({ ...piece })
  }
  return joined
}

/** No syllable has more than seven letters; the bound keeps a hostile word of a million letters cheap. */
const GLUED = /(?<!\p{L})(\p{L}\p{Ll}{0,6})(\p{Lu}\p{Ll}{1,6})(?=[\s,])/gu

/** Cuts paragraphs that the old page ran together: "phường Gia ViênTại hội nghị". Brand names stay whole. */
export function unglue(text: string, isWord: (word: string) => boolean): string[] {
  const parts: string[] = []
  let start = 0
  for (const match of text.matchAll(GLUED)) {
    const [, left = '', right = ''] = match
    if (!isWord(left) || !isWord(right)) continue
    const cut = match.index + left.length
    if (cut - start < 40 || text.length - cut < 40) continue
    parts.push(text.slice(start, cut))
    start = cut
  }
  return [...parts, text.slice(start)]
}

/** Whether a line is running text rather than a heading, a caption or a control. */
export function isProse(text: string): boolean {
  const words = text.split(' ').length
  return text.length >= 220 || (words >= 10 && /[.!?…:;][”"')\]]*$/u.test(text))
}

export function wordCount(text: string): number {
  return text.match(/[\p{L}\p{N}]+/gu)?.length ?? 0
}
