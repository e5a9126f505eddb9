import type { HttpBindings } from '@hono/node-server'
import type { Context } from 'hono'
import { HTTPException } from 'hono/http-exception'
import { isbot } from 'isbot'
import { hostName } from '../../web/index.ts'
import type { Portal } from '../portal.ts'
import { type Env, wordsOf } from '../screen.ts'
import { shownFigures } from '../views/visitor-block.tsx'
import { networkOf } from '../visitor.ts'

const PIXEL = Uint8Array.from(
  Buffer.from('R0lGODlhAQABAIAAAAAAAP///yH5BAEAAAAALAAAAAABAAEAAAIBRAA7', 'base64'),
)

/** A page was shown: counts it and answers with the present figures. */
export async function view(c: Context<Env>, portal: Portal) {
  await count(c, portal)
  c.header('cache-control', 'no-store')
  const site = c.get('site')
  // The page asks in the language that it is written in.
  const [language = site.language] = /^[a-z]{2,3}$/.exec(c.req.header('accept-language') ?? '') ?? []
  return c.json(shownFigures(await portal.figures(site), { language, zone: site.zone }))
}

/** The same for browsers without JavaScript, as a picture of one point. */
export async function viewPixel(c: Context<Env>, portal: Portal) {
  await count(c, portal)
  return c.body(PIXEL, 200, { 'content-type': 'image/gif', 'cache-control': 'no-store' })
}

/** Counts what is to be counted; throws a 503 where that fails, which the reader's page does not show. */
async function count(c: Context<Env>, portal: Portal): Promise<void> {
  if (!isShownToSomebody(c)) return
  const { incoming } = (c.env ?? {}) as Partial<HttpBindings>
  const visitor = {
    network: networkOf(incoming?.socket.remoteAddress),
    browser: c.req.header('user-agent') ?? '',
  }
  await portal
    .countView(c.get('site'), { ...visitor, subject: await subjectOf(c, portal) })
    .catch((cause: unknown) => {
      throw new HTTPException(503, { message: wordsOf(c).notCounted, cause })
    })
}

/** The article that was shown: the page says its path, the picture of one point comes with the page's address. */
async function subjectOf(c: Context<Env>, portal: Portal): Promise<string | undefined> {
  const said =
    c.req.method === 'POST' ? await c.req.text() : URL.parse(c.req.header('referer') ?? '')?.pathname
  if (!said?.startsWith('/') || said.length > 2000) return undefined
  const known = await portal.lookUp(c.get('site').id, c.get('host'), said)
  return known?.kind === 'current' ? known.subject : undefined
}

/** Not to a machine, not fetched ahead, not loaded into another site's page. */
function isShownToSomebody(c: Context<Env>): boolean {
  const browser = c.req.header('user-agent') ?? ''
  const purpose = c.req.header('sec-purpose') ?? c.req.header('purpose') ?? ''
  return (
    c.req.method !== 'HEAD' &&
    browser !== '' &&
    !isbot(browser) &&
    !/prefetch|prerender/.test(purpose) &&
    !isFromElsewhere(c)
  )
}

/** Browsers say it in Sec-Fetch-Site; older ones send the address of the page that shows the picture. */
function isFromElsewhere(c: Context<Env>): boolean {
  const site = c.req.header('sec-fetch-site')
  if (site !== undefined) return site !== 'same-origin'
  const page = c.req.header('referer')
  return page !== undefined && hostName(URL.parse(page)?.host) !== c.get('host')
}
