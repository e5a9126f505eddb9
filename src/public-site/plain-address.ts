import { hostName } from '../web/index.ts'
import type { Portal } from './portal.ts'

/**
 * An address without the parameters that its page does not depend on. The number of a list's page stays; the whole
 * query stays where an old portal had a page of its own there, which then leads on.
 */
export async function plainAddress(portal: Portal, host: string, address: string): Promise<string> {
  const [, pathname = '', query = ''] = /^([^?]*)\??(.*)$/s.exec(address) ?? []
  const site = await portal.siteByHost(hostName(host) ?? '')
  const old = site && (await portal.lookUp(site.site.id, host, address))
  if (old && old.kind !== 'current') return address
  const page = pathname.startsWith('/chuyen-muc/') ? new URLSearchParams(query).get('trang') : null
  return page === null ? pathname : `${pathname}?trang=${encodeURIComponent(page)}`
}
