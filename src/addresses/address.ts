/**
 * A public path that a site has, or ever had. `host` is empty for the site's own addresses; an address that came from
 * an old portal keeps the host it had there. A path holds the query too where the old portal told pages apart by it.
 */
export type Address = {
  host: string
  path: string
  kind: 'current' | 'moved' | 'withdrawn' | 'gone'
  subject: string
}

/** The host and path of an old portal's address, or undefined where it is none of the web's. */
export function oldAddress(url: string): { host: string; path: string } | undefined {
  const parsed = URL.parse(url)
  if (!parsed || !/^https?:$/.test(parsed.protocol) || !parsed.hostname) return undefined
  const path = `${parsed.pathname}${parsed.search}`
  return path === '/' || path.length > 2000 ? undefined : { host: parsed.hostname.toLowerCase(), path }
}
