import { afterEach, beforeEach, expect, it } from 'vitest'
import { describeEachEngine, type TestHouse } from '../../../test/engines.ts'
import { memberOf, postAt } from '../../../test/register-people.ts'
import { AT, foundRegister, QUARTERLY, type World } from '../../../test/register-world.ts'
import { decideReport } from '../reports/deciding.ts'
import { handIn } from '../reports/handing-in.ts'
import { ReportContent } from '../reports/report.ts'
import { statusOf } from '../status.ts'
import { succeed } from '../succession/succeeding.ts'
import { calendarOf } from '../time/calendar.ts'
import { disputesWaiting, explanationsWaiting } from '../work/my-work.ts'
import { changeRule } from './changing-rule.ts'
import { decideDispute, disputesOf, raiseDispute, withdrawDispute } from './disputing.ts'
import { askExplanation, explain, explanationsOf } from './explaining.ts'
import { askExtension, extensionsOf, giveExtension } from './extending.ts'
import { dutyById } from './queries.ts'

const ON = '2021-03-25'

describeEachEngine('what is said of a duty', (open) => {
  let house: TestHouse
  let world: World
  let id = ''
  let obligation = ''
  beforeEach(async () => {
    house = await open()
    world = await foundRegister(house)
    await world.force()
    obligation = await world.oblige()
    const [first] = await world.duties(obligation)
    id = first?.id ?? ''
  })
  afterEach(() => house.close())

  const transact: TestHouse['database']['transact'] = (work) => house.database.transact(work)
  const duty = async () => (await dutyById(house.database.rows, world.siteId, id)) ?? expect.unreachable()
  const noticesOf = (accountId: string) =>
    house.database.rows
      .withTables<{ account_notice: { account_id: string; act: string; note: string } }>()
      .selectFrom('account_notice')
      .select(['act', 'note'])
      .where('account_id', '=', accountId)
      .execute()

  const ask = (question = 'Vì sao chậm?', dueOn = '2021-03-30', by = 'chair') =>
    transact((rows) => askExplanation(rows, world.siteId, id, { question, dueOn, on: ON }, by, AT))
  const explanation = async () =>
    (await explanationsOf(house.database.rows, id)).at(-1) ?? expect.unreachable()
  const answer = async (said: string) =>
    transact(async (rows) =>
      explain(rows, world.siteId, id, { id: (await explanation()).id, answer: said, on: ON }, 'officer', AT),
    )

  it('an explanation is asked, told to the body, answered once, and told to whoever asked', async () => {
    const { bodyId } = await duty()
    const officer = await memberOf(house, world.siteId, 'officer')
    const chair = await memberOf(house, world.siteId, 'chair')
    await postAt(house, world.siteId, officer, bodyId, 'officer')
    await postAt(house, world.siteId, chair, world.hub, 'leader')
    expect(await ask('Vì sao chậm?', '2021-03-30', chair)).toEqual({ outcome: 'done' })
    expect(await noticesOf(officer)).toEqual([{ act: 'explanation-asked', note: 'Vì sao chậm?' }])
    expect(await explanationsWaiting(house.database.rows, [bodyId])).toMatchObject([{ dutyId: id }])
    expect(await answer('')).toEqual({ outcome: 'issues', issues: ['answerMissing'] })
    expect(await answer('Mất điện')).toEqual({ outcome: 'done' })
    expect(await answer('Khác')).toEqual({ outcome: 'conflict' })
    expect(await explanation()).toMatchObject({ answer: 'Mất điện', answeredOn: ON })
    expect(await noticesOf(chair)).toEqual([{ act: 'explanation-given', note: 'Mất điện' }])
    expect(await explanationsWaiting(house.database.rows, [bodyId])).toEqual([])
  })

  it('one question at a time is asked, with words and a day that is to come', async () => {
    expect(await ask('', '2021-03-24')).toEqual({
      outcome: 'issues',
      issues: ['questionMissing', 'dayPast'],
    })
    await ask()
    expect(await ask()).toEqual({ outcome: 'issues', issues: ['unanswered'] })
    await answer('Mất điện')
    expect(await ask('Còn gì nữa?')).toEqual({ outcome: 'done' })
  })

  const dispute = (about: 'due' | 'return' | 'other', claim = 'Không đúng') =>
    transact((rows) => raiseDispute(rows, world.siteId, id, { about, claim, on: ON }, 'officer', AT))
  const raised = async () => (await disputesOf(house.database.rows, id)).at(-1) ?? expect.unreachable()
  const rule = async (
    state: 'upheld' | 'rejected',
    more: { due?: string; decision?: string; by?: string } = {},
  ) =>
    transact(async (rows) => {
      const { due = '', decision = 'CV 5', by = 'chair' } = more
      const ruling = { id: (await raised()).id, state, due, decision, on: ON }
      return decideDispute(rows, world.siteId, id, ruling, by, AT)
    })

  it('3: a dispute about the day that is upheld moves the day that holds, never the one first set', async () => {
    const before = await duty()
    expect(statusOf(before, ON)).toBe('overdue')
    expect(await dispute('due')).toEqual({ outcome: 'done' })
    expect(statusOf(await duty(), ON)).toBe('overdue')
    expect(await disputesWaiting(house.database.rows, [obligation], [])).toHaveLength(1)
    expect(await disputesWaiting(house.database.rows, [obligation], [before.bodyId])).toEqual([])
    expect(await rule('upheld', { due: before.dueCurrent ?? '' })).toEqual({
      outcome: 'issues',
      issues: ['notLater'],
    })
    expect(await rule('upheld', { due: '2021-03-31' })).toEqual({ outcome: 'done' })
    expect(await duty()).toMatchObject({ dueOriginal: before.dueOriginal, dueCurrent: '2021-03-31' })
    expect(await raised()).toMatchObject({ dueBefore: before.dueCurrent, due: '2021-03-31' })
    expect(statusOf(await duty(), ON)).not.toBe('overdue')
  })

  it('a return that was wrong counts for nothing: the first report was handed in', async () => {
    expect(await dispute('return')).toEqual({ outcome: 'issues', issues: ['nothingReturned'] })
    const content = ReportContent.parse({ did: 'done', results: 'Xong' })
    const send = (key: string, receivedOn: string, reason: string) =>
      transact((rows) =>
        handIn(
          rows,
          world.siteId,
          id,
          { ...{ content, kind: 'replacement', reason, key, receivedOn }, via: 'system', bodyName: 'Huyện' },
          'officer',
          ON,
          AT,
        ),
      )
    const decide = (number: number, state: 'accepted' | 'returned') =>
      transact((rows) =>
        decideReport(rows, world.siteId, id, { number, state, reason: 'Thiếu' }, 'office', AT),
      )
    await send('1', '2021-03-15', '')
    await decide(1, 'returned')
    expect((await duty()).handedInOn).toBeNull()
    await dispute('return')
    await rule('upheld')
    expect((await duty()).handedInOn).toBe('2021-03-15')
    // It waits to be decided again; of two that came back, the one counts of which that was said.
    await decide(1, 'returned')
    await send('2', '2021-03-24', 'Sửa')
    await decide(2, 'returned')
    await dispute('return')
    expect((await raised()).version).toBe(2)
    await rule('upheld')
    expect((await duty()).handedInOn).toBe('2021-03-24')
  })

  it('a dispute is decided once, with reasons, by another than who raised it; or taken back', async () => {
    expect(await dispute('other', '')).toEqual({ outcome: 'issues', issues: ['claimMissing'] })
    await dispute('other')
    expect(await dispute('other')).toEqual({ outcome: 'issues', issues: ['open'] })
    expect(await rule('rejected', { by: 'officer' })).toEqual({ outcome: 'notAllowed' })
    expect(await rule('rejected', { decision: '' })).toMatchObject({ issues: ['decisionMissing'] })
    expect(await rule('rejected')).toEqual({ outcome: 'done' })
    expect(await rule('upheld')).toEqual({ outcome: 'conflict' })
    await dispute('other')
    const again = await raised()
    const withdraw = () =>
      transact((rows) => withdrawDispute(rows, world.siteId, id, again.id, 'officer', AT))
    expect(await withdraw()).toEqual({ outcome: 'done' })
    expect(await withdraw()).toEqual({ outcome: 'conflict' })
    expect((await disputesOf(house.database.rows, id)).map(({ state }) => state)).toEqual([
      'rejected',
      'withdrawn',
    ])
  })

  it('the leading side gives more time that nobody asked for, and it is written as more time that was granted', async () => {
    const give = (granted: string, decision = 'CV 6') =>
      transact((rows) => giveExtension(rows, world.siteId, id, { granted, decision, on: ON }, 'chair', AT))
    expect(await give('2021-03-01', '')).toEqual({
      outcome: 'issues',
      issues: ['decisionMissing', 'notLater'],
    })
    expect(await give('2021-04-30')).toEqual({ outcome: 'done' })
    expect(await duty()).toMatchObject({ dueOriginal: '2021-03-16', dueCurrent: '2021-04-30' })
    expect(await extensionsOf(house.database.rows, id)).toMatchObject([
      { state: 'granted', reason: '', decision: 'CV 6' },
    ])
  })

  it('keeps a period to which something was said when the rule changes', async () => {
    const [, , , later] = await world.duties(obligation)
    id = later?.id ?? ''
    await ask()
    await dispute('other')
    const rule = {
      ...QUARTERLY,
      deadline: { kind: 'after-close' as const, workingDays: 9 },
    } as typeof QUARTERLY
    const changed = await transact((rows) =>
      changeRule(
        rows,
        world.siteId,
        obligation,
        { rule, since: '2021-03-15', basis: 'QĐ' },
        calendarOf([]),
        '2021-03-01',
        'office',
        AT,
      ),
    )
    expect(changed).toMatchObject({ outcome: 'done' })
    expect(await disputesOf(house.database.rows, id)).toHaveLength(1)
  })

  it('8: nothing that a body which ends was waiting for stays open, also of what was overdue', async () => {
    const { bodyId } = await duty()
    await dispute('other')
    const asked = { reason: 'x', proposed: '2021-04-16', bodyId, on: ON }
    await transact((rows) => askExtension(rows, world.siteId, id, asked, 'officer', AT))
    const heir = await world.add('commune', 'Xã Mới')
    const decision = { number: '1/NQ', on: '2021-06-01', issuer: 'UBND', text: '' }
    const change = { kind: 'merge-into' as const, on: '2021-07-01', originals: [bodyId], results: [heir] }
    const outcome = await transact((rows) =>
      succeed(
        rows,
        world.siteId,
        { ...change, decision, fateOf: () => ({ to: heir }) },
        calendarOf([]),
        '2021-07-01',
        'admin',
        AT,
      ),
    )
    expect(outcome).toEqual({ outcome: 'done' })
    expect(await disputesOf(house.database.rows, id)).toMatchObject([{ state: 'withdrawn' }])
    expect(await extensionsOf(house.database.rows, id)).toMatchObject([{ state: 'withdrawn' }])
  })
})
