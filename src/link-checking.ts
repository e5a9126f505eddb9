import { lookup } from 'node:dns'
import { type ClientRequest, request as plain } from 'node:http'
import { request as encrypted } from 'node:https'
import { BlockList, isIP } from 'node:net'
import { LINK_CHECK, noteLink } from './articles/index.ts'
import type { Clock, Database } from './database/index.ts'
import { putOff, strikeOff, takeErrands } from './journal/index.ts'

/** In one round, and in milliseconds for one address. */
const [MOST_AT_ONCE, PATIENCE_MS] = [20, 10_000]
const MOST_REDIRECTS = 4

/** Networks that are nobody's on the web (RFC 6890): whoever writes a link must not make us ask our own machines. */
const PRIVATE = new BlockList()
for (const [network, bits] of [
  ['0.0.0.0', 8],
  ['10.0.0.0', 8],
  ['100.64.0.0', 10],
  ['127.0.0.0', 8],
  ['169.254.0.0', 16],
  ['172.16.0.0', 12],
  ['192.0.0.0', 24],
  ['192.168.0.0', 16],
  ['198.18.0.0', 15],
  ['224.0.0.0', 3],
] as const)
  PRIVATE.addSubnet(network, bits, 'ipv4')
for (const [network, bits] of [
  ['::', 96],
  ['64:ff9b::', 96],
  ['fc00::', 7],
  ['fe80::', 10],
  ['ff00::', 8],
] as const)
  PRIVATE.addSubnet(network, bits, 'ipv6')

/** Whether an address of the internet protocol is one that anybody may ask. */
export function isPublicAddress(address: string): boolean {
  const kind = isIP(address)
  return kind !== 0 && !PRIVATE.check(address, kind === 6 ? 'ipv6' : 'ipv4')
}

/** What is at an address: something, surely nothing, or nobody can tell just now. */
export type Answer = 'there' | 'dead' | 'unknown'

/** One round: each address that is due is asked once, and what answered is written down. */
export async function checkLinks(
  { transact }: Database,
  clock: Clock,
  ask: (url: string) => Promise<Answer> = askWeb,
): Promise<void> {
  const errands = await transact((rows) => takeErrands(rows, LINK_CHECK, clock(), MOST_AT_ONCE))
  await Promise.all(
    errands.map(async (errand) => {
      const url = String(errand.content.url)
      const answer = await ask(url).catch((): Answer => 'unknown')
      await transact(async (rows) => {
        if (answer === 'unknown' && errand.tries < 3) return putOff(rows, [errand], 'no answer', clock())
        await noteLink(rows, url, answer === 'dead', clock())
        await strikeOff(rows, [errand])
      })
    }),
  )
}

/** Asks the web, by HEAD and where that is refused by GET, of which nothing is read. */
export async function askWeb(url: string, redirects = 0, method: 'HEAD' | 'GET' = 'HEAD'): Promise<Answer> {
  const target = URL.parse(url)
  if (!target || !/^https?:$/.test(target.protocol)) return 'unknown'
  const host = target.hostname.replace(/^\[|\]$/g, '')
  if (isIP(host) && !isPublicAddress(host)) return 'unknown'
  const { status, location } = await statusOf(target, method)
  if (status === undefined) return location === 'ENOTFOUND' ? 'dead' : 'unknown'
  if (status >= 300 && status < 400 && location && redirects < MOST_REDIRECTS)
    return askWeb(new URL(location, target).href, redirects + 1)
  if ((status === 405 || status === 501) && method === 'HEAD') return askWeb(url, redirects, 'GET')
  if (status === 404 || status === 410) return method === 'HEAD' ? askWeb(url, redirects, 'GET') : 'dead'
  return status < 400 ? 'there' : 'unknown'
}

/** The status of an answer with where it leads; without one, the code of what went wrong. */
function statusOf(
  target: URL,
  method: 'HEAD' | 'GET',
): Promise<{ status: number | undefined; location: string | undefined }> {
  return new Promise((resolve) => {
    const failed = (error: NodeJS.ErrnoException) => resolve({ status: undefined, location: error.code })
    const asked: ClientRequest = (target.protocol === 'https:' ? encrypted : plain)(target, {
      method,
      timeout: PATIENCE_MS,
      signal: AbortSignal.timeout(2 * PATIENCE_MS),
      headers: { 'user-agent': 'BangTin link check', accept: '*/*' },
      // The address that was looked at is the one that is asked: a name may lead elsewhere a moment later.
      lookup: (name, options, done) =>
        lookup(name, { ...options, all: true }, (error, addresses) => {
          const open = addresses?.filter(({ address }) => isPublicAddress(address)) ?? []
          const refused = Object.assign(new Error('not on the web'), { code: 'EPRIVATE' })
          if (error || open.length === 0) done(error ?? refused, [])
          else done(null, open)
        }),
    })
    asked.on('response', (response) => {
      resolve({ status: response.statusCode, location: response.headers.location })
      response.destroy()
    })
    asked.on('timeout', () => asked.destroy(Object.assign(new Error('timeout'), { code: 'ETIMEDOUT' })))
    asked.on('error', failed)
    asked.end()
  })
}
