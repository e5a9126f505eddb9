import type { DocumentJson } from '../articles/index.ts'
import type { InlineNode } from './reading/markup.ts'
import type { Piece } from './reading/piece.ts'

/** The body of a reading as a document. `mediaOf` gives the id of a picture that came along with the page. */
export function asDocument(
  body: readonly Piece[],
  mediaOf: (src: string) => string | undefined,
): DocumentJson {
  return { type: 'doc', content: body.flatMap((piece) => nodesOf(piece, mediaOf)) }
}

function nodesOf(piece: Piece, mediaOf: (src: string) => string | undefined): object[] {
  if (piece.nodes) return piece.nodes
  if (!piece.picture) return [{ type: 'paragraph', content: inlineOf(piece) }]
  const { src, caption = null, credit = null, alternative = null } = piece.picture
  const media = (src && mediaOf(src)) || null
  // A picture without a file, a caption or an alternative text has nothing left to show.
  return media || caption ? [{ type: 'figure', attrs: { media, caption, credit, alternative } }] : []
}

/** The words with their marks, where they are still the same words after the page was taken apart. */
function inlineOf({ text, inline }: Piece): InlineNode[] {
  const words = inline?.map((node) => (node.type === 'text' ? node.text : '\n')).join('')
  return inline && words === text ? inline : [{ type: 'text', text }]
}
