import { describe, expect, it } from 'vitest'
import { takeSignature } from './byline.ts'
import type { Piece } from './piece.ts'

const PROSE = [
  'Sáng nay xã họp dân bàn việc làm đường liên thôn, rất đông bà con dự.',
  'Bà con thôn Nà Lạn đồng tình cao.',
]
const take = (...lines: string[]) => {
  const { signature, rest } = takeSignature(
    [...PROSE, ...lines].map((text): Piece => ({ text, apart: true })),
  )
  return { signature, rest: rest.map(({ text }) => text).slice(PROSE.length) }
}

describe('the signature under an article', () => {
  it.each([
    [['Tin, ảnh: VĂN NGHỊ'], { author: 'VĂN NGHỊ', photographer: 'VĂN NGHỊ' }],
    [['Bài và ảnh: Trần Mẫu'], { author: 'Trần Mẫu', photographer: 'Trần Mẫu' }],
    [['Bài: Trần Mẫu', 'Ảnh: Lê Thử'], { author: 'Trần Mẫu', photographer: 'Lê Thử' }],
    [['Tác giả: Trần Mẫu'], { author: 'Trần Mẫu' }],
    [['Nguồn tin:', 'Báo Suối Mơ'], { source: 'Báo Suối Mơ' }],
    [['(Nguồn: Báo Suối Mơ)'], { source: 'Báo Suối Mơ' }],
    [['Theo Báo Suối Mơ'], { source: 'Báo Suối Mơ' }],
    [['Theo TTXVN'], { source: 'TTXVN' }],
    [['Nguồn: https://bao.example.vn/tin/1.html'], { sourceUrl: 'https://bao.example.vn/tin/1.html' }],
    [['baosuoimo.vn'], { source: 'baosuoimo.vn', sourceUrl: 'https://baosuoimo.vn' }],
    [['Trần Mẫu'], { author: 'Trần Mẫu' }],
    [['Trần Mẫu (Theo Báo Suối Mơ)'], { author: 'Trần Mẫu', source: 'Báo Suối Mơ' }],
    [['Trần Mẫu – Trung tâm Văn hóa'], { author: 'Trần Mẫu', source: 'Trung tâm Văn hóa' }],
    [
      ['Minh Kiên', 'Trung tâm VHTT&TT Suối Mơ'],
      { author: 'Minh Kiên', source: 'Trung tâm VHTT&TT Suối Mơ' },
    ],
    [['PV'], { author: 'PV' }],
    [['Text and photos: Tran Mau'], { author: 'Tran Mau', photographer: 'Tran Mau' }],
  ])('reads %j', (lines, signature) => expect(take(...lines)).toEqual({ signature, rest: [] }))

  it.each([
    ['Theo đó, các thôn làm đường trước mùa mưa.'],
    ['Theo UBND tỉnh,'],
    ['Hội nghị thành công tốt đẹp.'],
    ['Lạng Sơn là tỉnh miền núi phía bắc'],
    ['Bài: đường, trường và trạm là ba việc mà cả xã cùng làm trong năm nay, và năm sau, và các năm sau nữa'],
  ])('takes no prose for one: %s', (line) => expect(take(line)).toEqual({ signature: {}, rest: [line] }))

  it('takes a labelled line out of the middle, and leaves the rest in order', () => {
    expect(take('Ảnh: Lê Thử', 'Đường dài ba cây số, xong trước mùa mưa năm nay.')).toEqual({
      signature: { photographer: 'Lê Thử' },
      rest: ['Đường dài ba cây số, xong trước mùa mưa năm nay.'],
    })
  })

  it('leaves an article that is nothing but two lines alone', () => {
    expect(takeSignature([{ text: 'Trần Mẫu', apart: true }]).rest).toHaveLength(1)
  })
})
