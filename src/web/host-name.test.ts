import { describe, expect, it } from 'vitest'
import { hostName, isLoopback } from './host-name.ts'

describe('a host name', () => {
  it.each([
    ['SuoiMo.gov.vn', 'suoimo.gov.vn'],
    ['suoimo.gov.vn.:8000', 'suoimo.gov.vn'],
    ['[::1]:8000', '[::1]'],
    ['127.0.0.1', '127.0.0.1'],
  ])('%s is compared as %s', (header, name) => expect(hostName(header)).toBe(name))

  it.each([
    '',
    'user@localhost',
    'localhost:99999',
    'a b',
    'localhost/x',
    '[::1',
    '-a',
    'localhost:',
    '[:::::::::]',
    '999.999.999.999',
    'suoimo.7',
    'a.0x1',
    '1.0x1',
    '0xfffffffff',
  ])('is not %j', (header) => expect(hostName(header)).toBeUndefined())
})

describe('a name that means this machine', () => {
  it.each(['localhost', 'cong.localhost', '127.0.0.1', '127.9.9.9', '[::1]'])('is %s', (host) =>
    expect(isLoopback(host)).toBe(true),
  )
  it.each(['suoimo.example', 'localhost.example', '10.0.0.1'])('is not %s', (host) =>
    expect(isLoopback(host)).toBe(false),
  )
})
