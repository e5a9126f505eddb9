import { afterEach, beforeEach, expect, it } from 'vitest'
import { describeEachEngine, NOW, type TestHouse } from '../../test/engines.ts'
import { foundCommune } from '../../test/story.ts'
import { addHost, addSection, foundSite } from './founding.ts'
import { allSites, sectionsOf, siteByHost } from './queries.ts'

describeEachEngine('sites', (open) => {
  let house: TestHouse
  beforeEach(async () => {
    house = await open()
  })
  afterEach(() => house.close())

  it('are found by each of their hosts, with the settings that nobody chose', async () => {
    const { site } = await foundCommune(house)
    expect(await siteByHost(house.database.rows, 'suoimo.example')).toEqual({ site, former: false })
    expect(site).toMatchObject({
      language: 'vi',
      zone: 'Asia/Ho_Chi_Minh',
      settings: { visitorBlock: true, responsible: '' },
    })
    expect(site.settings.share).toContain('zalo')
    expect(await siteByHost(house.database.rows, 'khac.example')).toBeUndefined()
  })

  it('keep the hosts of former times apart from those of today', async () => {
    const { site } = await foundCommune(house)
    const add = (host: string) =>
      house.database.transact((rows) => addHost(rows, site, host, 'former', 'test', NOW))
    expect(await add('cu.example')).toBe('added')
    expect(await add('cu.example')).toBe('known')
    expect(await siteByHost(house.database.rows, 'cu.example')).toMatchObject({ former: true })
    expect((await allSites(house.database.rows))[0]?.hosts).toEqual(['suoimo.example'])
  })

  it('never take the host of another', async () => {
    await foundCommune(house)
    const other = await foundCommune(house, 'khac.example')
    const take = (rows: Parameters<typeof addHost>[0]) =>
      addHost(rows, other.site, 'suoimo.example', 'current', 'test', NOW)
    expect(await house.database.transact(take)).toBe('taken')
    const again = { name: 'x', bodyName: 'x', hosts: ['khac.example'] }
    await expect(house.database.transact((rows) => foundSite(rows, again, 'test', NOW))).rejects.toThrow()
    expect(await allSites(house.database.rows)).toHaveLength(2)
  })

  it('refuse settings that are none', async () => {
    const settings = { share: ['googleplus'] } as never
    const about = { name: 'x', bodyName: 'x', hosts: ['x.example'], settings }
    await expect(house.database.transact((rows) => foundSite(rows, about, 'test', NOW))).rejects.toThrow()
  })

  it('have their shelves in the order in which they were put up', async () => {
    const { site } = await foundCommune(house)
    await house.database.transact(async (rows) => {
      await addSection(rows, site, 'Văn bản', undefined, 'test', NOW)
      await addSection(rows, site, 'Đảng – Đoàn thể', undefined, 'test', NOW)
    })
    expect((await sectionsOf(house.database.rows, site.id)).map(({ slug }) => slug)).toEqual([
      'tin-tuc',
      'van-ban',
      'dang-doan-the',
    ])
  })
})
