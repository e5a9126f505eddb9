import type { Node } from 'prosemirror-model'
import type { BoundFigure } from './article.ts'
import { parseDocument, textOf } from './document.ts'
import type { Work } from './work.ts'

/** What must be there to save, to be read by others, to be published. */
export type Level = 'save' | 'preview' | 'publish'

/** Something that stands in the way: of what, what it is, and the field to go to. */
export type Issue = { level: Level; key: IssueKey; field: string }
export type IssueKey =
  | 'noteEmpty'
  | 'correctionEmpty'
  | 'timeMalformed'
  | 'timePast'
  | 'targetUnknown'
  | 'titleEmpty'
  | 'titleInCapitals'
  | 'bodyEmpty'
  | 'bylineMissing'
  | 'sourceWithoutAddress'
  | 'headingSkipped'
  | 'linkSaysNothing'
  | 'alternativeMissing'
  | 'alternativeIsFileName'
  | 'alternativeRepeatsCaption'
  | 'creditMissing'
  | 'tableWithoutHeaders'
  | 'figureDiffers'

/** What is asked of a piece of work: its revision, and the numbers that it is bound to where there are some. */
type Readable = Pick<Work, 'revision'> & Partial<Pick<Work, 'bound'>>

/** Everything that stands in the way of publishing a revision, in the order of the page. */
export function readiness({ revision, bound = [] }: Readable): Issue[] {
  const { title, bylines, source } = revision
  const issues: Issue[] = []
  if (title.trim() === '') issues.push({ level: 'preview', key: 'titleEmpty', field: 'title' })
  else if (isInCapitals(title)) issues.push({ level: 'publish', key: 'titleInCapitals', field: 'title' })
  issues.push(...bodyIssues(revision.body))
  if (bound.some((figure) => differs(figure, revision)))
    issues.push({ level: 'publish', key: 'figureDiffers', field: 'body' })
  if (bylines.length === 0) issues.push({ level: 'publish', key: 'bylineMissing', field: 'byline' })
  if (source && !source.url)
    issues.push({ level: 'publish', key: 'sourceWithoutAddress', field: 'source-url' })
  return issues
}

const FILE_NAME = /^[\w\s()-]+\.(?:jpe?g|png|webp|gif|heic|avif|tiff?)$|^(?:IMG|DSC|DJI|Z)[_-]?\d+/i
const SAYS_NOTHING =
  /^(?:tại đây|(?:bấm |nhấn |xem )?(?:vào )?đây|ở đây|xem thêm|link|here|click here|read more)?$/iu

function bodyIssues(body: object): Issue[] {
  const document = parseDocument(body)
  const found = new Set<IssueKey>()
  if (!document || (document.textContent.trim() === '' && document.childCount <= 1)) found.add('bodyEmpty')
  let level = 1
  document?.descendants((node) => {
    const { attrs } = node
    if (node.type.name === 'heading') {
      if (attrs.level > level + 1) found.add('headingSkipped')
      level = attrs.level
    }
    if (node.type.name === 'table' && !hasHeaders(node.toJSON())) found.add('tableWithoutHeaders')
    if (node.type.name === 'figure') for (const key of figureIssues(attrs)) found.add(key)
    if (node.isTextblock && linksOf(node).some((words) => SAYS_NOTHING.test(words.trim())))
      found.add('linkSaysNothing')
  })
  return [...found].map((key) => ({ level: key === 'bodyEmpty' ? 'preview' : 'publish', key, field: 'body' }))
}

type Figure = { alternative?: string | null; caption?: string | null; credit?: string | null }

/** A decorative picture says so by an empty alternative text; one that nobody thought of has none. */
function figureIssues({ alternative, caption, credit }: Figure): IssueKey[] {
  const issues: IssueKey[] = []
  if (alternative === null || alternative === undefined) issues.push('alternativeMissing')
  else if (FILE_NAME.test(alternative)) issues.push('alternativeIsFileName')
  else if (alternative !== '' && alternative === caption) issues.push('alternativeRepeatsCaption')
  if (!credit) issues.push('creditMissing')
  return issues
}

type Json = { type?: string; content?: Json[] }

/** The words of each link of a block: they go on through pieces of it that are bold or in another language. */
function linksOf(block: Node): string[] {
  const links: { href: string; words: string }[] = []
  let before: string | undefined
  block.forEach((child) => {
    const mark = child.marks.find(({ type }) => type.name === 'link')
    const href = mark && String(mark.attrs.href)
    const last = links.at(-1)
    if (href !== undefined && href === before && last) last.words += child.text ?? ''
    else if (href !== undefined) links.push({ href, words: child.text ?? '' })
    before = href
  })
  return links.map(({ words }) => words)
}

function hasHeaders({ content = [] }: Json): boolean {
  return content.some((row) => row.content?.some(({ type }) => type === 'tableHeader'))
}

/** Two words or more without one small letter; an abbreviation alone is no shouting. */
function isInCapitals(title: string): boolean {
  return !/\p{Ll}/u.test(title) && (title.match(/\p{Lu}{2,}/gu) ?? []).length > 2
}

/** Whether a text says another number where a record's stands; a sentence that was taken out says none. */
function differs({ before, value, after }: BoundFigure, { title, lead, body }: Work['revision']): boolean {
  const document = parseDocument(body)
  const text = [title, lead ?? '', document ? textOf(document) : ''].join('\n')
  const said = new RegExp(
    `${RegExp.escape(before)}(\\d+(?:[.,]\\d+)*)${RegExp.escape(after)}(?![.,]?\\d)`,
    'giu',
  )
  return [...text.matchAll(said)].some(([, number]) => number !== value)
}
