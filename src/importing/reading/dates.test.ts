import { describe, expect, it } from 'vitest'
import { momentsIn } from './dates.ts'
import { readLooseMetaLine, readMetaLine } from './meta-line.ts'

describe('momentsIn', () => {
  it.each([
    ['18/10/2018 | 10:50', '2018-10-18T10:50'],
    ['10:8, Thứ Tư, 3-4-2024', '2024-04-03T10:08'],
    ['08:08, 19/08/2014', '2014-08-19T08:08'],
    ['Thứ hai - 20/05/2024 07:56', '2024-05-20T07:56'],
    ['20/10/2024 | 2:05 CH', '2024-10-20T14:05'],
    ['12:10 SA 1.2.2020', '2020-02-01T00:10'],
    ['Thứ sáu, ngày 5 tháng 7 năm 2019, 14h30', '2019-07-05T14:30'],
    ['05/07/2019 14 giờ 30 phút', '2019-07-05T14:30'],
    ['Thứ Năm, 24/8/2023, 16:40 (GMT+7)', '2023-08-24T16:40'],
    ['07/05/2024 20:21 GMT+7', '2024-05-07T20:21'],
    ['07/05/2024 20:21 UTC', '2024-05-08T03:21'],
    ['T6, 02/17/2023 - 15:45', '2023-02-17T15:45'],
    ['T6, 02/03/2023 - 15:45', '2023-02-03T15:45'],
    ['Thứ Sáu, 03/02/2023', '2023-02-03'],
    ['2023-08-24T16:40:05+07:00', '2023-08-24T16:40'],
    ['2023-08-24T09:40:05Z', '2023-08-24T16:40'],
    ['2023-08-24', '2023-08-24'],
    ['24.08.23', '2023-08-24'],
    ['29/2/2024', '2024-02-29'],
    ['October 18, 2018', '2018-10-18'],
    ['18 Tháng Mười 2018', '2018-10-18'],
  ])('reads %s', (printed, local) => {
    expect(momentsIn(printed).moments[0]?.local).toBe(local)
  })

  it.each(['569.668', '24.8', '1.580', '29/2/2023', '45/33/2020', '07-CT/TW', '42/2022/NĐ-CP'])(
    'finds no date in %s',
    (text) => {
      expect(momentsIn(text).moments).toEqual([])
    },
  )
})

describe('readMetaLine', () => {
  it('reads counters with and without a label', () => {
    expect(readMetaLine('Thứ hai - 20/05/2024 07:56 930 0')?.counters).toEqual({ views: 930, comments: 0 })
    expect(readMetaLine('Ngày đăng 18/10/2018 | 10:50 | Lượt xem: 1.675')).toMatchObject({
      labelled: true,
      counters: { views: 1675 },
    })
  })

  it.each([
    'Tạo ngày: 17/02/2023',
    'Đã đưa: 17/02/2023',
    'Tin đăng ngày: 17/02/2023 - Xem: 1204',
    'Người đăng: Trần Thị Thử',
    'Chuyên mục: Văn hóa',
    '17/02/2023 1.204 đã xem',
  ])('knows %s as a line about the page', (line) => expect(readMetaLine(line)).toBeDefined())

  it('takes a day beside a label that nobody foresaw, and no sentence', () => {
    expect(readLooseMetaLine('Soạn thảo xong 17/02/2023')?.moment?.local).toBe('2023-02-17')
    expect(readLooseMetaLine('Họp ngày 17/02/2023.')).toBeUndefined()
    expect(readLooseMetaLine('Xã họp dân bàn việc làm đường ngày 17/02/2023')).toBeUndefined()
  })

  it('leaves a line with words of its own to the story', () => {
    expect(readMetaLine('Ngày 10/5/2024, Phó Chủ tịch ký quyết định')).toBeUndefined()
    expect(readMetaLine('Sáng 24.8, tại huyện Suối Mơ')).toBeUndefined()
  })
})
