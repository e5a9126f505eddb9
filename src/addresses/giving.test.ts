import { afterEach, beforeEach, expect, it } from 'vitest'
import { describeEachEngine, NOW, type TestHouse } from '../../test/engines.ts'
import { foundCommune } from '../../test/story.ts'
import type { Site } from '../sites/index.ts'
import { giveAddress, rememberOldAddress } from './giving.ts'
import { lookUp, pathsOf } from './queries.ts'

describeEachEngine('addresses', (open) => {
  let house: TestHouse
  let site: Site
  beforeEach(async () => {
    house = await open()
    site = (await foundCommune(house)).site
  })
  afterEach(() => house.close())

  const give = (path: string, subject: string) =>
    house.database.transact((rows) => giveAddress(rows, site.id, path, subject, NOW))
  const remember = (host: string, path: string, subject: string) =>
    house.database.transact((rows) => rememberOldAddress(rows, site.id, { host, path }, subject, NOW))
  const find = (host: string, path: string) => lookUp(house.database.rows, site.id, host, path)

  it('are given once: the second with the same words gets a number', async () => {
    expect([await give('/tin/a', '1'), await give('/tin/a', '2'), await give('/tin/a', '3')]).toEqual([
      '/tin/a',
      '/tin/a-2',
      '/tin/a-3',
    ])
    expect(await find('', '/tin/a-2')).toMatchObject({ kind: 'current', subject: '2' })
    expect(await pathsOf(house.database.rows, ['1', '3', 'none'])).toEqual(
      new Map([
        ['1', '/tin/a'],
        ['3', '/tin/a-3'],
      ]),
    )
    expect(await pathsOf(house.database.rows, [])).toEqual(new Map())
  })

  it('of an old portal lead on from its own host first, and never away from a page of ours', async () => {
    await remember('mot.example', '/a.html', '1')
    await remember('hai.example', '/a.html', '2')
    expect((await find('hai.example', '/a.html'))?.subject).toBe('2')
    expect((await find('moi.example', '/a.html'))?.kind).toBe('moved')
    await give('/a.html', '3')
    expect(await find('hai.example', '/a.html')).toMatchObject({ kind: 'current', subject: '3' })
  })

  it('that lead somewhere keep doing so', async () => {
    await remember('mot.example', '/a.html', '1')
    await remember('mot.example', '/a.html', '2')
    expect((await find('mot.example', '/a.html'))?.subject).toBe('1')
  })

  it('of one site are not known to another', async () => {
    await give('/tin/a', '1')
    const other = await foundCommune(house, 'khac.example')
    expect(await lookUp(house.database.rows, other.site.id, '', '/tin/a')).toBeUndefined()
  })
})
