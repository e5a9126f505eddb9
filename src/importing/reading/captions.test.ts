import { describe, expect, it } from 'vitest'
import { asFigure, findCaptions, isDoubled } from './captions.ts'
import type { Piece } from './piece.ts'

const PROSE = 'Sáng nay xã họp dân bàn việc làm đường liên thôn, rất đông bà con dự và góp ý.'
const line = (text: string): Piece => ({ text, apart: true })
/** What stands in a text as lines: captions in brackets, the rest as it is. */
const found = (...lines: string[]) =>
  findCaptions(lines.map(line)).map(({ text, picture }) => (picture ? `[${picture.caption}]` : text))

describe('captions in a text capture', () => {
  it.each([
    ['twice the same', ['Quang cảnh hội nghị', 'Quang cảnh hội nghị'], ['[Quang cảnh hội nghị]']],
    ['three times', ['Bà con làm đường', 'Bà con làm đường', 'Bà con làm đường'], ['[Bà con làm đường]']],
    [
      'nearly the same',
      ['Ông Trần Văn Mẫu phát biểu tại hội nghị', 'Ông Trần Văn Mẫu phát biểu tại Hội nghị.'],
      ['[Ông Trần Văn Mẫu phát biểu tại Hội nghị.]'],
    ],
    ['once, by how it begins', ['Quang cảnh buổi lễ'], ['[Quang cảnh buổi lễ]']],
    ['with the file name for an alternative text', ['duong-na-lan.jpg'], ['[duong-na-lan]']],
    [
      'each glued to the next',
      [
        'Bà con thôn Nà Lạn làm đường',
        'Bà con thôn Nà Lạn làm đường Thanh niên xã chở cát đến công trường',
        'Thanh niên xã chở cát đến công trường',
      ],
      ['[Bà con thôn Nà Lạn làm đường]', '[Thanh niên xã chở cát đến công trường]'],
    ],
    [
      'under a heading of an album',
      ['Một số hình ảnh tại lễ hội:', 'Thi kéo co', 'Ném còn'],
      ['Một số hình ảnh tại lễ hội:', '[Thi kéo co]', '[Ném còn]'],
    ],
  ])('%s', (_name, lines, shown) => {
    expect(found(PROSE, ...lines, PROSE)).toEqual([PROSE, ...shown, PROSE])
  })

  it.each([
    ['two entries of a list', ['1. Xã Suối Mơ đạt 12 tiêu chí', '2. Xã Suối Mơ đạt 12 tiêu chí']],
    ['two lines with other numbers', ['Thôn Nà Lạn có 120 hộ dân', 'Thôn Nà Lạn có 140 hộ dân']],
    [
      'a sentence that begins like one',
      ['Quang cảnh làng quê hôm nay đã đổi khác nhiều so với mười năm trước đây.'],
    ],
  ])('are not %s', (_name, lines) => expect(found(PROSE, ...lines)).toEqual([PROSE, ...lines]))

  it('know alternative text from caption by the words and the numbers', () => {
    expect(isDoubled('Bà con thôn Nà Lạn làm đường', 'Bà con thôn Nà Lạn cùng làm đường')).toBe(true)
    expect(isDoubled('Bà con', 'Bà con')).toBe(true)
    expect(isDoubled('x', 'x')).toBe(false)
    expect(isDoubled('y '.repeat(300), 'y '.repeat(300))).toBe(false)
  })
})

describe('a caption', () => {
  it.each([
    ['Bà con làm đường. Ảnh: Trần Mẫu', { caption: 'Bà con làm đường.', credit: 'Trần Mẫu' }],
    ['Bà con làm đường (Ảnh: Trần Mẫu)', { caption: 'Bà con làm đường', credit: 'Trần Mẫu' }],
    ['Ảnh: Toàn cảnh hội nghị', { caption: 'Toàn cảnh hội nghị' }],
    ['Bà con làm đường.jpg', { caption: 'Bà con làm đường' }],
  ])('%s is taken apart from who took the picture', (text, picture) =>
    expect(asFigure(text).picture).toEqual(picture),
  )
})

describe('pictures of a page', () => {
  it('take the caption line that follows, and drop an alternative text that says the same', () => {
    const image: Piece = {
      text: '',
      apart: true,
      picture: { src: 'a.jpg', alternative: 'Quang cảnh hội nghị' },
    }
    expect(findCaptions([image, line('Quang cảnh hội nghị')]).map(({ picture }) => picture)).toEqual([
      { src: 'a.jpg', caption: 'Quang cảnh hội nghị' },
    ])
  })

  it('leave what they were given as it was', () => {
    const image: Piece = { text: '', apart: true, picture: { src: 'a.jpg' } }
    findCaptions([image, line('Quang cảnh hội nghị')])
    expect(image.picture).toEqual({ src: 'a.jpg' })
  })
})
