import { afterEach, beforeEach, expect, it } from 'vitest'
import { describeEachEngine, NOW, type TestHouse } from '../../test/engines.ts'
import { entrust, MOST_TRIES, outboxState, putOff, strikeOff, takeErrands, wakeErrands } from './outbox.ts'

const minutesLater = (minutes: number) => new Date(Date.parse(NOW) + minutes * 60_000).toISOString()

describeEachEngine('the outbox', (open) => {
  let house: TestHouse
  const rows = () => house.database.rows
  const give = (kind: string, number: number) =>
    house.database.transact((rows) => entrust(rows, { siteId: 's', kind, content: { number } }, NOW))
  const take = (at: string, kind = 'letter') =>
    house.database.transact((rows) => takeErrands(rows, kind, at, 100))
  beforeEach(async () => {
    house = await open()
    for (const number of [1, 2, 3]) await give('letter', number)
    await give('other', 4)
  })
  afterEach(() => house.close())

  it('gives the errands of one kind, as they were entrusted', async () => {
    const taken = await take(NOW)
    expect(taken.map(({ content }) => content.number).sort()).toEqual([1, 2, 3])
    expect(taken[0]).toMatchObject({ siteId: 's', kind: 'letter', tries: 1 })
  })

  it('holds nothing of an act that failed', async () => {
    const failing = house.database.transact(async (rows) => {
      await entrust(rows, { siteId: 's', kind: 'never', content: {} }, NOW)
      throw new Error('the act fails')
    })
    await expect(failing).rejects.toThrow('the act fails')
    expect(await take(NOW, 'never')).toEqual([])
  })

  it('gives an errand to one only of those who ask at once', async () => {
    const taken = await Promise.all(Array.from({ length: 8 }, () => take(NOW)))
    expect(taken.flat()).toHaveLength(3)
  })

  it('gives what one left lying to the next after five minutes', async () => {
    await take(NOW)
    expect(await take(minutesLater(4))).toEqual([])
    expect(await take(minutesLater(5))).toHaveLength(3)
  })

  it('forgets what was run', async () => {
    await strikeOff(rows(), await take(NOW))
    expect(await take(minutesLater(60))).toEqual([])
    expect(await outboxState(rows())).toEqual({ waiting: 1, resting: 0, problem: undefined })
  })

  it('puts off what failed, each time twice as long', async () => {
    await putOff(rows(), await take(NOW), 'no answer', NOW)
    expect(await take(minutesLater(0.9))).toEqual([])
    await putOff(rows(), await take(minutesLater(1)), 'no answer', minutesLater(1))
    expect(await take(minutesLater(2.9))).toEqual([])
    expect(await take(minutesLater(3))).toHaveLength(3)
  })

  it('lets rest what fails again and again, and says what was wrong', async () => {
    for (let day = 0; day < MOST_TRIES; day += 1) {
      const at = minutesLater(day * 24 * 60)
      await putOff(rows(), await take(at), 'the key is wrong', at)
    }
    expect(await take(minutesLater(1_000_000))).toEqual([])
    expect(await outboxState(rows())).toEqual({ waiting: 1, resting: 3, problem: 'the key is wrong' })
    expect(await wakeErrands(rows(), NOW)).toBe(3)
    expect(await take(NOW)).toHaveLength(3)
    expect(await outboxState(rows())).toMatchObject({ waiting: 4, resting: 0 })
  })
})
