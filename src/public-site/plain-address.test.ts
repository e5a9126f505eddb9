import { describe, expect, it } from 'vitest'
import { plainAddress } from './plain-address.ts'
import type { Portal } from './portal.ts'

const OLD = '/index.php?id=7'
const portal = {
  siteByHost: async (host: string) =>
    host === 'suoimo.example' ? { site: { id: 's' }, former: false } : undefined,
  lookUp: async (_site: string, _host: string, path: string) =>
    path === OLD ? { kind: 'moved' } : path === '/tin/a?x=1' ? { kind: 'current' } : undefined,
} as unknown as Portal

describe('an address without what no page depends on', () => {
  it.each([
    ['/tin/a?fbclid=1', '/tin/a'],
    ['/tin/a?trang=2', '/tin/a'],
    ['/?utm_source=zalo', '/'],
    ['/chuyen-muc/tin-tuc?trang=2&fbclid=1', '/chuyen-muc/tin-tuc?trang=2'],
    ['/chuyen-muc/tin-tuc?trang=%C4%91', '/chuyen-muc/tin-tuc?trang=%C4%91'],
    ['/chuyen-muc/tin-tuc?x', '/chuyen-muc/tin-tuc'],
    ['//evil.example/?x', '//evil.example/'],
    [OLD, OLD],
    ['/tin/a?x=1', '/tin/a'],
  ])('%s is %s', async (address, plain) =>
    expect(await plainAddress(portal, 'suoimo.example', address)).toBe(plain),
  )

  it('of a host where no site is is looked up nowhere', async () =>
    expect(await plainAddress(portal, 'khac.example', OLD)).toBe('/index.php'))
})
