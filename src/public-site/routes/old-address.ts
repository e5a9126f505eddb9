import type { Context, Next } from 'hono'
import type { Address } from '../../addresses/index.ts'
import { isOwn } from '../own-pages.ts'
import type { Portal } from '../portal.ts'
import type { Env } from '../screen.ts'
import { notFound } from './not-found.tsx'
import { withdrawnPage } from './withdrawn.tsx'

/**
 * Old portals told pages apart by the query, also at "/" and "/index.php", so such an address leads on before a page of
 * ours is looked for. The home page of a host of former times leads to the present one.
 */
export async function oldAddress(c: Context<Env>, portal: Portal, next: Next) {
  const { pathname, search } = new URL(c.req.url)
  const { site, host, former } = c.var
  const found =
    search && !isOwn(pathname, search) ? await portal.lookUp(site.id, host, pathname + search) : undefined
  if (found && found.kind !== 'current') return leadOn(c, portal, found)
  const publicUrl = portal.publicUrl(site, host)
  if (former && publicUrl && pathname === '/') return c.redirect(`${publicUrl}/`, 301)
  return next()
}

/** Where an address that is no longer current leads: on to the present one, or to a page that says what became of it. */
export async function leadOn(c: Context<Env>, portal: Portal, { kind, subject }: Address) {
  const withdrawn = await portal.withdrawn(c.var.site.id, subject)
  if (withdrawn) return withdrawnPage(c, portal, withdrawn)
  const now = kind === 'moved' ? (await portal.pathsOf([subject])).get(subject) : undefined
  return now
    ? c.redirect((portal.publicUrl(c.var.site, c.var.host) ?? '') + now, 301)
    : notFound(c, portal, 410)
}
