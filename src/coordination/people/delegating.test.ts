import { afterEach, beforeEach, expect, it } from 'vitest'
import { describeEachEngine, type TestHouse } from '../../../test/engines.ts'
import { askedAtDesk, cookieOf, memberOf, postAt } from '../../../test/register-people.ts'
import { AT, foundRegister, TODAY, type World } from '../../../test/register-world.ts'
import { createApp } from '../../app.ts'
import { delegate, delegationsBy, namedFor, takeBackDelegation } from './delegating.ts'
import { endPost, postsOf } from './posts.ts'
import { can } from './rights.ts'

describeEachEngine('acting in a leader’s place', (open) => {
  let house: TestHouse
  let world: World
  let [leader, deputy, stranger, post] = ['', '', '', '']
  beforeEach(async () => {
    house = await open(() => AT)
    world = await foundRegister(house)
    leader = await memberOf(house, world.siteId, 'Bà Chủ Trì')
    deputy = await memberOf(house, world.siteId, 'Ông Phó')
    stranger = await memberOf(house, world.siteId, 'Người Ngoài')
    await postAt(house, world.siteId, leader, world.hub, 'leader', '2021-12-31')
    await postAt(house, world.siteId, deputy, world.hub, 'officer')
    await postAt(house, world.siteId, stranger, world.districts[0] ?? '', 'leader')
    post = (await postsOf(house.database.rows, world.siteId, { accountIds: [leader] }))[0]?.id ?? ''
  })
  afterEach(() => house.close())

  const give = (more: { accountId?: string; since?: string; until?: string } = {}, by = leader, of = post) =>
    house.database.transact((rows) =>
      delegate(
        rows,
        world.siteId,
        of,
        { accountId: deputy, since: TODAY, until: '2021-01-10', ...more },
        TODAY,
        by,
        AT,
      ),
    )
  const may = async (accountId: string, day: string) => {
    const posts = await postsOf(house.database.rows, world.siteId, { accountIds: [accountId] })
    const stand = {
      ...{ owners: [], successors: [], recipients: [], focal: [], parties: [], shown: false },
      ...{ accepted: false, leading: [world.hub] },
    }
    return can({ accountId, posts }, 'decide-extension', stand, day)
  }

  it('gives a colleague the leader’s rights for the days said, and no longer', async () => {
    expect(await may(deputy, TODAY)).toBe(false)
    expect(await give()).toMatchObject({ outcome: 'done' })
    expect([
      await may(deputy, TODAY),
      await may(deputy, '2021-01-10'),
      await may(deputy, '2021-01-11'),
    ]).toEqual([true, true, false])
  })

  it('is for colleagues, for days to come, within one’s own, and not passed on', async () => {
    const wrong = (key: string) => ({ outcome: 'issues', issues: [key] })
    expect(await give({ accountId: stranger })).toEqual(wrong('notColleague'))
    expect(await give({ accountId: leader })).toEqual(wrong('notColleague'))
    expect(await give({ since: '2021-01-01' })).toEqual(wrong('spanUnfit'))
    expect(await give({ until: '' })).toEqual(wrong('spanUnfit'))
    expect(await give({ until: '2022-01-01' })).toEqual(wrong('beyondOwn'))
    expect(await give({}, deputy)).toEqual({ outcome: 'notAllowed' })
    const given = await give()
    expect(await give({ since: '2021-01-10', until: '2021-02-01' })).toEqual(wrong('given'))
    const id = 'id' in given ? given.id : ''
    expect(await give({ accountId: leader }, deputy, id)).toEqual({ outcome: 'notAllowed' })
  })

  it('ends with the post that it comes from, and when whoever gave it takes it back', async () => {
    await give({ until: '2021-06-30' })
    await house.database.transact((rows) => endPost(rows, world.siteId, post, '2021-03-01', 'admin', AT))
    expect([await may(deputy, '2021-03-01'), await may(deputy, '2021-03-02')]).toEqual([true, false])
    const [given] = await delegationsBy(house.database.rows, world.siteId, leader)
    const take = (by: string) =>
      house.database.transact((rows) =>
        takeBackDelegation(rows, world.siteId, given?.id ?? '', TODAY, by, AT),
      )
    expect(await take(stranger)).toBe(false)
    expect(await take(leader)).toBe(true)
    expect([await may(deputy, TODAY), await may(deputy, '2021-01-05')]).toEqual([true, false])
  })

  it('ends with the delegate’s own post at the body', async () => {
    await give({ until: '2021-06-30' })
    const own = (await postsOf(house.database.rows, world.siteId, { accountIds: [deputy] })).find(
      ({ delegator }) => delegator === null,
    )
    await house.database.transact((rows) =>
      endPost(rows, world.siteId, own?.id ?? '', '2021-02-01', 'admin', AT),
    )
    expect([await may(deputy, '2021-02-01'), await may(deputy, '2021-02-02')]).toEqual([true, false])
  })

  it('is said of what was done: who acted, and for whom', async () => {
    await give()
    const who = await namedFor(
      house.database.rows,
      world.siteId,
      [leader, deputy],
      [world.hub],
      (name, of) => `${name} thay ${of}`,
    )
    expect(who({ accountId: deputy, day: TODAY })).toBe('Ông Phó thay Bà Chủ Trì')
    expect(who({ accountId: deputy, day: '2021-01-11' })).toBe('Ông Phó')
    expect(who({ accountId: leader, day: TODAY })).toBe('Bà Chủ Trì')
  })

  it('is given and taken back on the page of one’s work', async () => {
    const app = await createApp(house)
    const cookie = await cookieOf(house, leader)
    const ask = (path: string, form?: Record<string, string>) =>
      app.fetch(askedAtDesk(cookie, `/desk/coordination${path}`, form && Object.entries(form)))
    const delegated = `${post} ${deputy}`
    const refused = await ask('/delegations', { delegated, since: TODAY, until: '2022-05-05' })
    const html = await refused.text()
    expect([refused.status, html.includes('value="2022-05-05"'), html.includes('sau ngày cuối')]).toEqual([
      422,
      true,
      true,
    ])
    expect((await ask('/delegations', { delegated, since: TODAY, until: '2021-01-20' })).status).toBe(303)
    const [given] = await delegationsBy(house.database.rows, world.siteId, leader)
    expect(await (await ask('')).text()).toContain('Chấm dứt từ ngày mai: Ông Phó')
    const theirs = await cookieOf(house, deputy)
    const seen = await app.fetch(askedAtDesk(theirs, '/desk/coordination'))
    const said = await seen.text()
    expect(said).toContain('Bạn đang thừa ủy quyền của Bà Chủ Trì')
    expect(said).toContain('Thông báo (1 mới)')
    expect((await ask(`/delegations/${given?.id}/end`, {})).status).toBe(303)
    await app.stop()
  })
})
