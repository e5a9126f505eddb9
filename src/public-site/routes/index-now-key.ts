import type { Context } from 'hono'
import { cachedFile, type Env } from '../screen.ts'

/** The key by which search engines know that an announcement comes from the site itself; a site without one has no such file. */
export function indexNowKey(c: Context<Env>) {
  const { id, settings } = c.get('site')
  if (settings.indexNow === '' || c.req.path !== `/${settings.indexNow}.txt`) return undefined
  return cachedFile(c, settings.indexNow, 'text/plain; charset=utf-8', [`site-${id}`])
}
