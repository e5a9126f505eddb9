import { afterEach, beforeEach, expect, it } from 'vitest'
import { describeEachEngine, type TestHouse } from '../../test/engines.ts'
import { countArticles, newestArticles, sectionShelf } from '../articles/index.ts'
import { systemClock } from '../database/index.ts'
import { firstBrokenEntry } from '../journal/index.ts'
import { allSites, sectionsOf } from '../sites/index.ts'
import { buildExample } from './building.ts'

describeEachEngine('the example portal', (open) => {
  let house: TestHouse
  beforeEach(async () => {
    house = await open(systemClock)
  })
  afterEach(() => house.close())

  it('is a living commune: about thirty stories on six shelves, some in English, most recent days, none in the future', async () => {
    const count = await buildExample(house, ['localhost'])
    const { rows } = house.database
    const [site] = await allSites(rows)
    const sections = await sectionsOf(rows, site?.id ?? '')
    const stories = await newestArticles(rows, site?.id ?? '', { limit: 99 })
    expect([count, sections.length]).toEqual([30, 6])
    expect(stories).toHaveLength(count - 1) // one is a translation, listed with its language
    for (const { id } of sections)
      expect(await countArticles(rows, site?.id ?? '', { shelf: sectionShelf(id) })).toBeGreaterThan(0)
    expect(new Set(stories.map(({ language }) => language))).toEqual(new Set(['vi', 'en']))
    expect(stories.filter(({ picture }) => picture).length).toBeGreaterThan(5)
    expect(stories.every(({ appeared }) => appeared.at <= house.clock())).toBe(true)
    expect(await firstBrokenEntry(rows)).toBeUndefined()
  })

  it('is put up whole or not at all', async () => {
    await buildExample(house, ['localhost'])
    await expect(buildExample(house, ['khac.example', 'localhost'])).rejects.toThrow()
    expect(await allSites(house.database.rows)).toHaveLength(1)
  })
})
