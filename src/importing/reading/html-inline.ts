import type { InlineNode } from './markup.ts'

const MARKS: Readonly<Record<string, string>> = {
  B: 'bold',
  STRONG: 'bold',
  I: 'italic',
  EM: 'italic',
  A: 'link',
}
type Mark = { type: string; attrs?: Record<string, string> }

/** The words of an element with the marks that documents know; everything else is taken for what it says. */
export function inlineOf(element: Node, base: string | undefined, marks: readonly Mark[] = []): InlineNode[] {
  return merge([...element.childNodes].flatMap((child) => inlineChild(child, base, marks)))
}

function inlineChild(child: Node, base: string | undefined, marks: readonly Mark[]): InlineNode[] {
  if (child.nodeType === 3) return textNode(child.textContent ?? '', marks)
  if (child.nodeType !== 1) return []
  if (child.nodeName === 'BR') return [{ type: 'hardBreak' }]
  const mark = markOf(child as Element, base)
  const already = mark && marks.some(({ type }) => type === mark.type)
  return inlineOf(child, base, mark && !already ? [...marks, mark] : marks)
}

function textNode(text: string, marks: readonly Mark[]): InlineNode[] {
  const words = text.replace(/\s+/g, ' ')
  return words === ''
    ? []
    : [{ type: 'text', text: words, ...(marks.length > 0 ? { marks: [...marks] } : {}) }]
}

function markOf(element: Element, base: string | undefined): Mark | undefined {
  const type = MARKS[element.nodeName]
  if (type !== 'link') return type ? { type } : undefined
  const href = absolute(element.getAttribute('href'), base)
  return href ? { type, attrs: { href } } : undefined
}

/** An address as the page meant it, seen from the page's own; undefined for scripts and fragments. */
export function absolute(address: string | null, base: string | undefined): string | undefined {
  if (!address || /^(?:#|javascript:|data:|vbscript:)/i.test(address.trim())) return undefined
  const url = URL.parse(address.trim(), base)
  return url && /^(?:https?|mailto|tel):$/.test(url.protocol) ? url.href : undefined
}

/** Neighbouring runs with the same marks become one; spaces at the edges of a block go. */
function merge(nodes: InlineNode[]): InlineNode[] {
  const merged: InlineNode[] = []
  for (const node of nodes) {
    const last = merged.at(-1)
    if (
      node.type === 'text' &&
      last?.type === 'text' &&
      JSON.stringify(last.marks) === JSON.stringify(node.marks)
    ) {
      last.text = `${last.text}${node.text}`.replace(/ {2,}/g, ' ')
    } else merged.push(node.type === 'text' ? { ...node } : node)
  }
  return merged
}

/** The same run without spaces or breaks at its ends, or undefined where nothing is left. */
export function trimmed(nodes: InlineNode[]): InlineNode[] {
  const kept = [...nodes]
  for (;;) {
    const first = kept[0]
    if (first?.type === 'hardBreak' || (first?.type === 'text' && first.text.trim() === '')) kept.shift()
    else break
  }
  for (;;) {
    const last = kept.at(-1)
    if (last?.type === 'hardBreak' || (last?.type === 'text' && last.text.trim() === '')) kept.pop()
    else break
  }
  const [first, last] = [kept[0], kept.at(-1)]
  if (first?.type === 'text') first.text = first.text.trimStart()
  if (last?.type === 'text') last.text = last.text.trimEnd()
  return kept
}
