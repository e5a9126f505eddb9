import { decodeLine, editDistance, fold, tonePlacements } from '../text/index.ts'
import type { Revision } from './article.ts'
import { parseDocument, textOf } from './document.ts'
import { linksIn } from './links.ts'

/** Something to look at again before publishing, which stands in nobody's way: what it is, and which words it is about. */
export type Advice = { key: AdviceKey; field: string; about: string }
export type AdviceKey = 'abbreviationUnknown' | 'toneMarksMixed' | 'legacyRests' | 'nameAlmost' | 'linkDead'

/** What is known besides the text: abbreviations that are explained, names as they are written, addresses that nobody answers at. */
export type Known = {
  glossary: readonly string[]
  directory: readonly string[]
  dead: readonly string[]
}

/** How many words of one kind are named; the rest follows when these are put right. */
const NAMED = 5

/** What a careful reader would point out. */
export function advice(revision: Revision, known: Known): Advice[] {
  const document = parseDocument(revision.body)
  const body = document ? textOf(document) : ''
  const text = [revision.title, revision.lead ?? '', body].join('\n')
  const marked = document ? abbreviationsMarked(revision.body) : []
  const { old, modern } = tonePlacements(text)
  const found: [AdviceKey, readonly string[]][] = [
    ['abbreviationUnknown', unknownAbbreviations(text, [...known.glossary, ...marked])],
    ['toneMarksMixed', old && modern ? [`${old}, ${modern}`] : []],
    ['legacyRests', legacyRests(text)],
    ['nameAlmost', almostNames(text, known.directory)],
    ['linkDead', document ? linksIn(document).filter((href) => known.dead.includes(href)) : []],
  ]
  return found.flatMap(([key, words]) =>
    words.length > 0 ? [{ key, field: 'body', about: words.slice(0, NAMED).join('; ') }] : [],
  )
}

const ROMAN = /^[IVXLC]+$/

/** Runs of capitals that nobody explains; a line all in capitals is no abbreviation. */
function unknownAbbreviations(text: string, explained: readonly string[]): string[] {
  const unknown = new Set<string>()
  for (const line of text.split('\n')) {
    if (!/\p{Ll}/u.test(line)) continue
    for (const [word] of line.matchAll(
      /(?<![\p{L}\p{N}/-])[\p{Lu}][\p{Lu}\p{N}]*(?:-[\p{Lu}\p{N}]+)*(?![\p{L}\p{N}])/gu,
    ))
      if ((word.match(/\p{Lu}/gu)?.length ?? 0) > 1 && !ROMAN.test(word) && !explained.includes(word))
        unknown.add(word)
  }
  return [...unknown]
}

function abbreviationsMarked(body: object): string[] {
  const words: string[] = []
  parseDocument(body)?.descendants((node) => {
    if (node.marks.some(({ type }) => type.name === 'abbreviation') && node.text) words.push(node.text)
  })
  return words
}

/** Letters that only a legacy font, or a wrong reading, leaves behind. */
function legacyRests(text: string): string[] {
  return text
    .split('\n')
    .filter((line) => {
      const { spelling, doubtful } = decodeLine(line)
      return doubtful || spelling !== 'unicode'
    })
    .map((line) => line.slice(0, 60))
}

/** Letters that a misspelt name may differ by, and still be meant. */
const SLIPS = 2
/** Where more names than this differ in one word alone, that word tells people apart, and another one is another person. */
const MOST_ALIKE = 50

/** Names that are written almost, but not quite, as the directory has them: "Điện Piên Phủ" for "Điện Biên Phủ". */
function almostNames(text: string, directory: readonly string[]): string[] {
  const names = directory.map((name) => name.normalize('NFC').split(/\s+/)).filter(({ length }) => length > 1)
  const alike = new Map<string, string[][]>()
  for (const name of names)
    for (const pattern of patternsOf(name)) {
      const others = alike.get(pattern)
      if (others) others.push(name)
      else alike.set(pattern, [name])
    }
  const meant = new Map<string, string | undefined>(names.map((name) => [name.join(' '), undefined]))
  const lengths = [...new Set(names.map(({ length }) => length))]
  for (const words of runsOfNames(text))
    for (const length of lengths)
      for (let at = 0; at + length <= words.length; at += 1) {
        const written = words.slice(at, at + length)
        const whole = written.join(' ')
        if (!meant.has(whole)) meant.set(whole, meantBy(written, alike)?.join(' '))
      }
  return [...meant].flatMap(([written, name]) => (name ? [`${written} → ${name}`] : []))
}

/** A name with each of its words left open in turn, without marks. */
function patternsOf(name: readonly string[]): string[] {
  const folded = name.map(fold)
  return folded.map((_, open) => folded.map((word, index) => (index === open ? '*' : word)).join(' '))
}

function meantBy(written: readonly string[], alike: ReadonlyMap<string, string[][]>): string[] | undefined {
  return patternsOf(written)
    .map((pattern) => alike.get(pattern) ?? [])
    .filter(({ length }) => length <= MOST_ALIKE)
    .flat()
    .find((name) => isAlmost(written, name))
}

/** Off by a letter or two in all: names that share a word are often different names. */
function isAlmost(written: readonly string[], name: readonly string[]): boolean {
  const slips = written.map((word, index) => editDistance(word, name[index] ?? '', SLIPS + 1))
  return slips.reduce((sum, slip) => sum + slip, 0) <= SLIPS
}

/** Words that follow one another, each with a capital, as names are written. */
function runsOfNames(text: string): string[][] {
  return [...text.normalize('NFC').matchAll(/\p{Lu}[\p{L}\p{M}]*(?: \p{Lu}[\p{L}\p{M}]*)+/gu)].map(([run]) =>
    run.split(' '),
  )
}
