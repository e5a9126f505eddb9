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
  const path = comparablePath(parsed.pathname + parsed.search)
  return path === '/' || path.length > 2000 ? undefined : { host: parsed.hostname.toLowerCase(), path }
}

/** What networks and newsletters hang onto an address to follow their readers; it leads nowhere else. */
const TRACKING = /^(?:utm_\w+|fbclid|gclid|zarsrc|zalo\w*|mc_[ce]id|_ga|igshid)$/

/**
 * A path as it is stored and looked up: letters as letters in NFC (old portals wrote them so, browsers send them
 * encoded), the query in its own order and without trackers. What cannot be decoded stays as it is.
 */
export function comparablePath(address: string): string {
  const [, path = '', query = ''] = /^([^?]*)\??(.*)$/s.exec(address) ?? []
  const parameters = query
    .split('&')
    .filter((parameter) => parameter !== '' && !TRACKING.test(parameter.split('=')[0] ?? ''))
  return decoded(path) + (parameters.length > 0 ? `?${decoded(parameters.join('&'))}` : '')
}

function decoded(text: string): string {
  try {
    const letters = decodeURIComponent(text).normalize('NFC')
    return letters.includes('\0') ? text : letters // PostgreSQL stores no NUL
  } catch {
    return text
  }
}
