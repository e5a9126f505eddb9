import type { IncomingMessage } from 'node:http'
import { describe, expect, it } from 'vitest'
import { clientAddress, liesIn, networks, type Proxies } from './client-address.ts'

const request = (remoteAddress: string, headers: Record<string, string> = {}) =>
  ({ socket: { remoteAddress }, headers }) as unknown as IncomingMessage
const behind = (header: Proxies['header'] = 'x-forwarded-for'): Proxies => ({
  trusted: networks(['10.0.0.0/8', '::1', 'fd00::/8']) ?? expect.unreachable(),
  header,
})

describe('whose address it is', () => {
  it('is the socket’s where no proxy is trusted, whatever the headers say', () => {
    const spoofed = request('198.51.100.7', {
      'x-forwarded-for': '203.0.113.1',
      forwarded: 'for=203.0.113.1',
    })
    expect(clientAddress(spoofed)).toBe('198.51.100.7')
    expect(clientAddress(spoofed, behind())).toBe('198.51.100.7')
  })

  it.each([
    ['203.0.113.1', '203.0.113.1'],
    ['6.6.6.6, 203.0.113.1', '203.0.113.1'],
    ['6.6.6.6, 203.0.113.1, 10.1.2.3', '203.0.113.1'],
    ['203.0.113.1:55021', '203.0.113.1'],
    ['[2001:db8::7]:443', '2001:db8::7'],
    ['::ffff:203.0.113.1', '203.0.113.1'],
    ['::ffff:cb00:7101', '203.0.113.1'],
    ['not an address', '10.9.9.9'],
    ['203.0.113.1, unknown', '10.9.9.9'],
    ['', '10.9.9.9'],
  ])('behind a trusted proxy that says “%s” is %s', (said, address) =>
    expect(clientAddress(request('::ffff:10.9.9.9', { 'x-forwarded-for': said }), behind())).toBe(address),
  )

  it.each([
    ['for=203.0.113.1;proto=https', '203.0.113.1'],
    ['for=6.6.6.6, proto=https;for="[2001:db8::7]:4711"', '2001:db8::7'],
    ['for=203.0.113.1, for=_hidden', '10.9.9.9'],
  ])('reads Forwarded “%s” as %s', (forwarded, address) =>
    expect(clientAddress(request('10.9.9.9', { forwarded }), behind('forwarded'))).toBe(address),
  )

  it('does not read the header that the proxy does not write', () => {
    const passedOn = request('10.9.9.9', { forwarded: 'for=6.6.6.6', 'x-forwarded-for': '203.0.113.1' })
    expect(clientAddress(passedOn, behind())).toBe('203.0.113.1')
  })
})

describe('networks', () => {
  it.each(['10.0.0.0/33', '2001:db8::/129', 'ten', '10.0.0.0/8/8', '10.0.0.0/x', ''])(
    'are not %j',
    (written) => expect(networks([written])).toBeUndefined(),
  )
  it('hold what lies in them', () => {
    const list = networks(['192.0.2.0/24', '2001:db8::/32', '198.51.100.7']) ?? expect.unreachable()
    expect(['192.0.2.200', '2001:db8:1::1', '198.51.100.7'].map((each) => liesIn(list, each))).toEqual([
      true,
      true,
      true,
    ])
    expect(['192.0.3.1', '2001:db9::1', '198.51.100.8', 'x'].some((each) => liesIn(list, each))).toBe(false)
  })
})
