import type { Device, Referrer } from '../../statistics/index.ts'
import { remembering } from '../../web/index.ts'

const SEARCH =
  /(?:^|\.)(?:google\.[a-z.]+|bing\.com|coccoc\.com|duckduckgo\.com|yahoo\.[a-z.]+|yandex\.[a-z]+|baidu\.com|ecosia\.org|qwant\.com|search\.brave\.com|startpage\.com)$/
const SOCIAL =
  /(?:^|\.)(?:facebook\.com|fb\.com|messenger\.com|zalo\.me|zaloapp\.com|youtube\.com|tiktok\.com|instagram\.com|threads\.(?:net|com)|t\.co|x\.com|twitter\.com|t\.me|telegram\.org|linkedin\.com|lnkd\.in|viber\.com|whatsapp\.com)$/
/** Bodies of the state, the Party and mass organisations have names of these ends in Vietnam. */
const PUBLIC = /(?:^|\.)(?:gov\.vn|dangcongsan\.vn|quochoi\.vn|mil\.vn|edu\.vn)$/

/** The kind of place that a page says it was reached from; its host is not kept. */
export function referrerOf(address: string, ownHost: string): Referrer {
  const host = URL.parse(address)?.hostname.toLowerCase() ?? ''
  if (host === '' || host === ownHost) return 'none'
  if (SEARCH.test(host)) return 'search'
  if (SOCIAL.test(host)) return 'social'
  return PUBLIC.test(host) ? 'public' : 'other'
}

/** What a browser says that it runs on. Tablets with Android leave out "Mobile". */
export const deviceOf = remembering(5000, (browser): Device => {
  const android = /Android/i.test(browser) && !/Mobile/i.test(browser)
  if (android || /iPad|Tablet|Kindle|Silk/i.test(browser)) return 'tablet'
  if (/Mobi|iPhone|iPod|Android/i.test(browser)) return 'phone'
  return /Windows NT|Macintosh|X11|CrOS|Linux/i.test(browser) ? 'computer' : 'other'
})
