import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { comparablePath, oldAddress } from './address.ts'

describe('an address of an old portal', () => {
  it.each([
    ['https://CU.example/tin-tuc/a.html#dau', { host: 'cu.example', path: '/tin-tuc/a.html' }],
    ['http://cu.example/?p=12', { host: 'cu.example', path: '/?p=12' }],
    [
      'https://cu.example/index.php?id=7&utm_source=zalo&fbclid=x',
      { host: 'cu.example', path: '/index.php?id=7' },
    ],
    ['https://cu.example/tin-tức/đường-mới', { host: 'cu.example', path: '/tin-tức/đường-mới' }],
    [
      'https://cu.example/tin-t%E1%BB%A9c/%C4%91%C6%B0%E1%BB%9Dng-m%E1%BB%9Bi',
      { host: 'cu.example', path: '/tin-tức/đường-mới' },
    ],
  ])('%s is kept as what readers will ask for', (url, kept) => expect(oldAddress(url)).toEqual(kept))

  it.each([
    'https://cu.example/',
    'https://cu.example/?fbclid=x',
    'javascript:alert(1)',
    'tin/a.html',
    'ftp://cu.example/a',
  ])('%s is none that could lead to an article', (url) => expect(oldAddress(url)).toBeUndefined())

  it('is found again however a browser encodes it', () => {
    const letters = fc.string({ unit: fc.constantFrom(...'aZ0-_./ đĐưỜồ\u0301ếНa') })
    fc.assert(
      fc.property(letters, letters, (path, value) => {
        const address = `/${path}?id=${value}`
        expect(comparablePath(encodeURI(address))).toBe(comparablePath(address))
      }),
    )
  })

  it('is left as it is where it cannot be decoded', () => {
    expect(comparablePath('/a%ZZ?b=%')).toBe('/a%ZZ?b=%')
    expect(comparablePath('/a?b=%00')).toBe('/a?b=%00')
  })
})
