import type { IncomingMessage, ServerResponse } from 'node:http'
import type { BlockList } from 'node:net'
import type { Site } from '../../sites/index.ts'
import type { Counted, Figures } from '../../statistics/index.ts'
import {
  clientAddress,
  formatNumber,
  networkOf,
  networks,
  type Proxies,
  remembering,
} from '../../web/index.ts'
import type { Portal } from '../portal.ts'
import { shownFigures } from '../views/visitor-block.tsx'
import { wordsIn } from '../words.ts'
import { browserOf, type Reason, refusalOf } from './countable.ts'
import { deviceOf, referrerOf } from './kinds.ts'

/** A page was shown: the beacon that says so is answered with the present figures once the view is counted. */
export type Beacon = (request: IncomingMessage, response: ServerResponse, host: string) => Promise<void>

/** What the beacon uses of the portal. */
export type Counting = Pick<Portal, 'siteByHost' | 'figures' | 'isSealed' | 'countView' | 'now'> & {
  proxies?: Proxies | undefined
  /** Is told of every beacon that was not counted. */
  refused: (reason: Reason) => void
}

/** What a page says of itself: its path, what it is about, the seal of both, where its reader came from. */
type Said = { page: string; subject?: string | undefined; seal: string; from: string; language: string }

const PIXEL = Buffer.from('R0lGODlhAQABAIAAAAAAAP///yH5BAEAAAAALAAAAAABAAEAAAIBRAA7', 'base64')
/** In bytes, longer than the longest address of a page and of the one before it. */
const LONGEST = 8192

/**
 * Answers POST /luot-xem, which scripts send, with figures as JSON, and GET /luot-xem.gif, which is there for browsers
 * without them, with a picture of one point. It stands before the application: it is asked as often as all pages together.
 */
export function beacon(counting: Counting): Beacon {
  const siteAt = rememberSites(counting)
  return async (request, response, host) => {
    const site = await siteAt(host).catch(() => 'away' as const)
    if (site === undefined)
      return answer(response, 404, 'text/plain; charset=utf-8', wordsIn('vi').notCounted)
    if (site === 'away') {
      counting.refused('failed')
      return answer(response, 503, 'text/plain; charset=utf-8', wordsIn('vi').notCounted)
    }
    const asText = request.method === 'POST'
    const said = readSaid(asText ? await bodyOf(request) : (request.url ?? '').replace(/^[^?]*\??/, ''))
    const { status, counted } = await count(counting, request, site, host, said)
    if (status === 503) counting.refused('failed')
    if (status !== 200)
      return answer(response, status, 'text/plain; charset=utf-8', wordsIn(site.site.language).notCounted)
    if (!asText) return answer(response, 200, 'image/gif', PIXEL)
    const figures = await counting.figures(site.site).catch(() => undefined)
    answer(response, 200, 'application/json', told(site.site, said.language, figures, counted))
  }
}

type Here = { site: Site; excluded: BlockList | undefined }

async function count(
  counting: Counting,
  request: IncomingMessage,
  { site, excluded }: Here,
  host: string,
  { page, subject, seal, from }: Said,
): Promise<{ status: number; counted?: Counted }> {
  const address = clientAddress(request, counting.proxies)
  const name = { siteId: site.id, page, subject }
  const refusal =
    refusalOf(request, { host, address, excluded }) ?? (counting.isSealed(name, seal) ? undefined : 'page')
  if (refusal) {
    counting.refused(refusal)
    return { status: refusal === 'foreign' ? 403 : refusal === 'page' ? 404 : 200 }
  }
  const browser = browserOf(request)
  try {
    const counted = await counting.countView({
      ...name,
      zone: site.zone,
      at: counting.now(),
      network: networkOf(address),
      browser,
      referrer: referrerOf(from, host),
      device: deviceOf(browser),
    })
    if (!counted.counted) counting.refused('again')
    return { status: 200, counted }
  } catch {
    return { status: 503 } // the counter has said what was wrong
  }
}

/** What the page writes into its places for figures. */
function told(site: Site, language: string, figures: Figures | undefined, counted?: Counted): string {
  const spoken = /^[a-z]{2,3}$/.test(language) ? language : site.language
  const own = {
    ...(counted?.views === undefined ? {} : { views: formatNumber(counted.views, spoken) }),
    counted: counted?.counted ?? false,
  }
  const shown = figures ? written(figures, { language: spoken, zone: site.zone }) : ''
  return `{${shown}${JSON.stringify(own).slice(1)}`
}

const writtenBefore = new WeakMap<Figures, Map<string, string>>()

/** Members of a JSON object. All whose views were committed together are told the same, written once for each language. */
function written(figures: Figures, how: { language: string; zone: string }): string {
  const known = writtenBefore.get(figures) ?? new Map<string, string>()
  const members = known.get(how.language) ?? `${JSON.stringify(shownFigures(figures, how)).slice(1, -1)},`
  writtenBefore.set(figures, known.set(how.language, members))
  return members
}

/** Readers of a page mostly say the same. */
const readSaid = remembering(5000, (written): Said => {
  const said = new URLSearchParams(written)
  return {
    page: said.get('page') ?? '',
    subject: said.get('subject') || undefined,
    seal: said.get('seal') ?? '',
    from: said.get('from') ?? '',
    language: said.get('language') ?? '',
  }
})

/** What was sent, or nothing where it is longer than any page would send. */
function bodyOf(request: IncomingMessage): Promise<string> {
  return new Promise((resolve) => {
    const parts: Buffer[] = []
    let length = 0
    request.on('data', (part: Buffer) => {
      length += part.length
      if (length <= LONGEST) parts.push(part)
    })
    request.on('end', () => resolve(length <= LONGEST ? Buffer.concat(parts).toString() : ''))
    // Whoever hangs up has said nothing.
    request.on('error', () => resolve(''))
  })
}

function answer(response: ServerResponse, status: number, type: string, body: string | Buffer): void {
  response.writeHead(status, {
    'content-type': type,
    'content-length': Buffer.byteLength(body),
    'cache-control': 'no-store',
    'x-content-type-options': 'nosniff',
  })
  response.end(body)
}

/** Most sites exclude nobody, and then no address is looked up. */
function excludedBy({ settings }: Site): BlockList | undefined {
  return settings.notCounted.length === 0 ? undefined : networks(settings.notCounted)
}

const [REMEMBERED_MS, MOST_REMEMBERED] = [1000, 1000]

/** The site of a host, asked for once a second at most. */
function rememberSites({ siteByHost }: Counting): (host: string) => Promise<Here | undefined> {
  const known = new Map<string, { at: number; here: Promise<Here | undefined> }>()
  return (host) => {
    const remembered = known.get(host)
    const now = performance.now()
    if (remembered && now - remembered.at < REMEMBERED_MS) return remembered.here
    const here = siteByHost(host).then(
      (found) => found && { site: found.site, excluded: excludedBy(found.site) },
    )
    if (known.size >= MOST_REMEMBERED) known.clear()
    known.set(host, { at: now, here })
    here.catch(() => known.delete(host))
    return here
  }
}
