import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { unzipSync } from 'fflate'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { describeEachEngine, type TestHouse } from '../../test/engines.ts'
import { AT, foundRegister, TODAY, type World } from '../../test/register-world.ts'
import { bodiesOn, changeBodies } from '../sites/index.ts'
import { dayWritten, docxOf, numberSigned } from './documents/document.ts'
import { placeOf } from './documents/initials.ts'
import { missingIn, proveLetters } from './documents/letters.ts'
import { pdfOf } from './documents/pdf.ts'
import { ND30 } from './documents/profile.ts'
import { type Material, noticeOf, reportOf } from './documents/review-documents.ts'
import { sumOf, type Tally } from './figures.ts'
import { figureOf } from './matrix/cell.ts'
import { matrixCsv } from './matrix/csv.ts'
import { matrixOf } from './matrix/matrix.ts'
import { handIn } from './reports/handing-in.ts'
import { ReportContent } from './reports/report.ts'
import { factsOf, type ReviewFacts } from './reviews/facts.ts'
import { callReview, signReview, turnReview } from './reviews/holding.ts'
import { partsOf, reviewById, snapshotOf } from './reviews/queries.ts'
import { enter } from './reviews/writing.ts'
import { assign } from './tasks/assigning.ts'
import { words } from './words.vi.ts'

const xmlOf = (docx: Uint8Array) => {
  const files = unzipSync(docx)
  const text = (name: string) => new TextDecoder().decode(files[name])
  const headers = Object.keys(files).filter((name) => /^word\/header\d+\.xml$/.test(name))
  return { document: text('word/document.xml'), headers: headers.map(text) }
}
const plain = (xml: string) => xml.replaceAll(/<\/w:p>/g, '\n').replaceAll(/<[^>]+>/g, '')

describe('a day on a document', () => {
  it('has a zero before days below ten and the months 1 and 2, and room where none is given', () => {
    expect(dayWritten('2026-02-05')).toBe('ngày 05 tháng 02 năm 2026')
    expect(dayWritten('2026-11-26')).toBe('ngày 26 tháng 11 năm 2026')
    expect(dayWritten('2026-09-03')).toBe('ngày 03 tháng 9 năm 2026')
    expect(dayWritten('')).toMatch(/^ngày +tháng +năm +$/)
  })
})

describe('the letters of documents', () => {
  it('are found missing where a font has none for Vietnamese', () => {
    const latin = createRequire(import.meta.url).resolve(
      '@fontsource/be-vietnam-pro/files/be-vietnam-pro-latin-400-normal.woff2',
    )
    expect(missingIn(readFileSync(latin))).toContain('ộ')
  })
})

describeEachEngine('the documents of a review', (open) => {
  let house: TestHouse
  let world: World
  let obligationId: string
  let reviewId: string
  beforeEach(async () => {
    house = await open()
    world = await foundRegister(house)
    await world.force()
    obligationId = await world.oblige()
    const { siteId, agreementId, hub, districts } = world
    const { transact } = house.database
    const [first] = (await world.duties(obligationId)).filter(({ body_id }) => body_id === districts[0])
    const content = ReportContent.parse({
      did: 'done',
      difficulties: [{ kind: 'obstacle', cause: 'objective', text: 'Đường truyền yếu', askOf: '' }],
    })
    const sending = { content, kind: 'first' as const, reason: '', key: '1', receivedOn: '2021-03-16' }
    await transact((rows) =>
      handIn(
        rows,
        siteId,
        first?.id ?? '',
        { ...sending, via: 'system', bodyName: 'A' },
        'x',
        '2021-12-31',
        AT,
      ),
    )
    const span = { coversFrom: '2021-01-01', coversUntil: '2021-06-30', plannedOn: '2021-07-05' }
    reviewId = await transact((rows) =>
      callReview(
        rows,
        siteId,
        { agreementId, kind: 'interim', ...span, place: 'Hội trường A, Mẫu', hostId: hub, supplements: null },
        'x',
        AT,
      ),
    )
    const turn = (act: 'open-papers' | 'lock-papers' | 'begin' | 'conclude') =>
      transact((rows) => turnReview(rows, siteId, reviewId, act, { heldOn: '2021-07-05' }, 'x', AT))
    for (const act of ['open-papers', 'lock-papers', 'begin'] as const) await turn(act)
    const chair = { bodyId: hub, name: 'Hà Thị Chủ', titleThen: 'Quyền Cục trưởng', part: 'chair' as const }
    await transact((rows) =>
      enter(
        rows,
        siteId,
        reviewId,
        { kind: 'attendance', item: { ...chair, mode: 'in-person', reason: '' } },
        'x',
        AT,
      ),
    )
    const written = await transact((rows) =>
      enter(
        rows,
        siteId,
        reviewId,
        { kind: 'conclusion', item: { text: 'Rà soát hồ sơ tồn đọng.', kind: null, isPublic: true } },
        'x',
        AT,
      ),
    )
    const task = {
      ...{
        ownerIds: districts,
        holderId: hub,
        leader: 'Phó Chủ tịch',
        content: 'Rà soát',
        output: 'Danh sách',
      },
      ...{ due: '2021-09-30', noDueReason: '' },
    }
    await transact((rows) =>
      assign(rows, siteId, reviewId, written.outcome === 'done' ? written.id : '', task, 'x', AT),
    )
    await turn('conclude')
  })
  afterEach(() => house.close())

  async function material(facts?: ReviewFacts): Promise<Material> {
    const { rows } = house.database
    const review = (await reviewById(rows, world.siteId, reviewId)) ?? expect.unreachable()
    const bodies = await bodiesOn(rows, world.siteId, review.heldOn ?? TODAY)
    const agreement = await world.agreement()
    return {
      ...{ agreement, review, parts: await partsOf(rows, reviewId) },
      facts: facts ?? (await factsOf(rows, agreement, review, bodies, '2021-07-05')),
      nameOf: (id) => bodies.find((body) => body.id === id)?.name ?? '',
      superiorOf: () => 'UBND tỉnh Mẫu',
      isOver: (name) => name === 'Huyện Ba Đồi',
    }
  }

  it('go to whom they concern, but not to who writes them nor to who is no more', async () => {
    const { recipients } = noticeOf(await material())
    expect(recipients).toContain('Huyện Hai Suối')
    expect(recipients).not.toContain('Huyện Ba Đồi')
    expect(recipients).not.toContain('Cục Thống kê tỉnh Mẫu')
  })

  it('are written in the province of their office, and bear the number as the clerk gave it', async () => {
    expect((await material()) && noticeOf(await material()).place).toBe('Mẫu')
    expect(placeOf('Văn phòng', '', 'Bắc Mê')).toBe('Bắc Mê')
    expect(placeOf('Văn phòng', '')).toBe('…………')
    expect([numberSigned('5', 'TB-CTK'), numberSigned('12/TB-CTKMT', 'TB-CTK')]).toEqual([
      '05/TB-CTK',
      '12/TB-CTKMT',
    ])
  })

  it('are laid out as the profile says, and are drafts until they have their number', async () => {
    const made = await material()
    const { document, headers } = xmlOf(await docxOf(noticeOf(made), ND30))
    expect(document).toMatch(
      /<w:pgMar[^>]*w:top="1134"[^>]*w:right="850"[^>]*w:bottom="1134"[^>]*w:left="1701"/,
    )
    expect(document).toContain('<w:titlePg/>')
    expect(headers).toHaveLength(2)
    for (const header of headers) expect(header).toContain('DỰ THẢO')
    expect(headers.filter((header) => header.includes('PAGE'))).toHaveLength(1)
    expect(plain(document)).toMatch(/Số: {9}\/TB-CTK/)
    const numbered = { ...made, review: { ...made.review, noticeNumber: '05', noticeOn: '2021-07-08' } }
    const final = xmlOf(await docxOf(noticeOf(numbered), ND30))
    expect(plain(final.document)).toContain('Số: 05/TB-CTK')
    expect(plain(final.document)).toContain('ngày 08 tháng 7 năm 2021')
    for (const header of final.headers) expect(header).not.toContain('DỰ THẢO')
  })

  it('say what was concluded, who does it by when, and in the report what stands in the way', async () => {
    const made = await material()
    const notice = plain(xmlOf(await docxOf(noticeOf(made), ND30)).document)
    expect(notice).toContain('CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM')
    expect(notice).toContain('Quyền Cục trưởng Hà Thị Chủ chủ trì hội nghị.')
    expect(notice).toContain('2.1. Rà soát hồ sơ tồn đọng.')
    expect(notice).toContain('hoàn thành trước hết ngày 30/9/2021; Phó Chủ tịch chịu trách nhiệm')
    const report = plain(xmlOf(await docxOf(reportOf(made), ND30)).document)
    expect(report).toContain('Huyện Hai Suối: Đường truyền yếu')
    expect(report).toContain('có 6 nhiệm vụ đến hạn, đã hoàn thành 1, trong đó 1 đúng hạn; 5 quá hạn')
    expect(report.normalize('NFC')).toBe(report)
  })

  it('end with their signature; annexes follow on pages of their own, as the body above is named above', async () => {
    const made = await material()
    const numbered = { ...made, review: { ...made.review, reportNumber: '7', reportOn: '2021-07-08' } }
    const { document, headers } = xmlOf(await docxOf(reportOf(numbered), ND30))
    const text = plain(document)
    expect(text).toContain('UBND TỈNH MẪU')
    expect(text).toContain('Số: 07/BC-CTK')
    const order = [
      ...['Nơi nhận:', 'PHỤ LỤC I', 'Ma trận theo dõi', 'PHỤ LỤC II', 'Danh sách nhiệm vụ quá hạn'],
      ...['PHỤ LỤC III', 'Danh sách nhiệm vụ theo dõi'],
    ]
    const places = order.map((each) => text.indexOf(each))
    expect(places).toEqual([...places].sort((one, other) => one - other))
    expect(places).not.toContain(-1)
    // Each begins to number its pages anew.
    expect(document.match(/<w:pgNumType w:start="1"/g)).toHaveLength(4)
    for (const header of headers) expect(header).not.toContain('DỰ THẢO')
  })

  it('part a matrix of many obligations into tables that fit on the page', async () => {
    const made = await material()
    const [one] = made.facts.obligations
    const many = Array.from({ length: 25 }, () => one ?? expect.unreachable())
    const bodies = made.facts.bodies.map((body) => ({ ...body, tallies: many.map(({ tally }) => tally) }))
    const [annex] = reportOf({ ...made, facts: { ...made.facts, obligations: many, bodies } }).annexes
    const tables = annex?.parts.filter((part) => part.kind === 'table') ?? []
    expect(tables.map(({ head }) => head.length)).toEqual([11, 11, 7])
    for (const { head, rows } of tables) for (const row of rows) expect(row).toHaveLength(head.length)
  })

  it('10: are the same when they are printed again, letter for letter, whatever has changed since', async () => {
    const before = await material()
    const { siteId, districts } = world
    await house.database.transact((rows) =>
      signReview(rows, siteId, reviewId, { snapshot: JSON.stringify(before.facts) }, 'chair', AT),
    )
    const kept = async () =>
      material(JSON.parse(await snapshotOf(house.database.rows, siteId, reviewId)) as ReviewFacts)
    const print = async () => {
      const made = await kept()
      return [noticeOf(made), reportOf(made)].map(
        async (written) => xmlOf(await docxOf(written, ND30)).document,
      )
    }
    const first = await Promise.all(await print())
    const names = new Map([[districts[0] ?? '', { name: 'Tên mới', shortName: 'TM' }]])
    const change = {
      kind: 'rename' as const,
      on: '2022-01-01',
      originals: [...names.keys()],
      results: [...names.keys()],
    }
    const decision = { number: '1', on: '2021-12-01', issuer: 'HĐND' }
    await house.database.transact((rows) =>
      changeBodies(rows, siteId, { ...change, decision, names }, 'x', AT),
    )
    const [, duty] = (await world.duties(obligationId)).filter(({ body_id }) => body_id === districts[0])
    const sending = {
      content: ReportContent.parse({ did: 'done' }),
      kind: 'first' as const,
      reason: '',
      key: '2',
    }
    await house.database.transact((rows) =>
      handIn(
        rows,
        siteId,
        duty?.id ?? '',
        { ...sending, receivedOn: '2021-08-01', via: 'system', bodyName: 'A' },
        'x',
        '2021-12-31',
        AT,
      ),
    )
    expect(await Promise.all(await print())).toEqual(first)
    expect(first[1]).toContain('Huyện Hai Suối')
  })

  it('are as PDF the same bytes again, in letters that have every Vietnamese sign', async () => {
    proveLetters()
    const written = reportOf(await material())
    const [first, again] = [await pdfOf(written, ND30), await pdfOf(written, ND30)]
    expect(Buffer.from(first).equals(Buffer.from(again))).toBe(true)
    const text = Buffer.from(first).toString('latin1')
    expect(text.startsWith('%PDF-')).toBe(true)
    expect(text).toContain('Tinos')
    const many = { ...written, parts: Array.from({ length: 40 }, () => written.parts).flat() }
    const pages = /\/Count (\d+)/.exec(Buffer.from(await pdfOf(many, ND30)).toString('latin1'))
    expect(Number(pages?.[1])).toBeGreaterThan(10)
  })

  it('agree with the screen and the CSV to the last figure: cells, rows, columns and totals', async () => {
    const { facts } = await material()
    const matrix = await matrixOf(
      house.database.rows,
      [obligationId],
      world.districts,
      { from: facts.from, until: facts.until },
      facts.asOf,
    )
    expect(facts.total).toEqual(matrix.total)
    expect(sumOf(facts.bodies.map(({ total }) => total))).toEqual(facts.total)
    const names = {
      body: new Map(world.districts.map((id) => [id, id])),
      obligation: new Map([[obligationId, 'A']]),
    }
    const csv = matrixCsv(matrix, names, words).trim().split('\r\n')
    const totals = csv.at(-1)?.split(',').slice(2) ?? []
    const statuses = Object.values(matrix.total as Tally).map(String)
    expect(totals.slice(0, statuses.length)).toEqual(statuses)
    const report = plain(xmlOf(await docxOf(reportOf(await material()), ND30)).document)
    expect(report).toContain(figureOf(matrix.total, 'vi'))
    for (const { total } of facts.bodies) expect(report).toContain(figureOf(total, 'vi'))
  })
})
