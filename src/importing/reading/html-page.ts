import { Readability } from '@mozilla/readability'
import { parseHTML } from 'linkedom'
import { decodeLine } from '../../text/index.ts'
import { piecesOfElement } from './html-blocks.ts'
import { metadataOf } from './html-metadata.ts'
import type { PageReading } from './page-reading.ts'
import { isProse, type Piece } from './piece.ts'
import { type Known, readPieces } from './text-page.ts'

/** Deeper than any page that a person wrote; beyond it markup is an attack on whoever walks it. */
const DEEPEST = 500
/** More marks of markup than any article page holds; parsers need time that grows faster than their number. */
const MOST_MARKS = 50_000

/** Reads a captured HTML page: metadata first, then the part that reads like an article; "tooDeep" for hostile nesting. */
export function readHtml(html: string, known: Known): PageReading | 'tooDeep' {
  if (html.split('<', MOST_MARKS + 2).length > MOST_MARKS || nestedDeeper(html, DEEPEST)) return 'tooDeep'
  const document = documentOf(html)
  if (!document) return readPieces([], known)
  document.body.normalize() // a legacy word that holds an entity is cut into several runs
  decodeTexts(document)
  const said = { ...metadataOf(document), ...known }
  const everything = piecesOfElement(document.body, said.url)
  const whole = readPieces(everything, said)
  const content = readable(document, said.url)
  const { title = whole.title, publishedAt = whole.publishedAt } = said
  const told = readPieces(content ?? everything, {
    ...said,
    ...(title ? { title } : {}),
    ...(publishedAt ? { publishedAt } : {}),
  })
  const better = wordsOf(told.body) * 3 >= wordsOf(whole.body) ? withOpening(told, whole) : whole
  const {
    author = whole.author,
    photographer = whole.photographer,
    source = whole.source,
    sourceUrl = whole.sourceUrl,
    lead = whole.lead,
  } = better
  const body = lead ? better.body.filter((piece) => piece.text !== lead) : better.body
  return {
    ...better,
    body,
    statistics: whole.statistics,
    ...(author ? { author } : {}),
    ...(photographer ? { photographer } : {}),
    ...(source ? { source } : {}),
    ...(sourceUrl ? { sourceUrl } : {}),
    ...(lead ? { lead } : {}),
  }
}

/** How many blocks may stand between the headline and the box that reads like an article. */
const LONGEST_OPENING = 5

/** Many portals set the summary, and the picture with its caption, in a box before the body's: they are put back. */
function withOpening(told: PageReading, whole: PageReading): PageReading {
  const first = told.body.find(({ text }) => text !== '')?.text
  const at = whole.body.findIndex(({ text }) => text === first)
  const missing = at > 0 && at <= LONGEST_OPENING ? whole.body.slice(0, at) : []
  const known = new Set(told.body.flatMap(({ picture }) => picture?.src ?? []))
  const lead = told.lead ?? whole.lead ?? missing.find(({ text }) => isProse(text))?.text
  const opening = missing.filter(
    ({ text, picture }) => text !== lead && (isProse(text) || (picture && !known.has(picture.src ?? ''))),
  )
  const dateline = told.dateline ?? (lead && whole.dateline)
  return {
    ...told,
    ...(lead ? { lead } : {}),
    ...(dateline ? { dateline } : {}),
    body: [...opening, ...told.body],
  }
}

/** A page as a document with a body, also where the markup is a fragment; undefined for markup without an element. */
function documentOf(html: string): Document | undefined {
  const { document } = parseHTML(html)
  if (document.documentElement?.nodeName === 'HTML' && document.body) return document
  const wrapped = parseHTML(`<!doctype html><html><head></head><body>${html}</body></html>`).document
  return wrapped.documentElement && wrapped.body ? wrapped : undefined
}

function wordsOf(body: readonly Piece[]): number {
  return body.reduce((sum, piece) => sum + piece.text.length, 0)
}

function readable(document: Document, base: string | undefined): Piece[] | undefined {
  const marked = document.querySelector('[itemprop="articleBody"]')
  if (marked && (marked.textContent ?? '').length > 200) return piecesOfElement(marked, base)
  const copy = document.cloneNode(true) as Document
  const found = new Readability(copy, { keepClasses: true, charThreshold: 200 }).parse()
  if (!found?.content) return undefined
  const { document: article } = parseHTML(`<!doctype html><html><body>${found.content}</body></html>`)
  return piecesOfElement(article.body, base)
}

/** Old pages mix spellings from one paragraph to the next, so every run of text is read for itself. */
function decodeTexts(node: Node): void {
  for (const child of [...node.childNodes]) {
    if (child.nodeType === 3) {
      const standing = child.textContent ?? ''
      if (/[^\x20-\x7e\s]/.test(standing)) child.textContent = decodeLine(standing).text
    } else decodeTexts(child)
  }
}

const VOID =
  /^(?:area|base|br|col|embed|hr|img|input|link|meta|source|track|wbr|p|li|td|tr|th|dt|dd|option)$/i

function nestedDeeper(html: string, limit: number): boolean {
  let depth = 0
  for (const [, closing, name = '', selfClosing] of html.matchAll(/<(\/?)([a-z][a-z0-9]*)[^>]*?(\/?)>/gi)) {
    if (VOID.test(name) || selfClosing) continue
    depth += closing ? -1 : 1
    if (depth > limit) return true
    if (depth < 0) depth = 0
  }
  return false
}
