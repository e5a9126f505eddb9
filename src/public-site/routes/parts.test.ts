import { describe, expect, it } from 'vitest'
import { rangeOf } from './parts.ts'

describe('the part of a file that a player asks for', () => {
  it.each([
    [undefined, undefined],
    ['bytes=0-', [0, 99]],
    ['bytes=10-19', [10, 19]],
    ['bytes=90-1000', [90, 99]],
    ['Bytes=10-19', [10, 19]],
    ['bytes=-5', [95, 99]],
    ['bytes=-1000', [0, 99]],
    ['bytes=100-', 'beyond'],
    ['bytes=-0', 'beyond'],
    ['bytes=20-10', undefined],
    ['bytes=-', undefined],
    ['bytes=0-1,5-9', undefined],
    ['lines=1-2', undefined],
    ['bytes=99999999999999999999-', undefined],
  ])('%s', (header, part) => expect(rangeOf(header, 100)).toEqual(part))
})
