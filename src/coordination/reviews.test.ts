import fc from 'fast-check'
import { afterEach, beforeEach, expect, it } from 'vitest'
import { describeEachEngine, type TestHouse } from '../../test/engines.ts'
import { AT, foundRegister, TODAY, type World } from '../../test/register-world.ts'
import { difficultiesOf } from './difficulties/queries.ts'
import { joinDifficulty, moveDifficulty, raise } from './difficulties/raising.ts'
import { handIn } from './reports/handing-in.ts'
import { ReportContent } from './reports/report.ts'
import { callReview, numberPaper, signReview, turnReview } from './reviews/holding.ts'
import { partsOf, reviewById, snapshotOf } from './reviews/queries.ts'
import { REVIEW_ACTS, type ReviewAct } from './reviews/review.ts'
import { classify, type Entry, enter } from './reviews/writing.ts'
import { assign, type NewTask, turnTask } from './tasks/assigning.ts'
import { extendTask, reassignTask } from './tasks/directing.ts'
import { notesOf, taskById, tasksOfReview } from './tasks/queries.ts'
import { OVER, TASK_ACTS, type TaskAct } from './tasks/task.ts'

describeEachEngine('reviews and what comes of them', (open) => {
  let house: TestHouse
  let world: World
  beforeEach(async () => {
    house = await open()
    world = await foundRegister(house)
    await world.force()
  })
  afterEach(() => house.close())

  const call = () =>
    house.database.transact((rows) =>
      callReview(
        rows,
        world.siteId,
        {
          ...{
            agreementId: world.agreementId,
            kind: 'interim',
            coversFrom: '2021-01-01',
            coversUntil: '2021-12-31',
          },
          ...{ plannedOn: '2022-01-20', place: 'Hội trường', hostId: world.hub, supplements: null },
        },
        'office',
        AT,
      ),
    )
  const turn = (id: string, act: Exclude<ReviewAct, 'sign'>, more = {}) =>
    house.database.transact((rows) => turnReview(rows, world.siteId, id, act, more, 'office', AT))
  const write = (id: string, entry: Entry) =>
    house.database.transact((rows) => enter(rows, world.siteId, id, entry, 'office', AT))
  const sign = (id: string, said = '{}') =>
    house.database.transact((rows) => signReview(rows, world.siteId, id, { snapshot: said }, 'chair', AT))
  const chair = (): Entry => ({
    kind: 'attendance',
    item: {
      ...{ bodyId: world.hub, name: 'Hà Thị Chủ', titleThen: 'Quyền Cục trưởng', part: 'chair' },
      ...{ mode: 'in-person', reason: '' },
    },
  })
  const conclude = async (text: string) => {
    const id = await call()
    for (const act of ['open-papers', 'lock-papers'] as const) await turn(id, act)
    await turn(id, 'begin', { heldOn: '2022-01-20' })
    await write(id, chair())
    const written = await write(id, { kind: 'conclusion', item: { text, kind: null, isPublic: true } })
    return { id, conclusion: written.outcome === 'done' ? written.id : expect.unreachable() }
  }
  const task = (more: Partial<NewTask> = {}): NewTask => ({
    ...{
      ownerIds: [world.districts[0] ?? ''],
      holderId: world.hub,
      leader: 'Phó Chủ tịch',
      content: 'Rà soát',
    },
    ...{ output: 'Danh sách', due: '2022-03-31', noDueReason: '', ...more },
  })
  const give = (id: string, conclusion: string, more: Partial<NewTask> = {}) =>
    house.database.transact((rows) => assign(rows, world.siteId, id, conclusion, task(more), 'office', AT))
  const doTask = (id: string, act: TaskAct, actingFor: string[], note = 'đã xong') =>
    house.database.transact((rows) => turnTask(rows, world.siteId, id, act, { note, actingFor }, 'x', AT))

  it('11: are concluded only when each conclusion has tasks, or is a direction or a decision', async () => {
    const { id, conclusion } = await conclude('Rà soát hồ sơ tồn đọng')
    expect(await turn(id, 'conclude')).toEqual({ outcome: 'issues', issues: ['undecidedConclusions'] })
    await house.database.transact((rows) =>
      classify(rows, world.siteId, id, conclusion, 'task', 'office', AT),
    )
    expect(await turn(id, 'conclude')).toEqual({ outcome: 'issues', issues: ['undecidedConclusions'] })
    expect(await give(id, conclusion)).toMatchObject({ outcome: 'done' })
    expect(await turn(id, 'conclude')).toEqual({ outcome: 'done' })
  })

  it('11: give out no task without owner, leader, content, output and a day, or a reason for none', async () => {
    const { id, conclusion } = await conclude('Rà soát')
    expect(
      await give(id, conclusion, { ownerIds: [], leader: '', content: '', output: '', due: null }),
    ).toEqual({
      outcome: 'issues',
      issues: ['ownerMissing', 'leaderMissing', 'contentMissing', 'outputMissing', 'dueMissing'],
    })
    expect(await give(id, conclusion, { due: null, noDueReason: 'việc thường xuyên' })).toMatchObject({
      outcome: 'done',
    })
  })

  it('12: are signed once and then frozen: nothing is written, numbered twice or turned back', async () => {
    const { id, conclusion } = await conclude('Duy trì')
    await house.database.transact((rows) =>
      classify(rows, world.siteId, id, conclusion, 'direction', 'office', AT),
    )
    expect(await sign(id)).toEqual({ outcome: 'conflict' })
    await turn(id, 'conclude')
    expect(await sign(id, '{"due":6}')).toEqual({ outcome: 'done' })
    expect(await sign(id, '{"due":7}')).toEqual({ outcome: 'conflict' })
    expect(await snapshotOf(house.database.rows, world.siteId, id)).toBe('{"due":6}')
    expect(
      await write(id, { kind: 'conclusion', item: { text: 'x', kind: 'task', isPublic: false } }),
    ).toEqual({
      outcome: 'notAllowed',
    })
    expect(await give(id, conclusion)).toEqual({ outcome: 'notAllowed' })
    for (const act of Object.keys(REVIEW_ACTS).filter((each) => each !== 'sign'))
      expect(await turn(id, act as Exclude<ReviewAct, 'sign'>, { reason: 'x', heldOn: TODAY })).toEqual({
        outcome: 'conflict',
      })
    const number = (paper: 'notice' | 'report', given: string) =>
      house.database.transact((rows) =>
        numberPaper(rows, world.siteId, id, paper, { number: given, on: '2022-01-22' }, 'office', AT),
      )
    expect([
      await number('notice', '05'),
      await number('notice', '06'),
      await number('report', '07'),
    ]).toEqual([{ outcome: 'done' }, { outcome: 'conflict' }, { outcome: 'done' }])
    expect(await reviewById(house.database.rows, world.siteId, id)).toMatchObject({
      noticeNumber: '05',
      reportNumber: '07',
      reportOn: '2022-01-22',
    })
  })

  it('are concluded only with a chair who was there, and begun with the day on which they were held', async () => {
    const id = await call()
    for (const act of ['open-papers', 'lock-papers'] as const) await turn(id, act)
    expect(await turn(id, 'begin')).toEqual({ outcome: 'issues', issues: ['heldMissing'] })
    await turn(id, 'begin', { heldOn: '2022-01-20' })
    expect(await turn(id, 'conclude')).toMatchObject({ issues: ['chairMissing', 'noConclusions'] })
  })

  it('13: have tasks that no owner validates, with words on what proves them', async () => {
    const { id, conclusion } = await conclude('Rà soát')
    await give(id, conclusion)
    const [given] = await tasksOfReview(house.database.rows, id)
    const [owner, taskId] = [[given?.ownerId ?? ''], given?.id ?? '']
    expect(await doTask(taskId, 'accept', [world.hub])).toEqual({ outcome: 'notAllowed' })
    await doTask(taskId, 'accept', owner)
    await doTask(taskId, 'report-done', owner)
    expect(await doTask(taskId, 'close', owner)).toEqual({ outcome: 'notAllowed' })
    expect(await doTask(taskId, 'close', [world.hub], '')).toEqual({ outcome: 'noteMissing' })
    expect(await doTask(taskId, 'close', [world.hub], 'Đã nhận danh sách')).toEqual({ outcome: 'done' })
    expect(await taskById(house.database.rows, world.siteId, taskId)).toMatchObject({ closedBy: 'x' })
    expect((await notesOf(house.database.rows, taskId)).map(({ act }) => act)).toEqual([
      'accept',
      'report-done',
      'close',
    ])
  })

  it('14: address a group with a share for each body; the whole closes when its shares are over', async () => {
    const { id, conclusion } = await conclude('Các huyện rà soát')
    await give(id, conclusion, { ownerIds: world.districts })
    const all = await tasksOfReview(house.database.rows, id)
    const parent = all.find(({ parentId }) => parentId === null)
    const shares = all.filter(({ parentId }) => parentId === parent?.id)
    expect(shares.map(({ ownerId }) => ownerId).sort()).toEqual([...world.districts].sort())
    for (const act of ['accept', 'report-done'] as const) await doTask(parent?.id ?? '', act, [world.hub])
    expect(await doTask(parent?.id ?? '', 'close', [world.hub])).toEqual({ outcome: 'notAllowed' })
    expect(await doTask(parent?.id ?? '', 'close', ['another body'])).toEqual({ outcome: 'sharesOpen' })
    for (const share of shares) await doTask(share.id, 'cancel', ['another body'])
    // The office that holds the whole is the chair's own: the chair closes it.
    const closed = await house.database.transact((rows) =>
      turnTask(
        rows,
        world.siteId,
        parent?.id ?? '',
        'close',
        { note: 'x', actingFor: [world.hub], isChair: true },
        'chair',
        AT,
      ),
    )
    expect(closed).toEqual({ outcome: 'done' })
  })

  it('14: have their whole opened again where one of its shares is', async () => {
    const { id, conclusion } = await conclude('Các huyện rà soát')
    await give(id, conclusion, { ownerIds: world.districts })
    const all = await tasksOfReview(house.database.rows, id)
    const chair = async (taskId: string, act: TaskAct) =>
      house.database.transact((rows) =>
        turnTask(
          rows,
          world.siteId,
          taskId,
          act,
          { note: 'x', actingFor: [world.hub], isChair: true },
          'chair',
          AT,
        ),
      )
    for (const each of [...all].sort((one) => (one.parentId ? -1 : 1))) {
      for (const act of ['accept', 'report-done'] as const) await doTask(each.id, act, [each.ownerId])
      expect(await chair(each.id, 'close')).toEqual({ outcome: 'done' })
    }
    const [share] = all.filter(({ parentId }) => parentId !== null)
    expect(await chair(share?.id ?? '', 'reopen')).toEqual({ outcome: 'done' })
    const whole = await taskById(house.database.rows, world.siteId, share?.parentId ?? '')
    expect(whole).toMatchObject({ state: 'in-progress', closedBy: null })
  })

  it('take along, when they are called off, the tasks that they had given out; a task is no direction any more', async () => {
    const id = await call()
    const written = await write(id, { kind: 'conclusion', item: { text: 'A', kind: null, isPublic: false } })
    const conclusion = written.outcome === 'done' ? written.id : expect.unreachable()
    await give(id, conclusion)
    const direction = await house.database.transact((rows) =>
      classify(rows, world.siteId, id, conclusion, 'direction', 'office', AT),
    )
    expect(direction).toEqual({ outcome: 'notAllowed' })
    expect(await turn(id, 'cancel', { reason: 'Mưa lũ' })).toEqual({ outcome: 'done' })
    expect((await tasksOfReview(house.database.rows, id)).map(({ state }) => state)).toEqual(['cancelled'])
  })

  it('begin on no day that is yet to come', async () => {
    const id = await call()
    for (const act of ['open-papers', 'lock-papers'] as const) await turn(id, act)
    expect(await turn(id, 'begin', { heldOn: '2022-01-21', today: '2022-01-20' })).toEqual({
      outcome: 'issues',
      issues: ['heldLater'],
    })
    expect(await turn(id, 'begin', { heldOn: '2022-01-20', today: '2022-01-20' })).toEqual({
      outcome: 'done',
    })
  })

  it('carry over what is still open: earlier tasks first, then difficulties, each once', async () => {
    const { id, conclusion } = await conclude('Rà soát')
    await give(id, conclusion)
    const dutyId = (await world.duties(await world.oblige()))[0]?.id ?? ''
    const content = ReportContent.parse({
      did: 'partly',
      difficulties: [{ kind: 'obstacle', cause: 'objective', text: 'Đường truyền yếu', askOf: '' }],
    })
    const send = (key: string) =>
      house.database.transact((rows) =>
        handIn(
          rows,
          world.siteId,
          dutyId,
          { content, kind: 'correction', reason: 'x', key, receivedOn: TODAY, via: 'system', bodyName: 'A' },
          'officer',
          TODAY,
          AT,
        ),
      )
    await send('1')
    await send('2')
    const next = await call()
    const { agenda } = await partsOf(house.database.rows, next)
    expect(agenda.map(({ number, kind, text }) => [number, kind, text])).toEqual([
      [1, 'carried', 'Rà soát'],
      [2, 'difficulty', 'Đường truyền yếu'],
    ])
  })

  it('know a difficulty that is raised again: it is as old as the first, and stands on the agenda once', async () => {
    const origin = {
      siteId: world.siteId,
      agreementId: world.agreementId,
      obligationId: null,
      versionId: null,
    }
    const raiseOn = (on: string, raisedBy: string) =>
      house.database.transact((rows) =>
        raise(
          rows,
          { ...origin, raisedBy, on },
          { kind: 'backlog', cause: 'objective', text: `Tồn đọng ${on}`, askOf: '' },
          'x',
          AT,
        ),
      )
    const [first, second] = [
      await raiseOn('2021-03-01', world.districts[0] ?? ''),
      await raiseOn('2021-09-01', world.districts[1] ?? ''),
    ]
    const join = (id: string, to: string) =>
      house.database.transact((rows) => joinDifficulty(rows, world.siteId, id, to, 'x', AT))
    expect(await join(second, first)).toEqual({ outcome: 'done' })
    expect(await join(first, second)).toEqual({ outcome: 'notAllowed' })
    const third = await raiseOn('2021-10-01', world.districts[2] ?? '')
    const found = await difficultiesOf(house.database.rows, world.siteId, world.agreementId)
    expect(found.map(({ firstRaisedOn }) => firstRaisedOn)).toEqual([
      ...['2021-03-01', '2021-03-01', '2021-10-01'],
    ])
    const move = (act: 'resolve' | 'confirm') =>
      house.database.transact((rows) => moveDifficulty(rows, world.siteId, first, act, '', 'x', AT))
    expect(await move('resolve')).toEqual({ outcome: 'conflict' })
    const { agenda } = await partsOf(house.database.rows, await call())
    expect(agenda.map(({ refId }) => refId)).toEqual([first, third])
    // What is on an agenda needs no confirmation any more.
    expect([await move('confirm'), await move('resolve')]).toEqual([
      { outcome: 'conflict' },
      { outcome: 'done' },
    ])
    // What was the same is resolved with it, and nothing open is hidden behind what is over.
    const states = await difficultiesOf(house.database.rows, world.siteId, world.agreementId)
    expect(states.map(({ state }) => state)).toEqual(['resolved', 'resolved', expect.anything()])
    expect(await join(third, first)).toEqual({ outcome: 'notAllowed' })
  })

  it('give a task to another body, or more time, by a reason; never by whoever is to do it', async () => {
    const [own = '', other = ''] = world.districts
    const { id, conclusion } = await conclude('Rà soát')
    const given = await give(id, conclusion)
    const taskId = given.outcome === 'done' ? (given.ids[0] ?? '') : expect.unreachable()
    await doTask(taskId, 'decline', [own], 'Không thuộc huyện chúng tôi')
    const who = { actingFor: [world.hub], isChair: false }
    const direct = (ownerId: string, note = 'CV 12', actor = who) =>
      house.database.transact((rows) =>
        reassignTask(rows, world.siteId, taskId, { ownerId, note }, actor, 'office', AT),
      )
    const extend = (due: string, note = 'Mưa lũ') =>
      house.database.transact((rows) =>
        extendTask(rows, world.siteId, taskId, { due, note }, who, 'office', AT),
      )
    expect(await direct(other, 'x', { actingFor: [own], isChair: false })).toEqual({ outcome: 'notAllowed' })
    expect(await direct(other, '')).toEqual({ outcome: 'issues', issue: 'noteMissing' })
    expect(await direct(own)).toEqual({ outcome: 'issues', issue: 'sameOwner' })
    expect(await direct(other)).toEqual({ outcome: 'done' })
    expect(await extend('2022-03-31')).toEqual({ outcome: 'issues', issue: 'notLater' })
    expect(await extend('2022-04-30')).toEqual({ outcome: 'done' })
    const [now] = await tasksOfReview(house.database.rows, id)
    expect(now).toMatchObject({
      ...{ ownerId: other, state: 'assigned', dueOriginal: '2022-03-31', dueCurrent: '2022-04-30' },
    })
    const said = (await notesOf(house.database.rows, taskId)).map(({ act }) => act)
    expect(said).toEqual(['decline', 'reassign', 'extend'])
  })

  it('keep their promises through any sequence of acts on a task', async () => {
    const { id, conclusion } = await conclude('Rà soát')
    await give(id, conclusion)
    const [given] = await tasksOfReview(house.database.rows, id)
    const taskId = given?.id ?? ''
    const acts = fc.array(
      fc.record({
        act: fc.constantFrom(...(Object.keys(TASK_ACTS) as TaskAct[])),
        asOwner: fc.boolean(),
        note: fc.constantFrom('', 'vì sao'),
      }),
      { maxLength: 12 },
    )
    await fc.assert(
      fc.asyncProperty(acts, async (sequence) => {
        for (const { act, asOwner, note } of sequence) {
          const before = await taskById(house.database.rows, world.siteId, taskId)
          const turned = await doTask(taskId, act, asOwner ? [given?.ownerId ?? ''] : [world.hub], note)
          const after = await taskById(house.database.rows, world.siteId, taskId)
          if (turned.outcome !== 'done') {
            expect(after).toEqual(before)
            continue
          }
          expect(TASK_ACTS[act].from).toContain(before?.state)
          expect(after?.state).toBe(TASK_ACTS[act].to)
          // Only somebody else than its owner ends a task, or reopens it.
          if (OVER.has(after?.state ?? 'assigned')) expect(asOwner).toBe(false)
          expect(after?.state === 'closed').toBe(after?.closedBy !== null)
        }
      }),
      { numRuns: house.database.engine === 'sqlite' ? 40 : 6 },
    )
  })
})
