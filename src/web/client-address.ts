import type { IncomingMessage } from 'node:http'
import { BlockList, isIPv4, isIPv6 } from 'node:net'

/** The proxies that may say for whom they ask, and the header in which they do. */
export type Proxies = { trusted: BlockList; header: 'x-forwarded-for' | 'forwarded' }

/** Networks such as "10.0.0.0/8", "2001:db8::/32" or "192.0.2.7"; undefined where one of them is none. */
export function networks(written: readonly string[]): BlockList | undefined {
  const list = new BlockList()
  for (const each of written) {
    const [address = '', prefix, ...rest] = each.split('/')
    const family = isIPv4(address) ? 'ipv4' : isIPv6(address) ? 'ipv6' : undefined
    const most = family === 'ipv4' ? 32 : 128
    if (!family || rest.length > 0 || (prefix !== undefined && !/^\d{1,3}$/.test(prefix))) return undefined
    if (Number(prefix ?? most) > most) return undefined
    list.addSubnet(address, Number(prefix ?? most), family)
  }
  return list
}

/** Whether an address lies in one of the networks. */
export function liesIn(list: BlockList, address: string): boolean {
  return isIPv4(address) ? list.check(address) : isIPv6(address) && list.check(address, 'ipv6')
}

/**
 * The address of whoever asks: the last one of the chain that no trusted proxy wrote for itself. What stands before it
 * was written by a stranger, who may write anything; without a trusted proxy the header is not read at all.
 */
export function clientAddress(request: IncomingMessage, proxies?: Proxies): string {
  let address = plain(request.socket.remoteAddress ?? '')
  if (!proxies) return address
  const said = request.headers[proxies.header]
  const chain = Array.isArray(said) ? said.join(',') : (said ?? '')
  const hops = proxies.header === 'forwarded' ? forwardedFor(chain) : chain.split(',')
  while (liesIn(proxies.trusted, address)) {
    const before = plain(hops.pop()?.trim() ?? '')
    if (!isIPv4(before) && !isIPv6(before)) break
    address = before
  }
  return address
}

/** The `for` of each hop of a Forwarded header (RFC 7239); a hop that hides its own is an empty string. */
function forwardedFor(header: string): string[] {
  return header
    .split(',')
    .map((hop) => /(?:^|;)\s*for=(?:"([^"]*)"|([^;\s]*))/i.exec(hop))
    .map((found) => found?.[1] ?? found?.[2] ?? '')
}

/** IPv4 that is written as IPv6, in points or in hexadecimal (RFC 4291, 2.5.5.2), as IPv4. */
function fromMapped(address: string): string {
  const [, high, low] = /^::ffff:([0-9a-f]{1,4}):([0-9a-f]{1,4})$/i.exec(address) ?? []
  if (high === undefined || low === undefined) return address.replace(/^::ffff:(?=\d+\.)/i, '')
  const bits = [high, low].map((group) => Number.parseInt(group, 16))
  return bits.flatMap((group) => [group >> 8, group & 255]).join('.')
}

/** Without a port, the brackets of IPv6, the zone of a link, and IPv6's way of writing IPv4. */
function plain(address: string): string {
  if (isIPv4(address)) return address
  const bare = /^\[(.+)\](?::\d+)?$/.exec(address)?.[1] ?? address.replace(/^(\d+\.\d+\.\d+\.\d+):\d+$/, '$1')
  return fromMapped(bare.replace(/%.*$/, ''))
}
