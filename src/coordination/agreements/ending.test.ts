import fc from 'fast-check'
import { afterEach, beforeEach, expect, it } from 'vitest'
import { describeEachEngine, type TestHouse } from '../../../test/engines.ts'
import { AT, foundRegister, TODAY, type World } from '../../../test/register-world.ts'
import { openDuties } from '../reminders/open.ts'
import { callReview } from '../reviews/holding.ts'
import { partsOf } from '../reviews/queries.ts'
import { succeed } from '../succession/succeeding.ts'
import { own } from '../tables.ts'
import { addDays, calendarOf } from '../time/calendar.ts'
import { stateOn } from './agreement.ts'
import { bringIntoForce } from './drafting.ts'
import { type End, endAgreement, withThoseBefore } from './ending.ts'
import { join, leave, writeParty } from './joining.ts'
import { isBound, membersOn } from './parties.ts'
import { agreementById, partiesOf } from './queries.ts'

describeEachEngine('an agreement in force', (open) => {
  let house: TestHouse
  let world: World
  beforeEach(async () => {
    house = await open()
    world = await foundRegister(house)
    await world.force()
  })
  afterEach(() => house.close())

  const end = (more: Partial<End> = {}, today = TODAY) =>
    house.database.transact(async (rows) => {
      const said = { lastDay: '2021-06-30', basis: 'QĐ 7', followedBy: null, ...more }
      return endAgreement(rows, await world.agreement(), said, today, 'office', AT)
    })
  /** Brings another agreement of the same office into force. */
  const force = async (id: string) => {
    await house.database.transact(async (rows) => {
      await own(rows)
        .insertInto('agreement_party')
        .values({
          ...{ id: 'other', agreement_id: id, side: 'B', role: 'member', body_id: world.districts[0] ?? '' },
          ...{ group_kind: null, label: '', since: '2021-01-01', until: null, basis: '' },
        })
        .execute()
      const text = await own(rows)
        .selectFrom('agreement_text')
        .select('id')
        .where('agreement_id', '=', id)
        .executeTakeFirstOrThrow()
      await own(rows)
        .insertInto('provision')
        .values({ id: 'p', text_id: text.id, path: 'Đ1', heading: 'A', content: '', position: 1 })
        .execute()
      await own(rows).updateTable('agreement').set({ file_id: 'signed' }).where('id', '=', id).execute()
      const { version } = (await agreementById(rows, world.siteId, id)) ?? expect.unreachable()
      const bodies = await world.bodies(TODAY)
      expect(await bringIntoForce(rows, world.siteId, id, version, bodies, 'office', AT)).toEqual({
        outcome: 'done',
      })
    })
  }

  it('ends by a decision with a day: nothing that closes later is owed, and until then it holds', async () => {
    const obligation = await world.oblige()
    expect(await end({ basis: '' })).toEqual({ outcome: 'issues', issues: ['basisMissing'] })
    expect(await end({ lastDay: '2021-01-03' })).toEqual({ outcome: 'issues', issues: ['inThePast'] })
    expect(await end({ lastDay: '2026-01-01' })).toEqual({ outcome: 'issues', issues: ['outsideTerm'] })
    expect(await end()).toEqual({ outcome: 'done' })
    const agreement = await world.agreement()
    expect(agreement).toMatchObject({ until: '2021-06-30', endBasis: 'QĐ 7' })
    expect([stateOn(agreement, '2021-06-30'), stateOn(agreement, '2021-07-01')]).toEqual([
      'in-force',
      'terminated',
    ])
    const owed = (await world.duties(obligation)).filter(({ set_aside }) => set_aside === null)
    expect(new Set(owed.map(({ period }) => period))).toEqual(new Set(['2021-Q1', '2021-Q2']))
    // Until then it goes on: whoever still owes something is reminded, and what happens is owed.
    expect(await openDuties(house.database.rows, world.siteId, '2021-03-17')).toHaveLength(6)
    expect(await end()).toEqual({ outcome: 'notAllowed' })
  })

  it('ends once: whoever saw it before somebody else changed it is told so', async () => {
    const seen = await world.agreement()
    await world.oblige()
    await house.database.transact((rows) =>
      own(rows)
        .updateTable('agreement')
        .set((e) => ({ version: e('version', '+', 1) }))
        .execute(),
    )
    const said = { lastDay: '2021-06-30', basis: 'QĐ 7', followedBy: null }
    const outcome = await house.database.transact((rows) =>
      endAgreement(rows, seen, said, TODAY, 'office', AT),
    )
    expect(outcome).toEqual({ outcome: 'conflict' })
    expect((await world.agreement()).state).toBe('in-force')
  })

  it('is followed by another that is in force, whose reviews take up what it left open', async () => {
    const next = await world.draft()
    for (const followedBy of [next, world.agreementId, 'none'])
      expect(await end({ followedBy })).toEqual({ outcome: 'issues', issues: ['noFollower'] })
    await force(next)
    const { siteId, agreementId, hub } = world
    await world.hinder('Thiếu mẫu biểu')
    expect(await end({ followedBy: next })).toEqual({ outcome: 'done' })
    const replaced = await world.agreement()
    expect(replaced.followedBy).toBe(next)
    expect(stateOn(replaced, '2021-07-01')).toBe('superseded')
    expect(await withThoseBefore(house.database.rows, siteId, next)).toEqual([next, agreementId])
    const plan = {
      ...{ agreementId: next, kind: 'interim' as const, coversFrom: TODAY, coversUntil: TODAY },
      ...{ plannedOn: TODAY, place: 'A', hostId: hub, supplements: null },
    }
    const review = await house.database.transact((rows) => callReview(rows, siteId, plan, 'x', AT))
    expect((await partsOf(house.database.rows, review)).agenda.map(({ text }) => text)).toEqual([
      'Thiếu mẫu biểu',
    ])
  })

  const joining = (
    more: {
      since?: string
      basis?: string
      bodyId?: string
      side?: string
      role?: 'lead' | 'focal' | 'member'
    } = {},
  ) =>
    house.database.transact(async (rows) =>
      join(
        rows,
        await world.agreement(),
        {
          ...{ side: 'B', role: 'member', bodyId: world.hub, groupKind: null, label: '' },
          ...{ since: '2021-05-01', basis: 'QĐ 9', ...more },
        },
        'office',
        AT,
      ),
    )

  it('takes a party in from a day on, by a decision', async () => {
    expect(await joining({ basis: '' })).toEqual({ outcome: 'issues', issues: ['basisMissing'] })
    expect(await joining({ since: '' })).toMatchObject({ outcome: 'issues' })
    const young = await world.add('office', 'Sở Trẻ', '2022-01-01')
    expect(await joining({ bodyId: young })).toEqual({ outcome: 'issues', issues: ['notThere'] })
    expect(await joining({ since: '2026-01-01' })).toEqual({ outcome: 'issues', issues: ['outsideTerm'] })
    const joined = await joining()
    expect(joined).toMatchObject({ outcome: 'done' })
    expect(await joining()).toEqual({ outcome: 'issues', issues: ['bound'] })
    const party = (await partiesOf(house.database.rows, world.agreementId)).find(
      ({ id }) => 'id' in joined && id === joined.id,
    )
    const bodies = await world.bodies('2021-05-01')
    expect(party && membersOn(party, bodies, '2021-04-30')).toEqual([])
    expect(party && membersOn(party, bodies, '2021-05-01')).toEqual([world.hub])
  })

  const leaving = async (partyId: string, more: { lastDay?: string; basis?: string } = {}) =>
    house.database.transact(async (rows) =>
      leave(
        rows,
        await world.agreement(),
        partyId,
        { lastDay: '2021-06-30', basis: 'QĐ 10', ...more },
        TODAY,
        'office',
        AT,
      ),
    )

  it('lets a party go after a day, with what it would have owed later', async () => {
    const obligation = await world.oblige()
    expect(await leaving(world.groupId)).toEqual({ outcome: 'issues', issues: ['lastSide'] })
    await joining({ bodyId: await world.add('office', 'Sở Mẫu'), side: 'C' })
    expect(await leaving(world.groupId, { basis: '', lastDay: '2021-01-03' })).toMatchObject({
      issues: expect.arrayContaining(['basisMissing', 'inThePast']),
    })
    expect(await leaving(world.groupId)).toEqual({ outcome: 'done' })
    expect(await leaving(world.groupId)).toEqual({ outcome: 'notAllowed' })
    const later = (await world.duties(obligation)).filter(({ window_close }) => window_close > '2021-06-30')
    expect(new Set(later.map(({ set_aside }) => set_aside))).toEqual(new Set(['ended']))
  })

  it('keeps whoever alone leads or keeps it, and whoever reports are handed in to', async () => {
    await world.oblige()
    const parties = await partiesOf(house.database.rows, world.agreementId)
    for (const role of ['lead', 'focal'])
      expect(await leaving(parties.find((party) => party.role === role)?.id ?? '')).toEqual({
        outcome: 'issues',
        issues: ['lastOfRole'],
      })
    // Somebody who comes years later keeps it no better.
    await house.database.transact(async (rows) => {
      const later = { side: 'A', role: 'focal' as const, bodyId: world.hub, groupKind: null, label: '' }
      const agreementId = world.agreementId
      await writeParty(rows, { ...later, agreementId, since: '2025-06-01', basis: 'QĐ' })
    })
    expect(await leaving(parties.find(({ role }) => role === 'focal')?.id ?? '')).toEqual({
      outcome: 'issues',
      issues: ['lastOfRole'],
    })
    const member = await world.add('office', 'Sở Mẫu')
    const joined = await joining({ bodyId: member })
    const obligation = await world.oblige({ recipients: [member] })
    expect(obligation).not.toBe('')
    expect(await leaving('id' in joined ? joined.id : '')).toEqual({
      outcome: 'issues',
      issues: ['receives'],
    })
  })

  it('lets whoever took a part over go with all that they took', async () => {
    const [first, second] = [await world.add('office', 'Sở A'), await world.add('office', 'Sở B')]
    await joining({ bodyId: first, since: '2021-01-04', side: 'C' })
    const party = (await partiesOf(house.database.rows, world.agreementId)).find(
      ({ bodyId }) => bodyId === first,
    )
    const obligation = await world.oblige({ partyId: party?.id ?? '' })
    const decision = { number: '1/NQ', on: '2021-01-04', issuer: 'UBND' }
    const change = { kind: 'merge-into' as const, on: TODAY, originals: [first], results: [second], decision }
    const fateOf = () => ({ to: second })
    await house.database.transact((rows) =>
      succeed(rows, world.siteId, { ...change, fateOf }, calendarOf([]), TODAY, 'admin', AT),
    )
    const heir = (await partiesOf(house.database.rows, world.agreementId)).find(
      ({ bodyId, role }) => bodyId === second && role === 'member',
    )
    expect(await leaving(heir?.id ?? '')).toEqual({ outcome: 'done' })
    const owed = (await world.duties(obligation)).filter(
      ({ body_id, set_aside, window_close }) =>
        body_id === second && set_aside === null && window_close > '2021-06-30',
    )
    expect(owed).toEqual([])
  })

  it('is followed once its term is over, and only by what holds itself', async () => {
    const next = await world.draft()
    await force(next)
    const over = '2026-03-01'
    expect(await end({}, over)).toEqual({ outcome: 'issues', issues: ['noFollower'] })
    await house.database.transact((rows) =>
      own(rows).updateTable('agreement').set({ until: null }).where('id', '=', next).execute(),
    )
    expect(await end({ followedBy: next }, over)).toEqual({ outcome: 'done' })
    expect(stateOn(await world.agreement(), over)).toBe('superseded')
    // The one that follows is not followed by the one whose place it took.
    const follower = (await agreementById(house.database.rows, world.siteId, next)) ?? expect.unreachable()
    const said = { lastDay: '2026-06-30', basis: 'QĐ', followedBy: world.agreementId }
    const outcome = await house.database.transact((rows) =>
      endAgreement(rows, follower, said, over, 'office', AT),
    )
    expect(outcome).toEqual({ outcome: 'issues', issues: ['noFollower'] })
  })

  it('two that would follow one another at once do not', async () => {
    const next = await world.draft()
    await force(next)
    const [one, other] = [
      await world.agreement(),
      (await agreementById(house.database.rows, world.siteId, next)) ?? expect.unreachable(),
    ]
    const replace = (agreement: typeof one, followedBy: string) =>
      house.database.transact((rows) =>
        endAgreement(
          rows,
          agreement,
          { lastDay: '2021-06-30', basis: 'QĐ', followedBy },
          TODAY,
          'office',
          AT,
        ),
      )
    const both = await Promise.all([replace(one, other.id), replace(other, one.id)])
    expect(both.map(({ outcome }) => outcome).sort()).toEqual(['done', 'issues'])
  })

  it('keeps somebody who leads on every day to come, in whatever order they go', async () => {
    const second = await world.add('office', 'Sở A')
    await joining({ bodyId: second, role: 'lead', side: 'A', since: '2021-01-04' })
    const leads = (await partiesOf(house.database.rows, world.agreementId)).filter(
      ({ role }) => role === 'lead',
    )
    const [first, other] = [
      leads.find(({ bodyId }) => bodyId === world.hub),
      leads.find(({ bodyId }) => bodyId === second),
    ]
    expect(await leaving(first?.id ?? '', { lastDay: '2021-06-30' })).toEqual({ outcome: 'done' })
    // The first is still there on the day after, and for three months; then nobody would lead.
    expect(await leaving(other?.id ?? '', { lastDay: '2021-03-31' })).toEqual({
      outcome: 'issues',
      issues: ['lastOfRole'],
    })
  })

  it('through any sequence of joining, leaving and ending keeps its sides and whoever leads and keeps it, and owes nothing after its end', async () => {
    const obligation = await world.oblige()
    const offices = [await world.add('office', 'Sở A'), await world.add('office', 'Sở B'), world.hub]
    const day = fc.integer({ min: 0, max: 700 }).map((days) => addDays(TODAY, days))
    const role = fc.constantFrom('lead' as const, 'focal' as const, 'member' as const)
    const act = fc.oneof(
      fc.record({
        act: fc.constant('join' as const),
        body: fc.nat(2),
        role,
        day,
        side: fc.constantFrom('A', 'B', 'C'),
      }),
      fc.record({ act: fc.constant('leave' as const), party: fc.nat(9), day }),
      fc.record({ act: fc.constant('end' as const), day, likely: fc.nat(5) }),
    )
    await fc.assert(
      fc.asyncProperty(fc.array(act, { maxLength: 8 }), async (acts) => {
        for (const each of acts) {
          const parties = await partiesOf(house.database.rows, world.agreementId)
          if (each.act === 'join')
            await joining({
              bodyId: offices[each.body] ?? '',
              role: each.role,
              since: each.day,
              side: each.side,
            })
          if (each.act === 'leave')
            await leaving(parties[each.party % parties.length]?.id ?? '', { lastDay: each.day })
          // Seldom: nothing follows an end.
          if (each.act === 'end' && each.likely === 0) await end({ lastDay: each.day })
          await keepsItself(obligation)
        }
      }),
      { numRuns: house.database.engine === 'sqlite' ? 20 : 4 },
    )
  })

  async function keepsItself(obligation: string): Promise<void> {
    const { since, until } = await world.agreement()
    const parties = await partiesOf(house.database.rows, world.agreementId)
    const turns = parties.flatMap((party) => [party.since, ...(party.until ? [addDays(party.until, 1)] : [])])
    for (const on of [since, ...turns].filter((each) => each >= since && (until === null || each <= until))) {
      const bound = parties.filter((party) => isBound(party, on))
      for (const needed of ['lead', 'focal']) expect(bound.some((party) => party.role === needed)).toBe(true)
      expect(new Set(bound.map(({ side }) => side)).size).toBeGreaterThan(1)
    }
    const owed = (await world.duties(obligation)).filter(({ set_aside }) => set_aside === null)
    for (const { window_close } of owed) expect(until === null || window_close <= until).toBe(true)
  }
})
