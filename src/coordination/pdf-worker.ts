import { parentPort, workerData } from 'node:worker_threads'
import { getDocumentProxy } from 'unpdf'

/** A piece of text as it stands on the page; places and sizes in points. */
type Piece = { text: string; left: number; right: number; base: number; height: number; isTurned: boolean }

/** The first page's words, a line for each stretch of text on one height without a wide gap: a stamp stands alone, as does what is turned or noted. */
async function firstPage(bytes: Uint8Array): Promise<string> {
  const document = await getDocumentProxy(bytes, { verbosity: 0 })
  const page = await document.getPage(1)
  const { items } = await page.getTextContent()
  const pieces = items.flatMap((item) =>
    'str' in item && item.str.trim() !== '' ? [pieceOf(item.str, item)] : [],
  )
  pieces.sort((a, b) => (isOnOneHeight(a, b) ? a.left - b.left : b.base - a.base))
  const turned = pieces.filter(({ isTurned }) => isTurned).map(({ text }) => text)
  let words = ''
  const upright = pieces.filter(({ isTurned }) => !isTurned)
  for (const [index, piece] of upright.entries()) {
    const before = upright[index - 1]
    words += (before ? between(before, piece) : '') + piece.text
  }
  const notes = (await page.getAnnotations()).map((note) => String(note.contentsObj?.str ?? ''))
  return [words, ...turned, ...notes].join('\n')
}

function pieceOf(
  text: string,
  { transform, width, height }: { transform: number[]; width: number; height: number },
): Piece {
  const [left = 0, base = 0] = transform.slice(4)
  const [, turn = 0] = transform
  return { text, left, right: left + width, base, height, isTurned: Math.abs(turn) > 0.01 }
}

const isOnOneHeight = (a: Piece, b: Piece) => Math.abs(a.base - b.base) < Math.min(a.height, b.height) / 2

/** Nothing between letters of a word, a space between words, a new line across a gap as wide as a line is high. */
function between(before: Piece, piece: Piece): string {
  const gap = piece.left - before.right
  if (!isOnOneHeight(before, piece) || gap > Math.max(before.height, piece.height)) return '\n'
  return gap > before.height / 10 ? ' ' : ''
}

parentPort?.postMessage(await firstPage(workerData as Uint8Array).catch(() => ''))
