import type { Node } from 'prosemirror-model'
import { differencesWithin, type Piece } from '../text/index.ts'
import type { Revision } from './article.ts'
import { parseDocument } from './document.ts'

/** The fields of a revision that can be compared, in the order of the page. */
export const PARTS = [
  'title',
  'lead',
  'dateline',
  'body',
  'figures',
  'links',
  'bylines',
  'source',
  'tags',
] as const
export type PartName = (typeof PARTS)[number]

/** What became of one part between two revisions, word by word. */
export type Comparison = { part: PartName; pieces: Piece[] }

/** As long as anybody waits for a comparison, and as long as a server should be kept from others. */
export const PATIENCE_MS = 600

/** What differs between two revisions; parts that are the same are left out. */
export function compare(older: Revision, newer: Revision): Comparison[] {
  const difference = differencesWithin(PATIENCE_MS)
  return PARTS.flatMap((part) => {
    const [before, after] = [textOfPart(older, part), textOfPart(newer, part)]
    return before === after ? [] : [{ part, pieces: difference(before, after) }]
  })
}

/** A part as text that people can compare. */
export function textOfPart(revision: Revision, part: PartName): string {
  if (part === 'body' || part === 'figures' || part === 'links') {
    const document = parseDocument(revision.body)
    return document ? LINES[part](document).join('\n') : ''
  }
  if (part === 'bylines') return revision.bylines.map(({ role, name }) => `${name} (${role})`).join('\n')
  if (part === 'source')
    return Object.values(revision.source ?? {})
      .filter(Boolean)
      .join('\n')
  if (part === 'tags') return revision.tags.join(', ')
  return revision[part] ?? ''
}

const LINES = { body: blockLines, figures: figureLines, links: linkLines }

/** A block on each line, with a sign before it that says what it is, so that a heading that became a paragraph is seen. */
function blockLines(document: Node): string[] {
  const lines: string[] = []
  document.descendants((node, _position, parent) => {
    if (!node.isTextblock) return
    const sign =
      node.type.name === 'heading' ? `${'#'.repeat(node.attrs.level)} ` : SIGNS[parent?.type.name ?? '']
    lines.push((sign ?? '') + node.textBetween(0, node.content.size, ' ', ' '))
  })
  return lines
}

const SIGNS: Readonly<Record<string, string>> = {
  listItem: '• ',
  blockquote: '> ',
  tableCell: '| ',
  tableHeader: '‖ ',
}

function figureLines(document: Node): string[] {
  const lines: string[] = []
  document.descendants(({ type, attrs }) => {
    if (type.name === 'figure')
      lines.push([attrs.media, attrs.caption, attrs.credit, attrs.alternative].filter(Boolean).join(' · '))
    if (type.name === 'attachment') lines.push([attrs.file, attrs.title].filter(Boolean).join(' · '))
  })
  return lines
}

function linkLines(document: Node): string[] {
  const lines: string[] = []
  document.descendants((node) => {
    for (const { type, attrs } of node.marks)
      if (type.name === 'link') lines.push(`${node.text} → ${attrs.href}`)
  })
  return lines
}
