import { decodeLine, fromTcvn3, fromVni } from '../../src/text/index.ts'

/** Fonts that drew Vietnamese over other letters, by how their names begin. */
const [TCVN3_FONT, VNI_FONT] = [/^["']?\.?Vn/, /^["']?VNI[- ]/i]

/**
 * What another program put on the clipboard, made fit for the text: lists that Word writes as paragraphs become lists, what it
 * says to itself goes, and letters of legacy fonts become Unicode. What the schema does not know, the editor leaves out.
 */
export function cleanPaste(html: string): string {
  const { body } = new DOMParser().parseFromString(html, 'text/html')
  for (const useless of body.querySelectorAll('style, script, meta, link, title, xml')) useless.remove()
  decodeLegacy(body)
  listsFromWord(body)
  for (const element of body.querySelectorAll<HTMLElement>('b, strong, i, em')) unwrapPlain(element)
  for (const heading of body.querySelectorAll('h1, h4, h5, h6'))
    rename(heading, heading.localName === 'h1' ? 'h2' : 'h3')
  markByStyle(body)
  // Blank lines are made by the page, not by empty paragraphs.
  for (const paragraph of body.querySelectorAll('p'))
    if (!paragraph.textContent?.trim() && !paragraph.querySelector('img')) paragraph.remove()
  return body.innerHTML.normalize('NFC')
}

/** Plain text of a legacy font looks like misread letters; each line is read as what it is. */
export function cleanText(text: string): string {
  return text
    .split('\n')
    .map((line) => decodeLine(line).text)
    .join('\n')
}

function decodeLegacy(body: HTMLElement): void {
  const texts = document.createTreeWalker(body, NodeFilter.SHOW_TEXT)
  for (let node = texts.nextNode(); node; node = texts.nextNode()) {
    const text = node.nodeValue ?? ''
    const font = fontOf(node.parentElement)
    const read = TCVN3_FONT.test(font) ? fromTcvn3 : VNI_FONT.test(font) ? fromVni : undefined
    const decoded = read?.(text) ?? decodeLine(text).text
    // The fonts whose names end in H drew small letters as capitals.
    node.nodeValue = /^["']?\.Vn\w+H\b/.test(font) ? decoded.toUpperCase() : decoded
  }
}

function fontOf(element: Element | null): string {
  for (let at = element; at; at = at.parentElement) {
    const font = styleOf(at, 'font-family') || at.getAttribute('face')
    if (font) return font
  }
  return ''
}

/** What the style of an element says, read from its text: the page's policy lets no browser read styles that stand in elements. */
function styleOf(element: Element, property: string): string {
  const said = (element.getAttribute('style') ?? '').split(';').map((each) => each.split(':'))
  const found = said.find(([name = '']) => name.trim().toLowerCase() === property)
  return found?.[1]?.trim() ?? ''
}

/** Word writes the items of a list as paragraphs whose sign is text; the style says of which list and how deep. */
function listsFromWord(body: HTMLElement): void {
  let [list, before] = [undefined as HTMLElement | undefined, undefined as Element | undefined]
  for (const paragraph of body.querySelectorAll<HTMLElement>('p')) {
    if (!/mso-list:\s*l\d+/i.test(paragraph.getAttribute('style') ?? '')) continue
    const sign = [...paragraph.querySelectorAll<HTMLElement>('span')].find((span) =>
      /mso-list:\s*ignore/i.test(span.getAttribute('style') ?? ''),
    )
    const kind = /^\s*(?:\d+|[a-zđ]|[ivx]+)[.)]/i.test(sign?.textContent ?? '') ? 'ol' : 'ul'
    sign?.remove()
    if (!list || list.localName !== kind || paragraph.previousElementSibling !== before) {
      list = document.createElement(kind)
      paragraph.before(list)
    }
    const item = document.createElement('li')
    paragraph.removeAttribute('style')
    item.append(paragraph)
    list.append(item)
    before = list
  }
}

/** Google Docs wraps everything in a bold element that says it is not bold. */
function unwrapPlain(element: HTMLElement): void {
  const isPlain = /^(?:normal|400)$/.test(styleOf(element, 'font-weight'))
  if (isPlain || styleOf(element, 'font-style') === 'normal') element.replaceWith(...element.childNodes)
}

/** LibreOffice and Google Docs say bold and italic by style alone. */
function markByStyle(body: HTMLElement): void {
  for (const span of body.querySelectorAll<HTMLElement>('span, font')) {
    if (span.closest('h2, h3')) continue
    if (/^(?:bold|[6-9]00)$/.test(styleOf(span, 'font-weight'))) wrapInside(span, 'strong')
    if (styleOf(span, 'font-style') === 'italic') wrapInside(span, 'em')
  }
}

function wrapInside(element: HTMLElement, name: string): void {
  const inner = document.createElement(name)
  inner.append(...element.childNodes)
  element.append(inner)
}

function rename(element: Element, name: string): void {
  const renamed = document.createElement(name)
  renamed.append(...element.childNodes)
  element.replaceWith(renamed)
}
