import type { Context } from 'hono'
import type { Section, Site } from '../sites/index.ts'
import type { Figures } from '../statistics/index.ts'
import { type Display, displayFrom, USUAL } from '../web/index.ts'
import type { Portal } from './portal.ts'
import { type Words, wordsIn } from './words.ts'

/** What stands around every page: the site, its shelves, the reader's display, the visitor figures. */
export type Screen = {
  portal: Portal
  site: Site
  sections: Section[]
  words: Words
  display: Display
  path: string
  base: string
  figures: Figures | undefined
  now: string
}

export type Env = { Variables: { site: Site; host: string; former: boolean } }

/** What is said where no page is shown, in the site's language. */
export function wordsOf(c: Context<Env>): Words {
  return wordsIn(c.get('site').language)
}

/** Gathers the surroundings of a page. */
export async function screenOf(c: Context<Env>, portal: Portal): Promise<Screen> {
  const site = c.get('site')
  const [sections, figures] = await Promise.all([
    portal.sectionsOf(site.id),
    site.settings.visitorBlock ? portal.figures(site) : undefined,
  ])
  const { pathname, search, origin } = new URL(c.req.url)
  return {
    portal,
    site,
    sections,
    figures,
    words: wordsIn(site.language),
    display: displayFrom(c.req.header('cookie')) ?? USUAL,
    path: pathname + search,
    base: portal.publicUrl(site, c.get('host')) ?? origin,
    now: portal.now(),
  }
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
