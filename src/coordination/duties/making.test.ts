import { afterEach, beforeEach, expect, it } from 'vitest'
import { describeEachEngine, type TestHouse } from '../../../test/engines.ts'
import { AT, foundRegister, QUARTERLY, type World } from '../../../test/register-world.ts'
import { partiesOf } from '../agreements/queries.ts'
import { own } from '../tables.ts'
import { calendarOf } from '../time/calendar.ts'
import { setCalendarYear, workingCalendar } from '../time/calendar-days.ts'
import { changeRule } from './changing-rule.ts'
import { spansOf } from './holders.ts'
import { extendHorizon, foresee } from './obliging.ts'
import { reschedule, rescheduledBy } from './rescheduling.ts'

const NONE = calendarOf([])
const YEARLY = { ...QUARTERLY, period: 'year' as const }

describeEachEngine('duties', (open) => {
  let house: TestHouse
  let world: World
  beforeEach(async () => {
    house = await open()
    world = await foundRegister(house)
  })
  afterEach(() => house.close())

  const wakeOn = (day: string) =>
    house.database.transact((rows) => extendHorizon(rows, world.siteId, NONE, day))
  const periodsOf = async (id: string) => [...new Set((await world.duties(id)).map(({ period }) => period))]

  it('of the old rule are made for every period that opens before the new one begins, however late it closes', async () => {
    await world.force()
    const id = await world.oblige({ rule: YEARLY })
    const change = { rule: YEARLY, since: '2022-01-01', basis: 'QĐ 9' }
    await house.database.transact((rows) =>
      changeRule(rows, world.siteId, id, change, NONE, '2021-08-01', 'hub', AT),
    )
    // The year 2022 opens on 15/12/2021, under the old rule, and closes after the horizon of that day.
    expect(await periodsOf(id)).toEqual(['2021'])
    await wakeOn('2021-12-20')
    expect(await periodsOf(id)).toEqual(['2021', '2022'])
    await wakeOn('2022-12-20')
    expect(await periodsOf(id)).toEqual(['2021', '2022', '2023'])
  })

  it('are made for whoever comes to a group later, also where those of the others are there', async () => {
    await world.force()
    const id = await world.oblige()
    await wakeOn('2021-06-01')
    const late = await world.add('district', 'Huyện Mới', '2021-05-01')
    await wakeOn('2021-06-02')
    const owed = (await world.duties(id)).filter(({ body_id }) => body_id === late)
    expect(owed.map(({ period }) => period)).toEqual(['2021-Q2', '2021-Q3', '2021-Q4', '2022-Q1', '2022-Q2'])
  })

  it('are those that were foreseen, also of a party that is bound later than the obligation begins', async () => {
    const since = '2021-07-01'
    await own(house.database.rows)
      .updateTable('agreement_party')
      .set({ since })
      .where('id', '=', world.groupId)
      .execute()
    await world.force()
    const id = await world.oblige()
    const parties = await partiesOf(house.database.rows, world.agreementId)
    const party = parties.find((each) => each.id === world.groupId) ?? expect.unreachable()
    const spans = spansOf(party, await world.bodies(since), '2021-01-01')
    const said = { rule: QUARTERLY, since: '2021-01-01', until: null }
    const foreseen = foresee(said, { until: null }, spans, '2022-02-08', NONE)
    const dates = (await world.duties(id)).map(({ period, body_id }) => `${period} ${body_id}`)
    expect(dates.sort()).toEqual(foreseen.map(({ label, bodyId }) => `${label} ${bodyId}`).sort())
    expect(new Set(await periodsOf(id))).toEqual(new Set(['2021-Q3', '2021-Q4']))
  })

  it('move with the working calendar while their windows are still to open, and never after', async () => {
    await world.force()
    const id = await world.oblige()
    const days = ['2021-03-16', '2021-06-16'].map((day) => ({ day, kind: 'holiday' as const, basis: 'TB' }))
    const moved = await house.database.transact(async (rows) => {
      await setCalendarYear(rows, world.siteId, 2021, days, 'test', AT)
      const calendar = await workingCalendar(rows, world.siteId)
      // The first quarter has opened; the second opens in March.
      expect(await rescheduledBy(rows, world.siteId, calendar, '2021-01-04')).toHaveLength(1)
      return reschedule(rows, world.siteId, calendar, '2021-01-04', 'test', AT)
    })
    expect(moved).toMatchObject([{ period: '2021-Q2', from: '2021-06-16', to: '2021-06-17', bodies: 3 }])
    const due = new Set((await world.duties(id)).map(({ period, due_current }) => `${period} ${due_current}`))
    expect([...due].slice(0, 2)).toEqual(['2021-Q1 2021-03-16', '2021-Q2 2021-06-17'])
    const again = house.database.transact((rows) =>
      reschedule(rows, world.siteId, calendarOf(days), '2021-01-04', 'test', AT),
    )
    expect(await again).toEqual([])
  })
})
