import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http'
import { getRequestListener } from '@hono/node-server'
import { displayFrom } from './display.ts'
import { SECURITY_HEADERS } from './headers.ts'
import { hostName } from './host-name.ts'
import {
  type CachedBody,
  type CachedPage,
  chooseEncoding,
  isKnown,
  type PageCache,
  type Rendered,
} from './page-cache.ts'

/** What the server asks of the application behind it. */
export type Application = {
  fetch: (request: Request, env?: object) => Response | Promise<Response>
  /**
   * An address without what its page does not depend on, such as the `fbclid` that Facebook adds: otherwise every
   * reader from there, and everybody with bad intentions, would have a page rendered of their own.
   */
  plainAddress: (host: string, address: string) => Promise<string>
  /** Answers what pages say when they are shown. */
  beacon: (request: IncomingMessage, response: ServerResponse, host: string) => Promise<void>
}

type Log = (error: unknown) => void
type Kept = { application: Application; cache: PageCache; log: Log }

/** A server whose pages come from the cache before the application is asked. Everything else goes straight to it. */
export function createPortalServer(application: Application, cache: PageCache, log: Log): Server {
  const direct = getRequestListener(application.fetch)
  const limits = {
    maxHeaderSize: 16 * 1024,
    headersTimeout: 10_000,
    requestTimeout: 20_000,
    keepAliveTimeout: 5_000,
  }
  const server = createServer(limits, (request, response) => {
    const { method = '' } = request
    const host = hostName(request.headers.host)
    const url = canonicalAddress(request.url ?? '/')
    if (!host || url === undefined) refuse(response, 400, SENTENCES.malformed)
    else if (!METHODS.has(method)) refuse(response, 405, SENTENCES.method, { allow: 'GET, HEAD, POST' })
    else if (isBeacon(method, url)) attempt(application.beacon(request, response, host), response, log)
    else if (!SHARED.has(method) || NEVER_SHARED.test(url)) attempt(direct(request, response), response, log)
    else
      attempt(
        fromCache(request, response, { host, address: url }, { application, cache, log }),
        response,
        log,
      )
  })
  // Whoever asks for something and then neither reads nor says anything for a minute has gone.
  server.setTimeout(60_000)
  return server
}

const METHODS = new Set(['GET', 'HEAD', 'POST', 'PUT', 'PATCH', 'DELETE', 'OPTIONS'])
const SHARED = new Set(['GET', 'HEAD'])
/** From scripts, and from the picture that is there for browsers without. */
function isBeacon(method: string, url: string): boolean {
  return /^\/luot-xem(?:\?|$)/.test(url)
    ? method === 'POST'
    : /^\/luot-xem\.gif(?:\?|$)/.test(url) && SHARED.has(method)
}

/** Pictures are large and kept on disk; what is on the desk is for those who work there. */
const NEVER_SHARED = /^\/(?:media\/|desk(?:[/?]|$))/

/** Before anything is known of the site, and so of its language, both are spoken. */
const SENTENCES = {
  malformed: 'Địa chỉ này viết không đúng. / This address is not well formed.',
  method: 'Cổng không nhận cách yêu cầu này. / The portal does not take this kind of request.',
  broken:
    'Cổng đang gặp sự cố. Xin thử lại sau ít phút. / Something went wrong. Please try again in a few minutes.',
}

/** Nothing that goes wrong with one answer may end the process. */
function attempt(answering: Promise<void> | void, response: ServerResponse, log: Log): void {
  answering?.catch((error: unknown) => {
    log(error)
    if (response.headersSent) response.destroy()
    else refuse(response, 500, SENTENCES.broken)
  })
}

/** From memory without a pause where the page is there, which is what nearly every reader gets. */
function fromCache(
  request: IncomingMessage,
  response: ServerResponse,
  asked: Asked,
  kept: Kept,
): Promise<void> | void {
  const { host, address } = asked
  if (address.includes('?'))
    return kept.application
      .plainAddress(host, address)
      .then((plain) => fromMemory(request, response, { host, address: plain }, kept))
  return fromMemory(request, response, asked, kept)
}

function fromMemory(
  request: IncomingMessage,
  response: ServerResponse,
  asked: Asked,
  kept: Kept,
): Promise<void> | void {
  const page = kept.cache.get(keyOf(request.headers.cookie, asked))
  return page ? send(request, response, page) : answer(request, response, asked, kept)
}

/** A host and what was asked of it: path and the query that matters. */
type Asked = { host: string; address: string }

async function answer(
  request: IncomingMessage,
  response: ServerResponse,
  asked: Asked,
  { application, cache }: Kept,
): Promise<void> {
  const key = keyOf(request.headers.cookie, asked)
  const page = await cache
    .render(key, () => render(application.fetch, request, asked))
    .catch((error: unknown) => {
      const old = cache.old(key)
      if (!old) throw error
      return old
    })
  const shown = page.status >= 500 ? (cache.old(key) ?? page) : page
  if ('bodies' in shown) send(request, response, shown)
  else sendOnce(request, response, shown)
}

/**
 * One spelling for the many in which a path can be written, so that each page is kept once; undefined for what browsers
 * do not send: a fragment, steps up and down, a path that cannot be decoded.
 */
function canonicalAddress(url: string): string | undefined {
  if (!url.startsWith('/') || url.length > 4000 || url.includes('#') || /\/\.{1,2}(?:[/?]|$)/.test(url))
    return undefined
  if (!url.includes('%')) return url
  const [, path = '', query = ''] = /^([^?]*)(\?.*)?$/s.exec(url) ?? []
  try {
    const letters = decodeURIComponent(path)
    const steps = letters.includes('\0') || letters.split('/').some((part) => part === '.' || part === '..')
    return steps
      ? undefined
      : path
          .split('/')
          .map((part) => encodeURIComponent(decodeURIComponent(part)))
          .join('/') + query
  } catch {
    return undefined
  }
}

/** Host, the reader's display (one of 25) and the address: everything that a page depends on. */
function keyOf(cookie: string | undefined, { host, address }: Asked): string {
  const display = cookie ? displayFrom(cookie) : undefined
  return `${host}\n${display ? `${display.size}.${display.contrast}` : ''}\n${address}`
}

/** The port is this server's own: one that a stranger writes into `Host` must not get into a page that all are sent. */
async function render(
  fetch: Application['fetch'],
  request: IncomingMessage,
  { host, address }: Asked,
): Promise<Rendered> {
  const headers = new Headers({ host })
  if (request.headers.cookie) headers.set('cookie', request.headers.cookie)
  const url = `http://${host}:${request.socket.localPort ?? 80}${address}`
  const response = await fetch(new Request(url, { headers }))
  const body = Buffer.from(await response.arrayBuffer())
  const keys = response.headers.get('surrogate-key')?.split(' ') ?? []
  return { status: response.status, headers: Object.fromEntries(response.headers), body, keys }
}

function send(request: IncomingMessage, response: ServerResponse, page: CachedPage): void {
  const body = (page.bodies.get(chooseEncoding(request.headers['accept-encoding'])) ??
    page.bodies.get('identity')) as CachedBody
  if (isKnown(request.headers['if-none-match'], body.etag)) {
    const { etag, 'cache-control': control = 'no-cache', vary = 'Accept-Encoding' } = body.head
    response.writeHead(304, { etag, 'cache-control': control, vary }).end()
    return
  }
  response.writeHead(page.status, body.head)
  response.end(request.method === 'HEAD' ? undefined : body.bytes)
}

function sendOnce(
  request: IncomingMessage,
  response: ServerResponse,
  { status, headers, body }: Rendered,
): void {
  response.writeHead(status, { ...headers, 'content-length': body.length })
  response.end(request.method === 'HEAD' ? undefined : body)
}

function refuse(
  response: ServerResponse,
  status: number,
  sentence: string,
  more: Record<string, string> = {},
): void {
  response.writeHead(status, {
    ...SECURITY_HEADERS,
    'content-type': 'text/plain; charset=utf-8',
    'cache-control': 'no-store',
    ...more,
  })
  response.end(sentence)
}
