import { hostName } from '../web/index.ts'
import { isOwn, parametersOf } from './own-pages.ts'
import type { Portal } from './portal.ts'

/**
 * An address without the parameters that its page does not depend on. The whole query stays where an old portal had a
 * page of its own there, which then leads on.
 */
export async function plainAddress(portal: Portal, host: string, address: string): Promise<string> {
  const [, pathname = '', query = ''] = /^([^?]*)\??(.*)$/s.exec(address) ?? []
  if (!isOwn(pathname, query)) {
    const site = await portal.siteByHost(hostName(host) ?? '')
    const old = site && (await portal.lookUp(site.site.id, host, address))
    if (old && old.kind !== 'current') return address
  }
  const asked = new URLSearchParams(query)
  const kept = new URLSearchParams()
  for (const name of parametersOf(pathname) ?? []) {
    const value = asked.get(name)
    if (value !== null && value !== '') kept.set(name, value)
  }
  return kept.size > 0 ? `${pathname}?${kept}` : pathname
}
