import { afterEach, beforeEach, expect, it } from 'vitest'
import { describeEachEngine, type TestHouse } from '../../../test/engines.ts'
import { foundSite } from '../founding.ts'
import type { Site } from '../site.ts'
import type { ChangeKind } from './body.ts'
import { bodiesOn, changesOfBodies, lineageOf, namesOfBody } from './queries.ts'
import { type Asked, addBody, changeBodies } from './registering.ts'
import { lifeOf } from './speaking.ts'

const NOW = '2026-11-25T03:00:00.000Z'
const DECISION = { number: '15/NQ-HĐND', on: '2025-06-20', issuer: 'Hội đồng nhân dân tỉnh' }

describeEachEngine('bodies in time', (open) => {
  let house: TestHouse
  let siteId: string
  beforeEach(async () => {
    house = await open()
    const site = { name: 'Suối Mơ', bodyName: 'Tỉnh Mẫu', hosts: ['suoimo.example'] }
    siteId = (await house.database.transact((rows) => foundSite(rows, site, 'test', NOW))).id
  })
  afterEach(() => house.close())

  const add = (name: string, since = '2000-01-01', parentId: string | null = null) =>
    house.database.transact((rows) =>
      addBody(
        rows,
        siteId,
        { kind: 'district', side: 'state', name, shortName: name, parentId, since },
        'test',
        NOW,
      ),
    )
  const change = (kind: ChangeKind, originals: string[], results: string[], more: Partial<Asked> = {}) =>
    house.database.transact((rows) =>
      changeBodies(
        rows,
        siteId,
        { kind, on: '2025-07-01', decision: DECISION, originals, results, ...more },
        'test',
        NOW,
      ),
    )
  const on = async (day: string) =>
    new Map((await bodiesOn(house.database.rows, siteId, day)).map((b) => [b.id, b]))

  it('are called on each day as they were called then', async () => {
    const id = await add('Phòng Địa chính')
    const names = new Map([[id, { name: 'Phòng Đất đai', shortName: 'ĐĐ' }]])
    expect(await change('rename', [id], [id], { names })).toMatchObject({ outcome: 'done' })
    expect((await on('2025-06-30')).get(id)?.name).toBe('Phòng Địa chính')
    expect((await on('2025-07-01')).get(id)).toMatchObject({ name: 'Phòng Đất đai', until: null })
    expect((await namesOfBody(house.database.rows, siteId, id)).map(({ name }) => name)).toEqual([
      'Phòng Địa chính',
      'Phòng Đất đai',
    ])
  })

  it('end with the day before a decision that divides them, and are never removed', async () => {
    const [district, north, south] = [
      await add('Huyện Hai Suối'),
      await add('Xã Bắc Suối', '2025-07-01'),
      await add('Xã Nam Suối', '2025-07-01'),
    ]
    expect(await change('divide', [district], [north, south])).toMatchObject({ outcome: 'done' })
    expect((await on('2026-01-01')).get(district)).toMatchObject({
      name: 'Huyện Hai Suối',
      until: '2025-06-30',
    })
    const changes = await changesOfBodies(house.database.rows, siteId)
    expect(lineageOf(changes, district).successors).toMatchObject([
      { change: { decision: DECISION, kind: 'divide' }, bodyIds: expect.arrayContaining([north, south]) },
    ])
    expect(lineageOf(changes, north).predecessors).toMatchObject([{ bodyIds: [district] }])
    expect(lineageOf(changes, north).successors).toEqual([])
  })

  it('change from many to many: two into one that was there before', async () => {
    const [one, two, other] = [await add('Huyện A'), await add('Huyện B'), await add('Huyện C')]
    expect(await change('merge-into', [one, two], [other])).toMatchObject({ outcome: 'done' })
    const after = await on('2025-07-01')
    expect([one, two, other].map((id) => after.get(id)?.until)).toEqual(['2025-06-30', '2025-06-30', null])
  })

  it('never change without a decision, nor before they were there, nor twice', async () => {
    const [one, late] = [await add('Huyện A'), await add('Xã M', '2025-08-01')]
    const incomplete = { decision: { ...DECISION, number: '' } }
    expect(await change('dissolve', [one], [], incomplete)).toEqual({
      outcome: 'issues',
      issues: ['decisionMissing'],
    })
    expect(await change('divide', [one], [])).toEqual({ outcome: 'issues', issues: ['resultsMissing'] })
    expect(await change('divide', [one], [late])).toEqual({ outcome: 'issues', issues: ['notThereThen'] })
    expect(await change('divide', [one], [one])).toEqual({ outcome: 'issues', issues: ['notThereThen'] })
    expect(await change('divide', ['nobody'], [one])).toEqual({ outcome: 'issues', issues: ['unknownBody'] })
    expect(await change('dissolve', [one], [])).toMatchObject({ outcome: 'done' })
    expect(await change('dissolve', [one], [])).toEqual({ outcome: 'issues', issues: ['endedAlready'] })
  })

  it('belong to whom they belonged on a day', async () => {
    const [old, next] = [await add('Tỉnh A'), await add('Tỉnh B')]
    const id = await add('Huyện A', '2000-01-01', old)
    await change('reparent', [id], [id], { parentId: next })
    expect([(await on('2025-06-30')).get(id)?.parentId, (await on('2025-07-01')).get(id)?.parentId]).toEqual([
      old,
      next,
    ])
  })

  it('are one truth with the sites that speak for them: these say when they ended and who took over, and where', async () => {
    const [district, commune] = [await add('Huyện Hai Suối'), await add('Xã Bắc Suối', '2025-07-01')]
    const found = (name: string, host: string, registeredAs: string, parent = 'suoimo.example') =>
      house.database.transact((rows) =>
        foundSite(
          rows,
          { name, bodyName: name, hosts: [host], settings: { registeredAs, parent } },
          'test',
          NOW,
        ),
      )
    const old = await found('Cổng huyện', 'huyen.example', 'Huyện Hai Suối')
    await found('Cổng xã', 'xa.example', 'Xã Bắc Suối')
    const life = (site: Site) => lifeOf(house.database.rows, site, ({ host }) => `https://${host}`)
    expect(await life(old)).toEqual({ since: '2000-01-01', predecessors: [], successors: [] })
    await change('divide', [district], [commune])
    expect(await life(old)).toEqual({
      ...{ since: '2000-01-01', until: '2025-06-30', predecessors: [] },
      successors: [
        {
          ...{ name: 'Xã Bắc Suối', url: 'https://xa.example' },
          decision: '15/NQ-HĐND, 20/6/2025, Hội đồng nhân dân tỉnh',
        },
      ],
    })
    const unknown = { ...old, settings: { ...old.settings, registeredAs: 'Không có' } }
    expect(await life(unknown)).toEqual(old.settings.body)
    // A register that is not above it does not speak for it.
    const stranger = await found('Cổng khác', 'khac.example', 'Huyện Hai Suối', '')
    expect(await life(stranger)).toEqual(stranger.settings.body)
  })
})
