import { afterEach, beforeEach, expect, it } from 'vitest'
import { describeEachEngine, type TestHouse } from '../../test/engines.ts'
import { foundSite, STAND_IN_HOST, sectionsOf, siteByHost } from '../sites/index.ts'
import { rolesOn } from './grants.ts'
import { accept, invite, inviteFirst, prepareAcceptance, reinvite, setSuspended } from './inviting.ts'
import { accountByEmail } from './queries.ts'
import { endSessions, personHolding, sessionsOf } from './sessions.ts'
import { signIn } from './signing-in.ts'

const [EMAIL, PASSWORD] = ['mau@suoimo.example', 'suối mơ chảy qua làng']

describeEachEngine('the people of the desk', (open) => {
  let house: TestHouse
  let now = ''
  let siteId = ''
  beforeEach(async () => {
    now = '2026-11-24T03:00:00.000Z'
    house = await open(() => now)
    const site = { name: 'Cổng', bodyName: 'Xã', hosts: ['suoimo.example'] }
    siteId = (await house.database.transact((rows) => foundSite(rows, site, 'test', now))).id
  })
  afterEach(() => house.close())

  const later = (seconds: number) => {
    now = new Date(Date.parse(now) + seconds * 1000).toISOString()
  }
  const first = () => house.database.transact((rows) => inviteFirst(rows, now))
  const opened = async (secret: string, said = {}) => {
    const prepared = await prepareAcceptance({
      name: 'Trần Thị Mẫu',
      email: EMAIL,
      language: 'vi',
      password: PASSWORD,
      ...said,
    })
    if ('issues' in prepared) return prepared
    return house.database.transact((rows) => accept(rows, secret, prepared, now))
  }
  const signingIn = (over: Partial<{ email: string; password: string; network: string }> = {}) =>
    signIn(
      house.database,
      { email: EMAIL, password: PASSWORD, network: '192.0.2.1', browser: 'Browser', ...over },
      now,
    )
  const account = async () => (await accountByEmail(house.database.rows, EMAIL)) ?? expect.unreachable()
  const holder = async (secret: string) => (await personHolding(house.database.rows, secret, now))?.person
  const entered = async () => {
    const signedIn = await signingIn()
    return signedIn.outcome === 'done' ? signedIn.secret : expect.unreachable()
  }

  it('lets the first come in by a one-time address, once, as administrator of what there is', async () => {
    const secret = (await first()) ?? expect.unreachable()
    expect(await opened(secret)).toMatchObject({ outcome: 'done' })
    expect(await opened(secret)).toEqual({ outcome: 'over' })
    expect(await first()).toBeUndefined()
    const person = (await holder(await entered())) ?? expect.unreachable()
    expect(rolesOn(person, siteId)).toEqual(new Set(['administrator', 'publisher']))
    expect(rolesOn(person, 'another')).toEqual(new Set())
  })

  it('voids the one-time address before when a new one is made, and every one after three days', async () => {
    const [before = '', after = ''] = [await first(), await first()]
    expect(await opened(before)).toEqual({ outcome: 'over' })
    later(3 * 24 * 3600)
    expect(await opened(after)).toEqual({ outcome: 'over' })
  })

  it('makes one administrator of two who open the same address at once', async () => {
    const secret = (await first()) ?? ''
    const both = await Promise.all([opened(secret), opened(secret, { email: 'hai@suoimo.example' })])
    expect(both.map((each) => 'outcome' in each && each.outcome).sort()).toEqual(['done', 'over'])
  })

  it.each([
    [{ password: 'ngắn' }, 'tooShort'],
    [{ password: 'đ'.repeat(1025) }, 'tooLong'],
    [{ password: 'Sonyericsson' }, 'common'],
    [{ name: '  ' }, 'nameEmpty'],
    [{ email: 'mau' }, 'emailMalformed'],
  ])('says what stands against %j', async (said, issue) => {
    expect(await opened((await first()) ?? '', said)).toEqual({ issues: [issue] })
  })

  it('takes the password in whichever way its letters are put together, and the address in any case', async () => {
    await opened((await first()) ?? '')
    expect(
      await signingIn({ email: ` ${EMAIL.toUpperCase()}`, password: PASSWORD.normalize('NFD') }),
    ).toMatchObject({ outcome: 'done' })
  })

  it('refuses a wrong password, an unknown address and an account that is not open alike', async () => {
    await opened((await first()) ?? '')
    const invited = {
      email: 'moi@suoimo.example',
      name: 'Người mới',
      language: 'vi' as const,
      grants: [{ siteId, sectionId: null, role: 'reporter' as const, until: null }],
    }
    await house.database.transact((rows) => invite(rows, invited, 'test', now))
    for (const wrong of [{ password: 'sai' }, { email: 'khong@suoimo.example' }, { email: invited.email }])
      expect(await signingIn(wrong)).toEqual({ outcome: 'refused' })
  })

  it('makes whoever guesses from one network wait longer and longer, but not the owner elsewhere', async () => {
    await opened((await first()) ?? '')
    const guess = (network = '198.51.100.9') => signingIn({ password: 'sai', network })
    for (let guessed = 0; guessed < 5; guessed += 1) expect((await guess()).outcome).toBe('refused')
    expect(await guess()).toEqual({ outcome: 'wait', seconds: 1 })
    later(1)
    expect((await guess()).outcome).toBe('refused')
    expect(await guess()).toEqual({ outcome: 'wait', seconds: 2 })
    expect(await signingIn({ network: '198.51.100.9' })).toEqual({ outcome: 'wait', seconds: 2 })
    expect((await signingIn()).outcome).toBe('done')
  })

  it('never makes the owner wait for more than seconds, from however many networks others guess', async () => {
    await opened((await first()) ?? '')
    for (let network = 0; network < 25; network += 1) {
      await signingIn({ password: 'sai', network: `net ${network}` })
      later(5)
    }
    later(-5)
    const waiting = await signingIn()
    expect(waiting.outcome === 'wait' && waiting.seconds).toBeLessThanOrEqual(5)
    later(5)
    expect((await signingIn()).outcome).toBe('done')
  })

  it('counts attempts that come at once, before any of them is answered', async () => {
    await opened((await first()) ?? '')
    const all = await Promise.all(Array.from({ length: 12 }, () => signingIn({ password: 'sai' })))
    expect(all.filter(({ outcome }) => outcome === 'wait')).toHaveLength(7)
  })

  it('ends a stay after half a day of silence, after a week, when its owner ends it', async () => {
    await opened((await first()) ?? '')
    const [kept, ended] = [await entered(), await entered()]
    const { id } = await account()
    const [last] = await sessionsOf(house.database.rows, id, now)
    await house.database.transact((rows) => endSessions(rows, id, last?.id))
    expect(await holder(ended)).toBeUndefined()
    later(12 * 3600)
    expect((await holder(kept))?.account.id).toBe(id)
    later(1)
    expect(await holder(kept)).toBeUndefined()
    expect(await sessionsOf(house.database.rows, id, now)).toEqual([])
  })

  it('ends no stay of another', async () => {
    await opened((await first()) ?? '')
    const secret = await entered()
    const [session] = await sessionsOf(house.database.rows, (await account()).id, now)
    await house.database.transact((rows) => endSessions(rows, 'another', session?.id))
    expect(await holder(secret)).toBeDefined()
  })

  it('puts out whoever is signed in when the account is suspended or its password reset', async () => {
    await opened((await first()) ?? '')
    const suspended = await entered()
    const someone = await account()
    await house.database.transact((rows) => setSuspended(rows, someone, true, 'test', now))
    expect(await holder(suspended)).toBeUndefined()
    expect(await signingIn()).toEqual({ outcome: 'refused' })
    await house.database.transact((rows) => setSuspended(rows, someone, false, 'test', now))
    const reset = await entered()
    const secret = await house.database.transact((rows) => reinvite(rows, someone.id, 'test', now))
    expect(await holder(reset)).toBeUndefined()
    await opened(secret, { password: 'một mật khẩu khác hẳn' })
    expect(await signingIn()).toEqual({ outcome: 'refused' })
    expect((await signingIn({ password: 'một mật khẩu khác hẳn' })).outcome).toBe('done')
  })

  it('lets a role end with its last day', async () => {
    const invited = {
      email: EMAIL,
      name: 'Người mới',
      language: 'vi' as const,
      grants: [{ siteId, sectionId: null, role: 'reporter' as const, until: '2026-11-24' }],
    }
    const answer = await house.database.transact((rows) => invite(rows, invited, 'test', now))
    await opened(answer.outcome === 'done' ? answer.secret : '')
    const secret = await entered()
    expect((await holder(secret))?.grants).toHaveLength(1)
    now = '2026-11-25T00:00:00.000Z'
    const next = await entered()
    expect((await holder(next))?.grants).toEqual([])
  })

  it('lets the first found a site of their own in place of the one that stood there', async () => {
    const secret = (await first()) ?? ''
    const said = { name: 'Trần Thị Mẫu', email: EMAIL, language: 'vi' as const, password: PASSWORD }
    const prepared = await prepareAcceptance(said)
    if ('issues' in prepared) expect.unreachable()
    const founding = {
      ...{ name: 'Cổng Nà Lạn', bodyName: 'UBND xã Nà Lạn', template: 'province' as const },
      ...{ language: 'vi', colour: '#7a1f1f', emblem: 'NL' },
    }
    const { rows, transact } = house.database
    await transact((open) => accept(open, secret, { ...prepared, founding }, now))
    const own = (await siteByHost(rows, 'suoimo.example'))?.site ?? expect.unreachable()
    expect(own).toMatchObject({ name: 'Cổng Nà Lạn', settings: { emblem: 'NL', colour: '#7a1f1f' } })
    const sections = await sectionsOf(rows, own.id)
    expect(sections.filter(({ parentId }) => parentId !== null)).toHaveLength(4)
    expect((await siteByHost(rows, STAND_IN_HOST))?.site.id).toBe(siteId)
    const person = (await holder(await entered())) ?? expect.unreachable()
    expect(rolesOn(person, own.id)).toEqual(new Set(['administrator', 'publisher']))
  })
})
