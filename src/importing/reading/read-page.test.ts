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

  it('reads twenty pages of other kinds of portals, save what no general sign tells', () => {
    const known = /^(?:h04|t07).* dateline|^h05.*views|^h06.* title|^t08|^t10.* captions|^t11.* source/
    expect(scoreFolder('test/portals').problems.filter((problem) => !known.test(problem))).toEqual([])
  })

  const body = (...below: string[]) =>
    asJson(
      read(
        [
          'Xã Suối Mơ họp dân bàn việc làm đường',
          '17/02/2023 15:45',
          'Sáng nay xã họp dân bàn việc làm con đường mới.',
          ...below,
        ].join('\n'),
      ),
    )
  it.each([
    ['an invitation with its own day', 'Thời gian: 8 giờ 00, ngày 12/3/2023'],
    [
      'a sentence that begins like a heading of the foot',
      'Thư viện ảnh của phường mở cửa các ngày trong tuần.',
    ],
    ['figures of a story', 'Năm 2022: 569'],
    ['days of a plan', 'Đợt 1: tổ 1 đến tổ 7 (12/3/2023)'],
  ])('keeps %s', (_what, line) => {
    const second = line.startsWith('Đợt') ? ['Đợt 2: tổ 8 đến tổ 9 (19/3/2023)'] : []
    const page = body(line, ...second, 'Sau cùng bà con thống nhất góp công và góp đất.')
    expect(page.paragraphs).toContain(line)
    expect(page).toMatchObject({
      publishedAt: '2023-02-17T15:45',
      title: 'Xã Suối Mơ họp dân bàn việc làm đường',
    })
    expect(page.statistics).toBeUndefined()
  })

  it.each([
    'In ra',
    'Màu chữ',
    'Nghe đọc bài',
    '0:00 / 2:41',
    'Chuyên mục: Nông thôn mới',
    'Đăng bởi: admin',
  ])('drops %s between the day and the story', (line) => {
    const page = asJson(
      read(
        `Xã Suối Mơ họp dân bàn việc làm đường\n17/02/2023 15:45\n${line}\nSáng nay xã họp dân bàn việc làm con đường mới.`,
      ),
    )
    expect(page.paragraphs).toEqual(['Sáng nay xã họp dân bàn việc làm con đường mới.'])
  })

  it.each([
    ['Tin: Trần Mẫu; ảnh: Lò Thử', { author: 'Trần Mẫu', photographer: 'Lò Thử' }],
    ['Bài: Trần Mẫu. Ảnh: Lò Thử', { author: 'Trần Mẫu', photographer: 'Lò Thử' }],
    ['Tin: Trần Mẫu - Ảnh: Lò Thử', { author: 'Trần Mẫu', photographer: 'Lò Thử' }],
    ['Theo Trần Mẫu (Báo Suối Mơ)', { author: 'Trần Mẫu', source: 'Báo Suối Mơ' }],
    ['Trần Mẫu (tổng hợp)', { author: 'Trần Mẫu' }],
    ['Trần Mẫu/Báo Suối Mơ', { author: 'Trần Mẫu', source: 'Báo Suối Mơ' }],
  ])('reads who signs %j', (line, signature) => {
    expect(body('Bà con thống nhất góp công và góp đất làm đường.', line)).toMatchObject(signature)
  })

  it('finds who signs above whatever a portal prints under it', () => {
    const page = body(
      'Bà con thống nhất góp công và góp đất làm đường.',
      'Trần Thị Mẫu',
      'Lấy link',
      'Xã họp giao ban',
    )
    expect(page).toMatchObject({ author: 'Trần Thị Mẫu' })
    expect((page.paragraphs as string[]).at(-1)).toBe('Bà con thống nhất góp công và góp đất làm đường.')
  })

  it('takes a headline for one also where it is a question, or the name of the shelf stands under it', () => {
    const title = (...lines: string[]) =>
      read(`${lines.join('\n')}\n17/02/2023 15:45\nSáng nay xã họp dân bàn việc làm con đường mới.`).title
    const asks = 'Vì sao con đường qua thôn Nà Lạn đến nay vẫn chưa làm xong?'
    expect(title(asks)).toBe(asks)
    expect(title('Xã Suối Mơ họp dân bàn việc làm đường', 'Văn hóa - Xã hội')).toBe(
      'Xã Suối Mơ họp dân bàn việc làm đường',
    )
  })

  it('keeps the story of which only one paragraph is there, printed twice', () => {
    const only = 'Sáng nay xã họp dân bàn việc làm con đường mới qua thôn Nà Lạn.'
    expect(asJson(read(`Xã Suối Mơ họp dân\n17/02/2023\n${only}\n${only}`)).paragraphs).toEqual([only])
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
