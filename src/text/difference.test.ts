import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { difference } from './difference.ts'

const sides = (older: string, newer: string) => {
  const pieces = difference(older, newer)
  const of = (gone: string) => pieces.flatMap(({ kind, text }) => (kind === gone ? [] : [text])).join('')
  return [of('added'), of('removed')]
}

describe('the difference of two texts', () => {
  it('tells whole words, with their marks', () => {
    expect(difference('Cầu dài 80 m.', 'Cầu dài 60 m.')).toEqual([
      { kind: 'same', text: 'Cầu dài ' },
      { kind: 'removed', text: '80' },
      { kind: 'added', text: '60' },
      { kind: 'same', text: ' m.' },
    ])
  })

  it('is nothing but the same where nothing changed', () => {
    expect(difference('Cầu treo', 'Cầu treo')).toEqual([{ kind: 'same', text: 'Cầu treo' }])
    expect(difference('', '')).toEqual([])
  })

  it('gives both texts back, whatever they are', () => {
    const text = fc.string({ unit: fc.constantFrom('a', 'ế', ' ', '\n', '.', '8', '̣', '😀') })
    fc.assert(
      fc.property(text, text, (older, newer) => {
        expect(sides(older, newer)).toEqual([older, newer])
      }),
    )
  })
})
