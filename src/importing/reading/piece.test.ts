import { describe, expect, it } from 'vitest'
import { hasMarks, isSyllable } from '../../text/index.ts'
import { beginsAftermath, isBreadcrumb, isControls, isListedHeadline, isSlogan } from './furniture.ts'
import { isProse, piecesOfText, tidy, unglue } from './piece.ts'

describe('a line of a capture', () => {
  it.each([
    ['  Xã\u00a0 họp\tdân ', 'Xã họp dân'],
    ['Xã\u200b họp\u00ad dân\ufeff', 'Xã họp dân'],
    ['**Xã họp dân**', 'Xã họp dân'],
    ['## Xã họp dân', 'Xã họp dân'],
    ['![Xã họp dân](a.jpg)', 'Xã họp dân'],
    ['Xã họp ![](a.jpg)dân', 'Xã họp dân'],
    ['{title} Xã họp dân', 'Xã họp dân'],
    ['IMG 4824', ''],
    ['DSC_0012.JPG', ''],
    ['---', ''],
    ['Hà'.normalize('NFD'), 'Hà'],
  ])('%j is seen as %j', (line, seen) => expect(tidy(line)).toBe(seen))

  it('that was broken by its width goes on in the next', () => {
    const broken = 'Sáng nay xã họp dân bàn việc làm đường liên thôn\nvà góp nhiều ý hay.\n\nĐoạn sau.'
    expect(piecesOfText(broken).map(({ text }) => text)).toEqual([
      'Sáng nay xã họp dân bàn việc làm đường liên thôn và góp nhiều ý hay.',
      'Đoạn sau.',
    ])
  })

  it('is running text by its length or its end', () => {
    expect(isProse('Sáng nay xã họp dân bàn việc làm đường liên thôn.')).toBe(true)
    expect(isProse('Xã họp dân.')).toBe(false)
    expect(isProse('Xã Suối Mơ họp dân bàn việc làm đường liên thôn năm nay')).toBe(false)
    expect(isProse('x'.repeat(220))).toBe(true)
  })
})

describe('paragraphs that ran together', () => {
  const cut = (text: string) => unglue(text, (word) => isSyllable(word) && hasMarks(word))
  const [one, other] = [
    'Hội nghị có lãnh đạo các phòng, ban và đại diện phường Gia Viên',
    'Tại hội nghị, đồng chí Chủ tịch nhấn mạnh ba việc lớn cần làm ngay.',
  ]

  it('are cut where one syllable ends and a capital begins', () =>
    expect(cut(one + other)).toEqual([one, other]))

  it.each([
    'Bà con dùng phần mềm VNeID và SmartVoice để gửi phản ánh đến xã, rất thuận tiện cho người dân.',
    'phườngTại',
  ])('are not to be found in %s', (text) => expect(cut(text)).toEqual([text]))
})

describe('furniture', () => {
  it.each(['A- A A+ | In trang', 'Chia sẻ Facebook Zalo', 'Đọc bài viết', 'Xem với cỡ chữ'])(
    'has controls: %s',
    (line) => expect(isControls(line)).toBe(true),
  )
  it.each(['Trang chủ › Tin tức', 'Trang chủ / Tin tức', 'Tin tức » Kinh tế', 'TRANG CHỦ'])(
    'has ways from the home page: %s',
    (line) => expect(isBreadcrumb(line)).toBe(true),
  )
  it.each([
    'Tin liên quan',
    'Các tin khác',
    'Bài viết cùng chuyên mục:',
    '>> Tin mới hơn',
    'Bình luận (0)',
    'Từ khóa: đường',
  ])('has what follows an article: %s', (line) => expect(beginsAftermath(line)).toBe(true))
  it.each(['CỔNG THÔNG TIN ĐIỆN TỬ XÃ SUỐI MƠ', 'Chào mừng quý vị đến với trang của xã'])(
    'has mottos: %s',
    (line) => expect(isSlogan(line)).toBe(true),
  )
  it('has headlines with a day behind them', () => {
    expect(isListedHeadline({ text: 'Xã họp dân (12/03/2024)', apart: true })).toBe(true)
    expect(isListedHeadline({ text: 'Xã họp dân', apart: true })).toBe(false)
  })

  it.each([
    'Xã họp dân bàn làm đường',
    'Trang trại của ông Mẫu cho thu hoạch khá',
    'In sách cho học sinh vùng cao',
    'Các tin vui nối nhau về với xã trong những ngày đầu năm mới này, bà con ai cũng phấn khởi',
  ])('is not a story: %s', (line) =>
    expect([isControls(line), isBreadcrumb(line), beginsAftermath(line), isSlogan(line)]).toEqual([
      false,
      false,
      false,
      false,
    ]),
  )
})
