import { fold, similarity } from '../../text/index.ts'
import { isBreadcrumb, isControls, isSlogan } from './furniture.ts'
import { readLooseMetaLine, readMetaLine } from './meta-line.ts'
import { isProse, type Piece, wordCount } from './piece.ts'

/** How far down a page a headline is looked for; menus of old portals can be long. */
const REACH = 200

/**
 * Which piece is the headline, or -1. In order of trust: the line whose words are the last words of the address; the
 * line that stands right above the day of publishing; the last line before the running text begins.
 */
export function titleIndex(pieces: readonly Piece[], url: string | undefined): number {
  const named = namedByAddress(pieces, url)
  if (named >= 0) return named
  const prose = pieces.findIndex(
    (piece, index) => isProse(piece.text) && !readMetaLine(piece.text) && !standsAboveADay(pieces, index),
  )
  const before = prose < 0 ? pieces.length : prose
  return aboveTheDate(pieces, before, prose) ?? lastHeadline(pieces, 0, before)
}

/** A headline may be a whole sentence; the day of publishing under it tells it from the running text. */
function standsAboveADay(pieces: readonly Piece[], index: number): boolean {
  const [text, under] = [pieces[index]?.text ?? '', pieces[index + 1]?.text ?? '']
  return text.length <= 200 && readMetaLine(under)?.moment !== undefined
}

function namedByAddress(pieces: readonly Piece[], url: string | undefined): number {
  for (const words of addressWords(url)) {
    let best = -1
    let most = 0.74
    for (const [index, piece] of pieces.slice(0, REACH).entries()) {
      if (piece.text.length > 300 || isBreadcrumb(piece.text)) continue
      const share = likeness(words, piece.text)
      if (share > most) [best, most] = [index, share]
    }
    if (best >= 0) return best
  }
  return -1
}

/** Addresses are often cut after so many words: a line that begins with all of a long address counts as named. */
function likeness(words: string, text: string): number {
  const folded = fold(text)
    .replace(/[^a-z0-9]+/g, ' ')
    .trim()
  if (words.split(' ').length >= 6 && folded.startsWith(words)) return 1
  return similarity(words, text)
}

/** The part of an address that reads like words: the last one, or the one before what are only numbers. */
export function addressWords(url: string | undefined): string[] {
  const path = url?.replace(/^[a-z]+:\/\/[^/]*/i, '').replace(/[?#].*$/, '') ?? ''
  const parts = path.split('/').reverse()
  // A folder before the name of a script or a way ("/tin-tuc-su-kien/Pages/DetailView.aspx") names the shelf.
  const last = parts.findIndex((part) => /[a-z]{4}/i.test(part) && !/^(?:index|default)\.\w+$/i.test(part))
  return parts
    .slice(0, last + 1)
    .map((part) =>
      part
        .replace(/\.\w{2,5}$/, '')
        .replace(/\.\d+$/, '')
        .split(/[-_+]|%20/)
        .filter(Boolean),
    )
    .map((parts) =>
      parts.filter(
        (part, i) =>
          !(/^\d{3,}$/.test(part) && (i === 0 || i === parts.length - 1) && !/^(?:19|20)\d\d$/.test(part)),
      ),
    )
    .filter((parts) => parts.filter((part) => /[a-z]/i.test(part)).length >= 4)
    .map((parts) => parts.join(' ').toLowerCase())
}

function aboveTheDate(pieces: readonly Piece[], before: number, prose: number): number | undefined {
  for (let i = before - 1; i >= 0; i -= 1) {
    const meta = readLooseMetaLine(pieces[i]?.text ?? '')
    if (!meta?.moment) continue
    const above = longHeadline(pieces, Math.max(0, i - 3), i) ?? lastHeadline(pieces, Math.max(0, i - 2), i)
    const below = prose < 0 ? -1 : lastHeadline(pieces, i + 1, before)
    if (above >= 0 && wordCount(pieces[above]?.text ?? '') >= 5) return above
    if (below >= 0) return below
    if (above >= 0) return above
    if (i > 0 && standsAboveADay(pieces, i - 1) && isProse(pieces[i - 1]?.text ?? '')) return i - 1
  }
  return undefined
}

function lastHeadline(pieces: readonly Piece[], from: number, to: number): number {
  for (let i = to - 1; i >= from; i -= 1) if (couldBeHeadline(pieces[i]?.text ?? '')) return i
  return -1
}

/** The name of the shelf may stand between headline and day; a headline has more words. */
function longHeadline(pieces: readonly Piece[], from: number, to: number): number | undefined {
  const at = lastHeadline(pieces, from, to)
  if (at < 0 || wordCount(pieces[at]?.text ?? '') >= 5) return at < 0 ? undefined : at
  const higher = lastHeadline(pieces, from, at)
  return higher >= 0 && wordCount(pieces[higher]?.text ?? '') >= 6 ? higher : undefined
}

function couldBeHeadline(text: string): boolean {
  if (text.length > 300 || wordCount(text) < 3 || isProse(text)) return false
  return !isControls(text) && !isBreadcrumb(text) && !isSlogan(text) && !readLooseMetaLine(text)
}
