import { afterEach, beforeEach, expect, it } from 'vitest'
import { describeEachEngine, NOW, type TestHouse } from '../../test/engines.ts'
import { firstBrokenEntry, lastPosition } from '../journal/index.ts'
import { applyPlan, placeOf, readPlan, sectionsOf, siteByHost } from './index.ts'

const plan = (over: object = {}) => {
  const read = readPlan({
    common: { settings: { responsible: 'Trần Văn Mẫu', share: ['zalo'] } },
    sites: [
      {
        hosts: ['a.example', 'www.a.example'],
        formerHosts: ['old.example'],
        name: 'Cổng A',
        bodyName: 'UBND A',
        settings: { colour: '#14532d' },
        sections: [{ slug: 'tin', name: 'Tin', sections: [{ slug: 'tin-thon', name: 'Tin thôn' }] }],
        ...over,
      },
    ],
  })
  if ('mistakes' in read) throw new Error(JSON.stringify(read.mistakes))
  return read.sites[0] as (typeof read.sites)[number]
}

describeEachEngine('applying a plan', (open) => {
  let house: TestHouse
  beforeEach(async () => {
    house = await open()
  })
  afterEach(() => house.close())
  const apply = (over: object = {}) =>
    house.database.transact((rows) => applyPlan(rows, plan(over), 'test', NOW))

  it('founds a site with its hosts, sections and settings, and changes nothing a second time', async () => {
    const { rows } = house.database
    expect(await apply()).toMatchObject({ kind: 'founded' })
    const found = await siteByHost(rows, 'a.example')
    expect(found?.site.settings).toMatchObject({
      colour: '#14532d',
      responsible: 'Trần Văn Mẫu',
      share: ['zalo'],
    })
    expect((await siteByHost(rows, 'old.example'))?.former).toBe(true)
    const before = await lastPosition(rows)
    expect(await apply()).toMatchObject({ kind: 'same', what: [], sectionsMoved: false })
    expect(await lastPosition(rows)).toBe(before)
    expect(await firstBrokenEntry(rows)).toBeUndefined()
  })

  it('makes the first host the one under which the site is known, and a host of today one of former times', async () => {
    await apply()
    const host = async () => (await siteByHost(house.database.rows, 'old.example'))?.site.host
    expect(await host()).toBe('a.example')
    const moved = { hosts: ['www.a.example'], formerHosts: ['old.example', 'a.example'] }
    expect(await apply(moved)).toMatchObject({ kind: 'changed', what: ['www.a.example', 'a.example'] })
    expect(await host()).toBe('www.a.example')
    expect(await siteByHost(house.database.rows, 'a.example')).toMatchObject({ former: true })
    expect(await apply(moved)).toMatchObject({ kind: 'same', what: [] })
  })

  it('says that a host was added, and leaves one that it does not name after the others', async () => {
    await apply({ hosts: ['a.example', 'z.example'] })
    expect(await apply({ hosts: ['z.example', 'new.example'] })).toMatchObject({
      kind: 'changed',
      what: ['z.example', 'new.example'],
    })
    const { rows } = house.database
    expect((await siteByHost(rows, 'a.example'))?.site.host).toBe('z.example')
    expect(await apply({ hosts: ['z.example', 'new.example'] })).toMatchObject({ kind: 'same', what: [] })
  })

  it('changes what differs, says what, and leaves what it does not name', async () => {
    await apply()
    expect(await apply({ name: 'Cổng B', settings: { accent: '#ff0000' } })).toMatchObject({
      kind: 'changed',
      what: ['name', 'accent'],
    })
    expect((await siteByHost(house.database.rows, 'a.example'))?.site).toMatchObject({
      name: 'Cổng B',
      settings: { colour: '#14532d', accent: '#ff0000' },
    })
  })

  it('moves sections in the tree and says that lists must be made anew', async () => {
    await apply()
    const moved = [
      { slug: 'tin-thon', name: 'Tin thôn' },
      { slug: 'tin', name: 'Tin tức' },
    ]
    expect(await apply({ sections: moved })).toMatchObject({ what: ['tin-thon', 'tin'], sectionsMoved: true })
    const site = (await siteByHost(house.database.rows, 'a.example'))?.site.id ?? ''
    const sections = await sectionsOf(house.database.rows, site)
    expect(sections.map(({ slug, parentId }) => [slug, parentId])).toEqual([
      ['tin-thon', null],
      ['tin', null],
    ])
    expect((await placeOf(house.database.rows, site, sections[0]?.id ?? '')).sections).toHaveLength(1)
  })

  it('keeps the language and zone that it does not name', async () => {
    await apply({ language: 'en', zone: 'Asia/Tokyo' })
    expect(await apply()).toMatchObject({ kind: 'same' })
    expect((await siteByHost(house.database.rows, 'a.example'))?.site).toMatchObject({
      language: 'en',
      zone: 'Asia/Tokyo',
    })
  })

  it('takes no host of another site', async () => {
    await apply()
    expect(await apply({ hosts: ['b.example', 'a.example'], formerHosts: [] })).toEqual({
      outcome: 'hostTaken',
      host: 'a.example',
    })
  })
})

const twice = { slug: 'a', name: 'A', sections: [{ slug: 'a', name: 'A' }] }
it.each([
  [{ sites: [{ hosts: ['a.example'], name: 'A', bodyName: 'A', sections: [twice] }] }, 'sites.0.sections'],
  [{ sites: [{ hosts: ['a.example'], name: 'A', bodyName: 'A', sectoins: [] }] }, 'sites.0'],
  [{ sites: [{ hosts: ['a.example'], name: 'A', bodyName: 'A', settings: 'abc' }] }, 'sites.0.settings'],
  [
    { sites: [{ hosts: ['a.example'], name: 'A', bodyName: 'A', settings: { color: '#000000' } }] },
    'sites.0.settings',
  ],
  [{ sites: [] }, 'sites'],
  [
    { sites: [{ hosts: ['a.example'], formerHosts: ['a.example'], name: 'A', bodyName: 'A' }] },
    'sites.0.hosts',
  ],
  [{ sites: [{ hosts: ['a.1'], name: 'A', bodyName: 'A' }] }, 'sites.0.hosts.0'],
  [{ sites: [{ hosts: ['a b'], name: 'A', bodyName: 'A' }] }, 'sites.0.hosts.0'],
  [{ sites: [{ hosts: ['a.example'], name: 'A', bodyName: 'A', zone: 'Mars' }] }, 'sites.0.zone'],
  [
    { sites: [{ hosts: ['a.example'], name: 'A', bodyName: 'A', settings: { colour: 'red' } }] },
    'sites.0.settings.colour',
  ],
  [
    {
      sites: [
        { hosts: ['a.example'], name: 'A', bodyName: 'A' },
        { hosts: ['b.example', 'a.example'], name: 'B', bodyName: 'B' },
      ],
    },
    'sites.1.hosts',
  ],
  [
    {
      sites: [
        {
          hosts: ['a.example'],
          name: 'A',
          bodyName: 'A',
          settings: { menu: [{ name: 'x', url: 'javascript:1' }] },
        },
      ],
    },
    'sites.0.settings.menu.0.url',
  ],
])('names the place of a mistake in a plan: %j', (json, at) => {
  const read = readPlan(json)
  expect('mistakes' in read ? read.mistakes.map((mistake) => mistake.at) : []).toContain(at)
})

it.each([
  ['vi', /phải khớp với mẫu/],
  ['en', /must match pattern/],
] as const)('says what is wrong with a plan in the language of who reads it: %s', (language, why) => {
  const read = readPlan({ sites: [{ hosts: ['a b'], name: 'A', bodyName: 'A' }] }, language)
  expect('mistakes' in read && read.mistakes[0]?.why).toMatch(why)
})
