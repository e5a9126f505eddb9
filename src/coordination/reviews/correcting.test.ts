import { afterEach, beforeEach, expect, it } from 'vitest'
import { describeEachEngine, type TestHouse } from '../../../test/engines.ts'
import { AT, foundRegister, TODAY, type World } from '../../../test/register-world.ts'
import { bodiesOn } from '../../sites/index.ts'
import { difficultyById } from '../difficulties/queries.ts'
import { raise } from '../difficulties/raising.ts'
import { handIn } from '../reports/handing-in.ts'
import { ReportContent } from '../reports/report.ts'
import { assign, turnTask } from '../tasks/assigning.ts'
import { notYetOn, openMatters, putOnAgenda } from './agenda.ts'
import { factsAt } from './facts.ts'
import { callReview, correctDay, signReview, turnReview } from './holding.ts'
import { partsOf, reviewById } from './queries.ts'
import type { ReviewAct } from './review.ts'
import { type ConclusionWords, classify, type Entry, enter, reword, strike } from './writing.ts'

describeEachEngine('a review while it is held', (open) => {
  let house: TestHouse
  let world: World
  let review: string
  beforeEach(async () => {
    house = await open()
    world = await foundRegister(house)
    await world.force()
    const { agreementId, hub, siteId } = world
    const days = { coversFrom: TODAY, coversUntil: TODAY, plannedOn: TODAY }
    const plan = {
      agreementId,
      kind: 'interim' as const,
      ...days,
      place: 'A',
      hostId: hub,
      supplements: null,
    }
    review = await house.database.transact((rows) => callReview(rows, siteId, plan, 'office', AT))
    for (const act of ['open-papers', 'lock-papers', 'begin'] as const) await turn(act)
    const chair = { bodyId: hub, name: 'Hà Thị Chủ', titleThen: 'Cục trưởng', part: 'chair' as const }
    await write({ kind: 'attendance', item: { ...chair, mode: 'in-person', reason: '' } })
  })
  afterEach(() => house.close())

  const turn = (act: Exclude<ReviewAct, 'sign'>) =>
    house.database.transact((rows) =>
      turnReview(rows, world.siteId, review, act, { heldOn: TODAY, today: TODAY }, 'office', AT),
    )
  async function write(entry: Entry): Promise<string> {
    const entered = await house.database.transact((rows) =>
      enter(rows, world.siteId, review, entry, 'office', AT),
    )
    return entered.outcome === 'done' ? entered.id : expect.unreachable()
  }
  const conclude = (text: string, more: Partial<ConclusionWords> = {}) =>
    write({ kind: 'conclusion', item: { text, kind: null, isPublic: false, ...more } })
  const take = (kind: Entry['kind'], id: string) =>
    house.database.transact((rows) => strike(rows, world.siteId, review, { kind, id }, 'office', AT))
  const parts = () => partsOf(house.database.rows, review)
  const hardship = () =>
    house.database.transact((rows) =>
      raise(
        rows,
        {
          ...{ siteId: world.siteId, agreementId: world.agreementId, obligationId: null, versionId: null },
          ...{ raisedBy: world.districts[0] ?? '', on: TODAY },
        },
        { kind: 'obstacle', cause: 'objective', text: 'Đường truyền yếu', askOf: '' },
        'officer',
        AT,
      ),
    )
  const give = (conclusion: string) =>
    house.database.transact((rows) => {
      const said = { ownerIds: [world.districts[0] ?? ''], holderId: world.hub, leader: 'A', content: 'A' }
      const task = { ...said, output: 'A', due: '2021-03-31', noDueReason: '' }
      return assign(rows, world.siteId, review, conclusion, task, 'office', AT)
    })

  it('has its mistakes put right: what was written wrongly goes, and what follows is numbered anew', async () => {
    const [first, second] = [await conclude('Một'), await conclude('Hai')]
    expect(await take('conclusion', first)).toEqual({ outcome: 'done' })
    expect((await parts()).conclusions).toMatchObject([{ id: second, number: 1, text: 'Hai' }])
    await house.database.transact((rows) =>
      reword(rows, world.siteId, review, second, { text: 'Hai, sửa', isPublic: true }, 'office', AT),
    )
    expect((await parts()).conclusions).toMatchObject([{ text: 'Hai, sửa', isPublic: true }])
    const [chair] = (await parts()).attendance
    expect(await take('attendance', chair?.id ?? '')).toEqual({ outcome: 'done' })
    expect((await parts()).attendance).toEqual([])
    expect(await take('statement', second)).toEqual({ outcome: 'notAllowed' })
  })

  it('keeps a conclusion that tasks stand on, and everything once it is signed', async () => {
    const conclusion = await conclude('Rà soát')
    await give(conclusion)
    expect(await take('conclusion', conclusion)).toEqual({ outcome: 'hasTasks' })
    await turn('conclude')
    expect(await take('conclusion', conclusion)).toEqual({ outcome: 'notAllowed' })
    // The chair reads it, finds an error and sends it back into session.
    expect(await turn('resume')).toEqual({ outcome: 'done' })
    const other = await conclude('Nhầm')
    await house.database.transact((rows) =>
      classify(rows, world.siteId, review, other, 'direction', 'office', AT),
    )
    expect(await take('conclusion', other)).toEqual({ outcome: 'done' })
    await turn('conclude')
    await house.database.transact((rows) =>
      signReview(rows, world.siteId, review, { snapshot: '{}' }, 'chair', AT),
    )
    expect(await turn('resume')).toEqual({ outcome: 'conflict' })
    expect(await take('conclusion', conclusion)).toEqual({ outcome: 'notAllowed' })
  })

  it('takes up a difficulty that was raised after it was called, and answers it by a task', async () => {
    const difficulty = await hardship()
    const state = async () => (await difficultyById(house.database.rows, world.siteId, difficulty))?.state
    const left = async () =>
      notYetOn(
        (await parts()).agenda,
        await openMatters(house.database.rows, world.siteId, { id: review, agreementId: world.agreementId }),
      )
    expect(await left()).toMatchObject([{ refId: difficulty }])
    const matters = await left()
    await house.database.transact((rows) => putOnAgenda(rows, world.siteId, review, matters, 'office', AT))
    expect([await left(), await state()]).toEqual([[], 'on-agenda'])
    const conclusion = await conclude('Nâng cấp đường truyền', { difficultyIds: [difficulty, 'none'] })
    expect((await parts()).conclusions).toMatchObject([{ difficultyIds: [difficulty] }])
    await give(conclusion)
    await turn('conclude')
    await house.database.transact((rows) =>
      signReview(rows, world.siteId, review, { snapshot: '{}' }, 'chair', AT),
    )
    expect(await state()).toBe('addressed')
  })

  it('speaks of the figures that were locked with its papers, whatever comes in until they are opened again', async () => {
    const obligation = await world.oblige()
    const [duty] = await world.duties(obligation)
    const { siteId, hub, agreementId } = world
    const days = { coversFrom: '2021-01-01', coversUntil: '2021-03-31', plannedOn: '2021-03-20' }
    const plan = {
      agreementId,
      kind: 'liaison' as const,
      ...days,
      place: 'A',
      hostId: hub,
      supplements: null,
    }
    const { rows, transact } = house.database
    const id = await transact((open_) => callReview(open_, siteId, plan, 'office', AT))
    const done = async () => {
      const held = (await reviewById(rows, siteId, id)) ?? expect.unreachable()
      const bodies = await bodiesOn(rows, siteId, '2021-03-20')
      return factsAt(rows, await world.agreement(), held, bodies, '2021-03-20')
    }
    const turnOn = (act: 'open-papers' | 'lock-papers' | 'reopen-papers', facts = '') =>
      transact((open_) => turnReview(open_, siteId, id, act, { facts }, 'office', AT))
    await turnOn('open-papers')
    await turnOn('lock-papers', JSON.stringify(await done()))
    const sent = {
      content: ReportContent.parse({ did: 'done' }),
      kind: 'first' as const,
      reason: '',
      key: '1',
    }
    const sending = { ...sent, receivedOn: '2021-03-16', via: 'system' as const, bodyName: 'A' }
    await transact((open_) => handIn(open_, siteId, duty?.id ?? '', sending, 'x', '2021-03-16', AT))
    expect((await done()).total).toMatchObject({ done: 0, overdue: 3 })
    await turnOn('reopen-papers')
    expect((await done()).total).toMatchObject({ done: 1, overdue: 2 })
  })

  it('gives out in its papers no task that was cancelled, and is signed only as it was read', async () => {
    const conclusion = await conclude('Rà soát')
    const given = await give(conclusion)
    const task = given.outcome === 'done' ? (given.ids[0] ?? '') : expect.unreachable()
    await house.database.transact((rows) =>
      turnTask(rows, world.siteId, task, 'cancel', { note: 'giao nhầm', actingFor: [] }, 'office', AT),
    )
    // Nothing stands on it any more: it may be a direction.
    await house.database.transact((rows) =>
      classify(rows, world.siteId, review, conclusion, 'direction', 'office', AT),
    )
    expect(await turn('conclude')).toEqual({ outcome: 'done' })
    const held = (await reviewById(house.database.rows, world.siteId, review)) ?? expect.unreachable()
    const bodies = await bodiesOn(house.database.rows, world.siteId, TODAY)
    const facts = await factsAt(house.database.rows, await world.agreement(), held, bodies, TODAY)
    expect(facts.given).toEqual([])
    await turn('resume')
    await turn('conclude')
    const sign = (version: number) =>
      house.database.transact((rows) =>
        signReview(rows, world.siteId, review, { snapshot: '{}', version }, 'chair', AT),
      )
    expect(await sign(held.version)).toEqual({ outcome: 'conflict' })
    expect(await sign(held.version + 2)).toEqual({ outcome: 'done' })
  })

  it('leaves a difficulty that was struck from its agenda to the next one, and takes no day before its span', async () => {
    const difficulty = await hardship()
    const matter = { kind: 'difficulty' as const, refId: difficulty, text: 'Đường truyền yếu' }
    await house.database.transact((rows) => putOnAgenda(rows, world.siteId, review, [matter], 'office', AT))
    const [item] = (await parts()).agenda
    await take('agenda', item?.id ?? '')
    const now = await difficultyById(house.database.rows, world.siteId, difficulty)
    expect(now?.state).toBe('confirmed')
    const correct = (heldOn: string) =>
      house.database.transact((rows) =>
        correctDay(rows, world.siteId, review, { heldOn, today: TODAY }, 'office', AT),
      )
    expect(await correct('0001-01-01')).toEqual({ outcome: 'issues', issues: ['heldEarlier'] })
    expect(await correct(TODAY)).toEqual({ outcome: 'done' })
  })
})
