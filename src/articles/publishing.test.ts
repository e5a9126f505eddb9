import { afterEach, beforeEach, expect, it } from 'vitest'
import { describeEachEngine, NOW, type TestHouse } from '../../test/engines.ts'
import { foundCommune, paragraph, story } from '../../test/story.ts'
import { lookUp } from '../addresses/index.ts'
import { changesAfter } from '../journal/index.ts'
import { countArticles, newestArticles } from './lists.ts'
import type { NewArticle } from './publishing.ts'
import { publishNew } from './publishing.ts'
import { publishedArticle } from './queries.ts'
import { sectionShelf } from './shelves.ts'

describeEachEngine('publishing', (open) => {
  let house: TestHouse
  let place: Awaited<ReturnType<typeof foundCommune>>
  beforeEach(async () => {
    house = await open()
    place = await foundCommune(house)
  })
  afterEach(() => house.close())

  const publish = (over: Partial<NewArticle> = {}) =>
    house.database.transact((rows) => publishNew(rows, story(place, over), 'test', NOW))
  const newest = async (which: Parameters<typeof newestArticles>[2]) =>
    (await newestArticles(house.database.rows, place.site.id, which)).map(({ title }) => title)

  it('gives the article its address, and readers what was written', async () => {
    const told = {
      lead: 'Việc làm đường được bàn kỹ.',
      dateline: 'SMO - Sáng nay',
      bylines: [{ role: 'both' as const, name: 'Trần Mẫu' }],
      source: { name: 'Báo Suối Mơ', url: 'https://bao.example/1' },
      tags: ['đường'],
    }
    const published = await publish(told)
    if (published.outcome !== 'done') throw new Error(published.outcome)
    expect(published.address).toBe('/tin/xa-suoi-mo-hop-dan')
    const { rows } = house.database
    expect(await lookUp(rows, place.site.id, '', published.address)).toMatchObject({
      kind: 'current',
      subject: published.id,
    })
    expect(await publishedArticle(rows, place.site.id, published.id)).toMatchObject({
      language: 'vi',
      changedAt: NOW,
      revision: { number: 1, title: 'Xã Suối Mơ họp dân', ...told },
    })
    expect((await changesAfter(rows, 0)).subjects).toContain(published.id)
  })

  it.each([
    [
      'a body that the schema does not know',
      { body: { type: 'doc' as const, content: [{ type: 'script' }] } },
      'bodyNotAllowed',
    ],
    ['a title of spaces', { title: ' \u00a0 ' }, 'titleEmpty'],
  ])('refuses %s and leaves nothing behind', async (_name, over, issue) => {
    expect(await publish(over)).toEqual({ outcome: 'issues', issues: [issue] })
    expect(await newest({ limit: 9 })).toEqual([])
  })

  it('shows no article to another site', async () => {
    const published = await publish()
    const other = await foundCommune(house, 'khac.example')
    const id = published.outcome === 'done' ? published.id : ''
    expect(await publishedArticle(house.database.rows, other.site.id, id)).toBeUndefined()
    expect(await newestArticles(house.database.rows, other.site.id, { limit: 9 })).toEqual([])
  })

  it('lists the newest first, those of unknown day last, by pages', async () => {
    const on = (day: string, basis: 'printed' | 'import' = 'printed') => ({
      title: `${basis} ${day}`,
      appeared: { at: `2026-11-${day}T03:00:00.000Z`, precision: 'minute' as const, basis },
    })
    for (const over of [on('02'), on('24', 'import'), on('20'), on('11')]) await publish(over)
    const all = ['printed 20', 'printed 11', 'printed 02', 'import 24']
    expect(await newest({ limit: 9 })).toEqual(all)
    expect(await newest({ limit: 2, offset: 1 })).toEqual(all.slice(1, 3))
    expect(await newest({ limit: 9, shelf: sectionShelf(place.section.id) })).toEqual(all)
    expect(await newest({ limit: 9, shelf: sectionShelf('none') })).toEqual([])
    expect(
      await countArticles(house.database.rows, place.site.id, { shelf: sectionShelf(place.section.id) }),
    ).toBe(4)
  })

  it('lets the first picture of a body stand for the article', async () => {
    const figure = (media: string | null) => ({
      type: 'figure',
      attrs: { media, caption: 'a', credit: null, alternative: null },
    })
    await publish({
      body: { type: 'doc', content: [figure(null), paragraph('a'), figure('second'), figure('third')] },
    })
    const [summary] = await newestArticles(house.database.rows, place.site.id, { limit: 1 })
    expect(summary?.picture).toBe('second')
  })
})
