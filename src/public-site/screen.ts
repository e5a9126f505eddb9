import type { Context } from 'hono'
import type { Life, Section, Site } from '../sites/index.ts'
import type { Figures } from '../statistics/index.ts'
import { type Display, displayFrom, USUAL } from '../web/index.ts'
import type { Portal } from './portal.ts'
import { type Words, wordsIn } from './words.ts'

/** What stands around every page: the site, its shelves, the reader's display, the visitor figures. */
export type Screen = {
  portal: Portal
  site: Site
  sections: Section[]
  /** The language of the page; the site's own unless the page says otherwise. */
  language: string
  words: Words
  display: Display
  path: string
  base: string
  figures: Figures | undefined
  now: string
  /** Today in the site's zone, "2026-11-24". */
  today: string
  /** From when until when the body is there, and who took over. */
  life: Life
  /** Whether the body has ended, so that every page says so. */
  ended: boolean
}

export type Env = { Variables: { site: Site; host: string; former: boolean } }

/** What is said where no page is shown, in the site's language. */
export function wordsOf(c: Context<Env>): Words {
  return wordsIn(c.get('site').language)
}

/** Gathers the surroundings of a page. */
export async function screenOf(c: Context<Env>, portal: Portal, language?: string): Promise<Screen> {
  const site = c.get('site')
  const [sections, life, figures] = await Promise.all([
    portal.sectionsOf(site.id),
    portal.lifeOf(site),
    site.settings.visitorBlock ? portal.figures(site) : undefined,
  ])
  const { pathname, search } = new URL(c.req.url)
  const now = portal.now()
  const today = Temporal.Instant.from(now).toZonedDateTimeISO(site.zone).toPlainDate().toString()
  return {
    portal,
    site,
    sections,
    figures,
    language: language ?? site.language,
    words: wordsIn(language ?? site.language),
    display: displayFrom(c.req.header('cookie')) ?? USUAL,
    path: pathname + search,
    base: baseOf(c, portal),
    now,
    today,
    life,
    ended: life.until !== undefined && life.until < today,
  }
}

/** Where the site's addresses begin, without a last slash. */
export function baseOf(c: Context<Env>, portal: Portal): string {
  return portal.publicUrl(c.get('site')) ?? new URL(c.req.url).origin
}

/** A page that the cache may keep, by the names of what it shows; one for a reader's own display stays with the reader. */
export function cachedPage(
  c: Context<Env>,
  page: unknown,
  keys: readonly string[],
): Response | Promise<Response> {
  const chosen = displayFrom(c.req.header('cookie')) !== undefined
  c.header('cache-control', chosen ? 'private, max-age=0, must-revalidate' : 'public, max-age=60')
  c.header('vary', 'Accept-Encoding, Cookie')
  c.header('surrogate-key', keys.join(' '))
  return c.html(`<!doctype html>${String(page)}`)
}

/** How long a file may be kept that is named by its content. */
export const FOREVER = 'public, max-age=31536000, immutable'

/** A file that the cache may keep, the same for every reader. */
export function cachedFile(c: Context<Env>, text: string, type: string, keys: readonly string[]): Response {
  c.header('cache-control', 'public, max-age=60')
  c.header('vary', 'Accept-Encoding')
  c.header('surrogate-key', keys.join(' '))
  return c.body(text, 200, { 'content-type': type })
}
