import { describe, expect, it } from 'vitest'
import { datelineOf } from './dateline.ts'
import { captureTime, inferDate } from './infer-date.ts'

describe('the dateline that opens a report', () => {
  it.each([
    ['CTTBTG - Sáng 24.8, tại huyện Bắc Mê, Ban Chỉ đạo họp.', 'CTTBTG - Sáng 24.8, tại huyện Bắc Mê'],
    ['(SMO) - Ngày 2/3, xã họp dân.', '(SMO) - Ngày 2/3'],
    ['SMO: Sáng 2/3, xã họp dân.', 'SMO: Sáng 2/3'],
    ['Sáng 2/3, tại thôn Nà Lạn, xã họp dân.', 'Sáng 2/3, tại thôn Nà Lạn'],
    ['Chiều nay (2/3), xã họp dân.', 'Chiều nay (2/3)'],
    ['Ngày 2 tháng 3 năm 2024, tại thôn Nà Lạn, xã họp dân.', 'Ngày 2 tháng 3 năm 2024, tại thôn Nà Lạn'],
  ])('%s', (opening, dateline) => expect(datelineOf(opening)).toBe(dateline))

  it.each([
    'Ngày 10/5/2024, Chủ tịch xã ký quyết định.',
    'Hội nghị - nơi gặp gỡ của bà con',
    'Xã Suối Mơ họp dân.',
    '',
  ])('is none in: %s', (opening) => expect(datelineOf(opening)).toBeUndefined())
})

describe('the day that a story tells of', () => {
  const july = { from: '2024-07-01', to: '2024-07-31' }
  it.each([
    ['Sáng 24.8', july, '2023-08-24'],
    ['Sáng 24/6', july, '2024-06-24'],
    ['Ngày 2 tháng 3', july, '2024-03-02'],
    ['Sáng 29/2', { from: '2023-05-01', to: '2023-05-01' }, '2020-02-29'],
    ['Ngày 2/3/2019', undefined, '2019-03-02'],
    ['Sáng 15/7', july, undefined],
    ['Sáng 24.8', undefined, undefined],
    ['Sáng 31/2/2024', july, undefined],
    ['Sáng nay', july, undefined],
    [undefined, july, undefined],
  ])('%s, captured %j, is %s', (dateline, capture, day) => expect(inferDate(dateline, capture)).toBe(day))

  it('leans on when the page was captured: known, else as exactly as its block says', () => {
    expect(captureTime('2024-07-15T08:00', {})).toEqual({ from: '2024-07-15', to: '2024-07-15' })
    expect(captureTime(undefined, { year: { year: 2024, value: 1 }, month: { month: 2, value: 1 } })).toEqual(
      { from: '2024-02-01', to: '2024-02-29' },
    )
    expect(captureTime(undefined, { year: { year: 2024, value: 1 } })).toEqual({
      from: '2024-01-01',
      to: '2024-12-31',
    })
    expect(captureTime(undefined, { month: { month: 2, value: 1 } })).toBeUndefined()
  })
})
