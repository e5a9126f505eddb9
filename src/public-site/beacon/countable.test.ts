import type { IncomingMessage } from 'node:http'
import { describe, expect, it } from 'vitest'
import { networks } from '../../web/index.ts'
import { refusalOf } from './countable.ts'

const HOST = 'suoimo.example'
const PERSON = 'Mozilla/5.0 (Windows NT 10.0; Win64; x64) Chrome/150.0.0.0 Safari/537.36'
const refused = (headers: Record<string, string>, method = 'POST', excluded = networks([])) =>
  refusalOf({ method, headers: { 'user-agent': PERSON, ...headers } } as unknown as IncomingMessage, {
    host: HOST,
    address: '203.0.113.7',
    excluded,
  })

describe('what stands against counting a beacon', () => {
  it.each([
    ['a script of ours', 'POST', { 'sec-fetch-site': 'same-origin' }, undefined],
    ['an old browser’s script of ours', 'POST', { origin: `http://${HOST}` }, undefined],
    ['a picture on a page of ours', 'GET', { referer: `https://${HOST}/tin/a` }, undefined],
    ['a script of another site', 'POST', { 'sec-fetch-site': 'cross-site' }, 'foreign'],
    ['a picture on a page of another site', 'GET', { referer: 'https://evil.example/' }, 'foreign'],
    ['a picture that does not say where it is shown', 'GET', {}, 'foreign'],
    ['another’s Origin', 'POST', { origin: 'null' }, 'foreign'],
    ['a page that is loaded ahead of time', 'POST', { 'sec-purpose': 'prefetch;prerender' }, 'ahead'],
    ['a preview', 'POST', { 'x-purpose': 'preview' }, 'ahead'],
    ['a crawler', 'POST', { 'user-agent': 'Googlebot/2.1' }, 'machine'],
    ['nobody', 'POST', { 'user-agent': '' }, 'machine'],
    ['somebody who works at the desk', 'POST', { cookie: 'a=b; __Host-desk=x' }, 'excluded'],
  ] as const)('%s', (_who, method, headers, reason) => expect(refused({ ...headers }, method)).toBe(reason))

  it('an address that the site excludes', () =>
    expect(refused({}, 'POST', networks(['203.0.113.0/24']))).toBe('excluded'))
})
