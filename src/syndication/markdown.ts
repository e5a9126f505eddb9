import type { Mark, Node } from 'prosemirror-model'
import { safeUrl } from '../web/index.ts'

/** A document as Markdown (CommonMark, tables as GitHub writes them). Pictures are named by their captions. */
export function markdown(document: Node): string {
  return document.content.content
    .map((node) => block(node))
    .filter(Boolean)
    .join('\n\n')
}

function block(node: Node): string {
  const children = node.content.content
  switch (node.type.name) {
    case 'heading':
      return `${'#'.repeat(Number(node.attrs.level))} ${inline(node)}`
    case 'bulletList':
      return children.map((item) => listItem(item, '- ')).join('\n')
    case 'orderedList':
      return children.map((item, index) => listItem(item, `${index + 1}. `)).join('\n')
    case 'blockquote':
      return children.map((child) => `> ${block(child)}`).join('\n>\n')
    case 'table':
      return table(children)
    case 'figure':
      return figure(node.attrs as { caption: string | null; credit: string | null })
    case 'attachment':
      return escaped(String(node.attrs.title ?? ''))
    case 'horizontalRule':
      return '---'
    default:
      return inline(node)
  }
}

function listItem(item: Node, sign: string): string {
  const indent = ' '.repeat(sign.length)
  return sign + item.content.content.map(block).join('\n\n').replaceAll('\n', `\n${indent}`)
}

function table(rows: readonly Node[]): string {
  const lines = rows.map(
    (row) =>
      `| ${row.content.content.map((cell) => cell.content.content.map(inline).join(' ').replaceAll('|', '\\|')).join(' | ')} |`,
  )
  const columns = rows[0]?.childCount ?? 0
  return [lines[0], `|${' --- |'.repeat(columns)}`, ...lines.slice(1)].join('\n')
}

function figure({ caption, credit }: { caption: string | null; credit: string | null }): string {
  const words = [caption, credit && `(${credit})`].filter(Boolean).join(' ')
  return words ? `*${escaped(words)}*` : ''
}

function inline(node: Node): string {
  return node.content.content
    .map((child) =>
      child.type.name === 'hardBreak'
        ? '  \n'
        : child.marks.reduceRight((text, mark) => marked(text, mark), escaped(child.text ?? '')),
    )
    .join('')
}

function marked(text: string, { type, attrs }: Mark): string {
  if (type.name === 'bold') return `**${text}**`
  if (type.name === 'italic') return `*${text}*`
  const href = type.name === 'link' ? safeUrl(String(attrs.href)) : undefined
  return href ? `[${text}](<${href}>)` : text
}

/** Signs that Markdown would take for its own. */
function escaped(text: string): string {
  return text.replace(/[\\`*_[\]<>#]/g, '\\$&')
}
