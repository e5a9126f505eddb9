import { afterEach, beforeEach, expect, it } from 'vitest'
import { describeEachEngine, type TestHouse } from '../../../test/engines.ts'
import { AT, foundRegister, TODAY, type World } from '../../../test/register-world.ts'
import { succeed } from '../succession/succeeding.ts'
import { calendarOf } from '../time/calendar.ts'
import { inLines } from './rows.ts'

describeEachEngine('the rows of a matrix', (open) => {
  let house: TestHouse
  let world: World
  beforeEach(async () => {
    house = await open()
    world = await foundRegister(house)
    await world.force()
  })
  afterEach(() => house.close())

  it('stand as they are listed, whoever took over right after the first of those they took over from', async () => {
    const obligation = await world.oblige()
    const [one = '', two = '', three = ''] = world.districts
    const heir = await world.add('commune', 'Xã Ánh')
    const decision = { number: '1/NQ', on: '2020-12-01', issuer: 'UBND' }
    const change = {
      kind: 'merge-new' as const,
      on: TODAY,
      originals: [two, three],
      results: [heir],
      decision,
    }
    const outcome = await house.database.transact((rows) =>
      succeed(
        rows,
        world.siteId,
        { ...change, fateOf: () => ({ to: heir }) },
        calendarOf([]),
        TODAY,
        'admin',
        AT,
      ),
    )
    expect(outcome).toEqual({ outcome: 'done' })
    const order = async (ids: readonly string[], day = TODAY) =>
      (
        await inLines(
          house.database.rows,
          [obligation],
          ids.map((id) => ({ id })),
          day,
        )
      ).map(({ id }) => id)
    expect(await order([heir, one, two, three])).toEqual([one, two, heir, three])
    // Before the day nobody has taken over, and of rows that are not shown nothing is said.
    expect(await order([heir, one, two, three], '2021-01-03')).toEqual([heir, one, two, three])
    expect(await order([heir, one])).toEqual([heir, one])
  })
})
