/** An element of XML with its attributes and children; a child that is a string is text. */
export type Element = {
  name: string
  attributes: Readonly<Record<string, string | undefined>>
  children: readonly Child[]
}
export type Child = Element | string | undefined | readonly Child[]

/** `element('link', { href }, 'text')`. */
export function element(name: string, attributes: Element['attributes'] = {}, ...children: Child[]): Element {
  return { name, attributes, children }
}

/** A whole document, with everything escaped that XML reserves and without the signs that it forbids. */
export function xmlDocument(root: Element): string {
  return `<?xml version="1.0" encoding="UTF-8"?>\n${written(root)}\n`
}

function written(child: Child): string {
  if (child === undefined) return ''
  if (typeof child === 'string') return escaped(child)
  if (!isElement(child)) return child.map(written).join('')
  const attributes = Object.entries(child.attributes)
    .flatMap(([name, value]) => (value === undefined ? [] : [` ${name}="${escaped(value)}"`]))
    .join('')
  const inside = child.children.map(written).join('')
  return inside === ''
    ? `<${child.name}${attributes}/>`
    : `<${child.name}${attributes}>${inside}</${child.name}>`
}

function isElement(child: Element | readonly Child[]): child is Element {
  return 'name' in child
}

/** What XML 1.0 has no place for (section 2.2): control signs, halves of pairs, two that are no letters. */
const FORBIDDEN = /(?![\t\n\r])\p{Cc}|\p{Cs}|[\ufffe\uffff]/gu
const ESCAPES: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' }

function escaped(text: string): string {
  return text.replace(FORBIDDEN, '').replace(/[&<>"]/g, (sign) => ESCAPES[sign] ?? sign)
}
