import { TOTP } from 'otpauth'
import { afterEach, beforeEach, expect, it } from 'vitest'
import { describeEachEngine, type TestHouse } from '../../test/engines.ts'
import { foundSite } from '../sites/index.ts'
import { factorsOf, newRecoveryCodes, newTotpSecret, proveByCode, setUpTotp } from './factors.ts'
import { accept, inviteFirst, prepareAcceptance, reinvite } from './inviting.ts'
import { accountByEmail } from './queries.ts'
import { personHolding, sessionsOf } from './sessions.ts'
import { changePassword, knowsPassword, signIn } from './signing-in.ts'

const [EMAIL, PASSWORD] = ['mau@suoimo.example', 'suối mơ chảy qua làng']

describeEachEngine('a second factor', (open) => {
  let house: TestHouse
  let now = ''
  const secret = newTotpSecret()
  beforeEach(async () => {
    now = '2026-11-24T03:00:00.000Z'
    house = await open(() => now)
    const site = { name: 'Cổng', bodyName: 'Xã', hosts: ['suoimo.example'] }
    await house.database.transact((rows) => foundSite(rows, site, 'test', now))
    const invitation = (await house.database.transact((rows) => inviteFirst(rows, now))) ?? ''
    const said = { name: 'Trần Thị Mẫu', email: EMAIL, language: 'vi' as const, password: PASSWORD }
    const prepared = await prepareAcceptance(said)
    if ('issues' in prepared) expect.unreachable()
    await house.database.transact((rows) => accept(rows, invitation, prepared, now))
  })
  afterEach(() => house.close())

  const later = (seconds: number) => {
    now = new Date(Date.parse(now) + seconds * 1000).toISOString()
  }
  const code = () => new TOTP({ secret }).generate({ timestamp: Date.parse(now) })
  const account = async () => (await accountByEmail(house.database.rows, EMAIL)) ?? expect.unreachable()
  const setUp = async (typed = code()) => {
    const { id } = await account()
    return house.database.transact((rows) => setUpTotp(rows, id, secret, typed, now))
  }
  const enter = async () => {
    const said = { email: EMAIL, password: PASSWORD, network: '192.0.2.1', browser: 'Browser' }
    const signedIn = await signIn(house.database, said, now)
    return signedIn.outcome === 'done' ? signedIn.secret : expect.unreachable()
  }
  const holder = async (held: string) => personHolding(house.database.rows, held, now)
  const prove = async (held: string, typed: string, network = '192.0.2.1') => {
    const { sessionId = '' } = (await holder(held)) ?? {}
    return proveByCode(house.database, await account(), { code: typed, sessionId, network }, now)
  }

  it('is set up only by an app that knows the secret', async () => {
    expect(await setUp('000000')).toBe(false)
    expect((await holder(await enter()))?.isComplete).toBe(true)
    expect(await setUp()).toBe(true)
    expect((await holder(await enter()))?.isComplete).toBe(false)
  })

  it('lets nobody in before it is shown, and a code in only once', async () => {
    await setUp()
    const held = await enter()
    expect(await prove(held, code())).toEqual({ outcome: 'refused' })
    later(30)
    expect(await prove(held, `${code().slice(0, 3)} ${code().slice(3)}`)).toEqual({ outcome: 'done' })
    expect(await holder(held)).toMatchObject({ isComplete: true, hasSecondFactor: true })
    const another = await enter()
    expect(await prove(another, code())).toEqual({ outcome: 'refused' })
    later(601)
    expect(await holder(another)).toBeUndefined()
  })

  it('makes whoever guesses wait, wherever they guess from', async () => {
    await setUp()
    const held = await enter()
    const outcomes: string[] = []
    for (let guess = 0; guess < 25; guess += 1)
      outcomes.push((await prove(held, '000000', `192.0.2.${guess}`)).outcome)
    expect(outcomes.slice(0, 20)).toEqual(Array(20).fill('refused'))
    expect(outcomes.at(-1)).toBe('wait')
  })

  it('is stood for by ten codes on paper, each once', async () => {
    await setUp()
    const { id } = await account()
    const codes = await house.database.transact((rows) => newRecoveryCodes(rows, id, now))
    expect(new Set(codes).size).toBe(10)
    const [held, another] = [await enter(), await enter()]
    expect(await prove(held, ` ${codes[3]?.toUpperCase()} `)).toEqual({ outcome: 'done' })
    expect(await prove(another, codes[3] ?? '')).toEqual({ outcome: 'refused' })
    expect((await factorsOf(house.database.rows, id)).recovery).toBe(9)
  })

  it('goes with the password where somebody else has made sure of the person', async () => {
    await setUp()
    const { id } = await account()
    await house.database.transact((rows) => reinvite(rows, id, 'test', now))
    expect(await factorsOf(house.database.rows, id)).toEqual({ totp: false, passkeys: 0, recovery: 0 })
    const said = { email: EMAIL, password: PASSWORD, network: '192.0.2.1', browser: 'Browser' }
    expect(await signIn(house.database, said, now)).toEqual({ outcome: 'refused' })
  })

  it('a new password ends every other stay', async () => {
    const [mine, other] = [await enter(), await enter()]
    const { sessionId = '' } = (await holder(mine)) ?? {}
    const { id } = await account()
    const who = await account()
    const shown = await knowsPassword(house.database, who, { password: PASSWORD, network: '192.0.2.1' }, now)
    const before = shown.outcome === 'done' ? shown.known : expect.unreachable()
    const change = { known: before, next: 'một câu mới để vào bàn', sessionId }
    expect(await changePassword(house.database, id, { ...change, known: 'reset meanwhile' }, now)).toBe(false)
    expect(await changePassword(house.database, id, change, now)).toBe(true)
    expect(await holder(other)).toBeUndefined()
    expect(await sessionsOf(house.database.rows, id, now)).toHaveLength(1)
    const known = (password: string) =>
      account().then((who) => knowsPassword(house.database, who, { password, network: '192.0.2.1' }, now))
    expect(await known(PASSWORD)).toMatchObject({ outcome: 'refused' })
    expect(await known('một câu mới để vào bàn')).toMatchObject({ outcome: 'done' })
  })
})
