import { afterEach, beforeEach, expect, it } from 'vitest'
import { describeEachEngine, type TestHouse } from '../../test/engines.ts'
import { countView } from './counting.ts'
import { figuresOf, openBalance } from './totals.ts'

const ZONE = 'Asia/Ho_Chi_Minh'

describeEachEngine('counting', (open) => {
  let house: TestHouse
  beforeEach(async () => {
    house = await open()
  })
  afterEach(() => house.close())

  const view = (at: string, network = '192.0.2.1', siteId = 'one') =>
    countView(house.database, { siteId, zone: ZONE, network, browser: 'Browser', at })
  const figures = (at: string, siteId = 'one') => figuresOf(house.database.rows, siteId, ZONE, at)

  it('counts a visit, not every view; after half an hour of silence another', async () => {
    await view('2026-11-24T03:00:00.000Z')
    await view('2026-11-24T03:20:00.000Z')
    await view('2026-11-24T03:50:00.000Z')
    expect((await figures('2026-11-24T04:00:00.000Z')).today).toBe(1)
    await view('2026-11-24T04:20:01.000Z')
    expect((await figures('2026-11-24T05:00:00.000Z')).today).toBe(2)
  })

  it('cuts the day at midnight of the zone', async () => {
    await view('2026-12-31T16:59:59.000Z')
    await view('2026-12-31T17:00:00.000Z')
    const { today, yesterday, month, year } = await figures('2026-12-31T17:00:01.000Z')
    expect({ today, yesterday, month, year }).toEqual({
      today: 1,
      yesterday: 1,
      month: { month: 1, value: 1 },
      year: { year: 2027, value: 1 },
    })
  })

  it('tells sites and visitors apart', async () => {
    await view('2026-11-24T03:00:00.000Z', '192.0.2.1')
    await view('2026-11-24T03:00:00.000Z', '192.0.2.2')
    await view('2026-11-24T03:00:00.000Z', '192.0.2.1', 'two')
    expect([
      (await figures('2026-11-24T04:00:00.000Z')).today,
      (await figures('2026-11-24T04:00:00.000Z', 'two')).today,
    ]).toEqual([2, 1])
  })

  it('loses nothing when views arrive together', async () => {
    await Promise.all(
      Array.from({ length: 60 }, (_, i) => view('2026-11-24T03:00:00.000Z', `198.51.100.${i}`)),
    )
    expect((await figures('2026-11-24T04:00:00.000Z')).today).toBe(60)
  })

  it('adds the opening balance to month, year and total, and keeps the first one', async () => {
    await house.database.transact(async (rows) => {
      expect(
        await openBalance(
          rows,
          'one',
          { kind: 'year', period: '2026', visits: 569_668 },
          'cũ',
          'test',
          '2026-01-01T00:00:00.000Z',
        ),
      ).toBe(true)
      expect(
        await openBalance(
          rows,
          'one',
          { kind: 'year', period: '2026', visits: 1 },
          'cũ',
          'test',
          '2026-01-01T00:00:00.000Z',
        ),
      ).toBe(false)
    })
    await view('2026-11-24T03:00:00.000Z')
    expect(await figures('2026-11-24T04:00:00.000Z')).toMatchObject({
      today: 1,
      month: { value: 1 },
      year: { value: 569_669 },
    })
  })
})
