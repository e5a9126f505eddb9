import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { describeEachEngine, type TestHouse } from '../../../test/engines.ts'
import { askedAtDesk, cookieOf, memberOf, postAt } from '../../../test/register-people.ts'
import { AT, foundRegister, type World } from '../../../test/register-world.ts'
import { createApp } from '../../app.ts'
import { docxOf } from '../documents/document.ts'
import { pdfOf } from '../documents/pdf.ts'
import { ND30 } from '../documents/profile.ts'
import { urgingLetterOf } from '../documents/urging-letter.ts'
import { askExtension } from '../duties/extending.ts'
import { calendarOf } from '../time/calendar.ts'
import { lateOf, noteSeen, urge, urgedOf, urgingsOf } from './urging.ts'

/** Two working days after the due day of the first quarter, and eleven. */
const [SOON_LATE, LONG_LATE] = ['2021-03-18', '2021-03-31']
const NOW = '2021-03-18T02:00:00.000Z'

describeEachEngine('urging those who are late', (open) => {
  let house: TestHouse
  let world: World
  beforeEach(async () => {
    house = await open(() => NOW)
    world = await foundRegister(house)
    await world.force()
    await world.oblige()
  })
  afterEach(() => house.close())

  const late = (on: string) =>
    lateOf(house.database.rows, { id: world.agreementId, siteId: world.siteId }, calendarOf([]), on)
  const send = (bodyIds: readonly string[], on = SOON_LATE) =>
    house.database.transact(async (rows) =>
      urge(
        rows,
        await world.agreement(),
        { bodyIds, note: 'Xin gửi gấp', language: 'vi' },
        calendarOf([]),
        on,
        'office',
        AT,
      ),
    )
  const urgings = () => urgingsOf(house.database.rows, world.agreementId)

  it('reaches each body once for a step of the ladder, and again at the next', async () => {
    expect(await late('2021-03-16')).toEqual([])
    const [first = '', ...others] = world.districts
    expect((await late(SOON_LATE)).map(({ bodyId }) => bodyId).sort()).toEqual([...world.districts].sort())
    expect(await send([first])).toMatchObject({ outcome: 'done' })
    expect((await late(SOON_LATE)).map(({ bodyId }) => bodyId).sort()).toEqual([...others].sort())
    expect(await send([first])).toEqual({ outcome: 'nobody' })
    expect(await send(['none'])).toEqual({ outcome: 'nobody' })
    expect(await send(world.districts, LONG_LATE)).toMatchObject({ outcome: 'done' })
    expect((await urgings()).map(({ lines }) => lines.length)).toEqual([3, 1])
  })

  it('goes to whoever has a post at the body, in one message with its own lines', async () => {
    const officer = await memberOf(house, world.siteId, 'officer')
    await postAt(house, world.siteId, officer, world.districts[0] ?? '', 'officer')
    await send(world.districts)
    const notices = await house.database.rows
      .withTables<{ account_notice: { account_id: string; act: string; note: string } }>()
      .selectFrom('account_notice')
      .select(['act', 'note'])
      .where('account_id', '=', officer)
      .execute()
    expect(notices).toEqual([{ act: 'duties-urged', note: 'Xin gửi gấp\nCung cấp số liệu quý, quý I/2021' }])
  })

  it('leaves alone whoever waits for more time, until it is to be explained', async () => {
    const [first] = await late(SOON_LATE)
    const asked = {
      ...{ reason: 'x', proposed: '2021-05-01', bodyId: first?.bodyId ?? '', on: SOON_LATE },
    }
    await house.database.transact((rows) =>
      askExtension(rows, world.siteId, first?.dutyId ?? '', asked, 'officer', AT),
    )
    expect(await late(SOON_LATE)).toHaveLength(2)
    expect(await late(LONG_LATE)).toHaveLength(3)
  })

  it('shows who has opened it, from the first day on which somebody of the body saw it', async () => {
    const [first = '', second = ''] = world.districts
    await send([first, second])
    expect(await urgedOf(house.database.rows, [first])).toMatchObject([
      { bodyId: first, says: 'Xin gửi gấp', on: SOON_LATE },
    ])
    const [opened] = await urgedOf(house.database.rows, [first])
    for (const on of ['2021-03-19', '2021-03-20'])
      await house.database.transact((rows) => noteSeen(rows, [opened?.dutyId ?? ''], on))
    const seen = (await urgings()).flatMap(({ lines }) => lines.map((line) => [line.bodyId, line.seenOn]))
    expect(Object.fromEntries(seen)).toEqual({ [first]: '2021-03-19', [second]: null })
  })

  it('is opened by the page of one’s work, and its letter is there for the office', async () => {
    const app = await createApp(house)
    const [first = ''] = world.districts
    const cookies = new Map<string, string>()
    for (const [who, bodyId, role] of [
      ['officer', first, 'officer'],
      ['coordinator', world.hub, 'coordinator'],
    ] as const) {
      const account = await memberOf(house, world.siteId, who)
      await postAt(house, world.siteId, account, bodyId, role)
      cookies.set(who, await cookieOf(house, account, NOW))
    }
    const ask = (who: string, path: string, form?: [string, string][]) =>
      app.fetch(askedAtDesk(cookies.get(who) ?? '', `/desk/coordination${path}`, form))
    const at = `/agreements/${world.agreementId}/urgings`
    const unchosen = await ask('coordinator', at, [['note', 'Lời nhắn đã viết']])
    expect([unchosen.status, (await unchosen.text()).includes('Lời nhắn đã viết</textarea>')]).toEqual([
      422,
      true,
    ])
    expect((await ask('coordinator', at, [['bodies', first]])).status).toBe(303)
    const page = async () => (await ask('coordinator', at)).text()
    expect(await page()).toContain('chưa mở')
    expect(await (await ask('officer', '')).text()).toContain('Đôn đốc ngày 18/3/2021')
    expect(await page()).toContain('đã mở ngày 18/3/2021')
    const [urging] = await urgings()
    const letter = await ask('coordinator', `${at}/${urging?.id}/letter.docx`)
    expect([letter.status, letter.headers.get('content-disposition')]).toEqual([
      200,
      'attachment; filename="don-doc-2021-03-18.docx"',
    ])
    expect((await ask('officer', `${at}/${urging?.id}/letter.docx`)).status).toBe(404)
    expect((await ask('coordinator', `${at}/${urging?.id}/letter.exe`)).status).toBe(404)
    await app.stop()
  })
})

describe('the draft of an urging letter', () => {
  const line = {
    ...{ dutyId: '1', bodyId: 'a', title: 'Cung cấp số liệu', period: '2021-Q1', due: '2021-03-16' },
    seenOn: null,
  }
  const written = (bodies: readonly string[]) =>
    urgingLetterOf({
      agreement: { title: 'Quy chế phối hợp', number: '04/QC', issuedOn: '2020-12-20' } as never,
      urging: {
        ...{ id: '1', by: 'x', on: SOON_LATE, note: '' },
        lines: bodies.map((bodyId) => ({ ...line, bodyId })),
      },
      nameOf: (id) => `Huyện ${id}`,
      ...{ issuer: 'Cục Thống kê tỉnh Mẫu', superior: '', place: '…' },
      signature: { title: 'Cục trưởng', name: 'Lê Văn Mẫu' },
    })

  it('names whom it goes to, once each, and what is late', () => {
    expect(written(['A', 'A', 'B']).letter).toEqual({
      about: 'đôn đốc thực hiện Quy chế phối hợp',
      to: ['Huyện A', 'Huyện B'],
    })
    expect(written(['A']).parts[1]).toMatchObject({
      rows: [['Huyện A', 'Cung cấp số liệu', 'quý I/2021', '16/3/2021']],
    })
  })

  it('can be made as Word and as PDF, without number and day', async () => {
    const { sign, number, on } = written(['A'])
    expect([sign, number, on]).toEqual(['CTK', '', ''])
    expect((await docxOf(written(['A']), ND30)).length).toBeGreaterThan(5000)
    expect(
      Buffer.from(await pdfOf(written(['A', 'B']), ND30))
        .subarray(0, 5)
        .toString(),
    ).toBe('%PDF-')
  })
})
