import { describe, expect, it } from 'vitest'
import { paragraph } from '../../test/story.ts'
import { advice } from './advice.ts'

const KNOWN = {
  glossary: ['UBND'],
  directory: ['Điện Biên Phủ', 'Nguyễn Văn Mẫu', 'Suối Mơ'],
  dead: ['https://a.example/'],
}
const on = (text: string, marks: object[] = []) => {
  const body = {
    type: 'doc' as const,
    content: [{ ...paragraph(text), content: [{ type: 'text', text, marks }] }],
  }
  const revision = {
    id: 'a',
    number: 1,
    title: 'Tin',
    lead: null,
    dateline: null,
    bylines: [],
    source: null,
    tags: [],
    body,
  }
  return advice(revision, KNOWN).map(({ key, about }) => [key, about])
}

describe('what a careful reader points out', () => {
  it.each([
    ['UBND xã và HĐND họp ở KT-XH', [['abbreviationUnknown', 'HĐND; KT-XH']]],
    ['Quý III năm 2026, điều IV', []],
    ['NGHỊ QUYẾT CỦA ĐẢNG', []],
    ['Xã hòa thuận, huyện hoà thuận', [['toneMarksMixed', 'hòa, hoà']]],
    ['Ủy ban và thúy, quý, hoàn', []],
    ['Chiến thắng Điện Piên Phủ', [['nameAlmost', 'Điện Piên Phủ → Điện Biên Phủ']]],
    ['Chiến thắng Điện Biên Phủ ở Suối Mơ', []],
    [
      'Ông Nguyễn Văn Mâu đến Suối Mở',
      [['nameAlmost', 'Nguyễn Văn Mâu → Nguyễn Văn Mẫu; Suối Mở → Suối Mơ']],
    ],
    ['Ông Nguyễn Văn Thành', []],
    ['Ông Nguyễn Thị Mẫu', []],
    ['Thµnh phè Hµ Néi', [['legacyRests', 'Thµnh phè Hµ Néi']]],
  ])('%s', (text, expected) => expect(on(text).sort()).toEqual([...expected].sort()))

  it('an abbreviation that is explained where it stands, a link at which nothing is', () => {
    expect(on('HTX', [{ type: 'abbreviation', attrs: { title: 'hợp tác xã' } }])).toEqual([])
    const link = { type: 'link', attrs: { href: 'https://a.example/' } }
    expect(on('xem bản đồ', [link])).toEqual([['linkDead', 'https://a.example/']])
  })

  it('is soon done with a long text and a long directory', () => {
    const directory = Array.from({ length: 2000 }, (_, index) => `Nguyễn Văn A${index} B`)
    const text = 'Nguyễn Văn Mẫu Sơn '.repeat(5000)
    const body = { type: 'doc' as const, content: [paragraph(text)] }
    const revision = {
      id: 'a',
      number: 1,
      title: '',
      lead: null,
      dateline: null,
      bylines: [],
      source: null,
      tags: [],
      body,
    }
    expect(advice(revision, { glossary: [], directory, dead: [] })).toEqual([])
  })
})
