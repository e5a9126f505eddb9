import type { Context } from 'hono'
import { EMBLEM_WIDTH, FORMATS, type Format, WIDTHS } from '../../media/index.ts'
import { isKnown } from '../../web/index.ts'
import { styleAddress, styleAt } from '../look.ts'
import type { Portal } from '../portal.ts'
import { type Env, FOREVER } from '../screen.ts'

/** A picture of this site in one of the widths and formats there are. */
export async function media(c: Context<Env>, portal: Portal) {
  const name = c.req.param('name') ?? ''
  const match = /^([0-9a-f]{64})-([1-9]\d{2,3})\.(\w+)$/.exec(name)
  const width = [EMBLEM_WIDTH, ...WIDTHS].find((each) => each === Number(match?.[2]))
  const format = FORMATS.find((each): each is Format => each === match?.[3])
  if (!match?.[1] || !width || !format || !(await isToBeSeen(c, portal, match[1]))) return c.notFound()
  const etag = `"${name}"`
  if (isKnown(c.req.header('if-none-match'), etag))
    return c.body(null, 304, { etag, 'cache-control': FOREVER })
  const bytes = await portal.rendition(match[1], width, format)
  return bytes
    ? c.body(Uint8Array.from(bytes), 200, {
        'content-type': `image/${format}`,
        'cache-control': FOREVER,
        etag,
      })
    : c.notFound()
}

/** A picture is there for readers while something public shows it, or the site itself as its emblem. */
async function isToBeSeen(c: Context<Env>, portal: Portal, hash: string): Promise<boolean> {
  const { id: siteId, settings } = c.get('site')
  const picture = await portal.pictureNamed(siteId, hash)
  return picture !== undefined && (settings.emblemPicture === hash || portal.isShown(siteId, picture))
}

/** Script, style and letters, by names that change with their content. */
export function asset(c: Context<Env>, portal: Portal) {
  const own = styleAddress(portal.assets, c.get('site').settings)
  const style = styleAt(portal.assets, c.req.path)
  // A page from before the colours changed asks for the old ones; nobody's invented colours are made.
  if (style && c.req.path !== own) return c.redirect(own, 302)
  const found = style
    ? { bytes: new TextEncoder().encode(style), type: 'text/css; charset=utf-8' }
    : portal.assets.read(c.req.path)
  if (!found) return c.notFound()
  return c.body(found.bytes, 200, {
    'content-type': found.type,
    'cache-control': FOREVER,
    vary: 'Accept-Encoding',
    'surrogate-key': 'assets',
  })
}

/** The worker that keeps pages, at one address for good, so that a browser finds a newer one. */
export function serviceWorker(c: Context<Env>, portal: Portal) {
  const found = portal.assets.read(portal.assets.worker)
  if (!found) return c.notFound()
  return c.body(found.bytes, 200, {
    'content-type': found.type,
    'cache-control': 'public, max-age=0, must-revalidate',
    vary: 'Accept-Encoding',
    'surrogate-key': 'assets',
  })
}
