import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { asJson, readPage } from '../src/importing/index.ts'

/** How often a field was expected, given, and given rightly. */
export type Score = { expected: number; given: number; right: number }
type Expected = Record<string, unknown> & {
  bodyFirstWords?: string
  bodyLastWords?: string
  boilerplateMustNotAppear?: string[]
}

const PLAIN = [
  'title',
  'lead',
  'dateline',
  'publishedAt',
  'author',
  'photographer',
  'source',
  'sourceUrl',
] as const
const FIGURES = ['today', 'yesterday', 'month', 'year', 'total', 'online', 'views', 'comments'] as const

/** Reads every capture of a folder and compares what comes out with the `.expected.json` beside it. */
export function scoreFolder(folder: string): {
  files: number
  fields: Record<string, Score>
  problems: string[]
} {
  const fields: Record<string, Score> = {}
  const problems: string[] = []
  const captures = readdirSync(folder).filter((name) => /\.(?:txt|html)$/.test(name))
  for (const name of captures) {
    const expected = JSON.parse(
      readFileSync(join(folder, name.replace(/\.\w+$/, '.expected.json')), 'utf8'),
    ) as Expected
    const page = readPage(readFileSync(join(folder, name)))
    const given: Record<string, unknown> = 'reading' in page ? asJson(page.reading) : {}
    for (const { field, wanted, got, right } of comparisons(expected, given)) {
      fields[field] ??= { expected: 0, given: 0, right: 0 }
      const score = fields[field]
      if (wanted !== undefined) score.expected += 1
      if (got !== undefined) score.given += 1
      if (right) score.right += 1
      else if (wanted !== undefined || got !== undefined)
        problems.push(`${name}: ${field}: expected ${JSON.stringify(wanted)}, got ${JSON.stringify(got)}`)
    }
  }
  return { files: captures.length, fields, problems }
}

type Comparison = { field: string; wanted: unknown; got: unknown; right: boolean }

function comparisons(expected: Expected, given: Record<string, unknown>): Comparison[] {
  const paragraphs = (given.paragraphs ?? []) as string[]
  const [first = '', last = ''] = [paragraphs[0], paragraphs.at(-1)]
  const text = JSON.stringify([given.title, given.lead, paragraphs, given.captions])
  return [
    ...PLAIN.map((field) => equal(field, expected[field], given[field])),
    ...captions((expected.captions ?? []) as string[], (given.captions ?? []) as string[]),
    ...(expected.bodyFirstWords
      ? [
          {
            field: 'bodyFirstWords',
            wanted: expected.bodyFirstWords,
            got: first.slice(0, 60),
            right: same(first.slice(0, expected.bodyFirstWords.length), expected.bodyFirstWords),
          },
        ]
      : []),
    ...(expected.bodyLastWords
      ? [
          {
            field: 'bodyLastWords',
            wanted: expected.bodyLastWords,
            got: last.slice(-60),
            right: same(last.slice(-expected.bodyLastWords.length), expected.bodyLastWords),
          },
        ]
      : []),
    ...(expected.boilerplateMustNotAppear ?? []).map((phrase) => ({
      field: 'furniture kept out',
      wanted: phrase,
      got: phrase,
      right: !text.includes(phrase),
    })),
    ...FIGURES.map((name) => equal(`statistics.${name}`, figure(expected, name), figure(given, name))),
  ]
}

function captions(wanted: string[], got: string[]): Comparison[] {
  const length = Math.max(wanted.length, got.length)
  return Array.from({ length }, (_, i) => equal('captions', wanted[i], got[i]))
}

function figure(object: Record<string, unknown>, name: string): unknown {
  return (object.statistics as Record<string, unknown> | undefined)?.[name]
}

function equal(field: string, wanted: unknown, got: unknown): Comparison {
  return { field, wanted, got, right: wanted !== undefined && got !== undefined && same(wanted, got) }
}

/** Case apart: legacy fonts drew capitals with the codes of small letters. */
function same(one: unknown, other: unknown): boolean {
  return (
    JSON.stringify(one).toLowerCase().normalize('NFC') ===
    JSON.stringify(other).toLowerCase().normalize('NFC')
  )
}
