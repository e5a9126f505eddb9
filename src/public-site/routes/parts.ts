import type { Context } from 'hono'
import { isKnown } from '../../web/index.ts'
import type { Env } from '../screen.ts'

/** A file as it lies there: its bytes, what it is on the wire, and how it is to be opened. */
export type WholeFile = { hash: string; bytes: number; type: string; disposition?: string }

/**
 * A file, whole or the part that somebody asks for (RFC 9110, 14.2; one range, others are sent whole). Its bytes never change,
 * but what is withdrawn must not be had for long.
 */
export function inParts(
  c: Context<Env>,
  { hash, bytes, type, disposition }: WholeFile,
  read: (first: number, last: number) => ReadableStream<Uint8Array<ArrayBuffer>>,
) {
  const headers = {
    'content-type': type,
    ...(disposition ? { 'content-disposition': disposition } : {}),
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
  return c.req.method === 'HEAD' ? c.body(null, status, all) : c.body(read(first, last), status, all)
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
