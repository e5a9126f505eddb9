import { afterEach, beforeEach, expect, it } from 'vitest'
import { describeEachEngine, type TestHouse } from '../../test/engines.ts'
import { Counter } from './counter.ts'
import { own } from './tables.ts'
import { figuresOf } from './totals.ts'
import { verify } from './verifying.ts'
import type { View } from './view.ts'
import { forgetVisitors } from './visitor-keys.ts'

const ZONE = 'Asia/Ho_Chi_Minh'

describeEachEngine('counting', (open) => {
  let house: TestHouse
  let counter: Counter
  let now = ''
  beforeEach(async () => {
    house = await open(() => now)
    counter = new Counter(house.database, () => now)
  })
  afterEach(async () => {
    await counter.stop()
    for (const siteId of ['one', 'two']) expect(await verify(house.database.rows, siteId)).toEqual([])
    await house.close()
  })

  const view = (at: string, over: Partial<View> = {}) =>
    counter.count({
      siteId: 'one',
      zone: ZONE,
      at,
      network: '192.0.2.1',
      browser: 'Browser',
      page: '/',
      referrer: 'none',
      device: 'phone',
      ...over,
    })
  const figures = (at: string, id = 'one', zone = ZONE) => figuresOf(house.database.rows, { id, zone }, at)
  const viewsOn = async (day: string) =>
    Number(
      (
        await own(house.database.rows)
          .selectFrom('statistics_day')
          .select('views')
          .where('site_id', '=', 'one')
          .where('day', '=', day)
          .executeTakeFirst()
      )?.views ?? 0,
    )

  it('counts a visit, not every view; after half an hour of silence another', async () => {
    await view('2026-11-24T03:00:00.000Z')
    await view('2026-11-24T03:20:00.000Z')
    await view('2026-11-24T03:50:00.000Z')
    expect((await figures('2026-11-24T04:00:00.000Z')).today).toBe(1)
    await view('2026-11-24T04:20:00.001Z')
    expect((await figures('2026-11-24T05:00:00.000Z')).today).toBe(2)
    expect(await viewsOn('2026-11-24')).toBe(4)
  })

  it('counts a page that is shown again within ten seconds once, and another page at once', async () => {
    expect((await view('2026-11-24T03:00:00.000Z')).counted).toBe(true)
    expect((await view('2026-11-24T03:00:09.999Z')).counted).toBe(false)
    expect((await view('2026-11-24T03:00:09.999Z', { page: '/tin/a' })).counted).toBe(true)
    expect((await view('2026-11-24T03:00:10.000Z')).counted).toBe(true)
    expect(await viewsOn('2026-11-24')).toBe(3)
  })

  it('counts no more than twenty pages of one visitor in ten seconds, however they are shown in turn', async () => {
    const shown = async (at: string) => {
      let counted = 0
      for (let page = 0; page < 25; page += 1)
        if ((await view(at, { page: `/tin/${page}` })).counted) counted += 1
      return counted
    }
    expect(await shown('2026-11-24T03:00:00.000Z')).toBe(20)
    expect(await shown('2026-11-24T03:00:09.000Z')).toBe(0)
    expect(await shown('2026-11-24T03:00:10.000Z')).toBe(20)
  })

  it('says of each commit how many views it counted, without those that were shown again', async () => {
    const told: number[] = []
    const watched = new Counter(house.database, () => now, { committed: (views) => told.push(views) })
    const again = {
      siteId: 'one',
      zone: ZONE,
      at: '2026-11-24T03:00:00.000Z',
      network: '192.0.2.1',
      browser: 'Browser',
      page: '/',
      referrer: 'none',
      device: 'phone',
    } as const
    await Promise.all([watched.count(again), watched.count(again), watched.count({ ...again, page: '/a' })])
    await watched.stop()
    expect(told).toEqual([2])
  })

  it('tells how often an article was shown, over all days', async () => {
    const article = { page: '/tin/a', subject: 'a' }
    await view('2026-11-22T03:00:00.000Z', article)
    expect((await view('2026-11-24T03:00:00.000Z', article)).views).toBe(2)
    expect((await view('2026-11-24T03:00:01.000Z', article)).views).toBe(2)
    expect((await view('2026-11-24T03:00:02.000Z')).views).toBeUndefined()
  })

  it('cuts the day at midnight of the zone, at the end of a year too', async () => {
    await view('2026-12-31T16:59:59.000Z')
    await view('2026-12-31T17:00:00.000Z')
    expect(await figures('2026-12-31T17:00:01.000Z')).toMatchObject({
      today: 1,
      yesterday: 1,
      month: { month: 1, value: 1 },
      year: { year: 2027, value: 1 },
    })
  })

  it('knows the leap day', async () => {
    await view('2028-02-28T18:00:00.000Z')
    await view('2028-02-29T18:00:00.000Z')
    expect(await figures('2028-02-29T18:00:01.000Z')).toMatchObject({
      today: 1,
      yesterday: 1,
      month: { month: 3, value: 1 },
    })
    expect(await viewsOn('2028-02-29')).toBe(1)
  })

  it('has one day of 25 hours where clocks go back, and keeps its two hours of the same name', async () => {
    const berlin = { zone: 'Europe/Berlin' }
    await view('2026-10-25T00:30:00.000Z', berlin)
    await view('2026-10-25T01:30:00.000Z', berlin)
    await view('2026-10-25T22:59:59.000Z', berlin)
    expect((await figures('2026-10-25T22:59:59.999Z', 'one', 'Europe/Berlin')).today).toBe(3)
    await view('2026-10-25T23:00:00.000Z', berlin)
    expect((await figures('2026-10-25T23:00:00.000Z', 'one', 'Europe/Berlin')).today).toBe(1)
  })

  it('makes no visit out of a clock that was set back, and today is never more than its month and year', async () => {
    await view('2026-12-01T00:00:00.000Z')
    await view('2026-11-30T23:00:00.000Z')
    await view('2026-11-30T03:00:00.000Z')
    await view('2026-12-01T00:10:00.000Z')
    for (const at of ['2026-11-30T03:00:01.000Z', '2026-12-01T00:10:01.000Z']) {
      const { today, month, year } = await figures(at)
      expect([today <= month.value, month.value <= year.value]).toEqual([true, true])
    }
    expect((await figures('2026-12-01T00:10:01.000Z')).today).toBe(1)
  })

  it('tells sites and visitors apart', async () => {
    await view('2026-11-24T03:00:00.000Z')
    await view('2026-11-24T03:00:00.000Z', { network: '192.0.2.2' })
    await view('2026-11-24T03:00:00.000Z', { siteId: 'two' })
    expect([
      (await figures('2026-11-24T04:00:00.000Z')).today,
      (await figures('2026-11-24T04:00:00.000Z', 'two')).today,
    ]).toEqual([2, 1])
  })

  it('says who is there now', async () => {
    await view('2026-11-24T03:00:00.000Z')
    await view('2026-11-24T03:04:00.000Z', { network: '192.0.2.2' })
    expect((await figures('2026-11-24T03:04:59.000Z')).online).toBe(2)
    expect((await figures('2026-11-24T03:05:01.000Z')).online).toBe(1)
  })

  it('loses nothing when views arrive together, in two counters that meet the same visitors', async () => {
    const other = new Counter(house.database, () => now)
    const visitors = Array.from({ length: 300 }, (_, i) => `198.51.100.${i % 100}`)
    await Promise.all(
      visitors.map((network, i) =>
        (i % 2 ? counter : other).count({
          siteId: 'one',
          zone: ZONE,
          at: '2026-11-24T03:00:00.000Z',
          network,
          browser: 'Browser',
          page: `/${i}`,
          referrer: 'none',
          device: 'phone',
        }),
      ),
    )
    await other.stop()
    expect((await figures('2026-11-24T04:00:00.000Z')).today).toBe(100)
    expect(await viewsOn('2026-11-24')).toBe(300)
  })

  it('takes up what arrives just as a commit ends', async () => {
    const steps = Array.from({ length: 40 }, async (_, wait) => {
      await view('2026-11-24T03:00:00.000Z', { network: `192.0.2.${wait}` })
      for (let tick = 0; tick < wait; tick += 1) await undefined
      return view('2026-11-24T03:00:00.000Z', { network: `192.0.2.${wait}`, page: '/b' })
    })
    for (const step of steps) expect((await step).counted).toBe(true)
  })

  it('destroys the key of a day, and with it the visitors, once the day is over', async () => {
    await view('2026-11-24T03:00:00.000Z')
    const left = async () => {
      const rows = own(house.database.rows)
      const keys = await rows.selectFrom('statistics_key').selectAll().execute()
      const visitors = await rows.selectFrom('statistics_visitor').selectAll().execute()
      return [keys.length, visitors.length]
    }
    await house.database.transact((rows) => forgetVisitors(rows, '2026-11-24T17:09:59.000Z'))
    expect(await left()).toEqual([1, 1])
    now = '2026-11-24T17:10:00.000Z'
    await counter.forget()
    expect(await left()).toEqual([0, 0])
    expect((await figures(now)).yesterday).toBe(1)
  })

  it('writes no address and no browser down', async () => {
    await view('2026-11-24T03:00:00.000Z', { network: '203.0.113.77', browser: 'Rare Browser 9' })
    const everything = JSON.stringify(
      await Promise.all(
        (['statistics_visitor', 'statistics_share', 'statistics_page', 'statistics_day'] as const).map(
          (name) => own(house.database.rows).selectFrom(name).selectAll().execute(),
        ),
      ),
    )
    expect(everything).toContain('"recent"')
    expect(everything).not.toMatch(/203\.0\.113|Rare Browser/)
  })
})
