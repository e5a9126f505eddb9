import { afterAll, beforeAll, expect, it } from 'vitest'
import { describeEachEngine, type TestHouse } from '../../../test/engines.ts'
import { foundCommune } from '../../../test/story.ts'
import { newestArticles } from '../../articles/index.ts'
import { acts, type PublicSummary, publicationsShown } from '../../coordination/index.ts'
import { firstBrokenEntry } from '../../journal/index.ts'
import { buildRegister } from './building.ts'
import { AGREEMENT, DISTRICTS } from './story.ts'

describeEachEngine('the register of the example', (open) => {
  let house: TestHouse
  let [siteId, summary] = ['', {} as PublicSummary]
  beforeAll(async () => {
    house = await open(() => '2026-11-26T03:00:00.000Z')
    const { site, section } = await foundCommune(house)
    siteId = site.id
    await buildRegister(house, site, section)
    const [shown] = await publicationsShown(house.database.rows, siteId)
    summary = shown?.summary ?? expect.unreachable()
  }, 120_000)
  afterAll(async () => {
    expect(await firstBrokenEntry(house.database.rows)).toBeUndefined()
    await house.close()
  })

  it('has four duties of eleven districts in ten quarters, three late, one waived, one extended, one corrected', async () => {
    const { rows } = house.database
    const { agreementId } = (await publicationsShown(rows, siteId))[0] ?? expect.unreachable()
    const obligations = (await acts.obligationsOf(rows, agreementId)).map(({ id }) => id)
    const span = { from: AGREEMENT.since, until: '2023-06-14' }
    const duties = await acts.dutiesIn(rows, obligations, span, undefined, 1000)
    expect(duties).toHaveLength(4 * 11 * 10)
    const count = (is: (duty: (typeof duties)[number]) => boolean) => duties.filter(is).length
    const isLate = ({ handedInOn, dueCurrent }: (typeof duties)[number]) =>
      (handedInOn ?? '') > (dueCurrent ?? '')
    expect(count(isLate)).toBe(3)
    expect(count(({ setAside }) => setAside === 'waived')).toBe(1)
    expect(count(({ dueOriginal, dueCurrent }) => dueOriginal !== dueCurrent)).toBe(1)
    expect(count(({ handedInOn }) => handedInOn === null)).toBe(1)
  })

  it('tells readers who has followed whom, what was concluded and what became of it', () => {
    const districts = summary.parties.find(({ label }) => label !== '')?.members ?? []
    expect(districts.map(({ was }) => was).sort()).toEqual(DISTRICTS.map(({ name }) => name).sort())
    expect(districts.find(({ was }) => was === 'Huyện Hai Suối')?.now).toEqual([
      'Xã Suối Mơ',
      'Xã Suối Trong',
    ])
    expect(summary.reviews.map(({ kind, conclusions }) => [kind, conclusions.length])).toEqual([
      ['final', 1],
      ['interim', 7],
    ])
    expect(summary.reviews[1]?.conclusions.map(({ given, closed }) => [given, closed])).toEqual([
      ...[
        [1, 1],
        [1, 1],
        [1, 0],
        [1, 1],
      ],
      ...[
        [0, 0],
        [0, 0],
        [0, 0],
      ],
    ])
    expect(summary.difficulties).toHaveLength(5)
    // Twenty quarters: the last two are owed by communes.
    expect(summary.total).toMatchObject({
      due: 4 * 11 * 20 - 1,
      done: 4 * 11 * 20 - 1,
      onTime: 4 * 11 * 20 - 5,
    })
  })

  it('has its news published, as the register drafted it', async () => {
    const [article] = await newestArticles(house.database.rows, siteId, { limit: 1, offset: 0 })
    expect(article?.title).toBe('Hội nghị sơ kết thực hiện Quy chế phối hợp thống kê và hồ sơ đất đai')
  })
})
