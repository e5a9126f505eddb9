import { afterEach, beforeEach, expect, it } from 'vitest'
import { describeEachEngine, type TestHouse } from '../../../test/engines.ts'
import { AT, foundRegister, type World } from '../../../test/register-world.ts'
import { giveGrant, setSuspended } from '../../accounts/index.ts'
import { newId } from '../../database/index.ts'
import { bodiesOn } from '../../sites/index.ts'
import { appoint } from '../people/posts.ts'
import { words } from '../words.vi.ts'
import { bodyOfFeed, calendarFor, openFeed } from './feed.ts'

const TODAY = '2021-03-10'

describeEachEngine('the calendar of a body', (open) => {
  let house: TestHouse
  let world: World
  let [accountId, bodyId] = ['', '']
  beforeEach(async () => {
    house = await open()
    world = await foundRegister(house)
    await world.force()
    await world.oblige({ title: 'Cung cấp số liệu; quý, đất' })
    ;[accountId, bodyId] = [newId(), world.districts[0] ?? '']
    const values = {
      id: accountId,
      email: 'a@a.example',
      name: 'A',
      language: 'vi',
      state: 'active',
      created_at: AT,
    }
    const body = (await bodiesOn(house.database.rows, world.siteId, TODAY)).find(({ id }) => id === bodyId)
    await house.database.transact(async (rows) => {
      await rows
        .withTables<{ account: typeof values & { password: null } }>()
        .insertInto('account')
        .values({ ...values, password: null })
        .execute()
      const grant = { siteId: world.siteId, sectionId: null, role: 'member' as const, until: null }
      await giveGrant(rows, accountId, grant, 'test', AT)
      const post = {
        bodyId,
        accountId,
        role: 'officer' as const,
        title: 'A',
        since: '2020-01-01',
        until: '2021-06-30',
      }
      if (body) await appoint(rows, world.siteId, post, body, 'test', AT)
    })
  })
  afterEach(() => house.close())

  const opens = () =>
    house.database.transact((rows) => openFeed(rows, world.siteId, { accountId, bodyId }, AT))
  const found = (secret: string, today = TODAY, siteId = world.siteId) =>
    bodyOfFeed(house.database.rows, siteId, secret, { today, at: AT })

  it('is followed by a secret, until a new one is asked for or the post has ended', async () => {
    const first = await opens()
    expect(await found(first)).toBe(bodyId)
    expect(await found('another')).toBeUndefined()
    expect(await found(first, TODAY, 'another site')).toBeUndefined()
    expect(await found(first, '2021-07-01')).toBeUndefined()
    const second = await opens()
    expect([await found(first), await found(second)]).toEqual([undefined, bodyId])
    await house.database.transact((rows) =>
      setSuspended(
        rows,
        { id: accountId, email: 'a@a.example', name: 'A', language: 'vi', state: 'active' },
        true,
        'test',
        AT,
      ),
    )
    expect(await found(second)).toBeUndefined()
  })

  it('has the due days of what waits, as days without hours', async () => {
    const said = { base: 'https://mau.example', today: TODAY, at: AT, words }
    const calendar = await calendarFor(
      house.database.rows,
      world.siteId,
      { id: bodyId, name: 'Huyện Hai Suối' },
      said,
    )
    expect(calendar.match(/BEGIN:VEVENT/g)).toHaveLength(4)
    expect(calendar).toContain('DTSTART;VALUE=DATE:20210316')
    // Signs that mean something to a calendar are escaped.
    expect(calendar.replaceAll('\r\n ', '')).toContain('SUMMARY:Cung cấp số liệu\\; quý\\, đất\\, quý I/2021')
    expect(calendar.split('\r\n').every((line) => Buffer.byteLength(line) <= 75)).toBe(true)
  })
})
