import { inlineOf, trimmed } from './html-inline.ts'
import { captionOf, isCaptionBox, pictureOf, words } from './html-pictures.ts'
import type { BlockNode, InlineNode } from './markup.ts'
import { type Piece, tidy } from './piece.ts'

const SKIPPED = new Set([
  'SCRIPT',
  'STYLE',
  'NOSCRIPT',
  'TEMPLATE',
  'IFRAME',
  'OBJECT',
  'EMBED',
  'BUTTON',
  'INPUT',
  'SELECT',
  'SVG',
  'HEAD',
  'NAV',
  'LINK',
  'META',
])
const BLOCKS =
  'p,div,section,article,main,header,footer,aside,h1,h2,h3,h4,h5,h6,ul,ol,table,figure,blockquote,pre,hr,img,dl,dt,dd,center,li,tr,td,body'
/** The blocks of an element in reading order. What runs between two blocks is a paragraph of its own. */
export function piecesOfElement(root: Element, base: string | undefined): Piece[] {
  const pieces: Piece[] = []
  let loose: Node[] = []
  const flush = () => {
    pieces.push(...paragraphs(loose, base))
    loose = []
  }
  for (const child of [...root.childNodes]) {
    if (child.nodeType === 1 && isFurniture(child as Element)) continue
    if (child.nodeType === 1 && isBlock(child as Element)) {
      flush()
      pieces.push(...piecesOfBlock(child as Element, base))
    } else if (child.nodeType === 1 || child.nodeType === 3) loose.push(child)
  }
  flush()
  return pieces
}

/** A page of ASP.NET stands in a single form; a search box or a survey is a short one. */
const LONGEST_FORM = 400

function isFurniture(element: Element): boolean {
  const name = element.nodeName.toUpperCase()
  return SKIPPED.has(name) || (name === 'FORM' && (element.textContent ?? '').length < LONGEST_FORM)
}

function isBlock(element: Element): boolean {
  return element.matches(BLOCKS) || element.querySelector(BLOCKS) !== null
}

function piecesOfBlock(element: Element, base: string | undefined): Piece[] {
  switch (element.nodeName) {
    case 'IMG':
      return pictureOf(element)
    case 'FIGURE':
      return figureOf(element)
    case 'H2':
    case 'H3':
    case 'H4':
    case 'H5':
    case 'H6':
      return headingOf(element)
    case 'UL':
    case 'OL':
      return listOf(element, base)
    case 'TABLE':
      return tableOf(element, base)
    case 'BLOCKQUOTE':
      return quotationOf(element, base)
    default:
      return isCaptionBox(element) ? captionOf(element) : piecesOfElement(element, base)
  }
}

function paragraphs(nodes: Node[], base: string | undefined): Piece[] {
  if (nodes.length === 0) return []
  const inline = nodes.flatMap((node) => inlineOf({ childNodes: [node] } as unknown as Node, base))
  return splitAtBreaks(inline).flatMap((run) => {
    const text = tidy(plain(run))
    if (text === '') return []
    const emphasised = run.every(
      (node) =>
        node.type === 'hardBreak' ||
        node.text.trim() === '' ||
        node.marks?.some(({ type }) => type === 'bold'),
    )
    return [{ text, apart: true, inline: trimmed(run), ...(emphasised ? { emphasised } : {}) }]
  })
}

function splitAtBreaks(nodes: InlineNode[]): InlineNode[][] {
  const runs: InlineNode[][] = [[]]
  for (const node of nodes) {
    if (node.type === 'hardBreak') runs.push([])
    else runs.at(-1)?.push(node)
  }
  return runs
}

function plain(nodes: readonly InlineNode[]): string {
  return nodes.map((node) => (node.type === 'text' ? node.text : ' ')).join('')
}

function headingOf(element: Element): Piece[] {
  const text = words(element)
  if (element.querySelector('img')) return piecesOfElement(element, undefined)
  const level = element.nodeName === 'H2' ? 2 : 3
  return text
    ? [
        {
          text,
          apart: true,
          nodes: [{ type: 'heading', attrs: { level }, content: [{ type: 'text', text }] }],
        },
      ]
    : []
}

function figureOf(figure: Element): Piece[] {
  const image = figure.querySelector('img')
  const caption = figure.querySelector('figcaption')
  if (!image) return caption ? captionOf(caption) : piecesOfElement(figure, undefined)
  return [...pictureOf(image), ...(caption ? captionOf(caption) : [])]
}

function listOf(list: Element, base: string | undefined): Piece[] {
  const items = [...list.children].filter((item) => item.nodeName === 'LI')
  const links = [...list.querySelectorAll('a')].reduce((sum, link) => sum + words(link).length, 0)
  const text = items.map(words).filter(Boolean)
  if (text.length === 0) return []
  if (links > text.join('').length * 0.7) return text.map((line) => ({ text: line, apart: true }))
  const content = items
    .filter((item) => words(item))
    .map((item): BlockNode => ({ type: 'listItem', content: [paragraph(item, base)] }))
  return [
    {
      text: text.join('\n'),
      apart: true,
      nodes: [{ type: list.nodeName === 'OL' ? 'orderedList' : 'bulletList', content }],
    },
  ]
}

/** Old portals set whole pages in tables; one that holds more text than this is no picture's frame. */
const LONGEST_CAPTION = 400

/** A table that holds a picture, or a single column, was set for layout; the others hold figures. */
function tableOf(table: Element, base: string | undefined): Piece[] {
  const rows = [...table.querySelectorAll('tr')].filter((row) => row.closest('table') === table)
  const widest = Math.max(0, ...rows.map((row) => row.children.length))
  if (table.querySelector('img') && rows.length <= 3 && words(table).length <= LONGEST_CAPTION)
    return captionOf(table)
  if (widest < 2 || table.querySelector('table,img'))
    return rows.flatMap((row) => [...row.children].flatMap((cell) => piecesOfElement(cell, base)))
  const text = rows.map((row) => [...row.children].map(words).join('\t')).join('\n')
  const content = rows.filter((row) => row.children.length > 0).map((row, index) => rowOf(row, index, base))
  return [{ text, apart: true, nodes: [{ type: 'table', content }] }]
}

/** The first row of an old table is its head whether or not the page said so: hardly any said so. */
function rowOf(row: Element, index: number, base: string | undefined): BlockNode {
  const content = [...row.children].map((cell): BlockNode => {
    const type = cell.nodeName === 'TH' || index === 0 ? 'tableHeader' : 'tableCell'
    return {
      type,
      attrs: { colspan: span(cell, 'colspan'), rowspan: span(cell, 'rowspan') },
      content: [paragraph(cell, base)],
    }
  })
  return { type: 'tableRow', content }
}

function span(cell: Element, name: string): number {
  return Math.min(100, Math.max(1, Number.parseInt(cell.getAttribute(name) ?? '1', 10) || 1))
}

function quotationOf(element: Element, base: string | undefined): Piece[] {
  const text = words(element)
  return text
    ? [{ text, apart: true, nodes: [{ type: 'blockquote', content: [paragraph(element, base)] }] }]
    : []
}

function paragraph(element: Element, base: string | undefined): BlockNode {
  const content = trimmed(inlineOf(element, base))
  return content.length > 0 ? { type: 'paragraph', content } : { type: 'paragraph' }
}
