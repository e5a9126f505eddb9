import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { contrast, luminance, mix, readableOn } from './colour.ts'

const colour = fc
  .integer({ min: 0, max: 0xffffff })
  .map((number) => `#${number.toString(16).padStart(6, '0')}`)

describe('colours', () => {
  it('have the contrast that WCAG gives them', () => {
    expect(luminance('#ffffff')).toBeCloseTo(1)
    expect(contrast('#000000', '#ffffff')).toBeCloseTo(21)
    expect(contrast('#777777', '#ffffff')).toBeCloseTo(4.48, 2)
  })

  it('stay as they are where they can be read', () =>
    expect(readableOn('#1d3a63', ['#fbfaf6', '#ffffff'], 7)).toBe('#1d3a63'))

  it('can be read on their grounds, whatever a body chooses', () => {
    fc.assert(
      fc.property(colour, (chosen) => {
        for (const ground of ['#fbfaf6', '#12161b']) {
          expect(contrast(readableOn(chosen, [ground], 7), ground)).toBeGreaterThanOrEqual(7)
        }
      }),
    )
  })

  it('mix in equal parts', () => expect(mix('#000000', '#ffffff', 0.5)).toBe('#808080'))
})
