import { createHash } from 'node:crypto'
import { readFile, stat } from 'node:fs/promises'
import { basename, dirname, join } from 'node:path'
import { oldAddress, pathsOf, rememberOldAddress } from '../addresses/index.ts'
import { type Appearance, type Byline, type NewArticle, publishNew } from '../articles/index.ts'
import { type Database, isDuplicate, type Rows } from '../database/index.ts'
import { keepPicture, type Storage, type StoredPicture, storePicture } from '../media/index.ts'
import { addHost, type Section, type Site } from '../sites/index.ts'
import { asDocument } from './as-document.ts'
import type { PageReading } from './reading/page-reading.ts'
import { own } from './tables.ts'

/** Where imported pages go, and in whose name. */
export type Destination = {
  database: Database
  storage: Storage
  site: Site
  section: Section
  by: string
  at: string
}

/** What storing came to: a new article, or the one that the same page became before. */
export type Stored =
  | { outcome: 'done' | 'already'; address: string }
  | { outcome: 'issues'; issues: string[] }

/** Stores a reading as a published article, in one transaction; the same page a second time changes nothing. */
export async function storeReading(
  to: Destination,
  reading: PageReading,
  file: { path: string; bytes: Uint8Array },
): Promise<Stored> {
  const fingerprint = reading.url ?? `sha256:${createHash('sha256').update(file.bytes).digest('hex')}`
  const pictures = await picturesBeside(to.storage, reading, file.path)
  const store = () => to.database.transact((rows) => storeOnce(rows, to, reading, { fingerprint, pictures }))
  // Another process may be importing the same page; the second look finds what it made.
  return store().catch((error: unknown) => (isDuplicate(error) ? store() : Promise.reject(error)))
}

async function storeOnce(
  rows: Rows,
  to: Destination,
  reading: PageReading,
  { fingerprint, pictures }: { fingerprint: string; pictures: Map<string, StoredPicture> },
): Promise<Stored> {
  const before = await own(rows)
    .selectFrom('imported_page')
    .select('article_id')
    .where('site_id', '=', to.site.id)
    .where('fingerprint', '=', fingerprint)
    .executeTakeFirst()
  if (before)
    return {
      outcome: 'already',
      address: (await pathsOf(rows, [before.article_id])).get(before.article_id) ?? '',
    }
  const ids = await keepAll(rows, to, pictures)
  const published = await publishNew(
    rows,
    asArticle(to, reading, (src) => ids.get(src)),
    to.by,
    to.at,
  )
  if (published.outcome === 'issues') return published
  await own(rows)
    .insertInto('imported_page')
    .values({ site_id: to.site.id, fingerprint, article_id: published.id, imported_at: to.at })
    .execute()
  await keepOldAddress(rows, to, reading.url, published.id)
  return { outcome: 'done', address: published.address }
}

async function keepOldAddress(
  rows: Rows,
  to: Destination,
  url: string | undefined,
  article: string,
): Promise<void> {
  const old = url && oldAddress(url)
  if (!old) return
  await addHost(rows, to.site, old.host, 'former', to.by, to.at)
  await rememberOldAddress(rows, to.site.id, old, article, to.at)
}

/** Pictures that lie beside the captured page, by the address that the page gives them. Nothing is fetched. */
async function picturesBeside(
  storage: Storage,
  reading: PageReading,
  page: string,
): Promise<Map<string, StoredPicture>> {
  const stored = new Map<string, StoredPicture>()
  for (const { picture } of reading.body) {
    const bytes = picture?.src && (await besidePage(picture.src, page))
    const kept = bytes && (await storePicture(storage, bytes))
    if (picture?.src && kept) stored.set(picture.src, kept)
  }
  return stored
}

/** In bytes; what is larger is not read. */
const LARGEST_PICTURE = 40_000_000

/** Looks in the page's own folder and in the folders that browsers save pictures to; never outside of them. */
async function besidePage(src: string, page: string): Promise<Buffer | undefined> {
  const name = fileName(src)
  if (!name) return undefined
  const stem = basename(page).replace(/\.\w+$/, '')
  for (const folder of ['', `${stem}_files`, 'images', stem]) {
    const path = join(dirname(page), folder, name)
    const file = await stat(path).catch(() => undefined)
    if (file?.isFile() && file.size < LARGEST_PICTURE) return readFile(path).catch(() => undefined)
  }
  return undefined
}

function fileName(src: string): string | undefined {
  try {
    const name = decodeURIComponent(src.replace(/[?#].*$/, ''))
      .split(/[/\\]/)
      .at(-1)
    return name && !name.startsWith('.') && !name.includes('\0') ? name : undefined
  } catch {
    return undefined
  }
}

async function keepAll(
  rows: Rows,
  to: Destination,
  pictures: Map<string, StoredPicture>,
): Promise<Map<string, string>> {
  const ids = new Map<string, string>()
  for (const [src, picture] of pictures)
    ids.set(src, await keepPicture(rows, to.site.id, picture, to.by, to.at, { name: fileName(src) ?? '' }))
  return ids
}

function asArticle(
  to: Destination,
  reading: PageReading,
  mediaOf: (src: string) => string | undefined,
): NewArticle {
  const { lead = null, dateline = null, source, sourceUrl } = reading
  const body = asDocument(reading.body, mediaOf)
  return {
    siteId: to.site.id,
    sectionId: to.section.id,
    language: reading.language === 'en' ? 'en' : to.site.language,
    appeared: appearanceOf(reading, to),
    title: reading.title ? shortened(reading.title, LONGEST_TITLE) : firstWords(reading),
    lead,
    dateline,
    body,
    bylines: bylinesOf(reading),
    source: source || sourceUrl ? { name: source ?? '', ...(sourceUrl ? { url: sourceUrl } : {}) } : null,
    tags: reading.tags,
  }
}

/** A page that shows no headline is listed by how it begins, until somebody gives it one. */
function firstWords(reading: PageReading): string {
  const opening = reading.lead ?? reading.body.find((piece) => piece.text)?.text ?? ''
  const sentence = opening.split(/(?<=[.!?])\s/u)[0] ?? opening
  return shortened(sentence, 140)
}

/** In letters; a line that is longer was no headline. */
const LONGEST_TITLE = 500

function shortened(text: string, longest: number): string {
  return text.length <= longest ? text : `${text.slice(0, longest).replace(/\s+\S*$/u, '')}…`
}

function bylinesOf({ author, photographer }: PageReading): Byline[] {
  if (author && photographer && author.toLowerCase() === photographer.toLowerCase())
    return [{ role: 'both', name: author }]
  return [
    ...(author ? [{ role: 'text' as const, name: author }] : []),
    ...(photographer ? [{ role: 'photo' as const, name: photographer }] : []),
  ]
}

function appearanceOf({ publishedAt, inferredDate }: PageReading, { site, at }: Destination): Appearance {
  const local = publishedAt ?? inferredDate
  if (!local) return { at, precision: 'minute', basis: 'import' }
  const instant = Temporal.PlainDateTime.from(local).toZonedDateTime(site.zone).toInstant()
  return {
    at: new Date(instant.epochMilliseconds).toISOString(),
    precision: local.includes('T') ? 'minute' : 'day',
    basis: publishedAt ? 'printed' : 'inferred',
  }
}
