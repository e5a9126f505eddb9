import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { describeEachEngine, type TestHouse } from '../../test/engines.ts'
import { newId } from '../database/index.ts'
import { find, nearestTo, putEntry, readQuestion, removeEntry, suggest } from './index.ts'

const [SITE, OTHER] = [newId(), newId()]
const [NEWS, NOTICES] = [newId(), newId()]

/** Subject, day, title, lead, text, shelves: a small portal of an invented commune. */
const ENTRIES: readonly (readonly [string, string, string, string, string, readonly string[]])[] = [
  ['duong', '2026-05-01', 'Làm đường liên thôn', '', 'Xã Suối Mơ mở con đường mới qua cánh đồng.', [NEWS]],
  ['duong-dai', '2026-05-02', 'Người đương thời', '', 'Chuyện một người đương chức trồng rừng.', [NEWS]],
  ['duong-loi', '2026-05-03', 'Bánh dượng', '', 'Món dượng của người vùng cao.', [NEWS]],
  ['hop', '2026-06-01', 'Xã họp dân', 'Bàn việc làm đường.', 'Hội nghị ở nhà văn hóa thôn.', [NEWS]],
  ['hop-cu', '2025-06-01', 'Xã họp dân', 'Bàn việc làm đường.', 'Hội nghị ở nhà văn hóa thôn.', [NEWS]],
  ['ha-giang', '2026-01-10', 'Đoàn Hà Giang đến thăm', '', 'Đoàn công tác đi thực tế.', [NEWS]],
  ['ha-giang-2', '2026-01-11', 'Đoàn khách đến thăm', '', 'Khách từ Hà Giang thăm bản làng.', [NEWS]],
  ['giang-ha', '2026-01-12', 'Giang sơn', '', 'Ông Giang và bà Hà gặp nhau.', [NEWS]],
  [
    'thong-bao',
    '2026-02-01',
    'Thông báo lịch tiếp công dân',
    '',
    'UBND xã tiếp dân thứ Năm hằng tuần.',
    [NOTICES],
  ],
  [
    'tuyen-dung',
    '2026-02-02',
    'Tuyển dụng công chức',
    'Hai chỉ tiêu văn phòng.',
    'Nộp hồ sơ tại UBND.',
    [NOTICES],
  ],
  [
    'kt-xh',
    '2026-03-01',
    'Phát triển KT-XH quý I',
    '',
    'Thu ngân sách đạt 569.668 triệu đồng, tăng 12,5%.',
    [NEWS],
  ],
  ['xh-kt', '2026-03-02', 'Văn hóa – XH và KT', '', 'Các chỉ tiêu khác.', [NEWS]],
  ['uy-ban', '2026-03-03', 'Uỷ ban hoà giải', '', 'Tổ hoà giải của uỷ ban làm việc tốt.', [NEWS]],
  ['uy-ban-2', '2026-03-04', 'Ủy ban hòa giải', '', 'Tổ hòa giải của ủy ban làm việc tốt.', [NEWS]],
  ['ngay', '2026-03-05', 'Kỷ niệm 24/8', '', 'Lễ kỷ niệm ngày 24.8 tại trung tâm xã.', [NEWS]],
  ['mua', '2026-04-01', 'Mùa lúa chín', 'Lúa chín vàng.', 'Nông dân gặt lúa, mua máy gặt.', [NEWS]],
  ['mua-mua', '2026-04-02', 'Mưa lớn', '', 'Mưa to, đường ngập, lúa đổ.', [NEWS]],
  ['english', '2026-04-03', 'How to reach the commune', 'By bus.', 'The road to Suối Mơ is open.', [NEWS]],
  ['dai', '2026-04-04', 'Bài dài', '', `${'chữ '.repeat(400)}kim cương ${'chữ '.repeat(20)}`, [NEWS]],
  ['xua', '', 'Chuyện xưa làm đường', '', 'Không ai nhớ ngày nào.', [NEWS]],
]

type Options = { shelf?: string; from?: string; until?: string; sort?: 'best' | 'newest' | 'oldest' }

/** What is typed, what must be found in this order, and what is set beside it. */
const TABLE: readonly (readonly [string, string, Options?])[] = [
  // One word: exact before folded, title before lead before text, newer before older.
  ['đường', 'duong xua hop hop-cu mua-mua duong-loi duong-dai'],
  ['đương', 'duong-dai duong-loi duong xua hop hop-cu mua-mua'],
  ['dượng', 'duong-loi duong-dai duong xua hop hop-cu mua-mua'],
  ['duong', 'duong-loi duong-dai duong xua hop hop-cu mua-mua'],
  ['DUONG', 'duong-loi duong-dai duong xua hop hop-cu mua-mua'],
  ['Đường', 'duong xua hop hop-cu mua-mua duong-loi duong-dai'],
  ['ĐƯỜNG', 'duong xua hop hop-cu mua-mua duong-loi duong-dai'],
  ['mùa', 'mua mua-mua'],
  ['mưa', 'mua-mua mua'],
  ['mua', 'mua mua-mua'],
  ['lúa', 'mua mua-mua'],
  ['gặt', 'mua'],
  ['gat', 'mua'],
  ['hội', 'hop hop-cu'],
  ['hoi', 'hop hop-cu'],
  ['road', 'english'],
  ['ROAD', 'english'],
  ['suoi mo', 'duong english'],
  // The same words however they are typed.
  ['Hà Giang', 'ha-giang giang-ha ha-giang-2'],
  ['ha giang', 'ha-giang giang-ha ha-giang-2'],
  ['HÀ GIANG', 'ha-giang giang-ha ha-giang-2'],
  ['Hà Giang'.normalize('NFD'), 'ha-giang giang-ha ha-giang-2'],
  ['giang hà', 'ha-giang giang-ha ha-giang-2'],
  ['  hà   giang  ', 'ha-giang giang-ha ha-giang-2'],
  ['hà,giang', 'ha-giang ha-giang-2'],
  // Phrases.
  ['"Hà Giang"', 'ha-giang ha-giang-2'],
  ['"ha giang"', 'ha-giang ha-giang-2'],
  ['"giang ha"', ''],
  ['“Hà Giang”', 'ha-giang ha-giang-2'],
  ['"Hà Giang', 'ha-giang ha-giang-2'],
  ['"họp dân" đường', 'hop hop-cu'],
  ['"dân họp"', ''],
  ['"nhà văn hóa"', 'hop hop-cu'],
  ['"dân bàn"', ''],
  // Words that a sign joins stand next to one another.
  ['KT-XH', 'kt-xh'],
  ['kt-xh', 'kt-xh'],
  ['kt xh', 'xh-kt kt-xh'],
  ['KT–XH', 'kt-xh'],
  ['569.668', 'kt-xh'],
  ['569668', ''],
  ['12,5', 'kt-xh'],
  ['24/8', 'ngay'],
  ['24.8', 'ngay'],
  ['24-8', 'ngay'],
  // Two placements of a tone are one word.
  ['uỷ ban', 'uy-ban-2 uy-ban'],
  ['ủy ban', 'uy-ban-2 uy-ban'],
  ['uy ban', 'uy-ban-2 uy-ban'],
  ['hoà giải', 'uy-ban-2 uy-ban'],
  ['"hòa giải"', 'uy-ban-2 uy-ban'],
  // All words must be there; the narrowest place that holds all decides.
  ['họp dân', 'hop hop-cu'],
  ['họp đường', 'hop hop-cu'],
  ['dân đường', 'hop hop-cu'],
  ['công dân', 'thong-bao'],
  ['làm đường', 'duong xua hop hop-cu'],
  ['lam duong', 'duong xua hop hop-cu'],
  ['UBND', 'tuyen-dung thong-bao'],
  ['đường rừng', 'duong-dai'],
  ['đường sắt', ''],
  // Without a word.
  ['đường -họp', 'duong xua mua-mua duong-loi duong-dai'],
  ['đường -đường', 'duong-loi duong-dai'],
  ['đường -duong', ''],
  ['lúa -mưa', 'mua'],
  ['đường -"liên thôn"', 'xua hop hop-cu mua-mua duong-loi duong-dai'],
  ['-đường', ''],
  ['-', ''],
  // Shelves, days, order.
  ['UBND', 'tuyen-dung thong-bao', { shelf: NOTICES }],
  ['UBND', '', { shelf: NEWS }],
  [
    'xã',
    'hop duong ngay hop-cu',
    { from: '2025-05-31T17:00:00Z', until: '2026-06-02T00:00:00Z', shelf: NEWS, sort: 'newest' },
  ],
  ['đường', 'hop-cu', { until: '2026-01-01T00:00:00Z', from: '2025-01-01T00:00:00Z' }],
  ['đường', 'duong duong-dai duong-loi hop', { from: '2026-05-01T00:00:00Z', sort: 'oldest' }],
  ['đường', 'hop duong-loi duong-dai duong mua-mua hop-cu xua', { sort: 'newest' }],
  ['đường', 'xua hop-cu mua-mua duong duong-dai duong-loi hop', { sort: 'oldest' }],
  // Nothing that is typed can do harm.
  ['', ''],
  ['"', ''],
  ['" "', ''],
  ["' or 1=1 --", ''],
  ['đường*', 'duong xua hop hop-cu mua-mua duong-loi duong-dai'],
  ['title:đường', ''],
  ['đường AND NOT', ''],
  ['NEAR(a b)', ''],
  ['<b>đường</b>', ''],
  ['đường & !x | (y)', ''],
  ['\\', ''],
  ['%_', ''],
]

describeEachEngine('search', (open) => {
  let house: TestHouse
  beforeAll(async () => {
    house = await open()
    await house.database.transact(async (rows) => {
      for (const [subject, day, title, lead, text, shelves] of ENTRIES)
        await putEntry(rows, {
          siteId: SITE,
          subject,
          shelves,
          at: day && `${day}T01:00:00.000Z`,
          title,
          lead,
          text,
        })
      await putEntry(rows, {
        siteId: OTHER,
        subject: 'elsewhere',
        shelves: [NEWS],
        at: '2026-07-01T01:00:00.000Z',
        title: 'Đường Hà Giang, UBND, KT-XH, lúa, mưa',
        lead: '',
        text: '',
      })
    })
  })
  afterAll(() => house.close())

  const asked = (typed: string, { shelf, ...options }: Options = {}, limit = 50, offset = 0) =>
    find(house.database.rows, readQuestion(typed), {
      siteId: SITE,
      shelfId: shelf,
      limit,
      offset,
      ...options,
    })
  const subjects = async (...question: Parameters<typeof asked>) =>
    (await asked(...question)).found.map(({ subject }) => subject).join(' ')

  it.each(TABLE.map(([typed, expected, options = {}]) => ({ typed, expected, options })))(
    'finds for $typed: $expected',
    async ({ typed, expected, options }) => expect(await subjects(typed, options)).toBe(expected),
  )

  it('shows pages that together are the whole, and counts it', async () => {
    const whole = (await subjects('đường')).split(' ')
    const paged: string[] = []
    for (let offset = 0; offset < whole.length; offset += 2)
      paged.push(...(await subjects('đường', {}, 2, offset)).split(' '))
    expect(paged).toEqual(whole)
    expect(await asked('đường', {}, 2)).toMatchObject({ count: whole.length, more: false })
  })

  it('marks the hits in the letters of the text, as written where all words are', async () => {
    const [first] = (await asked('duong')).found
    const hits = (pieces: readonly { text: string; hit: boolean }[] = []) =>
      pieces.filter(({ hit }) => hit).map(({ text }) => text)
    expect(hits(first?.title)).toEqual(['dượng'])
    const [road] = (await asked('đường')).found
    expect(hits(road?.title)).toEqual(['đường'])
    expect(hits(road?.passage)).toEqual(['đường'])
    expect(road?.passage.map(({ text }) => text).join('')).toBe('Xã Suối Mơ mở con đường mới qua cánh đồng.')
  })

  it('shows the passage where the words are, in a long text', async () => {
    const [found] = (await asked('"kim cương"')).found
    const passage = found?.passage.map(({ text }) => text).join('') ?? ''
    expect(passage).toContain('kim cương')
    expect(passage.startsWith('… ')).toBe(true)
    expect(passage.length).toBeLessThan(260)
  })

  it('suggests titles while the last word is being typed', async () => {
    const titles = async (typed: string) =>
      (await suggest(house.database.rows, readQuestion(typed), SITE, 3)).map(({ subject }) => subject)
    expect(await titles('hà gi')).toEqual(['ha-giang'])
    expect(await titles('lam du')).toEqual(['duong', 'xua'])
    expect(await titles('thông báo lị')).toEqual(['thong-bao'])
    expect(await titles('')).toEqual([])
    expect(await titles('x"*')).toEqual([])
  })

  it('offers the nearest where nothing is found', async () => {
    const near = async (typed: string) => {
      const question = readQuestion(typed)
      const nearest = await nearestTo(house.database.rows, question, { siteId: SITE, limit: 10 })
      return nearest && [nearest.tried, nearest.answer.found[0]?.subject]
    }
    expect(await near('ha giagn')).toEqual(['ha giang', 'ha-giang'])
    expect(await near('tuyển dungj')).toEqual(['tuyen dung', 'tuyen-dung'])
    expect(await near('tuyển dụng phi công')).toBeDefined()
    expect(await near('"giang hà"')).toEqual(['giang hà', 'ha-giang'])
    expect(await near('zzzzzz')).toBeUndefined()
  })

  it('finds what an entry says now, and nothing when it is removed', async () => {
    const { database } = house
    const entry = {
      siteId: SITE,
      subject: 'moving',
      shelves: [NEWS],
      at: '2026-08-01T00:00:00.000Z',
      lead: '',
      text: '',
    }
    await database.transact((rows) => putEntry(rows, { ...entry, title: 'Bão số ba' }))
    expect(await subjects('bão')).toBe('moving thong-bao')
    await database.transact((rows) => putEntry(rows, { ...entry, title: 'Nắng hạn' }))
    expect(await subjects('bão')).toBe('thong-bao')
    expect(await subjects('nắng')).toBe('moving')
    await database.transact((rows) => removeEntry(rows, 'moving'))
    expect(await subjects('nắng')).toBe('')
  })
})

describe('the table', () => {
  it('asks enough', () => expect(TABLE.length).toBeGreaterThanOrEqual(60))
})
