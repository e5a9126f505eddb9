import fc from 'fast-check'
import { afterEach, beforeEach, expect, it } from 'vitest'
import { describeEachEngine, type TestHouse } from '../../test/engines.ts'
import { AT, foundRegister, TODAY, type World } from '../../test/register-world.ts'
import { firstBrokenEntry } from '../journal/index.ts'
import { bodiesOn } from '../sites/index.ts'
import { DIFFICULTY_ACTS, type DifficultyAct } from './difficulties/difficulty.ts'
import { difficultiesOf } from './difficulties/queries.ts'
import { moveDifficulty, raise } from './difficulties/raising.ts'
import { holdsOn } from './duties/holders.ts'
import { holdingsOf } from './duties/queries.ts'
import { approvePublication, draftPublication, withdrawPublication } from './publications/publishing.ts'
import { publicationsOf, publicationsShown } from './publications/queries.ts'
import { notYetOn, openMatters, putOnAgenda } from './reviews/agenda.ts'
import { callReview, signReview, turnReview } from './reviews/holding.ts'
import { partsOf, reviewById } from './reviews/queries.ts'
import { REVIEW_ACTS, type ReviewAct } from './reviews/review.ts'
import { classify, enter, reword, strike } from './reviews/writing.ts'
import { type Fate, succeed } from './succession/succeeding.ts'
import { assign } from './tasks/assigning.ts'
import { tasksOfReview } from './tasks/queries.ts'
import { addDays, calendarOf } from './time/calendar.ts'

const NONE = calendarOf([])

/** What most sequences would never come to by chance: a review in session with a difficulty on its agenda. */
const HELD = ['turn open-papers', 'turn lock-papers', 'turn begin', 'chair', 'raise', 'agenda', 'conclude']

describeEachEngine('any sequence of acts', (open) => {
  let house: TestHouse
  let world: World
  beforeEach(async () => {
    house = await open()
    world = await foundRegister(house)
    await world.force()
  })
  afterEach(async () => {
    expect(await firstBrokenEntry(house.database.rows)).toBeUndefined()
    await house.close()
  })

  const runs = () => ({ numRuns: house.database.engine === 'sqlite' ? 25 : 4 })
  const transact = <T>(work: Parameters<typeof house.database.transact<T>>[0]) =>
    house.database.transact(work)

  it('on a review keeps what was signed, its numbers, and what its agenda says of difficulties', async () => {
    const { siteId, agreementId, hub, districts } = world
    const days = { coversFrom: TODAY, coversUntil: TODAY, plannedOn: TODAY }
    const plan = {
      agreementId,
      kind: 'interim' as const,
      ...days,
      place: 'A',
      hostId: hub,
      supplements: null,
    }
    const chair = { bodyId: hub, name: 'Chủ', titleThen: 'Cục trưởng', part: 'chair' as const }
    const turns = (Object.keys(REVIEW_ACTS) as ReviewAct[]).map((act) => fc.constant(`turn ${act}`))
    const act = fc.oneof(
      ...turns,
      ...[
        'chair',
        'conclude',
        'conclude',
        'strike',
        'reword',
        'direct',
        'task',
        'raise',
        'agenda',
        'off',
      ].map((each) => fc.constant(each)),
      ...(Object.keys(DIFFICULTY_ACTS) as DifficultyAct[]).map((each) => fc.constant(`difficulty ${each}`)),
    )
    await fc.assert(
      fc.asyncProperty(fc.boolean(), fc.array(act, { minLength: 5, maxLength: 25 }), async (isHeld, more) => {
        const acts = [...(isHeld ? HELD : []), ...more]
        const id = await transact((rows) => callReview(rows, siteId, plan, 'x', AT))
        for (const each of acts) {
          const { rows } = house.database
          const before = (await reviewById(rows, siteId, id)) ?? expect.unreachable()
          const parts = await partsOf(rows, id)
          const [first] = parts.conclusions
          const [difficulty] = (await difficultiesOf(rows, siteId, agreementId)).toReversed()
          const [verb = '', what = ''] = each.split(' ')
          await transact(async (open_) => {
            if (what === 'sign') return signReview(open_, siteId, id, { snapshot: '{}' }, 'chair', AT)
            if (verb === 'turn') {
              const more = { reason: 'bão', heldOn: TODAY, today: TODAY }
              return turnReview(open_, siteId, id, what as Exclude<ReviewAct, 'sign'>, more, 'x', AT)
            }
            if (verb === 'difficulty' && difficulty && what !== 'put-on-agenda')
              return moveDifficulty(open_, siteId, difficulty.id, what as DifficultyAct, 'vì', 'x', AT)
            if (verb === 'chair') {
              const item = { ...chair, mode: 'in-person' as const, reason: '' }
              return enter(open_, siteId, id, { kind: 'attendance', item }, 'x', AT)
            }
            if (verb === 'conclude') {
              const difficultyIds = difficulty ? [difficulty.id] : []
              const item = { text: 'A', kind: null, isPublic: true, difficultyIds }
              return enter(open_, siteId, id, { kind: 'conclusion', item }, 'x', AT)
            }
            if (verb === 'raise') {
              const origin = { siteId, agreementId, obligationId: null, versionId: null, on: TODAY }
              const said = { kind: 'limit' as const, cause: 'objective' as const, text: 'A', askOf: '' }
              return raise(open_, { ...origin, raisedBy: districts[0] ?? '' }, said, 'x', AT)
            }
            if (verb === 'agenda' && before.state === 'in-session') {
              const matters = notYetOn(parts.agenda, await openMatters(open_, siteId, { id, agreementId }))
              return putOnAgenda(open_, siteId, id, matters, 'x', AT)
            }
            const [item] = parts.agenda
            if (verb === 'off' && item)
              return strike(open_, siteId, id, { kind: 'agenda', id: item.id }, 'x', AT)
            if (!first) return undefined
            if (verb === 'strike')
              return strike(open_, siteId, id, { kind: 'conclusion', id: first.id }, 'x', AT)
            if (verb === 'reword')
              return reword(open_, siteId, id, first.id, { text: 'B', isPublic: false }, 'x', AT)
            if (verb === 'direct') return classify(open_, siteId, id, first.id, 'direction', 'x', AT)
            const said = { ownerIds: districts, holderId: hub, leader: 'A', content: 'A', output: 'A' }
            const task = { ...said, due: '2021-03-31', noDueReason: '' }
            return verb === 'task' ? assign(open_, siteId, id, first.id, task, 'x', AT) : undefined
          })
          await keepsReview(id, before.state === 'signed' ? parts : undefined)
        }
      }),
      runs(),
    )
  })

  async function keepsReview(id: string, signed: Awaited<ReturnType<typeof partsOf>> | undefined) {
    const { rows } = house.database
    const [review, parts] = [await reviewById(rows, world.siteId, id), await partsOf(rows, id)]
    if (signed) {
      expect(review?.state).toBe('signed')
      expect(parts).toEqual(signed)
    }
    for (const list of [parts.agenda, parts.conclusions])
      expect(list.map(({ number }) => number)).toEqual(list.map((_, index) => index + 1))
    const tasks = (await tasksOfReview(rows, id)).filter(({ state }) => state !== 'cancelled')
    if (review?.state === 'concluded' || review?.state === 'signed')
      for (const { id: conclusion, kind } of parts.conclusions)
        expect(kind === 'task' ? tasks.some((task) => task.conclusionId === conclusion) : kind).toBeTruthy()
    // What a conclusion answers was discussed.
    const discussed = new Set(parts.agenda.map(({ refId }) => refId))
    for (const { difficultyIds } of parts.conclusions)
      for (const each of difficultyIds) expect(discussed).toContain(each)
    if (review?.state === 'cancelled') expect(tasks).toEqual([])
  }

  it('on publications shows the public one, approved by another than its drafter, or none', async () => {
    const act = fc.constantFrom('draft', 'approve', 'approve own', 'withdraw', 'approve old')
    await fc.assert(
      fc.asyncProperty(fc.array(act, { minLength: 3, maxLength: 12 }), async (acts) => {
        for (const each of acts) {
          const { rows } = house.database
          const all = await publicationsOf(rows, world.siteId, world.agreementId)
          const [newest, older] = all
          await transact(async (open_) => {
            const agreement = await world.agreement()
            if (each === 'draft') await draftPublication(open_, agreement, TODAY, 'office', AT)
            if (each === 'approve' && newest)
              await approvePublication(open_, agreement, newest.id, 'chair', AT)
            if (each === 'approve own' && newest)
              await approvePublication(open_, agreement, newest.id, 'office', AT)
            if (each === 'approve old' && older)
              await approvePublication(open_, agreement, older.id, 'chair', AT)
            if (each === 'withdraw' && newest)
              await withdrawPublication(open_, agreement, newest.id, 'nhầm', 'chair', AT)
          })
          const now = await publicationsOf(rows, world.siteId, world.agreementId)
          for (const { draftedBy, approvedBy } of now) expect(approvedBy).not.toBe(draftedBy)
          const shown = await publicationsShown(rows, world.siteId)
          expect(shown.length).toBeLessThan(2)
          const approved = now.find(({ approvedAt }) => approvedAt !== null)
          expect(shown.length).toBe(approved && approved.withdrawnAt === null ? 1 : 0)
        }
      }),
      runs(),
    )
  })

  it('of bodies that end leaves nobody who is gone with anything to do', async () => {
    const obligation = await world.oblige()
    const heirs: string[] = []
    for (let place = 0; place < 4; place += 1)
      heirs.push(await world.add('commune', `Xã ${place}`, '2021-02-01'))
    const step = fc.record({
      who: fc.nat(6),
      to: fc.array(fc.nat(3), { minLength: 1, maxLength: 3 }),
      fate: fc.constantFrom('first', 'all', 'hub', 'end'),
      months: fc.integer({ min: 1, max: 4 }),
    })
    let on = '2021-02-01'
    await fc.assert(
      fc.asyncProperty(step, async ({ who, to, fate, months }) => {
        on = addDays(on, months * 7)
        const { rows } = house.database
        const bodies = await bodiesOn(rows, world.siteId, on)
        const here = [...world.districts, ...heirs].filter((id) =>
          bodies.some((body) => body.id === id && body.until === null),
        )
        const original = here[who % Math.max(1, here.length)]
        const results = [...new Set(to.map((place) => heirs[place] ?? ''))].filter(
          (id) => id !== original && here.includes(id),
        )
        if (!original) return
        const fates: Record<string, Fate> = {
          ...{
            first: { to: results[0] ?? world.hub },
            all: { to: 'all' },
            hub: { to: world.hub },
            end: 'end',
          },
        }
        const fateOf = () => (results.length === 0 && fate === 'all' ? 'end' : fates[fate])
        const decision = { number: on, on, issuer: 'HĐND' }
        const kind = results.length === 0 ? ('dissolve' as const) : ('divide' as const)
        const change = { kind, on, decision, originals: [original], results, fateOf }
        const done = await transact((open_) => succeed(open_, world.siteId, change, NONE, on, 'x', AT))
        expect(done).toEqual({ outcome: 'done' })
        await keepsNothing(obligation, original, on)
      }),
      { numRuns: house.database.engine === 'sqlite' ? 8 : 5 },
    )
  })

  async function keepsNothing(obligation: string, gone: string, on: string) {
    const holdings = await holdingsOf(house.database.rows, obligation)
    const left = holdings.filter(({ bodyId }) => bodyId === gone)
    for (const holding of left) expect(holdsOn(holding, on)).toBe(false)
    const duties = await world.duties(obligation)
    for (const duty of duties.filter(({ body_id }) => body_id === gone))
      if (duty.set_aside === null && duty.handed_in_on === null)
        expect((duty.due_current ?? '') < on && duty.window_close < on).toBe(true)
    const keys = duties.map(({ body_id, period }) => `${body_id} ${period}`)
    expect(new Set(keys).size).toBe(keys.length)
  }
})
