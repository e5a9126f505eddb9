import { afterEach, beforeEach, expect, it } from 'vitest'
import { describeEachEngine, type TestHouse } from '../../test/engines.ts'
import { AT, foundRegister, TODAY, type World } from '../../test/register-world.ts'
import { bodiesOn } from '../sites/index.ts'
import { stateOn } from './agreements/agreement.ts'
import { partiesOf } from './agreements/queries.ts'
import { setAside } from './duties/changing.ts'
import { askExtension, extensionsOf } from './duties/extending.ts'
import { dutyAfterEvent } from './duties/generating.ts'
import { extendHorizon } from './duties/obliging.ts'
import { holdingsOf, obligationById } from './duties/queries.ts'
import { predecessorsOf, standingOf, standOfAgreement } from './duties/standing.ts'
import { can } from './people/rights.ts'
import { decideReport } from './reports/deciding.ts'
import { handIn } from './reports/handing-in.ts'
import { ReportContent } from './reports/report.ts'
import { heldBy } from './succession/held.ts'
import { type Fate, type Succession, succeed } from './succession/succeeding.ts'
import { own } from './tables.ts'
import { calendarOf } from './time/calendar.ts'

const ON = '2021-07-01'
const DECISION = { number: '15/NQ-HĐND', on: '2021-06-20', issuer: 'Hội đồng nhân dân tỉnh' }

describeEachEngine('a body that ends', (open) => {
  let house: TestHouse
  let world: World
  let obligationId: string
  let [north, south] = ['', '']
  beforeEach(async () => {
    house = await open()
    world = await foundRegister(house)
    await world.force()
    obligationId = await world.oblige()
    ;[north, south] = [
      await world.add('commune', 'Xã Bắc Suối', ON),
      await world.add('commune', 'Xã Nam Suối', ON),
    ]
  })
  afterEach(() => house.close())

  const end = (
    originals: string[],
    results: string[],
    fate: (id: string) => Fate | undefined,
    kind: Succession['kind'] = 'divide',
    today = TODAY,
  ) =>
    house.database.transact((rows) => {
      const change = { kind, on: ON, decision: DECISION, originals, results, fateOf: fate }
      return succeed(rows, world.siteId, change, calendarOf([]), today, 'registrar', AT)
    })
  const owed = async (bodyId: string) =>
    (await world.duties(obligationId))
      .filter(({ body_id }) => body_id === bodyId)
      .map(({ period, set_aside }) => [period, set_aside])
  /** Hands a report in before its close, and before what ends has ended. */
  const reportEarly = (dutyId: string) =>
    house.database.transact((rows) => {
      const on = '2021-06-15'
      const content = ReportContent.parse({ did: 'done' })
      const sent = { content, kind: 'first' as const, reason: '', key: '1', receivedOn: on }
      const sending = { ...sent, via: 'system' as const, bodyName: 'A' }
      return handIn(rows, world.siteId, dutyId, sending, 'officer', on, AT)
    })
  const askForMore = (dutyId: string) =>
    house.database.transact((rows) => {
      const asked = { reason: 'x', proposed: '2022-01-30', bodyId: district(), on: '2021-06-15' }
      return askExtension(rows, world.siteId, dutyId, asked, 'officer', AT)
    })
  const district = () => world.districts[0] ?? ''

  it('8: leaves nothing that it holds without a decision', async () => {
    expect(await end([district()], [north, south], () => undefined)).toMatchObject({
      outcome: 'undecided',
      held: [{ kind: 'obligation', bodyId: district() }],
    })
    // Nothing of it has happened.
    expect(
      (await bodiesOn(house.database.rows, world.siteId, ON)).find(({ id }) => id === district())?.until,
    ).toBeNull()
    expect(await end([district()], [north, south], () => ({ to: 'a body that is none' }))).toMatchObject({
      outcome: 'undecided',
    })
    expect(await end([district()], [north, south], () => ({ to: north }))).toEqual({ outcome: 'done' })
    expect(await heldBy(house.database.rows, world.siteId, [district()], ON)).toEqual([])
  })

  it('7: passes an obligation on: one leads on each day, whoever leads on the closing day owes the period', async () => {
    await end([district()], [north, south], () => ({ to: north }))
    expect(await owed(district())).toEqual([
      ['2021-Q1', null],
      ['2021-Q2', null],
      ['2021-Q3', 'moved'],
      ['2021-Q4', 'moved'],
    ])
    expect(await owed(north)).toEqual([
      ['2021-Q3', null],
      ['2021-Q4', null],
    ])
    const holdings = (await holdingsOf(house.database.rows, obligationId)).filter(({ bodyId }) =>
      [district(), north].includes(bodyId),
    )
    expect(holdings.map(({ since, until, previousBodyId }) => [since, until, previousBodyId])).toEqual([
      ['2021-01-01', '2021-06-30', null],
      [ON, null, district()],
    ])
    expect(holdings[1]?.basis).toContain('15/NQ-HĐND')
  })

  it('has its two commitments owed once where one body takes over from two', async () => {
    const two = world.districts.slice(0, 2)
    expect(await end(two, [north], () => ({ to: north }), 'merge-into')).toEqual({ outcome: 'done' })
    expect(await owed(north)).toEqual([
      ['2021-Q3', null],
      ['2021-Q4', null],
    ])
  })

  it('without a successor ends what it held, and says by which decision', async () => {
    expect(await end([district()], [], () => 'end', 'dissolve')).toEqual({ outcome: 'done' })
    expect((await owed(district())).map(([, aside]) => aside)).toEqual([null, null, 'ended', 'ended'])
  })

  it('keeps what was handed in; requests for more time end with what has passed on', async () => {
    const duties = (await world.duties(obligationId)).filter(({ body_id }) => body_id === district())
    const [, , third, fourth] = duties
    await reportEarly(third?.id ?? '')
    await askForMore(fourth?.id ?? '')
    await end([district()], [north], () => ({ to: north }))
    expect(await owed(district())).toContainEqual(['2021-Q3', null])
    expect((await extensionsOf(house.database.rows, fourth?.id ?? '')).map(({ state }) => state)).toEqual([
      'withdrawn',
    ])
  })

  it('9: shows its successor what it handed in, and nobody else; its own may not write any more', async () => {
    await end([district()], [north, south], () => ({ to: north }))
    const [first] = (await world.duties(obligationId)).filter(({ body_id }) => body_id === district())
    const standing = await standingOf(house.database.rows, world.siteId, first?.id ?? '', '2021-08-01')
    const may = (bodyId: string, verb: 'read-report' | 'write-report', bodyUntil: string | null = null) => {
      const post = {
        id: '1',
        bodyId,
        accountId: 'a',
        role: 'officer' as const,
        title: '',
        since: '2000-01-01',
      }
      const posts = [{ ...post, until: null, bodyUntil, delegator: null }]
      return standing && can({ accountId: 'a', posts }, verb, standing.stand, '2021-08-01')
    }
    expect([may(north, 'read-report'), may(south, 'read-report')]).toEqual([true, false])
    const before = (bodyId: string) =>
      predecessorsOf(house.database.rows, [obligationId], [bodyId], '2021-08-01')
    expect([await before(north), await before(south)]).toEqual([[district()], []])
    expect(may(north, 'write-report')).toBe(false)
    expect([
      may(district(), 'read-report', '2021-06-30'),
      may(district(), 'write-report', '2021-06-30'),
    ]).toEqual([true, false])
  })

  it('passes on what had closed and was not due yet, with the time that was granted; what was late stays late', async () => {
    const [first, second] = (await world.duties(obligationId)).filter(({ body_id }) => body_id === district())
    const later = { due_current: '2021-07-20' }
    await own(house.database.rows)
      .updateTable('duty')
      .set(later)
      .where('id', '=', second?.id ?? '')
      .execute()
    await end([district()], [north], () => ({ to: north }))
    expect(await owed(district())).toContainEqual(['2021-Q1', null])
    expect(await owed(district())).toContainEqual(['2021-Q2', 'moved'])
    const taken = (await world.duties(obligationId)).find(
      ({ body_id, period }) => body_id === north && period === '2021-Q2',
    )
    expect(taken).toMatchObject({
      due_original: second?.due_original,
      due_current: '2021-07-20',
      set_aside: null,
    })
    expect(first?.period).toBe('2021-Q1')
  })

  it('leaves no second report of a period that was handed in before its close', async () => {
    const third = (await world.duties(obligationId)).find(
      ({ body_id, period }) => body_id === district() && period === '2021-Q3',
    )
    await reportEarly(third?.id ?? '')
    await end([district()], [north], () => ({ to: north }))
    expect(await owed(north)).toEqual([
      ['2021-Q3', 'moved'],
      ['2021-Q4', null],
    ])
  })

  it('passes on what is owed after an event', async () => {
    const rule = { kind: 'after-event' as const, days: 60, unit: 'days' as const }
    const adHoc = await world.oblige({ title: 'Trao đổi đột xuất', rule })
    await house.database.transact(async (rows) => {
      const obligation = await obligationById(rows, world.siteId, adHoc)
      if (obligation) await dutyAfterEvent(rows, obligation, district(), '2021-06-20', calendarOf([]))
    })
    await end([district()], [north], () => ({ to: north }))
    const duties = await world.duties(adHoc)
    expect(duties.map(({ body_id, period, set_aside }) => [body_id, period, set_aside])).toContainEqual([
      north,
      '2021-06-20',
      null,
    ])
  })

  it('binds its successor, which was no party, on its side', async () => {
    await end([district()], [north], () => ({ to: north }))
    const parties = await partiesOf(house.database.rows, world.agreementId)
    expect(parties.find(({ bodyId }) => bodyId === north)).toMatchObject({
      side: 'B',
      role: 'member',
      since: ON,
    })
  })

  it('hands leading, the register and what is handed in over to another where the office itself ends', async () => {
    const office = await world.add('office', 'Chi cục Thống kê', ON)
    const held = await heldBy(house.database.rows, world.siteId, [world.hub], ON)
    expect(held.map(({ kind, title }) => [kind, title])).toEqual([
      ['party', 'lead'],
      ['party', 'focal'],
      ['receipt', 'Cung cấp số liệu quý'],
    ])
    // Reports cannot change hands before the day on which they do.
    const passes = (today: string) => end([world.hub], [office], () => ({ to: office }), 'merge-into', today)
    expect(await passes(TODAY)).toEqual({ outcome: 'ahead' })
    expect(await passes(ON)).toEqual({ outcome: 'done' })
    const [duty] = await world.duties(obligationId)
    const standing = await standingOf(house.database.rows, world.siteId, duty?.id ?? '', '2021-08-01')
    expect(standing?.stand).toMatchObject({ focal: [office], leading: [office], recipients: [office] })
  })

  it('keeps, where it goes on living, what no decision names', async () => {
    expect(await end([district()], [north], () => undefined, 'split-off')).toEqual({ outcome: 'done' })
    expect(await owed(district())).toContainEqual(['2021-Q4', null])
    expect(await owed(north)).toEqual([])
  })

  it('shows what was handed in also to a successor that owed the same already', async () => {
    const [one = '', other = ''] = world.districts
    expect(await end([one], [other], () => ({ to: other }), 'merge-into')).toEqual({ outcome: 'done' })
    const [first] = (await world.duties(obligationId)).filter(({ body_id }) => body_id === one)
    const standing = await standingOf(house.database.rows, world.siteId, first?.id ?? '', '2021-08-01')
    expect(standing?.stand.successors).toEqual([other])
  })

  it('is bound as its group is, where it came to the group later', async () => {
    const late = await world.add('district', 'Huyện Mới', '2021-03-01')
    await house.database.transact((rows) => extendHorizon(rows, world.siteId, calendarOf([]), '2021-03-02'))
    expect((await owed(late))[0]).toEqual(['2021-Q1', null])
  })

  it('owes what one of two predecessors had not reported, in whichever order they pass it on', async () => {
    for (const reported of [0, 1]) {
      const id = await world.oblige({ title: `Nội dung ${reported}` })
      const third = (await world.duties(id)).find(
        ({ body_id, period }) => body_id === world.districts[reported] && period === '2021-Q3',
      )
      await reportEarly(third?.id ?? '')
    }
    await end(world.districts.slice(0, 2), [north], () => ({ to: north }), 'merge-into')
    const third = await own(house.database.rows)
      .selectFrom('duty')
      .select('set_aside')
      .where('body_id', '=', north)
      .where('period', '=', '2021-Q3')
      .execute()
    expect(third.map(({ set_aside }) => set_aside)).toEqual([null, null, null])
  })

  it('ends an agreement that nobody leads any more, with what it asks for and what was asked for that', async () => {
    const fourth = (await world.duties(obligationId)).filter(({ body_id }) => body_id === district())[3]
    await askForMore(fourth?.id ?? '')
    expect(await end([world.hub], [], () => 'end', 'dissolve', ON)).toEqual({ outcome: 'done' })
    const agreement = await world.agreement()
    expect([agreement.until, stateOn(agreement, ON)]).toEqual(['2021-06-30', 'terminated'])
    expect((await owed(district())).map(([, aside]) => aside)).toEqual([null, null, 'ended', 'ended'])
    const { rows } = house.database
    expect((await extensionsOf(rows, fourth?.id ?? '')).map(({ state }) => state)).toEqual(['withdrawn'])
    expect(new Set((await holdingsOf(rows, obligationId)).map(({ until }) => until))).toEqual(
      new Set(['2021-06-30']),
    )
    expect(await obligationById(rows, world.siteId, obligationId)).toMatchObject({
      until: '2021-06-30',
    })
  })

  it('is answered for by its successor where a report of its comes back afterwards', async () => {
    const third = (await world.duties(obligationId)).filter(({ body_id }) => body_id === district())[2]
    await reportEarly(third?.id ?? '')
    await end([district()], [north], () => ({ to: north }), 'divide', ON)
    expect(await owed(north)).toContainEqual(['2021-Q3', 'moved'])
    const returned = { number: 1, state: 'returned' as const, reason: 'Thiếu biểu' }
    await house.database.transact((rows) =>
      decideReport(rows, world.siteId, third?.id ?? '', returned, 'hub', '2021-07-05T03:00:00.000Z'),
    )
    expect(await owed(north)).toContainEqual(['2021-Q3', null])
    expect(await owed(district())).toContainEqual(['2021-Q3', 'moved'])
  })

  it('passes on what is paused or excused as it stands, and leaves nothing to be taken up by whoever is gone', async () => {
    const [, , third, fourth] = (await world.duties(obligationId)).filter(
      ({ body_id }) => body_id === district(),
    )
    for (const [duty, how] of [
      [third, 'suspended'],
      [fourth, 'waived'],
    ] as const)
      await house.database.transact((rows) =>
        setAside(rows, world.siteId, duty?.id ?? '', { how, basis: 'CV 1' }, 'hub', AT),
      )
    await end([district()], [north], () => ({ to: north }))
    expect((await owed(north)).slice(0, 2)).toEqual([
      ['2021-Q3', 'suspended'],
      ['2021-Q4', 'waived'],
    ])
    expect((await owed(district())).slice(2)).toEqual([
      ['2021-Q3', 'moved'],
      ['2021-Q4', 'moved'],
    ])
  })

  it('divides what it owes among all that come after it, and lets the office above keep what nobody takes', async () => {
    const parts = await end([district()], [north, south], () => ({ to: 'all' }))
    expect(parts).toEqual({ outcome: 'done' })
    for (const heir of [north, south]) expect(await owed(heir)).toContainEqual(['2021-Q3', null])
    const [, second = ''] = world.districts
    const kept = { to: world.hub, basis: '7/QĐ, 2021-06-25, UBND tỉnh' }
    expect(await end([second], [], () => kept, 'dissolve')).toEqual({ outcome: 'done' })
    expect(await owed(world.hub)).toContainEqual(['2021-Q3', null])
    const held = (await holdingsOf(house.database.rows, obligationId)).find(
      ({ bodyId }) => bodyId === world.hub,
    )
    expect(held?.basis).toBe('7/QĐ, 2021-06-25, UBND tỉnh')
    // Nothing goes to a body that ends itself.
    expect(await end([world.districts[2] ?? ''], [north], () => ({ to: second }))).toMatchObject({
      outcome: 'undecided',
    })
  })

  it('leaves an agreement whose term is over to whoever follows its office', async () => {
    const until = '2021-06-15'
    await own(house.database.rows).updateTable('agreement').set({ until }).execute()
    const office = await world.add('office', 'Thống kê tỉnh Mới', ON)
    expect(await end([world.hub], [office], () => ({ to: office }), 'merge-new', ON)).toEqual({
      outcome: 'done',
    })
    const agreement = await world.agreement()
    const { stand } = await standOfAgreement(house.database.rows, agreement, '2021-09-01')
    expect([stand.focal, stand.leading].every((bodies) => bodies.includes(office))).toBe(true)
    expect(agreement.until).toBe(until)
  })

  it('is not late at once where it was only forgotten: it is bound from the day on which it is entered', async () => {
    const forgotten = await world.add('district', 'Huyện Quên', '1991-01-01')
    await house.database.transact((rows) => extendHorizon(rows, world.siteId, calendarOf([]), '2021-06-16'))
    expect((await owed(forgotten))[0]).toEqual(['2021-Q3', null])
  })
})
