import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { describeEachEngine, type TestHouse } from '../../../test/engines.ts'
import { memberOf, postAt } from '../../../test/register-people.ts'
import { AT, foundRegister, type World } from '../../../test/register-world.ts'
import { allSites } from '../../sites/index.ts'
import { askExtension, decideExtension, extensionsOf } from '../duties/extending.ts'
import { obligationsOf } from '../duties/queries.ts'
import type { PostRole } from '../people/post.ts'
import { callReview } from '../reviews/holding.ts'
import { enter } from '../reviews/writing.ts'
import { assign } from '../tasks/assigning.ts'
import { calendarOf } from '../time/calendar.ts'
import { setCalendarYear } from '../time/calendar-days.ts'
import { stageOf, toldAt } from './ladder.ts'
import { remind } from './reminding.ts'

describe('the ladder of reminders', () => {
  const duty = { windowFrom: '2020-12-15', dueCurrent: '2021-03-16' }
  it.each([
    ['2020-12-14', undefined],
    ['2020-12-15', 'opened'],
    ['2021-03-08', 'opened'],
    ['2021-03-09', 'week'],
    ['2021-03-13', 'soon'],
    ['2021-03-16', 'today'],
    ['2021-03-17', 'late'],
    ['2021-03-19', 'later'],
    ['2021-03-30', 'latest'],
  ] as const)('on %s is %s', (day, stage) => {
    expect(stageOf(duty, day, calendarOf([]))).toBe(stage)
  })

  it('counts working days only: what is due before days off is late when work begins again', () => {
    const friday = { windowFrom: '2021-03-01', dueCurrent: '2021-03-12' }
    expect(stageOf(friday, '2021-03-14', calendarOf([]))).toBeUndefined()
    expect(stageOf(friday, '2021-03-15', calendarOf([]))).toBe('late')
  })

  it('tells more people the later it is, and urges nobody whose request for more time waits', () => {
    expect(toldAt('week', false)).toEqual(['officers'])
    expect(toldAt('latest', true)).toContain('leaders')
    expect(toldAt('late', true)).toEqual([])
  })
})

describeEachEngine('reminders', (open) => {
  let house: TestHouse
  let world: World
  const people = new Map<string, string>()
  beforeEach(async () => {
    house = await open()
    world = await foundRegister(house)
    await world.force()
    await world.oblige()
    await post('officer', world.districts[0] ?? '', 'officer')
    await post('head', world.districts[0] ?? '', 'leader')
    await post('coordinator', world.hub, 'coordinator')
    await post('chair', world.hub, 'leader')
  })
  afterEach(() => house.close())

  async function post(name: string, bodyId: string, role: PostRole): Promise<void> {
    const id = await memberOf(house, world.siteId, name)
    people.set(id, name)
    await postAt(house, world.siteId, id, bodyId, role)
  }
  const at = (day: string, hour = '02') => `${day}T${hour}:00:00.000Z`
  const remindOn = async (day: string, hour?: string) => {
    const [site] = await allSites(house.database.rows)
    return site ? remind(house.database, site, at(day, hour)) : expect.unreachable()
  }
  /** Who was told on a day, with how many lines. */
  const told = async (day: string) => {
    const notices = await house.database.rows
      .withTables<{ account_notice: { account_id: string; at: string; note: string } }>()
      .selectFrom('account_notice')
      .select(['account_id', 'note'])
      .where('at', '=', at(day))
      .execute()
    return Object.fromEntries(
      notices.map(({ account_id, note }) => [people.get(account_id), note.split('\n').length]),
    )
  }

  it('come once a working day, in one message to each, in the morning', async () => {
    expect(await remindOn('2021-03-09', '20')).toBe(0)
    expect(await remindOn('2021-03-10')).toBe(1)
    expect(await remindOn('2021-03-10', '05')).toBe(0)
    expect(await told('2021-03-10')).toEqual({ officer: 1 })
    expect(await remindOn('2021-03-13')).toBe(0)
  })

  it('say each step once, and go up the ladder', async () => {
    await remindOn('2021-03-10')
    expect(await remindOn('2021-03-11')).toBe(0)
    await remindOn('2021-03-15')
    // The next quarter opens on the same day.
    expect(await told('2021-03-15')).toEqual({ officer: 2, head: 1 })
    await remindOn('2021-03-17')
    // The office hears of every district that is late, the officer of their own.
    expect(await told('2021-03-17')).toEqual({ officer: 1, head: 1, coordinator: 3 })
    await remindOn('2021-03-30')
    expect(await told('2021-03-30')).toMatchObject({ chair: 3 })
  })

  it('begin again with a new due day, and leave those alone whose request waits', async () => {
    const [duty] = (await world.duties((await obligation()).id)).filter(
      ({ body_id }) => body_id === world.districts[0],
    )
    const [id, bodyId] = [duty?.id ?? '', world.districts[0] ?? '']
    await remindOn('2021-03-15')
    const asked = { reason: 'x', proposed: '2021-04-16', bodyId, on: '2021-03-15' }
    await house.database.transact((rows) => askExtension(rows, world.siteId, id, asked, 'officer', AT))
    await remindOn('2021-03-17')
    expect(await told('2021-03-17')).not.toHaveProperty('head')
    const [request] = await extensionsOf(house.database.rows, id)
    await house.database.transact((rows) =>
      decideExtension(
        rows,
        world.siteId,
        id,
        { id: request?.id ?? '', granted: '2021-04-16', decision: 'CV' },
        'chair',
        AT,
      ),
    )
    await remindOn('2021-04-14')
    expect(await told('2021-04-14')).toMatchObject({ officer: 1, head: 1 })
  })

  it('speak of tasks too: a week before their day, and again when they are late', async () => {
    const { siteId, agreementId, hub, districts } = world
    const days = { coversFrom: '2021-01-01', coversUntil: '2021-01-31', plannedOn: '2021-02-01' }
    const plan = {
      agreementId,
      kind: 'interim' as const,
      ...days,
      place: 'A',
      hostId: hub,
      supplements: null,
    }
    await house.database.transact(async (rows) => {
      const review = await callReview(rows, siteId, plan, 'x', AT)
      const item = { text: 'Rà soát', kind: null, isPublic: false }
      const entered = await enter(rows, siteId, review, { kind: 'conclusion', item }, 'x', AT)
      const given = {
        ownerIds: [districts[0] ?? ''],
        holderId: hub,
        leader: 'A',
        content: 'Rà soát',
        output: 'A',
      }
      const conclusion = entered.outcome === 'done' ? entered.id : ''
      await assign(
        rows,
        siteId,
        review,
        conclusion,
        { ...given, due: '2021-02-26', noDueReason: '' },
        'x',
        AT,
      )
    })
    await remindOn('2021-02-18')
    // The quarter has opened, and nothing is said of the task yet.
    expect(await told('2021-02-18')).toEqual({ officer: 1 })
    await remindOn('2021-02-22')
    expect(await told('2021-02-22')).toEqual({ officer: 1 })
    expect(await remindOn('2021-02-23')).toBeGreaterThan(0)
    await remindOn('2021-03-01')
    expect(await told('2021-03-01')).toMatchObject({ officer: 1, head: 1, coordinator: 1 })
  })

  it('keep silent on a day off', async () => {
    const days = [{ day: '2021-03-10', kind: 'holiday' as const, basis: 'x' }]
    await house.database.transact((rows) => setCalendarYear(rows, world.siteId, 2021, days, 'test', AT))
    expect(await remindOn('2021-03-10')).toBe(0)
    expect(await remindOn('2021-03-11')).toBe(1)
  })

  it('are told once where two look at once', async () => {
    const both = await Promise.all([remindOn('2021-03-10'), remindOn('2021-03-10')])
    expect(both.sort()).toEqual([0, 1])
  })

  const obligation = async () =>
    (await obligationsOf(house.database.rows, world.agreementId))[0] ?? expect.unreachable()
})
