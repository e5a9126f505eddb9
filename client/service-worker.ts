/// <reference lib="webworker" />
// Keeps the pages that were read last, for when there is no connection. It stores nothing about the reader.
declare const self: ServiceWorkerGlobalScope

const PAGES = 'pages-2'
const FILES = 'files-1'
/** So many pages are kept; the oldest go first. */
const MOST = 40

self.addEventListener('install', () => void self.skipWaiting())
self.addEventListener('activate', (event) => event.waitUntil(begin()))

/** Copies that an earlier worker kept by other rules go. */
async function begin(): Promise<void> {
  for (const name of await caches.keys()) if (name !== PAGES && name !== FILES) await caches.delete(name)
  await self.clients.claim()
}

self.addEventListener('fetch', (event) => {
  const { request } = event
  const url = new URL(request.url)
  if (request.method !== 'GET' || url.origin !== self.location.origin) return
  // What the desk shows is its reader's alone, and no device keeps it.
  if (/^\/(?:luot-xem|desk)(?:\/|$)/.test(url.pathname)) return
  // Sounds and documents are asked for in parts and are too much to keep.
  if (request.headers.has('range') || /\.(?:mp3|m4a|ogg|pdf|docx|xlsx|pptx|od[tsp])$/.test(url.pathname))
    return
  if (/^\/(?:assets|media)\//.test(url.pathname)) event.respondWith(keptFile(request))
  else if (request.mode === 'navigate') event.respondWith(freshPage(request))
})

/** Files are named by their content: what is kept is right. */
async function keptFile(request: Request): Promise<Response> {
  const kept = await caches.match(request)
  if (kept) return kept
  const response = await fetch(request)
  if (response.status === 200) await keep(FILES, request, response.clone(), MOST * 6)
  return response
}

/** The network first; without it the page as it was read last, which says so, else the page that says there is none. */
async function freshPage(request: Request): Promise<Response> {
  try {
    const response = await fetch(request)
    if (response.status === 200) await keep(PAGES, request, response.clone(), MOST)
    // What has left the portal leaves the device.
    else if (response.status === 404 || response.status === 410)
      await (await caches.open(PAGES)).delete(request)
    return response
  } catch (error) {
    const kept = await caches.match(request, { ignoreVary: true })
    if (!kept) throw error
    const headers = new Headers(kept.headers)
    headers.delete('content-encoding')
    const at = kept.headers.get('date')
    const notice = `<meta name="kept-at" content="${at ? new Date(at).toISOString() : ''}">`
    return new Response((await kept.text()).replace('</head>', `${notice}</head>`), { status: 200, headers })
  }
}

async function keep(name: string, request: Request, response: Response, most: number): Promise<void> {
  const cache = await caches.open(name)
  await cache.delete(request)
  await cache.put(request, response)
  const keys = await cache.keys()
  for (const oldest of keys.slice(0, Math.max(0, keys.length - most))) await cache.delete(oldest)
}
