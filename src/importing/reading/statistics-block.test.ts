import { describe, expect, it } from 'vitest'
import type { Piece } from './piece.ts'
import { takeStatistics } from './statistics-block.ts'

const take = (...lines: string[]) => {
  const { statistics, rest } = takeStatistics(lines.map((text): Piece => ({ text, apart: true })))
  return { statistics, rest: rest.map(({ text }) => text) }
}

describe('the visitor block of an old page', () => {
  it.each([
    [['Hôm nay : 2447'], { today: 2447 }],
    [['Hôm nay: 2.447', 'Hôm qua: 3.001'], { today: 2447, yesterday: 3001 }],
    [
      ['Tháng 07 : 45.000', 'Năm 2024 : 569.668'],
      { month: { month: 7, value: 45_000 }, year: { year: 2024, value: 569_668 } },
    ],
    [['Tháng 07/2024: 45,000'], { month: { month: 7, value: 45_000 } }],
    [['Tháng này: 12 | Năm nay: 120'], { month: { value: 12 }, year: { value: 120 } }],
    [['Đang truy cập: 8', 'Tổng lượt truy cập: 1 234 567'], { online: 8, total: 1_234_567 }],
    [['Hôm nay', '12', 'Tất cả', '34'], { today: 12, total: 34 }],
    [['• Hôm nay: 12 • Hôm qua: 13 • Tuần này: 99'], { today: 12, yesterday: 13 }],
    [['Số lượt truy cập: 9.001 lượt'], { total: 9001 }],
  ])('%j is read', (lines, statistics) => expect(take(...lines)).toEqual({ statistics, rest: [] }))

  it('goes with its heading, from wherever it stands', () => {
    expect(take('Xã họp dân', 'Thống kê truy cập', 'Hôm nay: 12', 'Liên hệ').rest).toEqual([
      'Xã họp dân',
      'Liên hệ',
    ])
  })

  it.each([
    'Hôm nay 12 hộ dân nhận nhà mới tại thôn Nà Lạn',
    'Năm 2024: xã làm 3,2 km đường',
    'Tháng 7/2024',
    'Trong ngày 24/8, xã họp dân',
    'Năm 2024',
    'Tháng 7',
  ])('is not to be found in a story: %s', (line) =>
    expect(take(line)).toEqual({ statistics: {}, rest: [line] }),
  )
})
