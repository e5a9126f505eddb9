import fc from 'fast-check'
import { afterEach, beforeEach, expect, it } from 'vitest'
import { describeEachEngine, NOW, type TestHouse } from '../../test/engines.ts'
import { Counter } from './counter.ts'
import { correctVisits, entriesOf, setBalance } from './entries.ts'
import { report } from './reports.ts'
import { figuresOf } from './totals.ts'
import { verify } from './verifying.ts'

const SITE = { id: 'one', zone: 'Asia/Ho_Chi_Minh' }
const act = { siteId: 'one', note: 'Bộ đếm cũ', by: 'test', at: NOW }

describeEachEngine('opening balances and corrections', (open) => {
  let house: TestHouse
  beforeEach(async () => {
    house = await open()
  })
  afterEach(() => house.close())

  const set = (period: string, visits: number) =>
    house.database.transact((rows) => setBalance(rows, { period, visits }, act))
  const correct = (period: string, visits: number) =>
    house.database.transact((rows) => correctVisits(rows, { period, visits }, act))
  const figures = () => figuresOf(house.database.rows, SITE, NOW)
  const count = async (networks: number, at = NOW) => {
    const counter = new Counter(house.database, () => NOW)
    await Promise.all(
      Array.from({ length: networks }, (_, n) =>
        counter.count({
          siteId: 'one',
          zone: SITE.zone,
          at,
          network: `192.0.2.${n}`,
          browser: 'B',
          page: '/',
          referrer: 'search',
          device: 'phone',
        }),
      ),
    )
    await counter.stop()
  }

  it('are added to what was counted: a month is within its year, a year within all time', async () => {
    await set('', 1_234_567)
    await set('2026', 98_765)
    await set('2026-11', 6789)
    await count(3)
    expect(await figures()).toMatchObject({
      today: 3,
      month: { value: 6792 },
      year: { value: 98_768 },
      total: 1_234_570,
    })
  })

  it('come to the same in whatever order they are set', async () => {
    await set('2026-11', 6789)
    await set('2026', 98_765)
    await set('', 1_234_567)
    expect(await figures()).toMatchObject({
      month: { value: 6789 },
      year: { value: 98_765 },
      total: 1_234_567,
    })
  })

  it('refuse a month that is larger than its year, and a year that is smaller than its months', async () => {
    await set('2026', 100)
    expect(await set('2026-11', 101)).toEqual({ outcome: 'exceeds' })
    await set('2026-11', 60)
    expect(await set('2026', 59)).toEqual({ outcome: 'exceeds' })
    expect(await set('2026', 100)).toEqual({ outcome: 'same' })
  })

  it('keep what was said first, and correct it by a further entry', async () => {
    await set('2026-11', 100)
    await set('2026-11', 90)
    expect((await entriesOf(house.database.rows, 'one')).map(({ kind, visits }) => [kind, visits])).toEqual([
      ['opening', 100],
      ['correction', -10],
    ])
    expect((await figures()).month.value).toBe(90)
  })

  it('take away what was counted wrongly, down to nought and no further', async () => {
    await count(5)
    expect(await correct('2026-11', -1)).toEqual({ outcome: 'exceeds' })
    expect(await correct('2026-11-24', -6)).toEqual({ outcome: 'exceeds' })
    expect(await correct('2026-11-24', -2)).toEqual({ outcome: 'done' })
    expect(await figures()).toMatchObject({ today: 3, month: { value: 3 }, year: { value: 3 } })
    expect(await verify(house.database.rows, 'one')).toEqual([])
  })

  it('leave corrections of days alone, in whatever order they come', async () => {
    await count(5)
    await correct('2026-11-24', -2)
    await set('2026-11', 100)
    expect((await figures()).month.value).toBe(103)
    expect(await set('2026-11', 100)).toEqual({ outcome: 'same' })
    await correct('2026-11-24', 40)
    expect(await set('2026-11', 60)).toEqual({ outcome: 'done' })
    expect((await figures()).month.value).toBe(103)
  })

  it('show a total only where an older counter’s figure is known', async () => {
    await count(5)
    await correct('2026-11-24', -2)
    expect(await figures()).not.toHaveProperty('total')
    await set('', 1000)
    await correct('2026', 10)
    expect(await set('2026-11', 50)).toEqual({ outcome: 'done' })
    expect((await figures()).total).toBe(1000 + 10 + 3)
  })

  it('leave every sum true, whatever is set, corrected and counted', async () => {
    const period = fc.constantFrom('', '2025', '2026', '2025-12', '2026-10', '2026-11')
    const day = fc.constantFrom('2026-11-24', '2026-11-05')
    const step = fc.oneof(
      fc.record({ kind: fc.constant('set' as const), period, visits: fc.nat(500) }),
      fc.record({
        kind: fc.constant('correct' as const),
        period: fc.oneof(period, day),
        visits: fc.integer({ min: -50, max: 50 }),
      }),
      fc.record({
        kind: fc.constant('count' as const),
        networks: fc.nat(8),
        day: fc.integer({ min: 1, max: 24 }),
      }),
    )
    await fc.assert(
      fc.asyncProperty(fc.array(step, { maxLength: 12 }), async (steps) => {
        for (const each of steps)
          if (each.kind === 'set') await set(each.period, each.visits)
          else if (each.kind === 'correct') await correct(each.period, each.visits)
          else await count(each.networks, `2026-11-${String(each.day).padStart(2, '0')}T03:00:00.000Z`)
        const { today, month, year, total } = await figures()
        const { months, years, before } = await report(house.database.rows, SITE, NOW)
        const sum = (of: { visits: number; added: number }[]) =>
          of.reduce((all, { visits, added }) => all + visits + added, 0)
        // Without an older counter's figure no total is shown.
        if (total !== undefined) expect(sum(years) + before).toBe(total)
        expect(sum(months.filter(({ period: each }) => each === '2026-11'))).toBe(month.value)
        expect(sum(years.filter(({ period: each }) => each === '2026'))).toBe(year.value)
        const grows = [0, today, month.value, year.value, total ?? year.value]
        expect(grows).toEqual(grows.toSorted((a, b) => a - b))
        expect(await verify(house.database.rows, 'one')).toEqual([])
      }),
      { numRuns: 12 },
    )
  })
})
