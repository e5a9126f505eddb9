import type { Context } from 'hono'
import { SOUNDS } from '../../media/index.ts'
import { isKnown } from '../../web/index.ts'
import type { Portal } from '../portal.ts'
import type { Env } from '../screen.ts'

/** A recording of this site, whole or the part that a player asks for (RFC 9110, 14.2; one range, others are sent whole). */
export async function recording(c: Context<Env>, portal: Portal) {
  const [, hash = '', ending] = /^([0-9a-f]{64})\.(\w+)$/.exec(c.req.param('name') ?? '') ?? []
  const { id: siteId } = c.get('site')
  const found = hash && (await portal.recording(siteId, { hash }))
  if (!found || found.sound !== ending || !(await portal.isHeard(siteId, found.id))) return c.notFound()
  const { bytes, sound } = found
  const headers = {
    'content-type': SOUNDS[sound],
    // Its bytes never change, but what is withdrawn must not be heard for long.
    'cache-control': 'public, max-age=3600',
    'accept-ranges': 'bytes',
    etag: `"${hash}"`,
  }
  if (isKnown(c.req.header('if-none-match'), headers.etag)) return c.body(null, 304, headers)
  const range =
    c.req.method === 'GET' && isCurrent(c.req.header('if-range'), headers.etag)
      ? rangeOf(c.req.header('range'), bytes)
      : undefined
  if (range === 'beyond')
    return c.body(null, 416, { 'cache-control': 'no-store', 'content-range': `bytes */${bytes}` })
  const [first, last] = range ?? [0, bytes - 1]
  const length = String(last - first + 1)
  const part: Record<string, string> = range ? { 'content-range': `bytes ${first}-${last}/${bytes}` } : {}
  const all = { ...headers, ...part, 'content-length': length }
  const status = range ? 206 : 200
  return c.req.method === 'HEAD'
    ? c.body(null, status, all)
    : c.body(portal.sound(found, first, last), status, all)
}

/** A part is sent only of what the player has the rest of (RFC 9110, 13.1.5). */
function isCurrent(ifRange: string | undefined, etag: string): boolean {
  return ifRange === undefined || ifRange === etag
}

/** The first and last byte that are asked for; undefined for all of them. */
export function rangeOf(header: string | undefined, bytes: number): [number, number] | 'beyond' | undefined {
  const [, from = '', until = ''] = /^bytes=(\d{0,15})-(\d{0,15})$/i.exec(header ?? '') ?? []
  if (from === '' && until === '') return undefined
  if (from !== '' && until !== '' && Number(from) > Number(until)) return undefined
  const first = from === '' ? Math.max(0, bytes - Number(until)) : Number(from)
  const last = from === '' || until === '' ? bytes - 1 : Math.min(Number(until), bytes - 1)
  return first > last ? 'beyond' : [first, last]
}
