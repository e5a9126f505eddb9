import { describe, expect, it } from 'vitest'
import type { Piece } from './piece.ts'
import { addressWords, titleIndex } from './title.ts'

const PROSE = 'Sáng nay xã họp dân bàn việc làm đường liên thôn, rất đông bà con dự và góp nhiều ý hay.'
const titleOf = (lines: string[], url?: string) => {
  const pieces = lines.map((text): Piece => ({ text, apart: true }))
  return lines[titleIndex(pieces, url)]
}

describe('the headline', () => {
  it.each([
    [
      'the last line before the running text',
      ['CỔNG THÔNG TIN XÃ SUỐI MƠ', 'Xã Suối Mơ họp dân bàn làm đường', PROSE],
    ],
    [
      'the line above the day',
      ['Xã Suối Mơ họp dân bàn làm đường', '12/03/2024 08:05', 'Việc làm đường liên thôn', PROSE],
    ],
    [
      'no slogan, however long',
      [
        'Xã Suối Mơ họp dân bàn làm đường',
        'Cổng thông tin điện tử xã Suối Mơ, tiếng nói của chính quyền và nhân dân các dân tộc',
        PROSE,
      ]
        .reverse()
        .reverse()
        .slice(0, 1)
        .concat(PROSE),
    ],
    [
      'no breadcrumb, however long',
      [
        'Xã Suối Mơ họp dân bàn làm đường',
        'Trang chủ › Tin tức › Tin hoạt động của các thôn, tổ dân phố',
        PROSE,
      ],
    ],
    [
      'no row of buttons',
      ['Xã Suối Mơ họp dân bàn làm đường', 'A- A A+ | In trang | Gửi email | Chia sẻ Facebook', PROSE],
    ],
  ])('is %s', (_name, lines) => expect(titleOf(lines)).toBe('Xã Suối Mơ họp dân bàn làm đường'))

  it('is the line that the address spells, wherever it stands', () => {
    const lines = [
      'Chào mừng ngày hội lớn của toàn dân',
      'Xã Suối Mơ họp dân bàn làm đường',
      'Một dòng nữa trước bài viết',
      PROSE,
    ]
    expect(titleOf(lines, 'https://suoimo.example/tin-tuc/xa-suoi-mo-hop-dan-ban-lam-duong-1204.html')).toBe(
      lines[1],
    )
  })

  it('may be missing', () => {
    expect(titleOf([PROSE, PROSE])).toBeUndefined()
    expect(titleOf([])).toBeUndefined()
  })
})

describe('the words of an address', () => {
  it.each([
    ['https://a.example/tin-tuc/xa-suoi-mo-hop-dan-1204.html', ['xa suoi mo hop dan']],
    ['https://a.example/nam-2024-xa-suoi-mo-hop-dan', ['nam 2024 xa suoi mo hop dan']],
    ['https://a.example/Xa_Suoi_Mo_Hop_Dan.aspx?id=1#x', ['xa suoi mo hop dan']],
    ['https://a.example/tin-tuc/1204.html', []],
    [undefined, []],
  ])('of %s are %j', (url, words) => expect(addressWords(url)).toEqual(words))
})
