export { type Assets, loadAssets } from './assets.ts'
export { clientAddress, liesIn, networks, type Proxies } from './client-address.ts'
export { type Colour, contrast, mix, readableOn } from './colour.ts'
export { csvFile } from './csv.ts'
export {
  afterAct,
  DISPLAY_ACTS,
  type Display,
  type DisplayAct,
  displayCookie,
  displayFrom,
  USUAL,
} from './display.ts'
export {
  dayInWords,
  formatBytes,
  formatNumber,
  formatTime,
  type Moment,
  momentIn,
  readCount,
  readDay,
  startOfDay,
} from './format.ts'
export { FRAMED, FRAMING, SECURITY_HEADERS, sameOriginOnly, securityHeaders } from './headers.ts'
export { atHost, hostName, isLoopback, LOOPBACK } from './host-name.ts'
export { JsonLd } from './json-ld.tsx'
export { networkOf } from './network.ts'
export { isKnown, PageCache } from './page-cache.ts'
export { QrCode } from './qr-code.tsx'
export { remembering } from './remembering.ts'
export { safeUrl } from './safe-url.ts'
export { type Application, createPortalServer } from './serve.ts'
