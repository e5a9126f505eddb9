import fc from 'fast-check'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { describeEachEngine, type TestHouse } from '../../test/engines.ts'
import { AT, foundRegister, QUARTERLY, TODAY, type World } from '../../test/register-world.ts'
import { entries } from '../journal/index.ts'
import { bringIntoForce } from './agreements/drafting.ts'
import { lockDuty, setAside } from './duties/changing.ts'
import { changeRule } from './duties/changing-rule.ts'
import { DISPUTED, decideDispute, disputesOf, raiseDispute } from './duties/disputing.ts'
import { askExplanation, explain, explanationsOf } from './duties/explaining.ts'
import {
  askExtension,
  decideExtension,
  extensionsOf,
  giveExtension,
  withdrawExtension,
} from './duties/extending.ts'
import { dutyAfterEvent, makeDuties } from './duties/generating.ts'
import { dutyById, obligationById } from './duties/queries.ts'
import { figuresOf, sumOf } from './figures.ts'
import { excusedIn } from './matrix/duties-in.ts'
import { matrixOf } from './matrix/matrix.ts'
import { decideReport } from './reports/deciding.ts'
import { saveDraft } from './reports/drafting.ts'
import { handIn, type Sending } from './reports/handing-in.ts'
import { draftOf, firstBrokenVersion, reportBefore, versionsOf } from './reports/queries.ts'
import { paragraphsOf, ReportContent, wordsAgain } from './reports/report.ts'
import { withhold } from './reports/withholding.ts'
import { statusOf } from './status.ts'
import { own } from './tables.ts'
import { calendarOf } from './time/calendar.ts'
import { openDuties, reportsWaiting, returnedCorrections } from './work/my-work.ts'

const NONE = calendarOf([])

describeEachEngine('the coordination register', (open) => {
  let house: TestHouse
  let world: World
  beforeEach(async () => {
    house = await open()
    world = await foundRegister(house)
  })
  afterEach(() => house.close())

  const sending = (more: Partial<Sending> = {}): Sending => ({
    ...{ content: ReportContent.parse({ did: 'done', figure: 12 }), kind: 'first', reason: '', key: 'k1' },
    ...{ receivedOn: '2021-03-16', via: 'system', bodyName: 'Huyện Hai Suối', ...more },
  })
  const send = (dutyId: string, more: Partial<Sending> = {}, by = 'officer', today = '2022-01-01') =>
    house.database.transact((rows) => handIn(rows, world.siteId, dutyId, sending(more), by, today, AT))
  const decide = (dutyId: string, number: number, state: 'accepted' | 'returned', reason = '') =>
    house.database.transact((rows) =>
      decideReport(rows, world.siteId, dutyId, { number, state, reason }, 'hub', AT),
    )
  const duty = async (id: string) =>
    (await dutyById(house.database.rows, world.siteId, id)) ?? expect.unreachable()
  const ask = (dutyId: string, proposed: string, on = '2021-03-10', by = 'officer') =>
    house.database.transact((rows) =>
      askExtension(
        rows,
        world.siteId,
        dutyId,
        { reason: 'Mưa lũ', proposed, bodyId: world.districts[0] ?? '', on },
        by,
        AT,
      ),
    )
  const grant = async (dutyId: string, granted: string | null, by = 'leader') => {
    const [asked] = (await extensionsOf(house.database.rows, dutyId)).filter(({ state }) => state === 'asked')
    return house.database.transact((rows) =>
      decideExtension(
        rows,
        world.siteId,
        dutyId,
        { id: asked?.id ?? '', granted, decision: 'CV 12' },
        by,
        AT,
      ),
    )
  }
  const firstDuty = async () => {
    await world.force()
    return (await world.duties(await world.oblige()))[0] ?? expect.unreachable()
  }

  describe('an agreement', () => {
    it('comes into force only with two sides, a signed file and a provision', async () => {
      const { siteId, agreementId, bodies } = world
      const without = await house.database.transact(async (rows) =>
        bringIntoForce(rows, siteId, agreementId, 1, await bodies(TODAY), 'test', AT),
      )
      expect(without).toEqual({ outcome: 'issues', issues: ['fileMissing'] })
      expect(await world.force()).toEqual({ outcome: 'done' })
      expect(await world.force()).toEqual({ outcome: 'notAllowed' })
    })
  })

  describe('duties', () => {
    it('15: are made once for each obligation, body and period, however often they are made', async () => {
      await world.force()
      const id = await world.oblige()
      const made = await world.duties(id)
      // Up to 8/2/2022: the quarters that close in March, June, September and December 2021, of three districts.
      expect(made.map(({ period }) => period)).toEqual(
        ['2021-Q1', '2021-Q2', '2021-Q3', '2021-Q4'].flatMap((period) => [period, period, period]),
      )
      const obligation = (await obligationById(house.database.rows, world.siteId, id)) ?? expect.unreachable()
      const again = () => house.database.transact((rows) => makeDuties(rows, obligation, '2022-06-30', NONE))
      expect([await again(), await again()]).toEqual([6, 0])
    })

    it('begin with an event where the rule says so, once for each body and day', async () => {
      await world.force()
      const rule = { kind: 'after-event' as const, days: 3, unit: 'working-days' as const }
      const id = await world.oblige({ title: 'Trao đổi đột xuất', rule })
      expect(await world.duties(id)).toEqual([])
      const obligation = (await obligationById(house.database.rows, world.siteId, id)) ?? expect.unreachable()
      const happens = (on = '2021-03-05') =>
        house.database.transact((rows) =>
          dutyAfterEvent(rows, obligation, world.districts[0] ?? '', on, NONE),
        )
      expect([await happens(), await happens()]).toEqual([
        { outcome: 'done', isNew: true },
        { outcome: 'done', isNew: false },
      ])
      // Nothing is owed for what happens once the agreement is over.
      expect(await happens('2026-01-02')).toEqual({ outcome: 'notAllowed' })
      expect(await world.duties(id)).toMatchObject([{ due_original: '2021-03-10', period: '2021-03-05' }])
    })

    it('15: follow a changed rule only in periods that open from its day on; what had opened stays as it was', async () => {
      await world.force()
      const id = await world.oblige()
      const monthly = { ...QUARTERLY, period: 'month' as const }
      const change = (since: string, basis = 'QĐ 9') =>
        house.database.transact((rows) =>
          changeRule(rows, world.siteId, id, { rule: monthly, since, basis }, NONE, '2021-05-10', 'hub', AT),
        )
      expect(await change('2021-05-10')).toEqual({ outcome: 'inThePast' })
      expect(await change('2021-06-15', '')).toEqual({ outcome: 'basisMissing' })
      const before = await world.duties(id)
      // One of the quarters to come has been begun: it stays.
      const begun = before.find(({ period }) => period === '2021-Q4')?.id ?? ''
      await house.database.transact((rows) =>
        saveDraft(rows, world.siteId, begun, ReportContent.parse({}), 0, 'officer', AT),
      )
      expect(await change('2021-06-15')).toMatchObject({ outcome: 'done' })
      const [body] = world.districts
      const after = (await world.duties(id))
        .filter(({ body_id }) => body_id === body)
        .map(({ period }) => period)
      expect(after.filter((period) => period.includes('Q')).slice(0, 2)).toEqual(['2021-Q1', '2021-Q2'])
      expect(after).toContain('2021-07')
      expect(after).not.toContain('2021-06')
      expect((await dutyById(house.database.rows, world.siteId, begun))?.period).toBe('2021-Q4')
      const kept = (await world.duties(id)).filter(({ period }) => period === '2021-Q1')
      expect(kept.map(({ due_original }) => due_original)).toEqual(
        before.filter(({ period }) => period === '2021-Q1').map(({ due_original }) => due_original),
      )
    })

    it('3: keep the first due day, whatever is granted later', async () => {
      const { id } = await firstDuty()
      expect(await ask(id, '2021-03-30')).toEqual({ outcome: 'done' })
      expect(await duty(id)).toMatchObject({ dueOriginal: '2021-03-16', dueCurrent: '2021-03-16' })
      expect(await grant(id, '2021-03-25')).toEqual({ outcome: 'done' })
      expect(await duty(id)).toMatchObject({ dueOriginal: '2021-03-16', dueCurrent: '2021-03-25' })
      await send(id, { receivedOn: '2021-03-20' })
      expect(statusOf(await duty(id), '2021-04-01')).toBe('done-extended')
    })

    it('4: store nowhere that they are overdue', async () => {
      const { id } = await firstDuty()
      const before = await house.database.rows
        .withTables<{ duty: { id: string } }>()
        .selectFrom('duty')
        .selectAll()
        .where('id', '=', id)
        .execute()
      expect([statusOf(await duty(id), '2021-03-16'), statusOf(await duty(id), '2021-03-17')]).toEqual([
        'due-soon',
        'overdue',
      ])
      expect(JSON.stringify(before)).not.toContain('overdue')
    })

    it('6: have one pending request for more time, which its asker never decides', async () => {
      const { id } = await firstDuty()
      expect(await ask(id, '2021-03-16')).toEqual({ outcome: 'issues', issues: ['notLater'] })
      await ask(id, '2021-03-30')
      expect(await ask(id, '2021-04-30')).toEqual({ outcome: 'issues', issues: ['pending'] })
      expect(await grant(id, '2021-03-30', 'officer')).toEqual({ outcome: 'notAllowed' })
      // Who asked may think better of it, and ask again.
      const [asked] = await extensionsOf(house.database.rows, id)
      const takeBack = () =>
        house.database.transact((rows) =>
          withdrawExtension(rows, world.siteId, id, asked?.id ?? '', 'officer', AT),
        )
      expect([await takeBack(), await takeBack()]).toEqual([{ outcome: 'done' }, { outcome: 'conflict' }])
      expect(await ask(id, '2021-04-06')).toEqual({ outcome: 'done' })
      expect(await grant(id, '2021-04-06')).toEqual({ outcome: 'done' })
    })

    it('leave all counts by a decision, and come back by one', async () => {
      const { id } = await firstDuty()
      const aside = (how: 'waived' | null, basis: string) =>
        house.database.transact((rows) => setAside(rows, world.siteId, id, { how, basis }, 'hub', AT))
      expect(await aside('waived', '')).toEqual({ outcome: 'basisMissing' })
      expect(await aside('waived', 'CV 9')).toEqual({ outcome: 'done' })
      expect(statusOf(await duty(id), '2021-04-01')).toBe('waived')
      const span = { from: '2021-01-01', until: '2021-12-31' }
      const excused = async () =>
        (await excusedIn(house.database.rows, [(await duty(id)).obligationId], span)).map((each) => each.id)
      expect(await excused()).toEqual([id])
      await aside(null, 'CV 10')
      expect(await excused()).toEqual([])
      expect(statusOf(await duty(id), '2021-04-01')).toBe('overdue')
    })

    it('never wipe out that something was late', async () => {
      const { id } = await firstDuty()
      await send(id, { receivedOn: '2021-05-01' })
      for (const how of ['waived', 'suspended'] as const)
        expect(
          await house.database.transact((rows) =>
            setAside(rows, world.siteId, id, { how, basis: 'CV 9' }, 'hub', AT),
          ),
        ).toEqual({ outcome: 'handedIn' })
      expect(statusOf(await duty(id), '2021-06-01')).toBe('done-late')
    })
  })

  describe('reports', () => {
    it('that say “not done” leave the duty open, and a request for more time waiting', async () => {
      const { id } = await firstDuty()
      expect(await ask(id, '2021-04-06')).toEqual({ outcome: 'done' })
      await send(id, { content: ReportContent.parse({ did: 'not' }), receivedOn: '2021-03-15' })
      await decide(id, 1, 'accepted')
      expect(statusOf(await duty(id), '2021-04-01')).toBe('overdue')
      expect((await extensionsOf(house.database.rows, id)).map(({ state }) => state)).toEqual(['asked'])
      const done = { content: ReportContent.parse({ did: 'partly' }), reason: 'Đã làm', key: 'k2' }
      await send(id, { ...done, kind: 'supplement', receivedOn: '2021-05-01' })
      expect(statusOf(await duty(id), '2021-06-01')).toBe('done-late')
    })

    it('1: stay as they were handed in, each sealed to the one before', async () => {
      const { id } = await firstDuty()
      await send(id)
      await decide(id, 1, 'accepted')
      await send(id, { key: 'k2', kind: 'correction', reason: 'Sai số liệu', receivedOn: '2021-05-01' })
      const [first, second] = await versionsOf(house.database.rows, id)
      expect([first?.number, second?.number]).toEqual([1, 2])
      expect(second?.previousHash).toBe(first?.hash)
      expect(await firstBrokenVersion(house.database.rows, id)).toBeUndefined()
      await house.database.transact((rows) =>
        own(rows)
          .updateTable('report_version')
          .set({ received_on: '2021-03-01' })
          .where('number', '=', 1)
          .execute(),
      )
      expect(await firstBrokenVersion(house.database.rows, id)).toBe(1)
    })

    it('2: are decided in their newest version only, and say why they follow', async () => {
      const { id } = await firstDuty()
      await send(id)
      expect(await send(id, { key: 'k2', kind: 'correction' })).toEqual({
        outcome: 'issues',
        issues: ['reasonMissing'],
      })
      await send(id, { key: 'k2', kind: 'correction', reason: 'Sai số liệu' })
      expect(await decide(id, 1, 'accepted')).toEqual({ outcome: 'conflict' })
      expect(await decide(id, 2, 'accepted')).toEqual({ outcome: 'done' })
      expect(await decide(id, 2, 'accepted')).toEqual({ outcome: 'conflict' })
    })

    it('keep the mark of being on time when they are corrected late', async () => {
      const { id } = await firstDuty()
      await send(id)
      await decide(id, 1, 'accepted')
      await send(id, { key: 'k2', kind: 'correction', reason: 'Sai số liệu', receivedOn: '2021-06-01' })
      expect(statusOf(await duty(id), '2021-07-01')).toBe('done')
    })

    it('that were returned do not count: the clock runs to the first that was not', async () => {
      const { id } = await firstDuty()
      await send(id)
      expect(await decide(id, 1, 'returned')).toEqual({ outcome: 'reasonMissing' })
      await decide(id, 1, 'returned', 'Thiếu biểu')
      expect(statusOf(await duty(id), '2021-03-17')).toBe('overdue')
      await send(id, { key: 'k2', reason: 'Đã bổ sung', receivedOn: '2021-03-18' })
      expect(statusOf(await duty(id), '2021-04-01')).toBe('done-late')
      const versions = await versionsOf(house.database.rows, id)
      expect(versions.map(({ kind, state }) => [kind, state])).toEqual([
        ['first', 'returned'],
        ['replacement', 'submitted'],
      ])
    })

    it('sent twice by the same form are one version', async () => {
      const { id } = await firstDuty()
      const both = await Promise.all([send(id), send(id)])
      expect(both.map((sent) => (sent.outcome === 'done' ? sent.number : sent))).toEqual([1, 1])
      expect(await versionsOf(house.database.rows, id)).toHaveLength(1)
    })

    it('that came on paper count from the day on which they came, never from one to come', async () => {
      const { id } = await firstDuty()
      expect(await send(id, { receivedOn: '2021-03-20' }, 'hub', '2021-03-19')).toMatchObject({
        issues: ['receivedLater'],
      })
      await send(id, { receivedOn: '2021-03-15', via: 'paper' }, 'hub', '2021-03-19')
      expect(statusOf(await duty(id), '2021-04-01')).toBe('done')
    })

    it('being written are one draft: who saves over another learns of it', async () => {
      const { id } = await firstDuty()
      const save = (version: number, results: string) =>
        house.database.transact((rows) =>
          saveDraft(rows, world.siteId, id, ReportContent.parse({ results }), version, 'officer', AT),
        )
      expect(await save(0, 'Một')).toEqual({ outcome: 'done', version: 1 })
      expect(await save(0, 'Hai')).toEqual({ outcome: 'conflict' })
      expect(await save(1, 'Hai')).toEqual({ outcome: 'done', version: 2 })
      expect((await draftOf(house.database.rows, id))?.content.results).toBe('Hai')
      await send(id)
      expect(await draftOf(house.database.rows, id)).toBeUndefined()
    })
  })

  it('take no old text over a newer draft, and no other text under the key of one that was sent', async () => {
    const { id } = await firstDuty()
    await house.database.transact((rows) =>
      saveDraft(rows, world.siteId, id, ReportContent.parse({ did: 'partly' }), 0, 'another', AT),
    )
    expect(await send(id, { draftVersion: 0 })).toEqual({ outcome: 'conflict' })
    expect(await draftOf(house.database.rows, id)).toBeDefined()
    expect(await send(id, { draftVersion: 1, key: 'once' })).toMatchObject({ outcome: 'done', isNew: true })
    expect(await send(id, { draftVersion: 1, key: 'once' })).toMatchObject({ outcome: 'done', isNew: false })
    const other = ReportContent.parse({ did: 'not' })
    expect(await send(id, { key: 'once', content: other })).toEqual({ outcome: 'conflict' })
  })

  it('that came on paper leave the draft of the body alone, and came no earlier than their period opened', async () => {
    const { id } = await firstDuty()
    await house.database.transact((rows) =>
      saveDraft(rows, world.siteId, id, ReportContent.parse({ did: 'partly' }), 0, 'officer', AT),
    )
    expect(await send(id, { via: 'paper', receivedOn: '2020-01-01' })).toEqual({
      outcome: 'issues',
      issues: ['receivedEarlier'],
    })
    expect(await send(id, { via: 'paper', receivedOn: '2021-03-15' })).toMatchObject({ outcome: 'done' })
    expect(await draftOf(house.database.rows, id)).toBeDefined()
  })

  it('whose correction came back are on the list of whoever handed them in', async () => {
    const { id, body_id: bodyId } = await firstDuty()
    await send(id)
    await decide(id, 1, 'accepted')
    await send(id, { key: 'k2', kind: 'correction', reason: 'Sai' })
    expect(await returnedCorrections(house.database.rows, [bodyId])).toEqual([])
    await decide(id, 2, 'returned', 'Chưa rõ')
    expect((await returnedCorrections(house.database.rows, [bodyId])).map((each) => each.id)).toEqual([id])
  })

  it('can take the words of the period before, not its figures, and show what was only copied', async () => {
    const { id, body_id, obligation_id } = await firstDuty()
    const text = 'Đã cung cấp số liệu của mười hai xã, đúng biểu mẫu.'
    await send(id, { content: ReportContent.parse({ did: 'done', figure: 12, results: text }) })
    const next = (await world.duties(obligation_id)).filter((each) => each.body_id === body_id)[1]
    const later = await duty(next?.id ?? '')
    const before = (await reportBefore(house.database.rows, later)) ?? expect.unreachable()
    expect(wordsAgain(before)).toMatchObject({ did: null, figure: null, results: text })
    expect(await reportBefore(house.database.rows, await duty(id))).toBeUndefined()
    expect(paragraphsOf(`${text}\nCòn hai xã chậm trong quý này.`, before.results)).toEqual([
      { text, isUnchanged: true },
      { text: 'Còn hai xã chậm trong quý này.', isUnchanged: false },
    ])
  })

  it('18: every change leaves one entry in the journal', async () => {
    const { id } = await firstDuty()
    await ask(id, '2021-03-30')
    await grant(id, null)
    await send(id)
    await send(id)
    await decide(id, 1, 'accepted')
    const found = await entries(house.database.rows, {
      siteId: world.siteId,
      subject: id,
      limit: 20,
      people: [],
    })
    expect(found.map(({ act }) => act).toReversed()).toEqual([
      'extension-asked',
      'extension-refused',
      'report-handed-in',
      'report-accepted',
    ])
  })

  it('shows each body what is due, in order, and the office what waits', async () => {
    await world.force()
    const id = await world.oblige()
    const [body = ''] = world.districts
    const open = () => openDuties(house.database.rows, [body], '2021-06-20')
    expect((await open()).map(({ period }) => period)).toEqual(['2021-Q1', '2021-Q2', '2021-Q3'])
    const [first] = await open()
    await send(first?.id ?? '')
    expect((await open()).map(({ period }) => period)).toEqual(['2021-Q2', '2021-Q3'])
    expect(await reportsWaiting(house.database.rows, [id])).toMatchObject([
      { bodyId: body, period: '2021-Q1' },
    ])
    await decide(first?.id ?? '', 1, 'returned', 'Thiếu')
    expect((await open())[0]).toMatchObject({ period: '2021-Q1', wasReturned: true })
    expect(await reportsWaiting(house.database.rows, [id])).toEqual([])
  })

  it('5: has a matrix whose totals are the sums of its cells, and ratios only of what fell due', async () => {
    await world.force()
    const [one, two] = [await world.oblige(), await world.oblige({ title: 'Báo cáo quý' })]
    const [first] = await world.duties(one)
    await send(first?.id ?? '')
    const matrix = (from: string, today: string) =>
      matrixOf(house.database.rows, [one, two], world.districts, { from, until: '2021-06-30' }, today)
    const half = await matrix('2021-01-01', '2021-03-20')
    expect(figuresOf(half.total)).toMatchObject({ due: 6, done: 1, onTime: 1, overdue: 5, open: 6 })
    expect(figuresOf(half.ofObligation(one))).toMatchObject({ due: 3, done: 1 })
    // Totals are counted apart from cells, so that a page of fifty bodies has those of thousands: both agree.
    expect(sumOf(world.districts.map(half.ofBody))).toEqual(half.total)
    for (const id of [one, two])
      expect(sumOf(world.districts.map((body) => half.cell(body, id)))).toEqual(half.ofObligation(id))
    expect(figuresOf((await matrix('2021-06-01', TODAY)).total).completion).toBeUndefined()
  })

  it('keeps its promises through any sequence of acts', async () => {
    await world.force()
    const [first, second] = await world.duties(await world.oblige())
    const ids = [first?.id ?? '', second?.id ?? '']
    let key = 0
    const act = fc.oneof(
      fc.record({ act: fc.constant('send' as const), duty: fc.nat(1), on: fc.integer({ min: 1, max: 28 }) }),
      fc.record({
        act: fc.constantFrom('accept' as const, 'return' as const),
        duty: fc.nat(1),
        on: fc.nat(3),
      }),
      fc.record({ act: fc.constant('ask' as const), duty: fc.nat(1), on: fc.integer({ min: 1, max: 28 }) }),
      fc.record({
        act: fc.constantFrom('grant' as const, 'refuse' as const),
        duty: fc.nat(1),
        on: fc.nat(60),
      }),
      fc.record({
        act: fc.constantFrom(
          'waive' as const,
          'resume' as const,
          'send-not-done' as const,
          'withhold' as const,
        ),
        duty: fc.nat(1),
        on: fc.nat(1),
      }),
      fc.record({
        act: fc.constantFrom('give' as const, 'dispute' as const, 'uphold' as const, 'reject' as const),
        duty: fc.nat(1),
        on: fc.nat(60),
      }),
      fc.record({
        act: fc.constantFrom('question' as const, 'answer' as const),
        duty: fc.nat(1),
        on: fc.nat(1),
      }),
    )
    await fc.assert(
      fc.asyncProperty(fc.array(act, { maxLength: 14 }), async (acts) => {
        for (const { act, duty: which, on } of acts) {
          const id = ids[which] ?? ''
          const before = await duty(id)
          const sent = await versionsOf(house.database.rows, id)
          const day = `2021-04-${String(Math.max(1, on)).padStart(2, '0')}`
          key += 1
          if (act === 'send') await send(id, { key: `p${key}`, receivedOn: day, reason: 'Sửa' })
          if (act === 'accept') await decide(id, sent.length - (on % 2), 'accepted')
          if (act === 'return') await decide(id, sent.length - (on % 2), 'returned', 'Thiếu')
          if (act === 'ask') await ask(id, day)
          if (act === 'grant') await grant(id, `2021-0${4 + (on % 5)}-15`)
          if (act === 'refuse') await grant(id, null)
          if (act === 'waive' || act === 'resume')
            await house.database.transact((rows) =>
              setAside(
                rows,
                world.siteId,
                id,
                { how: act === 'waive' ? 'waived' : null, basis: 'CV' },
                'hub',
                AT,
              ),
            )
          if (act === 'send-not-done') {
            const content = ReportContent.parse({ did: 'not' })
            await send(id, { content, key: `p${key}`, receivedOn: day, reason: 'Chưa làm' })
          }
          await say(act, id, on)
          await keepsPromises(id, before, sent)
        }
      }),
      { numRuns: house.database.engine === 'sqlite' ? 40 : 6 },
    )
  })

  /** What is asked, answered, disputed and decided about a duty, and what of it is withheld. */
  async function say(act: string, id: string, on: number): Promise<void> {
    const { siteId } = world
    const { rows: read, transact } = house.database
    const later = `2021-0${4 + (on % 5)}-20`
    const [dispute] = (await disputesOf(read, id)).filter(({ state }) => state === 'open')
    const [question] = (await explanationsOf(read, id)).filter(({ answeredOn }) => answeredOn === null)
    await transact(async (rows) => {
      if (act === 'give')
        return giveExtension(rows, siteId, id, { granted: later, decision: 'CV', on: TODAY }, 'chair', AT)
      if (act === 'dispute') {
        const about = DISPUTED[on % DISPUTED.length] ?? 'other'
        return raiseDispute(rows, siteId, id, { about, claim: 'Khác', on: TODAY }, 'officer', AT)
      }
      if ((act === 'uphold' || act === 'reject') && dispute) {
        const state = act === 'uphold' ? ('upheld' as const) : ('rejected' as const)
        const ruling = { id: dispute.id, state, due: later, decision: 'CV', on: TODAY }
        return decideDispute(rows, siteId, id, ruling, 'chair', AT)
      }
      if (act === 'withhold') return withhold(rows, siteId, id, { number: 1, basis: 'QĐ' }, 'office', AT)
      if (act === 'question')
        return askExplanation(rows, siteId, id, { question: 'Sao?', dueOn: TODAY, on: TODAY }, 'chair', AT)
      if (act === 'answer' && question)
        return explain(rows, siteId, id, { id: question.id, answer: 'Vì', on: TODAY }, 'officer', AT)
      return undefined
    })
  }

  /** Whatever was done: nothing handed in has changed, the line holds, the first due day stands, and the day that counts is right. */
  async function keepsPromises(
    id: string,
    before: Awaited<ReturnType<typeof duty>>,
    sent: Awaited<ReturnType<typeof versionsOf>>,
  ) {
    const [after, versions] = [await duty(id), await versionsOf(house.database.rows, id)]
    expect(after.dueOriginal).toBe(before.dueOriginal)
    expect((after.dueCurrent ?? '') >= (after.dueOriginal ?? '')).toBe(true)
    const disputes = await disputesOf(house.database.rows, id)
    if (after.dueCurrent !== before.dueCurrent) {
      const granted = (await extensionsOf(house.database.rows, id)).map((each) => each.granted)
      expect([...granted, ...disputes.map(({ due }) => due)]).toContain(after.dueCurrent)
    }
    expect(await firstBrokenVersion(house.database.rows, id)).toBeUndefined()
    for (const [index, version] of sent.entries()) expect(versions[index]?.hash).toBe(version.hash)
    const counting = versions.find(({ state, content }) => state !== 'returned' && content.did !== 'not')
    expect(after.handedInOn).toBe(counting?.receivedOn ?? null)
    const asked = (await extensionsOf(house.database.rows, id)).filter(({ state }) => state === 'asked')
    const unanswered = (await explanationsOf(house.database.rows, id)).filter(
      ({ answeredOn }) => answeredOn === null,
    )
    const open = disputes.filter(({ state }) => state === 'open')
    for (const waiting of [asked, unanswered, open]) expect(waiting.length).toBeLessThan(2)
  }

  it('lets one at a time change a duty', async () => {
    const { id } = await firstDuty()
    const outcomes = await Promise.all([
      send(id, { key: 'a', reason: 'Gửi lại', kind: 'replacement' }),
      send(id, { key: 'b', reason: 'Thay', kind: 'replacement' }),
    ])
    expect(outcomes.every(({ outcome }) => outcome === 'done')).toBe(true)
    expect((await versionsOf(house.database.rows, id)).map(({ number }) => number)).toEqual([1, 2])
    expect(await house.database.transact((rows) => lockDuty(rows, 'another site', id))).toBeUndefined()
  })
})
