import { type DOMOutputSpec, Node, Schema } from 'prosemirror-model'
import { safeUrl } from '../web/index.ts'

const none = (): DOMOutputSpec => ['span', 0]
const optional = { default: null, validate: 'string|null' }
const cell = {
  content: 'paragraph+',
  attrs: { colspan: { default: 1, validate: 'number' }, rowspan: { default: 1, validate: 'number' } },
  toDOM: none,
}

/** Everything that the body of an article can hold. What is not in here can be neither stored nor shown. */
export const schema = new Schema({
  nodes: {
    doc: { content: 'block+' },
    paragraph: { group: 'block', content: 'inline*', toDOM: none },
    heading: {
      group: 'block',
      content: 'inline*',
      attrs: { level: { default: 2, validate: isHeadingLevel } },
      toDOM: none,
    },
    bulletList: { group: 'block', content: 'listItem+', toDOM: none },
    orderedList: { group: 'block', content: 'listItem+', toDOM: none },
    listItem: { content: 'paragraph block*', toDOM: none },
    blockquote: { group: 'block', content: 'paragraph+', toDOM: none },
    table: { group: 'block', content: 'tableRow+', toDOM: none },
    tableRow: { content: '(tableCell | tableHeader)+', toDOM: none },
    tableCell: cell,
    tableHeader: cell,
    figure: {
      group: 'block',
      atom: true,
      attrs: { media: optional, caption: optional, credit: optional, alternative: optional },
      toDOM: none,
    },
    attachment: {
      group: 'block',
      atom: true,
      attrs: { file: { validate: 'string' }, title: optional },
      toDOM: none,
    },
    horizontalRule: { group: 'block', toDOM: none },
    hardBreak: { group: 'inline', inline: true, toDOM: none },
    text: { group: 'inline' },
  },
  marks: {
    bold: { toDOM: none },
    italic: { toDOM: none },
    link: { attrs: { href: { validate: isSafeAddress } }, inclusive: false, toDOM: none },
    abbreviation: { attrs: { title: { validate: 'string' } }, toDOM: none },
    foreign: { attrs: { language: { validate: 'string' } }, toDOM: none },
  },
})

/** The JSON of a document, as it is stored. */
export type DocumentJson = { type: 'doc'; content: readonly object[] }

/** A document from anybody's JSON, or undefined where the schema does not allow it. */
export function parseDocument(json: unknown): Node | undefined {
  if (!isShallow(json)) return undefined
  try {
    const document = Node.fromJSON(schema, json as object)
    document.check()
    return document.type === schema.topNodeType ? document : undefined
  } catch {
    return undefined
  }
}

/** A document nested deeper than this is none that anybody wrote; what walks it would run out of stack. */
const DEEPEST = 48

/** Whether JSON is nested no deeper than any document of ours; asked before anything walks it. */
export function isShallow(json: unknown): boolean {
  let level: unknown[] = [json]
  for (let depth = 0; level.length > 0; depth += 1) {
    if (depth > 2 * DEEPEST) return false
    level = level.flatMap((value) =>
      typeof value === 'object' && value !== null ? Object.values(value) : [],
    )
  }
  return true
}

function isHeadingLevel(level: unknown): void {
  if (level !== 2 && level !== 3) throw new RangeError('A heading of an article is of level 2 or 3')
}

function isSafeAddress(href: unknown): void {
  if (typeof href !== 'string' || safeUrl(href) === undefined)
    throw new RangeError('A link leads to an address that is safe to open')
}

/** The pictures and the files that a document shows, by the ids that the library gave them. */
export function mediaIn(document: Node): { pictures: string[]; attachments: string[] } {
  const [pictures, attachments] = [new Set<string>(), new Set<string>()]
  document.descendants(({ type, attrs }) => {
    if (type.name === 'figure' && attrs.media) pictures.add(attrs.media)
    if (type.name === 'attachment') attachments.add(attrs.file)
  })
  return { pictures: [...pictures], attachments: [...attachments] }
}

/** The words of a document as plain text, a block on each line, captions and the names of files among them. */
export function textOf(document: Node): string {
  const lines: string[] = []
  document.descendants((node) => {
    if (node.type.name === 'figure')
      lines.push([node.attrs.caption, node.attrs.credit].filter(Boolean).join(' '))
    else if (node.type.name === 'attachment') lines.push(node.attrs.title ?? '')
    else if (node.isTextblock) lines.push(node.textBetween(0, node.content.size, ' ', ' '))
  })
  return lines.filter(Boolean).join('\n')
}
