import type { HttpBindings } from '@hono/node-server'
import type { Context } from 'hono'
import { isbot } from 'isbot'
import type { Portal } from '../portal.ts'
import type { Env } from '../screen.ts'
import { shownFigures } from '../views/visitor-block.tsx'
import { networkOf } from '../visitor.ts'

const PIXEL = Uint8Array.from(
  Buffer.from('R0lGODlhAQABAIAAAAAAAP///yH5BAEAAAAALAAAAAABAAEAAAIBRAA7', 'base64'),
)

/** A page was shown: counts it and answers with the present figures. */
export async function view(c: Context<Env>, portal: Portal) {
  await count(c, portal)
  c.header('cache-control', 'no-store')
  return c.json(shownFigures(await portal.figures(c.get('site')), c.get('site')))
}

/** The same for browsers without JavaScript, as a picture of one point. */
export async function viewPixel(c: Context<Env>, portal: Portal) {
  await count(c, portal)
  return c.body(PIXEL, 200, { 'content-type': 'image/gif', 'cache-control': 'no-store' })
}

/** Machines, and pages that were fetched ahead without being shown, are not counted. */
async function count(c: Context<Env>, portal: Portal): Promise<void> {
  const browser = c.req.header('user-agent') ?? ''
  if (
    browser === '' ||
    isbot(browser) ||
    /prefetch|prerender/.test(c.req.header('sec-purpose') ?? c.req.header('purpose') ?? '')
  )
    return
  const { incoming } = (c.env ?? {}) as Partial<HttpBindings>
  await portal.countView(c.get('site'), { network: networkOf(incoming?.socket.remoteAddress), browser })
}
