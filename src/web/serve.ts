import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http'
import { getRequestListener } from '@hono/node-server'
import { displayFrom } from './display.ts'
import { SECURITY_HEADERS } from './headers.ts'
import {
  type CachedBody,
  type CachedPage,
  chooseEncoding,
  isKnown,
  type PageCache,
  type Rendered,
} from './page-cache.ts'

type Fetch = (request: Request) => Response | Promise<Response>

/** A server whose pages come from the cache before the application is asked. Everything else goes straight to it. */
export function createPortalServer(fetch: Fetch, cache: PageCache, log: (error: unknown) => void): Server {
  const direct = getRequestListener(fetch, { overrideGlobalObjects: false })
  const limits = {
    maxHeaderSize: 16 * 1024,
    headersTimeout: 10_000,
    requestTimeout: 20_000,
    keepAliveTimeout: 5_000,
  }
  return createServer(limits, (request, response) => {
    const { method, url = '/' } = request
    if (!isWellFormed(url))
      refuse(response, 400, 'Địa chỉ này viết không đúng. / This address is not well formed.')
    else if ((method !== 'GET' && method !== 'HEAD') || NEVER_SHARED.test(url)) void direct(request, response)
    else fromCache(request, response, { fetch, cache, log })
  })
}

/** Pictures are large and kept on disk; a beacon must reach the counter each time. */
const NEVER_SHARED = /^\/(?:media\/|luot-xem)/

function fromCache(
  request: IncomingMessage,
  response: ServerResponse,
  { fetch, cache, log }: { fetch: Fetch; cache: PageCache; log: (error: unknown) => void },
): void {
  const key = keyOf(request)
  const page = cache.get(key)
  if (page) {
    send(request, response, page)
    return
  }
  cache
    .render(key, () => render(fetch, request))
    .then(
      (made) => ('bodies' in made ? send(request, response, made) : sendOnce(request, response, made)),
      (error: unknown) => {
        log(error)
        refuse(
          response,
          500,
          'Cổng đang gặp sự cố. Xin thử lại sau ít phút. / Something went wrong. Please try again in a few minutes.',
        )
      },
    )
}

/** A path that can be decoded, without a control character. */
function isWellFormed(url: string): boolean {
  if (!url.startsWith('/') || url.length > 4000) return false
  if (!url.includes('%')) return true
  try {
    return !decodeURIComponent(url.replace(/\?.*$/s, '')).includes('\0')
  } catch {
    return false
  }
}

/** Host, the reader's display (one of 25) and the address: everything that a page depends on. */
function keyOf({ headers, url }: IncomingMessage): string {
  const display = headers.cookie ? displayFrom(headers.cookie) : undefined
  return `${headers.host ?? ''}\n${display ? `${display.size}.${display.contrast}` : ''}\n${url}`
}

async function render(fetch: Fetch, request: IncomingMessage): Promise<Rendered> {
  const { host = '', cookie } = request.headers
  const headers = new Headers({ host })
  if (cookie) headers.set('cookie', cookie)
  const base = URL.canParse(`http://${host}`) ? `http://${host}` : 'http://invalid'
  const response = await fetch(new Request(base + request.url, { headers }))
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

function refuse(response: ServerResponse, status: number, sentence: string): void {
  response.writeHead(status, {
    ...SECURITY_HEADERS,
    'content-type': 'text/plain; charset=utf-8',
    'cache-control': 'no-store',
  })
  response.end(sentence)
}
