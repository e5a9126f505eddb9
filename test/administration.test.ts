import { afterAll, beforeAll, expect, it } from 'vitest'
import { invite, inviteFirst, memberOf } from '../src/accounts/index.ts'
import { createApp } from '../src/app.ts'
import { buildExample } from '../src/example/building.ts'
import { firstBrokenEntry, outboxState } from '../src/journal/index.ts'
import { sectionsOf, siteByHost } from '../src/sites/index.ts'
import { listDue } from '../src/worker.ts'
import { describeEachEngine, type TestHouse } from './engines.ts'

const HOST = 'localhost'
const PASSWORD = 'suối mơ chảy qua làng'

describeEachEngine('the administration', (open) => {
  let house: TestHouse
  let app: Awaited<ReturnType<typeof createApp>>
  let [cookie, now] = ['', '2026-11-25T03:00:00.000Z']
  beforeAll(async () => {
    house = await open(() => now)
    await buildExample(house, [HOST])
    app = await createApp(house)
    const secret = await house.database.transact((rows) => inviteFirst(rows, now))
    const said = { name: 'Trần Thị Mẫu', email: 'mau@suoimo.example', language: 'vi', password: PASSWORD }
    const answer = await send(`/desk/invitations/${secret}`, said)
    cookie = answer.headers.get('set-cookie')?.split(';')[0] ?? ''
  })
  afterAll(async () => {
    expect(await firstBrokenEntry(house.database.rows)).toBeUndefined()
    await app.stop()
    await house.close()
  })

  const ask = (path: string, init: RequestInit & { headers?: Record<string, string> } = {}) =>
    app.fetch(
      new Request(`http://${HOST}${path}`, { ...init, headers: { host: HOST, cookie, ...init.headers } }),
    )
  const send = (path: string, form: Record<string, string>) =>
    ask(path, {
      method: 'POST',
      body: new URLSearchParams(form),
      headers: { 'sec-fetch-site': 'same-origin', origin: `http://${HOST}` },
    })
  const site = async () => (await siteByHost(house.database.rows, HOST))?.site ?? expect.unreachable()
  const read = async (path: string) => (await ask(path)).text()
  const versionAt = async (path: string) => /name="version" value="(\w+)"/.exec(await read(path))?.[1] ?? ''
  const glossary = async (text: string) =>
    send('/desk/site/glossary', { glossary: text, version: await versionAt('/desk/site/glossary') })

  it('changes a part of the settings, and readers see it', async () => {
    const version = await versionAt('/desk/site/menu')
    const answer = await send('/desk/site/menu', { version, menu: 'Lịch | /lich\n\n', foot: '' })
    expect(answer.headers.get('location')).toBe('/desk/site/menu?saved=yes')
    expect((await site()).settings).toMatchObject({ menu: [{ name: 'Lịch', url: '/lich' }], foot: [] })
    expect(await read('/')).toContain('<a href="/lich">Lịch</a>')
  })

  it('names the lines that it cannot read, keeps what was typed and changes nothing', async () => {
    const before = (await site()).settings.glossary
    const answer = await glossary('UBND | Ủy ban nhân dân\nsai\nX | y')
    expect(answer.status).toBe(422)
    const page = await answer.text()
    expect(page).toContain('chưa đọc được ở dòng 2, 3')
    expect(page).toContain('UBND | Ủy ban nhân dân\nsai\nX | y')
    expect((await site()).settings.glossary).toEqual(before)
  })

  it('never writes over what another has changed meanwhile', async () => {
    const version = await versionAt('/desk/site/glossary')
    await glossary('UBND | Ủy ban nhân dân')
    const late = await send('/desk/site/glossary', { version, glossary: 'HTX | hợp tác xã' })
    expect(late.status).toBe(409)
    expect(await late.text()).toContain('HTX | hợp tác xã')
    expect((await site()).settings.glossary).toEqual([{ short: 'UBND', long: 'Ủy ban nhân dân' }])
  })

  it.each([
    ['face', { colour: 'javascript:alert(1)' }],
    ['face', { name: '  ' }],
    ['menu', { menu: 'x | javascript:alert(1)' }],
    ['menu', { menu: 'x | //evil.example' }],
    ['rules', { notCounted: 'everything' }],
  ])('takes no %s that the settings refuse: %j', async (part, form) => {
    const version = await versionAt(`/desk/site/${part}`)
    expect((await send(`/desk/site/${part}`, { version, ...form })).status).toBe(422)
  })

  it('shows beforehand what readers would see, without changing anything', async () => {
    const answer = await send('/desk/site/face/preview', {
      ...{ name: 'Cổng mới', bodyName: 'Xã', colour: '#7a1f1f', accent: '#e3a21a', feeds: 'full' },
    })
    const page = await answer.text()
    expect(page).toContain('Cổng mới')
    expect(answer.headers.get('content-security-policy')).toContain("frame-ancestors 'self'")
    const [, style = ''] = /stylesheet" href="([^"]+)"/.exec(page) ?? []
    expect(style).toMatch(/^\/desk\/site\/style\/assets\/.+-7a1f1f-e3a21a\.css$/)
    expect(await (await ask(style)).text()).toContain('--cham:#7a1f1f')
    expect(await read('/')).not.toContain('Cổng mới')
  })

  it('arranges the home page block by block', async () => {
    const version = await versionAt('/desk/site/home')
    const form = {
      ...{ version, 'main.0.kind': 'newest', 'main.0.count': '3', 'main.0.order': '2' },
      ...{ 'main.1.kind': 'section', 'main.1.slug': 'thong-bao', 'main.1.count': '4', 'main.1.order': '1' },
    }
    expect((await send('/desk/site/home', { ...form, 'main.2.kind': 'section' })).status).toBe(422)
    expect((await send('/desk/site/home', form)).status).toBe(303)
    expect((await site()).settings.home).toEqual({
      main: [
        { kind: 'section', slug: 'thong-bao', count: 4 },
        { kind: 'newest', count: 3 },
      ],
      beside: [],
    })
  })

  it('adds, arranges and removes sections, but none in which something stands', async () => {
    const { id } = await site()
    const sections = () => sectionsOf(house.database.rows, id)
    expect((await send('/desk/site/sections/new', { name: 'Văn bản', slug: '' })).status).toBe(303)
    expect((await send('/desk/site/sections/new', { name: 'Văn bản', slug: '' })).status).toBe(422)
    const before = await sections()
    const [first, second] = before
    const form = Object.fromEntries(
      before.flatMap((each, index) => [
        [`order-${each.id}`, String(index + 1)],
        [`name-${each.id}`, each.name],
        [`parent-${each.id}`, ''],
      ]),
    )
    const version = await versionAt('/desk/site/sections')
    const moving = { [`order-${first?.id}`]: '9', [`parent-${second?.id}`]: first?.id ?? '' }
    const changed = { ...form, ...moving, version }
    expect((await send('/desk/site/sections', changed)).status).toBe(303)
    const after = await sections()
    // The lists are made anew by the worker, from an errand of the same transaction.
    expect((await outboxState(house.database.rows)).waiting).toBe(1)
    await listDue(house.database, house.clock)
    expect((await outboxState(house.database.rows)).waiting).toBe(0)
    const late = await send('/desk/site/sections', { ...changed, [`name-${first?.id}`]: 'Tên của tôi' })
    expect(late.status).toBe(409)
    expect(await late.text()).toContain('Tên của tôi')
    expect(after.at(-1)?.id).toBe(first?.id)
    expect(after.find((each) => each.id === second?.id)?.parentId).toBe(first?.id)
    const circle = {
      ...{ ...changed, version: await versionAt('/desk/site/sections') },
      [`parent-${first?.id}`]: second?.id ?? '',
    }
    expect((await send('/desk/site/sections', circle)).status).toBe(422)
    expect((await send(`/desk/site/sections/${first?.id}/removal`, {})).status).toBe(404)
    const empty = after.find(({ slug }) => slug === 'van-ban')
    expect((await send(`/desk/site/sections/${empty?.id}/removal`, {})).status).toBe(303)
    expect(await sections()).toHaveLength(before.length - 1)
  })

  it('shows how readers would see the sections, without moving any', async () => {
    const sections = await sectionsOf(house.database.rows, (await site()).id)
    const top = sections.find(({ parentId }) => parentId === null)
    const form = Object.fromEntries(
      sections.flatMap(({ id, name, parentId }, index) => [
        [`name-${id}`, parentId === null ? `${name} mới` : name],
        [`order-${id}`, String(index + 1)],
        [`parent-${id}`, parentId ?? ''],
      ]),
    )
    expect(await (await send('/desk/site/sections/preview', form)).text()).toContain(`${top?.name} mới`)
    expect(await read('/')).not.toContain(`${top?.name} mới`)
  })

  it('lets an address lead to an article, and says what stands against it', async () => {
    const to = '/tin/khanh-thanh-cau-dan-sinh-bac-qua-suoi-khuoi-ngoa'
    expect((await send('/desk/site/redirects', { from: '/cau-moi', to })).status).toBe(303)
    expect((await ask('/cau-moi')).headers.get('location')).toMatch(new RegExp(`${to}$`))
    for (const wrong of [
      { from: '/cau-moi', to },
      { from: '/khac', to: '/khong-co' },
      { from: 'khac', to },
      { from: '/', to },
    ])
      expect((await send('/desk/site/redirects', wrong)).status).toBe(422)
    const [, id] = /redirects\/([\w-]+)\/end/.exec(await read('/desk/site/redirects?text=cau-moi')) ?? []
    await send(`/desk/site/redirects/${id}/end`, {})
    expect((await ask('/cau-moi')).status).toBe(404)
  })

  it('invites somebody, gives and ends roles, and keeps an administrator', async () => {
    const { id: siteId } = await site()
    const invited = await send('/desk/people', {
      email: 'pv@suoimo.example',
      name: 'Lò Văn Thử',
      role: 'reporter',
    })
    expect(await invited.text()).toMatch(/http:\/\/localhost\/desk\/invitations\/[\w-]{43}/)
    const people = await read('/desk/people')
    const [me, other] = ['Trần Thị Mẫu', 'Lò Văn Thử'].map(
      (name) => new RegExp(`people/([\\w-]+)">${name}`).exec(people)?.[1] ?? '',
    )
    await send(`/desk/people/${other}/grants`, { role: 'editor', until: '2026-12-31' })
    const grants = async (id = '') => (await memberOf(house.database.rows, siteId, id, now))?.grants ?? []
    expect((await grants(other)).map(({ role, until }) => [role, until])).toEqual([
      ['reporter', null],
      ['editor', '2026-12-31'],
    ])
    const mine = (await grants(me)).find(({ role }) => role === 'administrator')
    expect((await send(`/desk/people/${me}/grants/${mine?.id}/end`, {})).status).toBe(422)
    expect((await send(`/desk/people/${me}/suspension`, {})).status).toBe(422)
    expect((await send(`/desk/people/${other}/suspension`, {})).status).toBe(303)
    expect((await memberOf(house.database.rows, siteId, other ?? '', now))?.account.state).toBe('suspended')
  })

  it('lets nobody in who has an account elsewhere: others may hold a key to it', async () => {
    await house.database.transact((rows) => {
      const other = { email: 'khac@khac.example', name: 'Khác', language: 'vi' as const, grants: [] }
      return invite(rows, other, 'test', now)
    })
    const answer = await send('/desk/people', { email: 'khac@khac.example', name: 'K', role: 'publisher' })
    expect([answer.status, await answer.text()]).toEqual([
      422,
      expect.stringContaining('bangtin accounts grant'),
    ])
  })

  it('loses no settings where two parts, or one part twice, are saved at once', async () => {
    const [menu, rules] = [await versionAt('/desk/site/menu'), await versionAt('/desk/site/rules')]
    const answers = await Promise.all([
      send('/desk/site/menu', { version: menu, menu: 'Một | /mot', foot: '' }),
      send('/desk/site/rules', { version: rules, selfApproval: 'yes', notCounted: '', indexNow: '' }),
      send('/desk/site/menu', { version: menu, menu: 'Hai | /hai', foot: '' }),
    ])
    expect(answers.map(({ status }) => status).sort()).toEqual([303, 303, 409])
    const { settings } = await site()
    expect([settings.selfApproval, settings.menu.length]).toEqual([true, 1])
  })

  it('asks for a fresh proof before it shows people', async () => {
    now = '2026-11-25T03:16:00.000Z'
    expect((await ask('/desk/people')).headers.get('location')).toBe(
      '/desk/account/check?back=%2Fdesk%2Fpeople',
    )
    expect((await send('/desk/account/check', { password: 'sai', back: '/desk/people' })).status).toBe(422)
    const checked = await send('/desk/account/check', { password: PASSWORD, back: '/desk/people' })
    expect(checked.headers.get('location')).toBe('/desk/people')
    expect((await ask('/desk/people')).status).toBe(200)
  })

  it('tells in the journal who did what, by person, act and day, and gives it away as a file', async () => {
    const all = (await (await ask('/desk/journal/entries.json')).json()) as { act: string; details: object }[]
    expect(all.map(({ act }) => act)).toEqual(
      expect.arrayContaining(['site-changed', 'section-removed', 'grant-given', 'signed-in'].slice(0, 3)),
    )
    expect(all.find(({ act }) => act === 'site-changed')?.details).toHaveProperty('before')
    const filtered = (await (
      await ask('/desk/journal/entries.json?act=redirect-added&from=2026-11-25&until=2026-11-25')
    ).json()) as unknown[]
    expect(filtered).toHaveLength(1)
    expect(await (await ask('/desk/journal/entries.json?act=site-changed&until=2026-11-24')).json()).toEqual(
      [],
    )
    const csv = await read('/desk/journal/entries.csv?act=grant-given')
    expect(csv.split('\r\n')[0]).toBe('position,at,by,act,subject,details')
    expect(await read('/desk/journal?act=grant-given')).toContain('Giao quyền')
    // By words of a title, whatever the case and the marks.
    const named = (await (
      await ask('/desk/journal/entries.json?subject=khanh+thanh+cau+dan+sinh')
    ).json()) as {
      subject: string
    }[]
    expect(named.length).toBeGreaterThan(0)
    expect(await (await ask('/desk/journal/entries.json?subject=khong+co+bai+nao')).json()).toEqual([])
  })
})
