import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { scoreFolder } from '../../../test/scoring.ts'
import { asJson } from './as-json.ts'
import { readPage } from './read-page.ts'

const read = (text: string, capturedAt?: string) => {
  const page = readPage(new TextEncoder().encode(text), capturedAt)
  if ('refusal' in page) throw new Error(page.refusal)
  return page.reading
}

describe('readPage', () => {
  it('gives every field of every capture, and none of the furniture', () => {
    expect(scoreFolder('test/captures').problems).toEqual([])
  })

  it('prints a doubled caption once and loses no paragraph', () => {
    const page = asJson(
      read(
        'Xã Suối Mơ họp bàn việc làm đường\n\nSMO - Sáng 2.3, tại thôn Nà Lạn, UBND xã tổ chức họp dân bàn việc làm đường.\n\nQuang cảnh cuộc họp\n\nQuang cảnh cuộc họp\n\nThành ủy và Thành uỷ đều viết được, và bản gốc viết sao thì giữ nguyên như vậy.',
        '2024-03-05',
      ),
    )
    expect(page).toMatchObject({
      dateline: 'SMO - Sáng 2.3, tại thôn Nà Lạn',
      inferredDate: '2024-03-02',
      captions: ['Quang cảnh cuộc họp'],
    })
    expect((page.paragraphs as string[])[1]).toBe(
      'Thành ủy và Thành uỷ đều viết được, và bản gốc viết sao thì giữ nguyên như vậy.',
    )
  })

  it('never infers a day later than the capture', () => {
    const story = 'SMO - Sáng 24.8, tại thôn Nà Lạn, UBND xã tổ chức họp dân bàn việc làm đường liên thôn.'
    expect(read(story, '2024-08-23').inferredDate).toBe('2023-08-24')
    expect(read(story, '2024-08-24').inferredDate).toBe('2024-08-24')
    expect(read(`${story}\nNăm 2024 : 12.000`).inferredDate).toBeUndefined()
    expect(read(`${story}\nTháng 07 : 1.200\nNăm 2024 : 12.000`).inferredDate).toBe('2023-08-24')
  })

  it('says in one word why a file gives no article', () => {
    const refusalOf = (bytes: Uint8Array) => {
      const page = readPage(bytes)
      return 'refusal' in page ? page.refusal : undefined
    }
    const text = (value: string) => new TextEncoder().encode(value)
    expect(refusalOf(text(''))).toBe('empty')
    expect(refusalOf(text('URL: https://suoimo.example/x\n \n'))).toBe('empty')
    expect(refusalOf(Uint8Array.from([137, 80, 78, 71, 13, 10, 26, 10, 0, 0, 0]))).toBe('binary')
    expect(refusalOf(new Uint8Array(50_000_000).fill(97))).toBe('tooLarge')
    expect(refusalOf(text(`<html><body>${'<div>'.repeat(100_000)}x`))).toBe('tooDeep')
    expect(refusalOf(text('A- A A+ | In trang\nTrang chủ\nHôm nay : 12'))).toBe('noArticle')
  })

  it('reads HTML: metadata first, figures with captions, lists and tables kept, scripts gone', () => {
    const page =
      read(`<!doctype html><html lang="vi"><head><title>x</title><meta property="og:title" content="Ra quân làm đường - Cổng thông tin xã Suối Mơ">
      <script type="application/ld+json">{"@type":"NewsArticle","headline":"Ra quân làm đường","datePublished":"2024-03-12T01:05:00Z"}</script></head>
      <body><nav><a href="/">Trang chủ</a></nav><article><h1>Ra quân làm đường</h1>
      <p>Từ sáng sớm, <a href="javascript:alert(1)">bà con</a> các thôn đã có mặt tại công trường với đủ cuốc, xẻng và tinh thần rất cao.</p>
      <figure><img src="a.jpg" alt="Bà con làm đường liên thôn"><figcaption>Bà con làm đường liên thôn. Ảnh: Trần Mẫu</figcaption></figure>
      <p>Theo kế hoạch, tuyến đường dài 3,2 km sẽ xong trước mùa mưa năm nay, do Nhà nước và nhân dân cùng làm.</p><script>alert(1)</script>
      <ul><li>Nà Lạn: 1,2 km</li><li>Trung Tâm: 2 km</li></ul><table><tr><th>Thôn</th><th>Hộ</th></tr><tr><td>Nà Lạn</td><td>120</td></tr></table>
      <p>Nguồn: <a href="https://bao.example/x">Báo Suối Mơ</a></p></article></body></html>`)
    expect(page).toMatchObject({
      title: 'Ra quân làm đường',
      publishedAt: '2024-03-12T08:05',
      source: 'Báo Suối Mơ',
      sourceUrl: 'https://bao.example/x',
      photographer: 'Trần Mẫu',
    })
    expect(
      page.body.map((piece) => piece.nodes?.[0]?.type ?? (piece.picture ? 'figure' : 'paragraph')),
    ).toEqual(['paragraph', 'figure', 'paragraph', 'bulletList', 'table'])
    expect(page.body[1]?.picture).toEqual({
      src: 'a.jpg',
      caption: 'Bà con làm đường liên thôn.',
      credit: 'Trần Mẫu',
    })
    expect(JSON.stringify(page)).not.toMatch(/javascript:|alert/)
  })

  it('gives a reading or a refusal for any bytes and any markup', () => {
    const hostile = fc.oneof(
      fc.string({ unit: 'binary' }),
      fc.constant('<div>'),
      fc.constant('</p>'),
      fc.constant('<table><tr>'),
      fc.constant('\u202e'),
      fc.constant('<![CDATA['),
      fc.constant('Nguồn:'),
      fc.constant('\n'),
    )
    fc.assert(
      fc.property(fc.array(hostile), (parts) => {
        readPage(new TextEncoder().encode(parts.join('')))
      }),
      { numRuns: 300 },
    )
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 300 }), (bytes) => {
        readPage(bytes)
      }),
      { numRuns: 300 },
    )
  })
})
