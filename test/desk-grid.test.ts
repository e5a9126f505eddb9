import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { giveGrant, type Role } from '../src/accounts/index.ts'
import { startSession } from '../src/accounts/sessions.ts'
import { createApp } from '../src/app.ts'
import { approve, discard, handIn } from '../src/articles/deciding.ts'
import { leave } from '../src/articles/leaving.ts'
import { publishWork, schedule } from '../src/articles/releasing.ts'
import { asWork, selectWork } from '../src/articles/work.ts'
import { begin, Content, save } from '../src/articles/writing.ts'
import { newId } from '../src/database/index.ts'
import { buildExample } from '../src/example/building.ts'
import { addFile } from '../src/media/index.ts'
import { foundSite, sectionsOf, siteByHost } from '../src/sites/index.ts'
import { describeEachEngine, type TestHouse } from './engines.ts'
import { paragraph } from './story.ts'

const HOST = 'localhost'
const NOW = '2026-11-25T03:00:00.000Z'
const LATER = '2026-11-26T03:00:00.000Z'

/** Who asks: a role on the whole site; every role on another site; every role in another section; nobody. */
const ACTORS = [
  'member',
  'contributor',
  'reporter',
  'editor',
  'publisher',
  'administrator',
  'another site',
  'another section',
  'nobody',
] as const
type Actor = (typeof ACTORS)[number]
type State = 'draft' | 'handed-in' | 'approved' | 'scheduled' | 'discarded' | 'public' | 'withdrawn'

const DESK: readonly Actor[] = ['editor', 'publisher']
const PUBLISHER: readonly Actor[] = ['publisher']
const WRITERS: readonly Actor[] = ['contributor', 'reporter', 'editor', 'publisher', 'another section']
const OFFICE: readonly Actor[] = ['administrator']
const SIGNED_IN: readonly Actor[] = ACTORS.filter((actor) => actor !== 'nobody')

type Route = { may: readonly Actor[]; in?: State; form?: Record<string, string> }

/**
 * Every route of the desk with who may ask for it, of an article that somebody else began. A route that is not in here fails
 * the test, so that nobody adds one without saying for whom.
 */
const ROUTES: Readonly<Record<string, Route>> = {
  'GET /desk/account': { may: SIGNED_IN },
  'POST /desk/account/language': { may: SIGNED_IN, form: { language: 'vi' } },
  'POST /desk/account/sessions/:id/end': { may: SIGNED_IN },
  'GET /desk/account/check': { may: SIGNED_IN },
  'POST /desk/account/check': { may: SIGNED_IN },
  'GET /desk/account/password': { may: SIGNED_IN },
  'POST /desk/account/password': { may: SIGNED_IN },
  'GET /desk/account/factors': { may: SIGNED_IN },
  'POST /desk/account/passkeys/options': { may: SIGNED_IN },
  'POST /desk/account/passkeys': { may: SIGNED_IN },
  'POST /desk/account/passkeys/end': { may: SIGNED_IN },
  'POST /desk/account/totp': { may: SIGNED_IN, form: { secret: 'A'.repeat(32), code: '1' } },
  'POST /desk/account/totp/end': { may: SIGNED_IN },
  'POST /desk/account/recovery': { may: SIGNED_IN },
  'GET /desk/notices': { may: SIGNED_IN },
  'POST /desk/notices/read': { may: SIGNED_IN },
  'POST /desk/notices/mail': { may: SIGNED_IN },
  'GET /desk/': { may: SIGNED_IN },
  'GET /desk/articles': { may: WRITERS },
  'POST /desk/articles': { may: WRITERS },
  'GET /desk/articles/:id': { may: DESK, in: 'draft' },
  'POST /desk/articles/:id/work': { may: DESK, in: 'public' },
  'POST /desk/articles/:id/revision': { may: DESK, in: 'draft', form: { body: 'null' } },
  'POST /desk/articles/:id/merge': { may: DESK, in: 'draft', form: { version: '1' } },
  'POST /desk/articles/:id/presence': { may: DESK, in: 'draft' },
  'POST /desk/articles/:id/document': { may: DESK, in: 'draft' },
  'POST /desk/articles/:id/submission': { may: DESK, in: 'draft' },
  'POST /desk/articles/:id/return': { may: DESK, in: 'handed-in', form: { note: 'x' } },
  'POST /desk/articles/:id/approval': { may: PUBLISHER, in: 'handed-in' },
  'POST /desk/articles/:id/publication': { may: PUBLISHER, in: 'approved' },
  'POST /desk/articles/:id/schedule/end': { may: PUBLISHER, in: 'scheduled' },
  'POST /desk/articles/:id/disposal': { may: DESK, in: 'draft' },
  'POST /desk/articles/:id/resumption': { may: DESK, in: 'discarded' },
  'GET /desk/articles/:id/history': { may: DESK, in: 'public' },
  'GET /desk/articles/:id/comparison': { may: DESK, in: 'public' },
  'POST /desk/articles/:id/restoration': { may: DESK, in: 'public', form: { number: '1' } },
  'POST /desk/articles/:id/notes': { may: DESK, in: 'withdrawn', form: { note: 'x' } },
  'POST /desk/articles/:id/withdrawal': { may: PUBLISHER, in: 'public', form: { reason: 'x' } },
  'POST /desk/articles/:id/notices': { may: PUBLISHER, in: 'withdrawn', form: { note: 'x' } },
  'POST /desk/articles/:id/review': { may: PUBLISHER, in: 'public' },
  'GET /desk/articles/:id/preview': { may: DESK, in: 'draft' },
  'GET /desk/articles/:id/preview/page': { may: DESK, in: 'draft' },
  'POST /desk/articles/:id/previews': { may: DESK, in: 'draft' },
  'POST /desk/articles/:id/previews/:preview/end': { may: DESK, in: 'draft' },
  'GET /desk/media': { may: WRITERS },
  'POST /desk/media': { may: WRITERS },
  'GET /desk/media/data': { may: WRITERS },
  'GET /desk/media/files/:name': { may: [] },
  'GET /desk/media/:media': { may: WRITERS },
  'POST /desk/media/:media/description': { may: WRITERS, form: { name: 'x' } },
  'POST /desk/media/:media/crop': { may: WRITERS, form: { shape: '1:1' } },
  'POST /desk/media/:media/removal': { may: ['editor', 'publisher', 'another section'] },
  'GET /desk/site': { may: OFFICE },
  'GET /desk/site/style/assets/:name': { may: OFFICE },
  'GET /desk/site/sections': { may: OFFICE },
  'POST /desk/site/sections': { may: OFFICE },
  'POST /desk/site/sections/preview': { may: OFFICE },
  'POST /desk/site/sections/new': { may: OFFICE },
  'POST /desk/site/sections/:section/removal': { may: OFFICE },
  'GET /desk/site/redirects': { may: OFFICE },
  'POST /desk/site/redirects': { may: OFFICE },
  'POST /desk/site/redirects/:id/end': { may: OFFICE },
  'GET /desk/site/home': { may: OFFICE },
  'POST /desk/site/home': { may: OFFICE },
  'POST /desk/site/home/preview': { may: OFFICE },
  'GET /desk/site/emblem': { may: OFFICE },
  'POST /desk/site/emblem': { may: OFFICE },
  'POST /desk/site/emblem/removal': { may: OFFICE },
  'GET /desk/site/:part': { may: OFFICE },
  'POST /desk/site/:part': { may: OFFICE },
  'POST /desk/site/:part/preview': { may: OFFICE },
  'GET /desk/people': { may: OFFICE },
  'POST /desk/people': { may: OFFICE },
  'GET /desk/people/:person': { may: OFFICE },
  'POST /desk/people/:person/grants': { may: OFFICE },
  'POST /desk/people/:person/grants/:grant/end': { may: OFFICE },
  'POST /desk/people/:person/reset': { may: OFFICE },
  'POST /desk/people/:person/suspension': { may: OFFICE },
  'POST /desk/people/:person/readmission': { may: OFFICE },
  'GET /desk/journal': { may: OFFICE },
  'GET /desk/journal/:file{entries\\.(?:csv|json)}': { may: OFFICE },
}

/** Open to whoever has the secret, or wants to come in: each proves what it needs by itself (see their own tests). */
const DOOR = [
  'GET /desk/sign-in',
  'POST /desk/session',
  'POST /desk/session/end',
  'GET /desk/second-factor',
  'POST /desk/second-factor',
  'POST /desk/session/passkey/options',
  'POST /desk/session/passkey',
  'GET /desk/invitations/:secret',
  'POST /desk/invitations/:secret',
  'GET /desk/previews/:secret',
]

describeEachEngine('the desk, route by route', (open) => {
  let house: TestHouse
  let app: Awaited<ReturnType<typeof createApp>>
  let [siteId, sectionId, otherSection, otherSite, author] = ['', '', '', '', '']
  const cookies = new Map<Actor, string>()
  beforeAll(async () => {
    house = await open(() => NOW)
    await buildExample(house, [HOST])
    app = await createApp(house)
    const { rows, transact } = house.database
    siteId = (await siteByHost(rows, HOST))?.site.id ?? ''
    const sections = await sectionsOf(rows, siteId)
    ;[sectionId = '', otherSection = ''] = sections.map(({ id }) => id)
    const other = { name: 'Khác', bodyName: 'Khác', hosts: ['khac.example'] }
    otherSite = (await transact((open) => foundSite(open, other, 'test', NOW))).id
    for (const actor of ACTORS) if (actor !== 'nobody') cookies.set(actor, await enter(actor))
    author = await account('author')
  })
  afterAll(async () => {
    await app.stop()
    await house.close()
  })

  async function account(name: string): Promise<string> {
    const id = newId()
    const values = { id, email: `${id}@a.example`, name, language: 'vi', state: 'active', created_at: NOW }
    await house.database.transact((rows) =>
      rows
        .withTables<{ account: typeof values & { password: null } }>()
        .insertInto('account')
        .values({ ...values, password: null })
        .execute(),
    )
    return id
  }
  async function enter(actor: Exclude<Actor, 'nobody'>): Promise<string> {
    const id = await account(actor)
    const roles: Role[] = ['reporter', 'editor', 'publisher', 'administrator']
    const grants =
      actor === 'another site'
        ? roles.map((role) => ({ siteId: otherSite, sectionId: null, role, until: null }))
        : actor === 'another section'
          ? roles.map((role) => ({ siteId, sectionId: otherSection, role, until: null }))
          : [{ siteId, sectionId: null, role: actor, until: null }]
    return house.database.transact(async (rows) => {
      for (const grant of grants) await giveGrant(rows, id, grant, 'test', NOW)
      return `__Host-desk=${await startSession(rows, id, 'Browser', NOW)}`
    })
  }

  const articleIn = (state: State): Promise<string> =>
    house.database.transact(async (rows) => {
      const id = await begin(rows, { siteId, sectionId, language: 'vi' }, author, NOW)
      const work = async () =>
        asWork(
          await selectWork(rows, siteId).where('article_work.article_id', '=', id).executeTakeFirstOrThrow(),
        )
      const content = Content.parse({
        ...{ title: 'Cầu treo', lead: '', dateline: '', sectionId, tags: [], source: { name: '', url: '' } },
        bylines: [{ role: 'text', name: 'A' }],
        body: { type: 'doc', content: [paragraph('Sáng nay.')] },
      })
      await save(rows, await work(), content, author, NOW)
      if (state === 'discarded') await discard(rows, await work(), author, NOW)
      if (state === 'draft' || state === 'discarded') return id
      await handIn(rows, await work(), author, NOW)
      if (state === 'handed-in') return id
      await approve(rows, await work(), 'test', NOW)
      if (state === 'approved') return id
      const silently = { kind: 'minor' as const, note: '' }
      if (state === 'scheduled') await schedule(rows, await work(), LATER, silently, 'test', NOW)
      else await publishWork(rows, await work(), silently, 'test', NOW)
      if (state === 'withdrawn')
        await leave(rows, { siteId, id, version: 2 }, { way: 'withdrawn', reason: 'x' }, 'test', NOW)
      return id
    })
  const PNG = Buffer.from(
    'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==',
    'base64',
  )
  const media = async (): Promise<string> => {
    const added = await addFile(house, siteId, { name: 'a.png', bytes: PNG }, 'test', NOW)
    return added.outcome === 'done' ? added.id : expect.unreachable()
  }

  async function answer(actor: Actor, name: string, { in: state, form = {} }: Route): Promise<string> {
    const [method = '', pattern = ''] = name.split(' ')
    const replaced: Record<string, string> = {
      id: state ? await articleIn(state) : 'none',
      media: pattern.includes(':media') ? await media() : '',
      person: pattern.includes(':person') ? await member() : '',
      part: 'menu',
      section: otherSection,
    }
    const path = pattern
      .replace(/\{[^}]*\}/, '')
      .replace(':file', 'entries.json')
      .replace(/:(\w+)/g, (_, parameter: string) => replaced[parameter] ?? 'none')
    const init = {
      method,
      headers: {
        ...{ host: HOST, cookie: cookies.get(actor) ?? '' },
        ...{ 'sec-fetch-site': 'same-origin', origin: `http://${HOST}` },
      },
      ...(method === 'POST' ? { body: new URLSearchParams(form) } : {}),
    }
    const { status, headers } = await app.fetch(
      new Request(`http://${HOST}${path.replace(/(.)\/$/, '$1')}`, init),
    )
    const to = headers.get('location') ?? ''
    return to.startsWith('/desk/sign-in') ? 'sign in' : `${status}`
  }
  const member = async () => {
    const id = await account('member')
    await house.database.transact((rows) =>
      giveGrant(rows, id, { siteId, sectionId: null, role: 'reporter', until: null }, 'test', NOW),
    )
    return id
  }

  it('knows every route of the desk, and for whom it is', () => {
    const routes = app.desk.routes
      // The register has people of its own kind, and its own table (register-grid.test.ts).
      .filter(({ method, path }) => method !== 'ALL' && !path.startsWith('/desk/coordination'))
      .map(({ method, path }) => `${method} ${path}`)
    const named = routes.map((route) =>
      route
        .replace(/\/media\/:id/, '/media/:media')
        .replace(/\/people\/:id/, '/people/:person')
        .replace(/\/sections\/:id/, '/sections/:section')
        .replace(/^(GET \/desk)$/, '$1/'),
    )
    expect([...new Set(named)].sort()).toEqual([...Object.keys(ROUTES), ...DOOR].sort())
  })

  // What an act answers to those who may is told by its own test; here, that the others find nothing there.
  const NOTHING_THERE: Readonly<Record<string, readonly string[]>> = {
    'GET /desk/articles/:id/comparison': DESK,
    'POST /desk/articles/:id/merge': DESK,
    'POST /desk/articles/:id/notices': PUBLISHER,
    'POST /desk/site/sections/:section/removal': OFFICE,
    'POST /desk/people/:person/grants/:grant/end': OFFICE,
  }

  describe.each(Object.entries(ROUTES))('%s', (name, route) => {
    it.each(ACTORS)('%s', async (actor) => {
      const found = await answer(actor, name, route)
      if (actor === 'nobody') return expect(found).toBe('sign in')
      if (!route.may.includes(actor)) return expect(found).toBe('404')
      if (!NOTHING_THERE[name]) expect(found).not.toBe('404')
      return expect(found).not.toMatch(/^5|sign in/)
    })
  })
})
