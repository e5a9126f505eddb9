import type { Context, Next } from 'hono'
import type { Address } from '../../addresses/index.ts'
import { atHost, isLoopback } from '../../web/index.ts'
import { isOwn } from '../own-pages.ts'
import type { Portal } from '../portal.ts'
import type { Env } from '../screen.ts'
import { notFound } from './not-found.tsx'
import { withdrawnPage } from './withdrawn.tsx'

/**
 * Old portals told pages apart by the query, also at "/" and "/index.php", so such an address leads on before a page of
 * ours is looked for. All that is asked at a host of former times leads to the present one.
 */
export async function oldAddress(c: Context<Env>, portal: Portal, next: Next) {
  const { pathname, search } = new URL(c.req.url)
  const { site, host } = c.var
  const found =
    search && !isOwn(pathname, search) ? await portal.lookUp(site.id, host, pathname + search) : undefined
  if (found && found.kind !== 'current') return leadOn(c, portal, found)
  const present = presentBase(c, portal)
  if (!present) return next()
  const old = await portal.lookUp(site.id, host, pathname)
  return old && old.kind !== 'current' ? leadOn(c, portal, old) : c.redirect(present + pathname + search, 301)
}

/** Where the site is today, asked at a host of former times; undefined where that is here, or on a machine that only its owner reaches. */
function presentBase(c: Context<Env>, portal: Portal): string | undefined {
  const { site, host, former } = c.var
  if (site.host === '') return undefined
  const told = portal.publicUrl(site)
  // Old pages may have been imported before their own host came to be this portal's: it must not lead to itself.
  if (!former || (told && URL.parse(told)?.hostname === host)) return undefined
  if (told || isLoopback(site.host)) return told
  return atHost(c.req.url, site.host)
}

/** Where an address that is no longer current leads: on to the present one, or to a page that says what became of it. */
export async function leadOn(c: Context<Env>, portal: Portal, { kind, subject }: Address) {
  const withdrawn = await portal.withdrawn(c.var.site.id, subject)
  if (withdrawn) return withdrawnPage(c, portal, withdrawn)
  const now = kind === 'moved' ? (await portal.pathsOf([subject])).get(subject) : undefined
  return now
    ? c.redirect((presentBase(c, portal) ?? portal.publicUrl(c.var.site) ?? '') + now, 301)
    : notFound(c, portal, 410)
}
