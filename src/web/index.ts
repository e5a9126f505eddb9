export { type Assets, loadAssets } from './assets.ts'
export {
  afterAct,
  DISPLAY_ACTS,
  type Display,
  type DisplayAct,
  displayCookie,
  displayFrom,
  USUAL,
} from './display.ts'
export { formatMoment, formatNumber, formatTime, machineMoment } from './format.ts'
export { SECURITY_HEADERS, sameOriginOnly, securityHeaders } from './headers.ts'
export { JsonLd } from './json-ld.tsx'
export { PageCache } from './page-cache.ts'
export { safeUrl } from './safe-url.ts'
export { createPortalServer } from './serve.ts'
