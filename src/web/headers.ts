import type { MiddlewareHandler } from 'hono'

/** What every answer says to the browser: nothing inline runs, nothing foreign loads (the icon is in the page), nobody frames us. */
export const SECURITY_HEADERS: Readonly<Record<string, string>> = {
  'content-security-policy':
    "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; media-src 'self'; font-src 'self'; connect-src 'self'; worker-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'",
  'x-content-type-options': 'nosniff',
  'referrer-policy': 'strict-origin-when-cross-origin',
  'permissions-policy': 'camera=(), geolocation=(), microphone=(), payment=(), usb=(), browsing-topics=()',
  'x-frame-options': 'DENY',
  'cross-origin-opener-policy': 'same-origin',
}

const POLICY = 'content-security-policy'

/** What a page of the desk says that shows another in a frame. */
export const FRAMING: Readonly<Record<string, string>> = {
  [POLICY]: `${SECURITY_HEADERS[POLICY]}; frame-src 'self'`,
}

/** What a page says that only this site itself may show in a frame. */
export const FRAMED: Readonly<Record<string, string>> = {
  [POLICY]: SECURITY_HEADERS[POLICY]?.replace("frame-ancestors 'none'", "frame-ancestors 'self'") ?? '',
  'x-frame-options': 'SAMEORIGIN',
}

export const securityHeaders: MiddlewareHandler = async (c, next) => {
  // Set beforehand: touching the finished answer would make Hono build a full Response of it.
  for (const [name, value] of Object.entries(SECURITY_HEADERS)) c.header(name, value)
  await next()
}

const SAFE = new Set(['GET', 'HEAD', 'OPTIONS'])

/**
 * Refuses every unsafe request that another site caused, whatever its content type. Browsers say where a request
 * comes from in Sec-Fetch-Site, older ones in Origin; whoever says neither is no browser with somebody's cookies.
 */
export const sameOriginOnly: MiddlewareHandler = async (c, next) => {
  if (SAFE.has(c.req.method)) return next()
  const fetchSite = c.req.header('sec-fetch-site')
  const origin = c.req.header('origin')
  const foreign =
    fetchSite !== undefined
      ? fetchSite !== 'same-origin' && fetchSite !== 'none'
      : origin !== undefined && URL.parse(origin)?.host !== c.req.header('host')
  return foreign
    ? c.text(
        'Yêu cầu này đến từ một trang khác nên không được nhận.\nThis request came from another site and was refused.',
        403,
      )
    : next()
}
