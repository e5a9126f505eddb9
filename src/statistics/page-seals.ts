import { createHmac, timingSafeEqual } from 'node:crypto'
import type { Rows } from '../database/index.ts'
import { own } from './tables.ts'

/** A page of a site as a beacon names it: its path, and what it is about where that is counted for itself. */
export type PageName = { siteId: string; page: string; subject?: string | undefined }

const MOST_KNOWN = 5000

/**
 * Seals the names of pages that the portal makes, so that a beacon can be believed without asking whether there is such
 * a page: also one that a cache, a network of caches or the reader's own device has kept.
 */
export class PageSeals {
  readonly #key: Buffer
  /** Seals that were found to be ours: beacons name the same pages again and again. */
  readonly #known = new Set<string>()
  constructor(key: Buffer) {
    this.#key = key
  }

  seal({ siteId, page, subject = '' }: PageName): string {
    return createHmac('sha256', this.#key)
      .update(`${siteId}\n${page}\n${subject}`)
      .digest('base64url')
      .slice(0, 16)
  }

  isOurs(name: PageName, seal: string): boolean {
    const known = `${name.siteId}\n${name.page}\n${name.subject ?? ''}\n${seal}`
    if (this.#known.has(known)) return true
    const [given, ours] = [Buffer.from(seal), Buffer.from(this.seal(name))]
    const is = given.length === ours.length && timingSafeEqual(given, ours)
    if (is && this.#known.size >= MOST_KNOWN) this.#known.clear()
    if (is) this.#known.add(known)
    return is
  }
}

/** The seals of this installation. */
export async function pageSeals(rows: Rows): Promise<PageSeals> {
  const { key } = await own(rows).selectFrom('statistics_seal').select('key').executeTakeFirstOrThrow()
  return new PageSeals(Buffer.from(key, 'hex'))
}
