import { describe, expect, it } from 'vitest'
import { networkOf } from './network.ts'

describe('the network of a visitor', () => {
  it.each([
    ['203.0.113.7', '203.0.113.7'],
    ['2001:db8:0:42:1:2:3:4', '2001:db8:0:42'],
    ['2001:0DB8:0000:0042::1', '2001:db8:0:42'],
    ['2001:db8::1', '2001:db8:0:0'],
    ['::1', '0:0:0:0'],
    ['fe80::1', 'fe80:0:0:0'],
  ])('of %s is %s', (address, network) => expect(networkOf(address)).toBe(network))

  it.each(['', 'localhost', '1.2.3', '2001:db8'])('of %j is unknown', (address) =>
    expect(networkOf(address)).toBe('unknown'),
  )
})
