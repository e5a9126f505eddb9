import { afterAll, beforeAll, expect, it } from 'vitest'
import { inviteFirst } from '../src/accounts/index.ts'
import { createApp } from '../src/app.ts'
import { buildExample } from '../src/example/building.ts'
import { describeEachEngine, type TestHouse } from './engines.ts'

const HOST = 'localhost'
const SECRET = /^__Host-desk=([\w-]{43}); Path=\/; HttpOnly; Secure; SameSite=Lax$/

describeEachEngine('the desk', (open) => {
  let house: TestHouse
  let app: Awaited<ReturnType<typeof createApp>>
  let invitation = ''
  let cookie = ''
  beforeAll(async () => {
    house = await open(() => new Date().toISOString())
    await buildExample(house, [HOST])
    app = await createApp(house)
    invitation = (await house.database.transact((rows) => inviteFirst(rows, house.clock()))) ?? ''
  })
  afterAll(async () => {
    await app.stop()
    await house.close()
  })

  const ask = (path: string, init: RequestInit & { headers?: Record<string, string> } = {}) =>
    app.fetch(
      new Request(`http://${HOST}${path}`, { ...init, headers: { host: HOST, cookie, ...init.headers } }),
    )
  const send = (path: string, form: Record<string, string>, headers = {}) =>
    ask(path, {
      method: 'POST',
      body: new URLSearchParams(form),
      headers: { 'sec-fetch-site': 'same-origin', ...headers },
    })
  const person = {
    name: 'Trần Thị Mẫu',
    email: 'mau@suoimo.example',
    language: 'vi',
    password: 'suối mơ chảy qua làng',
  }

  it('is shown to nobody who is not signed in', async () => {
    for (const path of ['/desk/account']) {
      const answer = await ask(path)
      expect([answer.status, answer.headers.get('location')]).toEqual([
        303,
        `/desk/sign-in?back=${encodeURIComponent(path)}`,
      ])
    }
  })

  it('answers an unknown one-time address, a used one and a malformed one alike', async () => {
    const texts = await Promise.all(
      ['x', 'A'.repeat(43), '%F0'].map(async (secret) => {
        const answer = await ask(`/desk/invitations/${secret}`)
        return [answer.status, await answer.text()]
      }),
    )
    expect(new Set(texts.map(String)).size).toBe(1)
    expect(texts[0]?.[0]).toBe(404)
  })

  it('keeps what was written where something stands against it, and says what', async () => {
    const answer = await send(`/desk/invitations/${invitation}`, { ...person, password: 'chưa đủ' })
    const page = await answer.text()
    expect(answer.status).toBe(422)
    expect(page).toContain('Mật khẩu cần ít nhất 12 ký tự.')
    expect(page).toContain('value="Trần Thị Mẫu"')
    expect(page).not.toContain('chưa đủ')
  })

  it('asks for the names of a site that is to be founded, and keeps what was written', async () => {
    const form = { ...person, founding: 'own', 'site-name': '', 'body-name': 'UBND xã Nà Lạn' }
    const page = await (await send(`/desk/invitations/${invitation}`, form)).text()
    expect(page).toContain('Xin ghi tên cổng.')
    expect(page).toContain('value="UBND xã Nà Lạn"')
  })

  it('opens to whoever has the one-time address, with a cookie of this host alone', async () => {
    const answer = await send(`/desk/invitations/${invitation}`, person)
    expect(answer.headers.get('location')).toBe('/desk')
    const [, secret] = SECRET.exec(answer.headers.get('set-cookie') ?? '') ?? []
    cookie = `__Host-desk=${secret}`
    const page = await ask('/desk/account')
    expect(await page.text()).toContain('Quản trị viên')
    expect(page.headers.get('cache-control')).toBe('no-store')
  })

  it('refuses what another site sends', async () => {
    const foreign = { 'sec-fetch-site': 'cross-site' }
    expect((await send('/desk/session/end', {}, foreign)).status).toBe(403)
    expect((await ask('/desk/account')).status).toBe(200)
  })

  it.each(['https://evil.example/', '//evil.example', '/desk/../x', '/tin/a', '/desk\\evil'])(
    'goes back only to a page of its own, not to %s',
    async (back) => {
      const answer = await send('/desk/session', { email: person.email, password: person.password, back })
      expect([answer.status, answer.headers.get('location'), await answer.text()]).toEqual([303, '/desk', ''])
    },
  )

  it('ends a stay by its button, and the cookie is worth nothing afterwards', async () => {
    const old = cookie
    expect((await send('/desk/session/end', {})).status).toBe(303)
    expect((await ask('/desk/account', { headers: { cookie: old } })).status).toBe(303)
  })

  it('says of an unknown path and an unknown host only that nothing is there', async () => {
    expect((await ask('/desk/nothing')).status).toBe(404)
    expect((await ask('/desk/sign-in', { headers: { host: 'unknown.example' } })).status).toBe(404)
  })
})
