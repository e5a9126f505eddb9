/** Running text as document nodes, in the JSON of ProseMirror. */
export type InlineNode =
  | { type: 'text'; text: string; marks?: { type: string; attrs?: Record<string, string> }[] }
  | { type: 'hardBreak' }

/** A block as a document node, in the JSON of ProseMirror; the document schema of `articles` has the last word. */
export type BlockNode = {
  type: string
  attrs?: Record<string, unknown>
  content?: (BlockNode | InlineNode)[]
}
