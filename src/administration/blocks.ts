import { Block } from '../sites/index.ts'
import { readLines, writeLines } from './lines.ts'

/** The kinds of block that a home page can have, in the order in which they are offered. */
export const BLOCK_KINDS = [
  'lead',
  'newest',
  'section',
  'topic',
  'notices',
  'from-parent',
  'most-read',
  'links',
  'visits',
] as const
export type BlockKind = (typeof BLOCK_KINDS)[number]

/** A block as the form has it: a field for everything that any kind asks. */
export type BlockFields = {
  kind: string
  slug: string
  title: string
  count: string
  days: string
  links: string
  order: string
}
export const BLOCK_FIELDS = ['kind', 'slug', 'title', 'count', 'days', 'links', 'order'] as const

/** More rows than this no home page has. */
const MOST_ROWS = 40

/** The form's fields of a block that is there. */
export function fieldsOfBlock(block: Block, order: number): BlockFields {
  return {
    kind: block.kind,
    slug: 'slug' in block ? block.slug : '',
    title: 'title' in block ? (block.title ?? '') : '',
    count: 'count' in block ? String(block.count) : '',
    days: 'days' in block ? String(block.days) : '',
    links: block.kind === 'links' ? writeLines(block.links.map(({ name, url }) => [name, url])) : '',
    order: String(order),
  }
}

/** The rows of one side of the home page as they were sent, those without a kind left out, in the order that they name. */
export function rowsOf(side: string, field: (name: string) => string): BlockFields[] {
  const rows: BlockFields[] = []
  for (let index = 0; index < MOST_ROWS; index += 1) {
    const read = (name: string) => field(`${side}.${index}.${name}`)
    if (read('kind') === '') continue
    rows.push(Object.fromEntries(BLOCK_FIELDS.map((name) => [name, read(name)])) as BlockFields)
  }
  const orderOf = ({ order }: BlockFields) => Number(order) || MOST_ROWS
  return rows.sort((a, b) => orderOf(a) - orderOf(b))
}

/** The blocks of rows; else which rows are none, counted from one. */
export function readBlocks(rows: readonly BlockFields[]): { blocks: Block[] } | { wrong: number[] } {
  const read = rows.map(readBlock)
  const wrong = read.flatMap((block, index) => (block === undefined ? [index + 1] : []))
  return wrong.length > 0 ? { wrong } : { blocks: read.filter((block) => block !== undefined) }
}

function readBlock({ kind, slug, title, count, days, links }: BlockFields): Block | undefined {
  const listed = readLines(links, ([name = '', url = '']) => ({ name, url }))
  const given = {
    kind,
    ...(slug ? { slug } : {}),
    ...(title ? { title } : {}),
    ...(count ? { count: Number(count) } : {}),
    ...(days ? { days: Number(days) } : {}),
    ...('items' in listed ? { links: listed.items } : {}),
  }
  return Block.safeParse(given).data
}
