import type { IncomingMessage } from 'node:http'
import type { BlockList } from 'node:net'
import { isbot } from 'isbot'
import { hostName, liesIn, remembering } from '../../web/index.ts'

/** Why a beacon is not counted. `page`: it names none that the portal made; `foreign`: another site's page sent it. */
export const REASONS = ['foreign', 'page', 'head', 'machine', 'ahead', 'excluded', 'again', 'failed'] as const
export type Reason = (typeof REASONS)[number]

/** Who asks, and where. */
export type Asking = { host: string; address: string; excluded: BlockList | undefined }

/** Browsers have few names, and looking for all that machines call themselves takes as long as the rest. */
const isMachine = remembering(5000, (browser) => isbot(browser))

/** In letters: none that people use has a longer name. */
const LONGEST_NAME = 512

/** What the browser calls itself. */
export function browserOf({ headers }: IncomingMessage): string {
  return (headers['user-agent'] ?? '').slice(0, LONGEST_NAME)
}

/** Whoever is signed in at the desk is no reader; what the cookie holds does not matter, it takes nothing from anybody. */
const OF_THE_DESK = /(?:^|;\s*)__Host-desk=/

/** What stands against counting a beacon, as far as its head tells. */
export function refusalOf(request: IncomingMessage, { host, address, excluded }: Asking): Reason | undefined {
  const browser = browserOf(request)
  const { 'sec-purpose': purpose, purpose: older, 'x-purpose': oldest, 'x-moz': moz } = request.headers
  if (isFromElsewhere(request, host)) return 'foreign'
  if (request.method === 'HEAD') return 'head'
  if (browser === '' || isMachine(browser)) return 'machine'
  if (/prefetch|prerender|preview/i.test(`${purpose ?? ''} ${older ?? ''} ${oldest ?? ''} ${moz ?? ''}`))
    return 'ahead'
  if (OF_THE_DESK.test(request.headers.cookie ?? '')) return 'excluded'
  return excluded && liesIn(excluded, address) ? 'excluded' : undefined
}

/**
 * Browsers say it in Sec-Fetch-Site; older ones, and all over plain http, in Origin, or by the address of the page that shows
 * the picture. A picture that is shown without a word of where is another site's: our own pages always say it.
 */
function isFromElsewhere({ headers, method }: IncomingMessage, host: string): boolean {
  const site = headers['sec-fetch-site']
  if (site !== undefined) return site !== 'same-origin'
  const page = headers.origin ?? headers.referer
  if (page === undefined) return method === 'GET'
  return hostName(URL.parse(page)?.host) !== host
}
