import { parentPort, workerData } from 'node:worker_threads'
import { getDocumentProxy } from 'unpdf'

/** A piece of text as it stands on the page; places and sizes in points. */
type Piece = { text: string; left: number; right: number; base: number; height: number }

/** The first page's words, a line for each stretch of text on one height without a wide gap: a stamp stands alone. */
async function firstPage(bytes: Uint8Array): Promise<string> {
  const document = await getDocumentProxy(bytes, { verbosity: 0 })
  const { items } = await (await document.getPage(1)).getTextContent()
  const pieces = items.flatMap((item) =>
    'str' in item && item.str.trim() !== '' ? [pieceOf(item.str, item)] : [],
  )
  pieces.sort((a, b) => (isOnOneHeight(a, b) ? a.left - b.left : b.base - a.base))
  let words = ''
  for (const [index, piece] of pieces.entries()) {
    const before = pieces[index - 1]
    words += (before ? between(before, piece) : '') + piece.text
  }
  return words
}

function pieceOf(
  text: string,
  { transform, width, height }: { transform: number[]; width: number; height: number },
): Piece {
  const [left = 0, base = 0] = transform.slice(4)
  return { text, left, right: left + width, base, height }
}

const isOnOneHeight = (a: Piece, b: Piece) => Math.abs(a.base - b.base) < Math.min(a.height, b.height) / 2

/** Nothing between letters of a word, a space between words, a new line across a gap as wide as a line is high. */
function between(before: Piece, piece: Piece): string {
  const gap = piece.left - before.right
  if (!isOnOneHeight(before, piece) || gap > Math.max(before.height, piece.height)) return '\n'
  return gap > before.height / 10 ? ' ' : ''
}

parentPort?.postMessage(await firstPage(workerData as Uint8Array).catch(() => ''))
