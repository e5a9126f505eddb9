import type { Node } from 'prosemirror-model'
import { lookUp } from '../addresses/index.ts'
import type { Rows } from '../database/index.ts'
import { entrust } from '../journal/index.ts'
import { parseDocument } from './document.ts'
import { own } from './tables.ts'

/** The kind of errand that asks whether anything answers at an address. */
export const LINK_CHECK = 'link-check'
/** What was asked within so many milliseconds is not asked again. */
const FRESH_MS = 7 * 24 * 3_600_000

/** The addresses to which a document leads, each once. */
export function linksIn(document: Node): string[] {
  const links = new Set<string>()
  document.descendants((node) => {
    for (const { type, attrs } of node.marks) if (type.name === 'link') links.add(String(attrs.href))
  })
  return [...links]
}

/** Has the addresses of a body asked after the commit, in the caller's transaction, unless that was done lately. */
export async function haveLinksChecked(rows: Rows, siteId: string, body: object, at: string): Promise<void> {
  const document = parseDocument(body)
  const wanted = (document ? linksIn(document) : []).filter((href) => /^https?:/i.test(href))
  const since = new Date(Date.parse(at) - FRESH_MS).toISOString()
  const known = await states(rows, wanted)
  for (const url of wanted)
    if ((known.get(url)?.checkedAt ?? '') < since)
      await entrust(rows, { siteId, kind: LINK_CHECK, content: { url } }, at)
}

/** Writes down what answered at an address, in the caller's transaction. */
export async function noteLink(rows: Rows, url: string, isDead: boolean, at: string): Promise<void> {
  const values = { url, checked_at: at, dead: isDead ? 1 : 0 }
  await own(rows)
    .insertInto('article_link')
    .values(values)
    .onConflict((c) => c.column('url').doUpdateSet(values))
    .execute()
}

/** The addresses of a body at which nothing is: of the web, when they were last asked; of the site itself, now. */
export async function deadLinks(rows: Rows, siteId: string, body: object): Promise<string[]> {
  const document = parseDocument(body)
  const links = document ? linksIn(document) : []
  const known = await states(rows, links)
  const dead = links.filter((href) => known.get(href)?.isDead)
  for (const href of links.filter((each) => each.startsWith('/tin/')))
    if ((await lookUp(rows, siteId, '', href.replace(/[?#].*$/, ''))) === undefined) dead.push(href)
  return dead
}

async function states(
  rows: Rows,
  urls: readonly string[],
): Promise<Map<string, { checkedAt: string; isDead: boolean }>> {
  if (urls.length === 0) return new Map()
  const found = await own(rows)
    .selectFrom('article_link')
    .selectAll()
    .where('url', 'in', urls.slice(0, 500))
    .execute()
  return new Map(
    found.map(({ url, checked_at, dead }) => [url, { checkedAt: checked_at, isDead: dead === 1 }]),
  )
}
