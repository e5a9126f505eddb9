import { describe, expect, it } from 'vitest'
import { figureIn, figureTyped } from './form.ts'

describe('a figure in a form', () => {
  it.each([
    ['1.234,5', 'vi', 1234.5],
    ['1.234', 'vi', 1234],
    ['1234.5', 'vi', 1234.5],
    ['569.668', 'vi', 569668],
    ['1,234', 'en', 1234],
    ['1,234.5', 'en', 1234.5],
    ['1.234', 'en', 1.234],
    ['', 'en', null],
  ])('"%s" is read in %s as %s', (typed, language, figure) => {
    expect(figureIn(typed, language)).toBe(figure)
  })

  it.each(['vi', 'en'])('is read back as it was shown in %s, to the last decimal', (language) => {
    for (const figure of [0, 0.000001, 12.3456, 1234, 569668, 1234567.891234, -42.5])
      expect(figureIn(figureTyped(figure, language), language)).toBe(figure)
  })

  it.each(['1,2,3', 'một', '1e9', '12,34,567'])('"%s" is none', (typed) => {
    expect(figureIn(typed, 'en')).toBeNaN()
  })
})
