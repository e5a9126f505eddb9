import { expect, it } from 'vitest'
import { editDistance } from './edit-distance.ts'

it.each([
  ['giang', 'giang', 0],
  ['giagn', 'giang', 1],
  ['gang', 'giang', 1],
  ['suoi', 'suui', 1],
  ['lan', 'nam', 2],
  ['', 'ab', 2],
  ['mot', 'hai', 3],
])('%s and %s are %i apart', (one, other, apart) => expect(editDistance(one, other, 9)).toBe(apart))

it('stops counting where it is told', () => {
  expect(editDistance('mot', 'hai', 2)).toBe(2)
  expect(editDistance('mot', 'muoi mot', 2)).toBe(2)
})
