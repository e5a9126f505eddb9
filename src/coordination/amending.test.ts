import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { describeEachEngine, type TestHouse } from '../../test/engines.ts'
import { AT, foundRegister, TODAY, type World } from '../../test/register-world.ts'
import { type AmendmentFields, amend, linesOf, provisionsIn, textOn } from './agreements/amending.ts'
import { provisionsOf, textsOf } from './agreements/queries.ts'
import { endObligation } from './duties/ending.ts'

describeEachEngine('an agreement that is amended', (open) => {
  let house: TestHouse
  let world: World
  beforeEach(async () => {
    house = await open()
    world = await foundRegister(house)
  })
  afterEach(() => house.close())

  const change = async (more: Partial<AmendmentFields> = {}) => {
    const said = {
      ...{ since: '2023-01-01', changes: 'QĐ 12/QĐ-CTK', seen: 1, ...more },
      provisions: more.provisions ?? [{ path: 'Đ8', heading: 'Bồi dưỡng', content: 'Mỗi năm' }],
    }
    return house.database.transact(async (rows) => amend(rows, await world.agreement(), said, 'office', AT))
  }

  it('has its next text whole from a day on, and keeps the one before', async () => {
    const { rows } = house.database
    expect(await change()).toEqual({ outcome: 'notAllowed' })
    await world.force()
    expect(await change()).toMatchObject({ outcome: 'done' })
    const texts = await textsOf(rows, world.agreementId)
    expect([textOn(texts, '2022-12-31')?.number, textOn(texts, '2023-01-01')?.number]).toEqual([1, 2])
    const of = async (day: string) =>
      (await provisionsOf(rows, world.agreementId, textOn(texts, day)?.id)).map(({ path }) => path)
    expect(await of('2022-12-31')).toEqual(['Đ7.k2'])
    expect(await of('2023-01-01')).toEqual(['Đ8'])
  })

  it('is amended neither before its last text nor after its term, and has each provision once', async () => {
    await world.force()
    const early = { outcome: 'issues', issues: ['tooEarly'] }
    expect(await change({ since: '2021-01-01' })).toEqual(early)
    expect(await change({ since: '2026-01-01' })).toEqual(early)
    const provision = { path: 'Đ8', heading: 'A', content: '' }
    const twice = { outcome: 'issues', issues: ['pathTwice'] }
    expect(await change({ provisions: [provision, provision] })).toEqual(twice)
    await change()
    // Whoever still has the first text before them would undo the second.
    expect(await change({ since: '2024-01-01' })).toEqual({ outcome: 'issues', issues: ['stale'] })
  })

  it('ends what it asks for with a day: what closes later is owed no more', async () => {
    await world.force()
    const id = await world.oblige()
    const end = (lastDay: string, basis = 'QĐ 9') =>
      house.database.transact((rows) =>
        endObligation(rows, world.siteId, id, { lastDay, basis }, TODAY, 'office', AT),
      )
    expect(await end('2020-12-31')).toEqual({ outcome: 'inThePast' })
    expect(await end('2021-07-01', '')).toEqual({ outcome: 'basisMissing' })
    expect(await end('2021-07-01')).toEqual({ outcome: 'done' })
    const [body] = world.districts
    const owed = (await world.duties(id)).filter(({ body_id }) => body_id === body)
    expect(owed.map(({ period, set_aside }) => [period, set_aside])).toEqual([
      ['2021-Q1', null],
      ['2021-Q2', null],
      ['2021-Q3', 'ended'],
      ['2021-Q4', 'ended'],
    ])
  })
})

describe('provisions as lines', () => {
  it('are read back as they were written, and name the lines that are none', () => {
    const provisions = [
      { path: 'Đ5', heading: 'Phạm vi', content: '' },
      { path: 'Đ7.k2', heading: 'Cung cấp số liệu', content: 'Mỗi quý | sáu tháng\nvà năm' },
    ]
    const lines = linesOf(provisions.map((each) => ({ id: '', ...each })))
    expect(provisionsIn(lines)).toEqual({ provisions, wrong: [] })
    expect(provisionsIn('Đ5 | A\nkhông phải\n\nĐ6 | B').wrong).toEqual([2])
  })
})
