import { afterEach, beforeEach, expect, it } from 'vitest'
import { describeEachEngine, type TestHouse } from '../../../test/engines.ts'
import { AT, foundRegister, type World } from '../../../test/register-world.ts'
import { decideReport } from '../reports/deciding.ts'
import { handIn } from '../reports/handing-in.ts'
import { ReportContent } from '../reports/report.ts'
import { calendarOf } from '../time/calendar.ts'
import { furtherFigures } from './further.ts'

describeEachEngine('figures beside the ratios', (open) => {
  let house: TestHouse
  let world: World
  let duties: string[]
  let obligation: string
  beforeEach(async () => {
    house = await open()
    world = await foundRegister(house)
    await world.force()
    obligation = await world.oblige()
    const first = (await world.duties(obligation)).filter(({ period }) => period === '2021-Q1')
    duties = first.map(({ id }) => id)
  })
  afterEach(() => house.close())

  /** Due on Tuesday 16/3/2021. */
  const send = (place: number, on: string, number = 1) =>
    house.database.transact((rows) => {
      const content = ReportContent.parse({ did: 'done' })
      const kind = number === 1 ? ('first' as const) : ('replacement' as const)
      const sent = { content, kind, reason: 'x', key: `${place}.${number}`, receivedOn: on, bodyName: 'A' }
      return handIn(rows, world.siteId, duties[place] ?? '', { ...sent, via: 'system' }, 'officer', on, AT)
    })
  const decide = (place: number, state: 'accepted' | 'returned', number = 1) =>
    house.database.transact((rows) =>
      decideReport(rows, world.siteId, duties[place] ?? '', { number, state, reason: 'x' }, 'hub', AT),
    )
  const figures = () => {
    const span = { from: '2021-01-01', until: '2021-12-31' }
    return furtherFigures(house.database.rows, [obligation], span, calendarOf([]))
  }

  it('say nothing of delay where nothing came late', async () => {
    await send(0, '2021-03-16')
    expect(await figures()).toEqual({ medianDelay: undefined, accepted: 0, acceptedAtOnce: 0 })
  })

  it('count delays in working days, of late ones only, and what was right at once', async () => {
    await send(0, '2021-03-16')
    await decide(0, 'accepted')
    // Friday to Monday is one working day.
    await send(1, '2021-03-22')
    await decide(1, 'returned')
    await send(1, '2021-03-22', 2)
    await decide(1, 'accepted', 2)
    await send(2, '2021-03-30')
    expect(await figures()).toEqual({ medianDelay: 4, accepted: 2, acceptedAtOnce: 1 })
  })
})
