import { isIPv6 } from 'node:net'
import { remembering } from './remembering.ts'

/** The origin of an address, asked at another host in the same way: scheme and port stay. */
export function atHost(address: string, host: string): string {
  const url = new URL(address)
  url.hostname = host
  return url.origin
}

const HOST = /^(?:\[([0-9a-f:.]+)\]|([a-z0-9](?:[a-z0-9.-]*[a-z0-9])?))\.?(?::(\d{1,5}))?$/i

/** A host name as it is compared: lower case, without a port or a last dot; undefined where it is none. */
export function hostName(header: string | undefined): string | undefined {
  return header === undefined ? undefined : readHost(header)
}

/** Every request names one, and most the same. */
const readHost = remembering(1000, (header): string | undefined => {
  const [, address, name, port = '0'] = HOST.exec(header) ?? []
  if (Number(port) > 65_535) return undefined
  if (address) return isIPv6(address) ? `[${address.toLowerCase()}]` : undefined
  // What ends in a number, also one such as 0x1, is an IPv4 address or nothing: a browser's `URL` reads it as one.
  const host = name?.toLowerCase()
  return host !== undefined && URL.parse(`http://${host}`)?.hostname === host ? host : undefined
})

/** Names by which only this machine reaches itself. */
export const LOOPBACK = ['localhost', '127.0.0.1', '[::1]'] as const

/** Whether a host name means whatever machine it is said on, so that it tells nobody else where to go. */
export function isLoopback(host: string): boolean {
  return /^(?:(?:.+\.)?localhost|127\.\d+\.\d+\.\d+|\[::1\])$/.test(host)
}
