import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { createApp } from '../src/app.ts'
import { disputesOf, raiseDispute } from '../src/coordination/duties/disputing.ts'
import { askExplanation, explanationsOf } from '../src/coordination/duties/explaining.ts'
import { askExtension, extensionsOf } from '../src/coordination/duties/extending.ts'
import { bringEvidence } from '../src/coordination/evidence.ts'
import type { PostRole } from '../src/coordination/people/post.ts'
import { handIn } from '../src/coordination/reports/handing-in.ts'
import { ReportContent } from '../src/coordination/reports/report.ts'
import { callReview } from '../src/coordination/reviews/holding.ts'
import { enter } from '../src/coordination/reviews/writing.ts'
import { assign } from '../src/coordination/tasks/assigning.ts'
import { tasksOfReview } from '../src/coordination/tasks/queries.ts'
import { newId } from '../src/database/index.ts'
import { foundSite } from '../src/sites/index.ts'
import { describeEachEngine, type TestHouse } from './engines.ts'
import { askedAtDesk, cookieOf, memberOf, postAt } from './register-people.ts'
import { AT, foundRegister, TODAY, type World } from './register-world.ts'

/** Who asks: posts at the body that owes, at another one, at the office that keeps the register; and people without any. */
const ACTORS = [
  'own officer',
  'own leader',
  'other party',
  'coordinator',
  'leader',
  'clerk of the office',
  'administrator',
  'other site',
  'member',
  'nobody',
] as const
type Actor = (typeof ACTORS)[number]

const POSTED: readonly Actor[] = [
  ...(['own officer', 'own leader', 'other party'] as const),
  ...(['coordinator', 'leader', 'clerk of the office'] as const),
]
const COLLEAGUES: readonly Actor[] = [...POSTED, 'administrator']
const KEEPER: readonly Actor[] = ['coordinator']
const OWNERS: readonly Actor[] = ['own officer', 'own leader']
const OFFICE: readonly Actor[] = ['coordinator', 'leader', 'clerk of the office']
const REGISTRAR: readonly Actor[] = ['administrator']

type Route = {
  may: readonly Actor[]
  form?: Record<string, string>
  on?: 'draft' | 'sent' | 'extension' | 'explanation' | 'dispute' | 'file'
}

/** Every route of the register with who may ask for it; one that is not in here fails the test. */
const ROUTES: Readonly<Record<string, Route>> = {
  'GET /desk/coordination': { may: COLLEAGUES },
  'GET /desk/coordination/agreements': { may: COLLEAGUES },
  'POST /desk/coordination/agreements': { may: KEEPER, form: { hub: ':hub' } },
  'GET /desk/coordination/agreements/new': { may: KEEPER },
  'GET /desk/coordination/agreements/:id': { may: POSTED },
  'POST /desk/coordination/agreements/:id/parties': { may: KEEPER, on: 'draft' },
  'POST /desk/coordination/agreements/:id/parties/:party/end': { may: KEEPER, on: 'draft' },
  // Without a party that is there nothing follows: leaving is told by ending.test.ts.
  'POST /desk/coordination/agreements/:id/parties/:party/release': { may: [] },
  'POST /desk/coordination/agreements/:id/end': { may: KEEPER },
  'POST /desk/coordination/agreements/:id/provisions': { may: KEEPER, on: 'draft', form: { path: 'x' } },
  'GET /desk/coordination/agreements/:id/particulars': { may: KEEPER, on: 'draft' },
  'POST /desk/coordination/agreements/:id/particulars': { may: KEEPER, on: 'draft' },
  'POST /desk/coordination/agreements/:id/provisions/:provision/removal': { may: KEEPER, on: 'draft' },
  // In force nobody may; that a draft goes is told by drafting.test.ts.
  'POST /desk/coordination/agreements/:id/removal': { may: [] },
  'POST /desk/coordination/agreements/:id/obligations/:obligation/end': { may: KEEPER },
  'POST /desk/coordination/agreements/:id/obligations/:obligation/recipients': { may: KEEPER },
  'GET /desk/coordination/agreements/:id/amendments/new': { may: KEEPER },
  'POST /desk/coordination/agreements/:id/amendments': { may: KEEPER },
  'POST /desk/coordination/agreements/:id/file': { may: KEEPER, on: 'draft' },
  'POST /desk/coordination/agreements/:id/force': { may: KEEPER, on: 'draft' },
  'GET /desk/coordination/agreements/:id/obligations/new': { may: KEEPER },
  'POST /desk/coordination/agreements/:id/obligations': { may: KEEPER },
  'GET /desk/coordination/agreements/:id/obligations/:obligation/rule': { may: KEEPER },
  'POST /desk/coordination/agreements/:id/obligations/:obligation/rule': { may: KEEPER },
  'POST /desk/coordination/agreements/:id/obligations/:obligation/events': { may: KEEPER },
  'GET /desk/coordination/agreements/:id/matrix': { may: POSTED },
  'GET /desk/coordination/agreements/:id/matrix.csv': { may: POSTED },
  'GET /desk/coordination/agreements/:id/matrix/duties': { may: POSTED },
  'GET /desk/coordination/duties/:duty': { may: POSTED },
  'POST /desk/coordination/duties/:duty/draft': { may: OWNERS, form: { version: '7' } },
  'POST /desk/coordination/duties/:duty/submission': { may: OWNERS },
  'POST /desk/coordination/duties/:duty/paper': { may: KEEPER },
  'POST /desk/coordination/duties/:duty/evidence': { may: [...OWNERS, ...KEEPER] },
  'POST /desk/coordination/duties/:duty/acceptance': { may: OFFICE, on: 'sent', form: { number: '9' } },
  'POST /desk/coordination/duties/:duty/return': { may: OFFICE, on: 'sent', form: { number: '9' } },
  'POST /desk/coordination/duties/:duty/extensions': { may: OWNERS },
  'POST /desk/coordination/duties/:duty/extensions/:extension/decision': { may: ['leader'], on: 'extension' },
  'POST /desk/coordination/duties/:duty/extensions/:extension/withdrawal': { may: OWNERS, on: 'extension' },
  'POST /desk/coordination/duties/:duty/standing': { may: KEEPER },
  // Nothing was handed in: what is withheld, and from whom, is told by withholding.test.ts.
  'POST /desk/coordination/duties/:duty/versions/:number/withholding': { may: KEEPER },
  'POST /desk/coordination/duties/:duty/time': { may: ['leader'] },
  'POST /desk/coordination/duties/:duty/explanations': { may: ['coordinator', 'leader'] },
  'POST /desk/coordination/duties/:duty/explanations/:explanation/answer': { may: OWNERS, on: 'explanation' },
  'POST /desk/coordination/duties/:duty/disputes': { may: OWNERS },
  'POST /desk/coordination/duties/:duty/disputes/:dispute/decision': { may: ['leader'], on: 'dispute' },
  'POST /desk/coordination/duties/:duty/disputes/:dispute/withdrawal': { may: OWNERS, on: 'dispute' },
  // Without a post that is theirs to delegate nothing follows: delegating.test.ts tells it.
  'POST /desk/coordination/delegations': { may: [] },
  'POST /desk/coordination/delegations/:post/end': { may: [] },
  'POST /desk/coordination/feeds': { may: POSTED, form: { body: ':own' } },
  'GET /desk/coordination/evidence/:evidence/removal': { may: OWNERS },
  'POST /desk/coordination/evidence/:evidence/removal': { may: OWNERS, on: 'file' },
  'GET /desk/coordination/evidence/:evidence': { may: OWNERS },
  'GET /desk/coordination/agreements/:id/reviews/new': { may: KEEPER },
  'POST /desk/coordination/agreements/:id/reviews': { may: KEEPER },
  'POST /desk/coordination/agreements/:id/difficulties': { may: POSTED },
  'GET /desk/coordination/reviews/:review': { may: POSTED },
  'GET /desk/coordination/reviews/:review/documents/:document': { may: ['coordinator', 'leader'] },
  'POST /desk/coordination/reviews/:review/papers': { may: KEEPER },
  'POST /desk/coordination/tasks/:task/files': { may: OWNERS },
  'POST /desk/coordination/reviews/:review/acts/sign': { may: ['leader'] },
  'POST /desk/coordination/reviews/:review/acts/:act': { may: KEEPER },
  'POST /desk/coordination/reviews/:review/:paper/number': { may: KEEPER },
  'POST /desk/coordination/reviews/:review/attendance': { may: KEEPER },
  'POST /desk/coordination/reviews/:review/statements': { may: KEEPER },
  'POST /desk/coordination/reviews/:review/agenda': { may: KEEPER },
  'POST /desk/coordination/reviews/:review/matters': { may: KEEPER },
  'POST /desk/coordination/reviews/:review/day': { may: KEEPER },
  'POST /desk/coordination/reviews/:review/:part/:entry/removal': { may: KEEPER },
  'POST /desk/coordination/reviews/:review/conclusions/:conclusion/wording': { may: KEEPER },
  'POST /desk/coordination/reviews/:review/conclusions': { may: KEEPER },
  'POST /desk/coordination/reviews/:review/conclusions/:conclusion/kind': {
    may: KEEPER,
    form: { kind: 'direction' },
  },
  'POST /desk/coordination/reviews/:review/conclusions/:conclusion/tasks': { may: KEEPER },
  'GET /desk/coordination/tasks/:task': { may: [...OWNERS, 'coordinator', 'leader'] },
  'GET /desk/coordination/agreements/:id/urgings': { may: KEEPER },
  'POST /desk/coordination/agreements/:id/urgings': { may: KEEPER },
  // Nobody was urged: that those who may find the letter is told by urging.test.ts.
  'GET /desk/coordination/agreements/:id/urgings/:urging/:document': { may: [] },
  'GET /desk/coordination/agreements/:id/publications': { may: ['coordinator', 'leader'] },
  'POST /desk/coordination/agreements/:id/publications': { may: KEEPER },
  'POST /desk/coordination/agreements/:id/publications/:publication/approval': { may: ['leader'] },
  'POST /desk/coordination/agreements/:id/publications/:publication/withdrawal': {
    may: ['coordinator', 'leader'],
  },
  'POST /desk/coordination/reviews/:review/article': { may: KEEPER },
  'POST /desk/coordination/tasks/:task/acts/:act': { may: OWNERS },
  'POST /desk/coordination/tasks/:task/owner': { may: ['coordinator', 'leader'], form: { ownerId: ':hub' } },
  'POST /desk/coordination/tasks/:task/due': { may: ['coordinator', 'leader'] },
  'POST /desk/coordination/tasks/:task/notes': { may: [...OWNERS, 'coordinator', 'leader'] },
  'GET /desk/coordination/difficulties/:difficulty': { may: [...OWNERS, 'coordinator', 'leader'] },
  'POST /desk/coordination/difficulties/:difficulty/acts/:deed': { may: KEEPER },
  'POST /desk/coordination/difficulties/:difficulty/joining': { may: KEEPER },
  'POST /desk/coordination/difficulties/:difficulty/wording': { may: KEEPER },
  'GET /desk/coordination/bodies': { may: REGISTRAR },
  'POST /desk/coordination/bodies': { may: REGISTRAR },
  'GET /desk/coordination/bodies/:body': { may: COLLEAGUES },
  'GET /desk/coordination/bodies/changes': { may: REGISTRAR },
  'POST /desk/coordination/bodies/changes': { may: REGISTRAR },
  'GET /desk/coordination/posts': { may: REGISTRAR },
  'POST /desk/coordination/posts': { may: REGISTRAR },
  'POST /desk/coordination/posts/:post/end': { may: REGISTRAR },
  'GET /desk/coordination/calendar': { may: REGISTRAR },
  'POST /desk/coordination/calendar': { may: REGISTRAR },
}

/** What those who may find is told by the acts' own tests: without a file, or a post that is there, nothing follows. */
const NOTHING_FOLLOWS = [
  'POST /desk/coordination/reviews/:review/day',
  'POST /desk/coordination/reviews/:review/article',
  'POST /desk/coordination/agreements/:id/file',
  'POST /desk/coordination/agreements/:id/provisions/:provision/removal',
  'POST /desk/coordination/duties/:duty/evidence',
  'POST /desk/coordination/reviews/:review/papers',
  'POST /desk/coordination/tasks/:task/files',
  'POST /desk/coordination/posts/:post/end',
  'POST /desk/coordination/difficulties/:difficulty/joining',
]

describeEachEngine('the register, route by route', (open) => {
  let house: TestHouse
  let app: Awaited<ReturnType<typeof createApp>>
  let world: World
  let [dutyId, laterId, draftId, evidenceId, obligation] = ['', '', '', '', '']
  const cookies = new Map<Actor, string>()
  let officer = ''
  beforeAll(async () => {
    house = await open(() => AT)
    world = await foundRegister(house)
    app = await createApp(house)
    await world.force()
    const [own] = world.districts
    obligation = await world.oblige()
    const duties = (await world.duties(obligation)).filter(({ body_id }) => body_id === own)
    ;[dutyId, laterId] = [duties[0]?.id ?? '', duties[1]?.id ?? '']
    draftId = await world.draft()
    for (const actor of ACTORS) if (actor !== 'nobody') cookies.set(actor, await letIn(actor))
    evidenceId = await bring('a')
  })
  afterAll(async () => {
    await app.stop()
    await house.close()
  })

  /** A file that the officer of the owing body has brought for its report. */
  async function bring(content: string): Promise<string> {
    const owner = { ownerKind: 'duty' as const, ownerId: dutyId }
    const pdf = { name: 'a.pdf', bytes: Buffer.from(`%PDF-1.7\n${content}\n%%EOF\n`) }
    const brought = await bringEvidence(house, world.siteId, owner, pdf, officer, AT)
    return brought.outcome === 'done' ? brought.evidence.id : expect.unreachable()
  }

  async function letIn(actor: Exclude<Actor, 'nobody'>): Promise<string> {
    const id = newId()
    const site = { name: 'Khác', bodyName: 'Khác', hosts: [`${id}.example`] }
    const elsewhere = (await house.database.transact((open) => foundSite(open, site, 'test', AT))).id
    const at = actor === 'other site' ? elsewhere : world.siteId
    const account = await memberOf(house, at, actor, actor === 'administrator' ? 'administrator' : 'member')
    const [own = '', other = ''] = world.districts
    const posts: Partial<Record<Actor, [string, PostRole]>> = {
      'own officer': [own, 'officer'],
      'own leader': [own, 'leader'],
      'other party': [other, 'officer'],
      coordinator: [world.hub, 'coordinator'],
      leader: [world.hub, 'leader'],
      'clerk of the office': [world.hub, 'officer'],
      'other site': [world.hub, 'coordinator'],
    }
    const [bodyId, role] = posts[actor] ?? []
    if (bodyId && role) await postAt(house, at, account, bodyId, role)
    if (actor === 'own officer') officer = account
    return cookieOf(house, account)
  }

  /** Something that waits for a decision, anew for each who may decide. */
  async function prepare(on: Route['on']): Promise<string> {
    const { transact, rows } = house.database
    if (on === 'sent') {
      const content = ReportContent.parse({ did: 'done' })
      const sending = { content, kind: 'replacement' as const, reason: 'x', key: newId(), receivedOn: TODAY }
      await transact((open) =>
        handIn(open, world.siteId, dutyId, { ...sending, via: 'system', bodyName: 'A' }, 'x', TODAY, AT),
      )
    }
    if (on === 'extension') {
      const asked = { reason: 'x', proposed: '2025-01-01', bodyId: world.districts[0] ?? '', on: TODAY }
      await transact((open) => askExtension(open, world.siteId, laterId, asked, 'x', AT))
      return (await extensionsOf(rows, laterId)).at(-1)?.id ?? 'none'
    }
    if (on === 'file') return bring(newId())
    if (on === 'explanation') {
      const asked = { question: 'x', dueOn: TODAY, on: TODAY }
      await transact((open) => askExplanation(open, world.siteId, laterId, asked, 'x', AT))
      return (await explanationsOf(rows, laterId)).at(-1)?.id ?? 'none'
    }
    if (on !== 'dispute') return 'none'
    const said = { about: 'other' as const, claim: 'x', on: TODAY }
    await transact((open) => raiseDispute(open, world.siteId, laterId, said, 'x', AT))
    return (await disputesOf(rows, laterId)).at(-1)?.id ?? 'none'
  }

  /** A review with a conclusion and a task of it, and a difficulty, anew for each route about one. */
  async function made(pattern: string): Promise<Record<string, string>> {
    if (!/:(?:review|task|difficulty)/.test(pattern)) return {}
    const { transact, rows } = house.database
    const { siteId, agreementId, hub, districts } = world
    const said = {
      agreementId,
      kind: 'interim' as const,
      coversFrom: TODAY,
      coversUntil: TODAY,
      plannedOn: TODAY,
    }
    const review = await transact((open) =>
      callReview(open, siteId, { ...said, place: 'A', hostId: hub, supplements: null }, 'x', AT),
    )
    const conclusion = await transact((open) =>
      enter(
        open,
        siteId,
        review,
        { kind: 'conclusion', item: { text: 'A', kind: null, isPublic: false } },
        'x',
        AT,
      ),
    )
    const concluded = conclusion.outcome === 'done' ? conclusion.id : expect.unreachable()
    const task = {
      ...{ ownerIds: [districts[0] ?? ''], holderId: hub, leader: 'A', content: 'A', output: 'A' },
      ...{ due: null, noDueReason: 'A' },
    }
    if (pattern.includes(':task'))
      await transact((open) => assign(open, siteId, review, concluded, task, 'x', AT))
    const [given] = await tasksOfReview(rows, review)
    const difficulty = await world.hinder('A')
    return { review, conclusion: concluded, entry: concluded, task: given?.id ?? 'none', difficulty }
  }

  /** The body at which somebody has a post. */
  function bodyOf(actor: Actor): string {
    if (actor === 'own officer' || actor === 'own leader') return world.districts[0] ?? ''
    return actor === 'other party' ? (world.districts[1] ?? '') : world.hub
  }

  async function answer(actor: Actor, name: string, { on, form = {} }: Route): Promise<string> {
    const [method = '', pattern = ''] = name.split(' ')
    const prepared = await prepare(on)
    const isVoice = on === 'extension' || on === 'explanation' || on === 'dispute'
    const replaced: Record<string, string> = {
      ...{
        ...(await made(pattern)),
        act: pattern.includes('/tasks/') ? 'decline' : 'open-papers',
        deed: 'confirm',
        document: 'notice.docx',
        paper: 'report',
        part: 'conclusions',
        body: world.hub,
      },
      ...{ id: on === 'draft' ? draftId : world.agreementId, obligation },
      evidence: on === 'file' ? prepared : evidenceId,
      duty: isVoice ? laterId : dutyId,
      ...{ extension: prepared, explanation: prepared, dispute: prepared },
    }
    const path = pattern.replace(/:(\w+)/g, (_, parameter: string) => replaced[parameter] ?? 'none')
    const fields = Object.entries(form).map(
      ([key, value]) =>
        [key, value === ':hub' ? world.hub : value === ':own' ? bodyOf(actor) : value] as const,
    )
    const asked = askedAtDesk(cookies.get(actor) ?? '', path, method === 'POST' ? fields : undefined)
    const { status, headers } = await app.fetch(asked)
    return (headers.get('location') ?? '').startsWith('/desk/sign-in') ? 'sign in' : `${status}`
  }

  it('knows every route of the register, and for whom it is', () => {
    const routes = app.desk.routes
      .filter(({ method, path }) => method !== 'ALL' && path.startsWith('/desk/coordination'))
      .map(({ method, path }) => `${method} ${path}`)
      .map((route) =>
        route
          .replace('/duties/:id', '/duties/:duty')
          .replace('/evidence/:file', '/evidence/:evidence')
          .replace('/reviews/:id', '/reviews/:review')
          .replace('/bodies/:id', '/bodies/:body')
          .replace('/tasks/:id', '/tasks/:task')
          .replace('/difficulties/:id', '/difficulties/:difficulty')
          .replace(/(difficulties.*):act/, '$1:deed'),
      )
    // A calendar is open to whoever has its secret (feed.test.ts).
    const open = 'GET /desk/coordination/feeds/:file'
    expect([...new Set(routes)].sort()).toEqual([...Object.keys(ROUTES), open].sort())
  })

  describe.each(Object.entries(ROUTES))('%s', (name, route) => {
    it.each(ACTORS)('%s', async (actor) => {
      const found = await answer(actor, name, route)
      if (actor === 'nobody') return expect(found).toBe('sign in')
      if (!route.may.includes(actor)) return expect(found).toBe('404')
      if (!NOTHING_FOLLOWS.includes(name)) expect(found).not.toBe('404')
      return expect(found).not.toMatch(/^5|sign in/)
    })
  })
})
