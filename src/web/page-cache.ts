import { createHash } from 'node:crypto'
import { promisify } from 'node:util'
import { brotliCompress, constants, gzip, zstdCompress } from 'node:zlib'

export type Encoding = 'br' | 'zstd' | 'gzip' | 'identity'

/** A page ready to be sent: its bytes in each encoding, with a strong ETag for each. */
export type CachedPage = {
  status: number
  headers: Record<string, string>
  bodies: Map<Encoding, CachedBody>
  keys: readonly string[]
  bytes: number
  madeAt: number
}

/** One encoding of a page, with all that its answer says. */
export type CachedBody = { bytes: Buffer; etag: string; head: Record<string, string> }

/** What a rendering gives before it is compressed. `keys` name what the page shows, so that a change can drop it. */
export type Rendered = {
  status: number
  headers: Record<string, string>
  body: Buffer
  keys: readonly string[]
}

export type PageCacheOptions = { mostBytes?: number; longestMs?: number; now?: () => number }

/** Pages in memory, bounded by bytes, the least recently asked for dropped first, none older than a minute unless it cannot be made anew. */
export class PageCache {
  readonly #pages = new Map<string, CachedPage>()
  readonly #underway = new Map<string, Promise<CachedPage | Rendered>>()
  readonly #mostBytes: number
  readonly #longestMs: number
  readonly #now: () => number
  #bytes = 0
  #generation = 0

  constructor({
    mostBytes = 64 * 1024 * 1024,
    longestMs = 60_000,
    now = () => performance.now(),
  }: PageCacheOptions = {}) {
    this.#mostBytes = mostBytes
    this.#longestMs = longestMs
    this.#now = now
  }

  /** How many pages were asked for and there, and how many were not. */
  readonly asked = { hits: 0, misses: 0 }

  /** The page, if it is there and young enough. */
  get(key: string): CachedPage | undefined {
    const page = this.#pages.get(key)
    if (!page || this.#now() - page.madeAt > this.#longestMs) {
      this.asked.misses += 1
      return undefined
    }
    this.asked.hits += 1
    // A page that was asked for moves to the end of the line of those that are dropped.
    this.#pages.delete(key)
    this.#pages.set(key, page)
    return page
  }

  /** The page however old it is, for when it cannot be made anew; what it shows has not changed, or it would be gone. */
  old(key: string): CachedPage | undefined {
    return this.#pages.get(key)
  }

  /** Renders a page once however many ask for it meanwhile, and keeps it where it may be kept. */
  render(key: string, render: () => Promise<Rendered>): Promise<CachedPage | Rendered> {
    const underway = this.#underway.get(key)
    if (underway) return underway
    const rendering = this.#make(key, render).finally(() => {
      // After a drop a newer rendering may have taken the place.
      if (this.#underway.get(key) === rendering) this.#underway.delete(key)
    })
    this.#underway.set(key, rendering)
    return rendering
  }

  /** Drops every page that shows one of these; a page being rendered meanwhile is not kept either. */
  drop(keys: readonly string[]): void {
    this.#generation += 1
    this.#underway.clear()
    for (const [key, page] of this.#pages)
      if (page.keys.some((shown) => keys.includes(shown))) this.#forget(key, page)
  }

  async #make(key: string, render: () => Promise<Rendered>): Promise<CachedPage | Rendered> {
    const generation = this.#generation
    const madeAt = this.#now()
    const rendered = await render()
    if (rendered.status !== 200 || rendered.keys.length === 0) return rendered
    const page = await compressed(rendered, madeAt)
    if (generation === this.#generation) this.#keep(key, page)
    return page
  }

  #keep(key: string, page: CachedPage): void {
    const before = this.#pages.get(key)
    if (before) this.#forget(key, before)
    if (page.bytes > this.#mostBytes / 8) return
    this.#pages.set(key, page)
    this.#bytes += page.bytes
    for (const [oldest, dropped] of this.#pages) {
      if (this.#bytes <= this.#mostBytes) break
      this.#forget(oldest, dropped)
    }
  }

  #forget(key: string, page: CachedPage): void {
    if (this.#pages.delete(key)) this.#bytes -= page.bytes
  }
}

const brotli = promisify(brotliCompress)
const zstd = promisify(zstdCompress)
const zip = promisify(gzip)

async function compressed({ status, headers, body, keys }: Rendered, madeAt: number): Promise<CachedPage> {
  const hash = createHash('sha256').update(body).digest('base64url').slice(0, 22)
  const [br, zs, gz] = isCompressible(headers['content-type'] ?? '')
    ? await Promise.all([
        brotli(body, { params: { [constants.BROTLI_PARAM_QUALITY]: 9 } }),
        zstd(body),
        zip(body),
      ])
    : []
  const encodings: [Encoding, Buffer | undefined][] = [
    ['br', br],
    ['zstd', zs],
    ['gzip', gz],
    ['identity', body],
  ]
  const bodies = new Map<Encoding, CachedBody>()
  for (const [encoding, bytes] of encodings) {
    if (!bytes) continue
    const etag = `"${hash}-${encoding}"`
    const coding: Record<string, string> = encoding === 'identity' ? {} : { 'content-encoding': encoding }
    bodies.set(encoding, {
      bytes,
      etag,
      head: { ...headers, ...coding, etag, 'content-length': String(bytes.length) },
    })
  }
  const bytes = [...bodies.values()].reduce((sum, each) => sum + each.bytes.length, 600)
  return { status, headers, bodies, keys, bytes, madeAt }
}

function isCompressible(type: string): boolean {
  return /^(?:text\/|application\/(?:json|javascript|xml|manifest)|image\/svg)/.test(type)
}

const PREFERRED = (['br', 'zstd', 'gzip'] as const).map((encoding) => ({
  encoding,
  named: new RegExp(`(?:^|,)\\s*${encoding}\\s*(?:;\\s*q=([\\d.]+))?\\s*(?:,|$)`, 'i'),
}))
/** Browsers send a handful of different headers; reading each once is enough. */
const chosen = new Map<string, Encoding>()

/** The smallest encoding that the browser takes; "q=0" means that it does not. */
export function chooseEncoding(accepted: string | undefined): Encoding {
  if (!accepted) return 'identity'
  const known = chosen.get(accepted)
  if (known) return known
  const found = PREFERRED.find(
    ({ named }) => Number(named.exec(accepted)?.[1] ?? (named.test(accepted) ? 1 : 0)) > 0,
  )
  const encoding = found?.encoding ?? 'identity'
  if (chosen.size < 200) chosen.set(accepted, encoding)
  return encoding
}

/** Whether one of the reader's ETags is this one. */
export function isKnown(ifNoneMatch: string | undefined, etag: string): boolean {
  return (
    ifNoneMatch !== undefined &&
    (ifNoneMatch.trim() === '*' ||
      ifNoneMatch.split(',').some((tag) => tag.trim().replace(/^W\//, '') === etag))
  )
}
