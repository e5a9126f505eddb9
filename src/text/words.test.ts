import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { similarity } from './similarity.ts'
import { slug } from './slug.ts'
import { hasMarks, isSyllable } from './syllable.ts'
import { wordsOf } from './words.ts'

describe('slug', () => {
  it.each([
    ['Sơ kết Quy chế phối hợp', 'so-ket-quy-che-phoi-hop'],
    ['ĐƯỜNG về “Nà Lạn” – 3,2 km!', 'duong-ve-na-lan-3-2-km'],
    ['  ', ''],
    ['新闻', ''],
  ])('makes of %j %j', (title, made) => expect(slug(title)).toBe(made))

  it('cuts at a word, and within the first only where that alone is too long', () => {
    expect(slug('một hai ba bốn', 11)).toBe('mot-hai-ba')
    expect(slug('x'.repeat(100), 20)).toBe('x'.repeat(20))
  })

  it('is always an address of small letters, digits and single hyphens, not too long', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (title) => {
        expect(slug(title)).toMatch(/^(?:[a-z0-9]+(?:-[a-z0-9]+)*)?$/)
        expect(slug(title).length).toBeLessThanOrEqual(80)
      }),
    )
  })
})

describe('similarity', () => {
  it.each([
    ['the same words in another order', 'họp dân bàn đường', 'Bàn đường, họp dân.', 1],
    ['nothing in common', 'họp dân', 'thông báo', 0],
    ['half of the words', 'một hai', 'hai ba', 0.5],
    ['a word that is said twice on one side only', 'đường đường', 'đường', 2 / 3],
    ['nothing at all', '', '', 0],
  ])('of %s', (_name, one, other, share) => expect(similarity(one, other)).toBeCloseTo(share))

  it('is the same whichever text comes first', () => {
    fc.assert(
      fc.property(
        fc.string(),
        fc.string(),
        (one, other) => similarity(one, other) === similarity(other, one),
      ),
    )
  })
})

describe('a Vietnamese syllable', () => {
  it.each(['nghiêng', 'Đường', 'khuỷu', 'uỷ', 'ủy', 'gì', 'quyết', 'thuở', 'yêu', 'xoong', 'a'])(
    'is %s',
    (word) => {
      expect(isSyllable(word)).toBe(true)
      expect(isSyllable(word.normalize('NFD'))).toBe(true)
    },
  )

  it.each(['Facebook', 'Viên\u0301\u0300', 'str', 'word', 'phườngTại', 'ß', '', 'UBND'])(
    'is not %j',
    (word) => expect(isSyllable(word)).toBe(false),
  )

  it('is told from other Latin text by its marks', () => {
    expect(['Hà', 'đo', 'thuong', 'café', 'Zürich'].map(hasMarks)).toEqual([true, true, false, true, false])
  })
})

describe('the words of a text', () => {
  it('are found where they stand, with and without their marks', () => {
    expect(wordsOf('Uỷ ban, KT-XH: 569.668')).toEqual([
      { exact: 'ủy', folded: 'uy', start: 0, end: 2 },
      { exact: 'ban', folded: 'ban', start: 3, end: 6 },
      { exact: 'kt', folded: 'kt', start: 8, end: 10 },
      { exact: 'xh', folded: 'xh', start: 11, end: 13 },
      { exact: '569', folded: '569', start: 15, end: 18 },
      { exact: '668', folded: '668', start: 19, end: 22 },
    ])
  })

  it('are the same however the keyboard composed their letters', () => {
    const compared = (text: string) => wordsOf(text).map(({ exact, folded }) => [exact, folded])
    expect(compared('Hà Giang, đường'.normalize('NFD'))).toEqual(compared('Hà Giang, đường'))
  })

  it('of any text are letters and digits, none empty, each within the text', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (text) => {
        for (const { exact, folded, start, end } of wordsOf(text)) {
          expect(folded).toMatch(/^[\p{L}\p{N}]+$/u)
          expect(exact).toMatch(/^[\p{L}\p{N}]+$/u)
          expect(text.slice(start, end).length).toBeGreaterThan(0)
        }
      }),
    )
  })
})
