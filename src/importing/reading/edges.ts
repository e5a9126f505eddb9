import { isSignature } from './byline.ts'
import { isCaptionLine, isDoubled } from './captions.ts'
import { beginsAftermath, isListedHeadline } from './furniture.ts'
import { isName } from './names.ts'
import { isProse, type Piece, wordCount } from './piece.ts'

/** Buttons and labels that nobody foresaw stand between the day and the story: a few words without a stop. */
export function withoutOpeningFurniture(pieces: readonly Piece[]): { article: Piece[]; author?: string } {
  let author: string | undefined
  let from = 0
  for (const [index, piece] of pieces.entries()) {
    const next = pieces[index + 1]
    const goesOn =
      next !== undefined && !piece.picture && !piece.nodes && !piece.emphasised && !piece.belowPicture
    if (!goesOn || wordCount(piece.text) > 4 || /[.!?…;]$/u.test(piece.text)) break
    if (isDoubled(piece.text, next.text) || isCaptionLine(piece.text)) break
    if (isName(piece.text) && wordCount(piece.text) > 1) author ??= piece.text
    from = index + 1
  }
  const article = pieces.slice(from)
  // Where no story follows, what was taken for buttons is all there is.
  return article.some(({ text }) => isProse(text))
    ? { article, ...(author ? { author } : {}) }
    : { article: [...pieces] }
}

/** The pieces up to where related lists, comments or the foot of the page begin. */
export function withoutAftermath(pieces: readonly Piece[]): Piece[] {
  let told = false
  for (const [index, piece] of pieces.entries()) {
    const isLine = !piece.nodes || piece.nodes[0]?.type === 'heading'
    if (told && isLine && (beginsAftermath(piece.text) || startsList(pieces, index)))
      return pieces.slice(0, index)
    told ||= isProse(piece.text)
  }
  return [...pieces]
}

/** Two or more headlines with days behind them are a list of other articles, unless the story goes on below. */
function startsList(pieces: readonly Piece[], index: number): boolean {
  const listed = [pieces[index], pieces[index + 1]].every((piece) => piece && isListedHeadline(piece))
  if (!listed) return false
  const end = pieces.findIndex((piece, below) => below > index && beginsAftermath(piece.text))
  const below = pieces.slice(index, end < 0 ? undefined : end)
  return !below.some((piece) => isProse(piece.text) && !isListedHeadline(piece))
}

/** A name that stands alone below the last sentence signs the article; short lines below it are the page's foot. */
export function withoutFoot(pieces: readonly Piece[]): Piece[] {
  const last = pieces.findLastIndex((piece) => isProse(piece.text) || piece.nodes !== undefined)
  const signed = pieces.findIndex((piece, index) => index > last && last >= 0 && signs(piece))
  if (signed < 0) return [...pieces]
  const end = pieces.findIndex((piece, index) => index > signed && !signs(piece) && !piece.picture)
  return pieces.slice(0, end < 0 ? undefined : end)
}

function signs({ text, picture }: Piece): boolean {
  return !picture && (isName(text) || isSignature(text))
}
