import { afterEach, beforeEach, expect, it } from 'vitest'
import { describeEachEngine, type TestHouse } from '../../test/engines.ts'
import { memberOf, postAt } from '../../test/register-people.ts'
import { foundRegister, type World } from '../../test/register-world.ts'
import { raise } from './difficulties/raising.ts'
import { askExtension, decideExtension, extensionsOf } from './duties/extending.ts'
import { decideReport } from './reports/deciding.ts'
import { handIn } from './reports/handing-in.ts'
import { ReportContent } from './reports/report.ts'

const NOW = '2021-03-16T03:00:00.000Z'

describeEachEngine('what concerns a body', (open) => {
  let house: TestHouse
  let world: World
  let [officer, former, dutyId, bodyId] = ['', '', '', '']
  beforeEach(async () => {
    house = await open()
    world = await foundRegister(house)
    await world.force()
    const [first] = await world.duties(await world.oblige())
    ;[dutyId, bodyId] = [first?.id ?? '', first?.body_id ?? '']
    ;[officer, former] = [await letIn(null), await letIn('2021-03-01')]
  })
  afterEach(() => house.close())

  async function letIn(until: string | null): Promise<string> {
    const account = await memberOf(house, world.siteId, 'A')
    await postAt(house, world.siteId, account, bodyId, 'officer', until)
    return account
  }
  async function toldTo(accountId: string) {
    const found = await house.database.rows
      .withTables<{ account_notice: { id: string; account_id: string; act: string; note: string } }>()
      .selectFrom('account_notice')
      .select(['act', 'note'])
      .where('account_id', '=', accountId)
      .orderBy('id')
      .execute()
    return found.map(({ act, note }) => [act, note])
  }

  it('is told at once: a report that came back, more time, a difficulty in which it is asked', async () => {
    const { transact, rows } = house.database
    const { siteId, agreementId, districts } = world
    const asked = { reason: 'Mưa lũ', proposed: '2021-03-30', bodyId, on: '2021-03-10' }
    await transact((open_) => askExtension(open_, siteId, dutyId, asked, officer, NOW))
    const [extension] = await extensionsOf(rows, dutyId)
    const granting = { id: extension?.id ?? '', granted: '2021-03-30', decision: 'Đồng ý' }
    await transact((open_) => decideExtension(open_, siteId, dutyId, granting, 'chair', NOW))
    const sending = {
      ...{ content: ReportContent.parse({ did: 'done' }), kind: 'first' as const, reason: '', key: '1' },
      ...{ receivedOn: '2021-03-16', via: 'system' as const, bodyName: 'A' },
    }
    await transact((open_) => handIn(open_, siteId, dutyId, sending, officer, '2021-03-16', NOW))
    const returning = { number: 1, state: 'returned' as const, reason: 'Thiếu biểu 2' }
    await transact((open_) => decideReport(open_, siteId, dutyId, returning, 'office', NOW))
    const origin = { siteId, agreementId, obligationId: null, versionId: null, on: '2021-03-16' }
    const difficulty = {
      kind: 'obstacle' as const,
      cause: 'objective' as const,
      text: 'Thiếu đường',
      askOf: bodyId,
    }
    await transact((open_) =>
      raise(open_, { ...origin, raisedBy: districts[1] ?? '' }, difficulty, 'other', NOW),
    )
    expect(await toldTo(officer)).toEqual([
      ['extension-granted', 'Đồng ý'],
      ['report-returned', 'Thiếu biểu 2'],
      ['difficulty-raised', ''],
    ])
    // Whoever has left is told of nothing.
    expect(await toldTo(former)).toEqual([])
  })

  it('is told by the day of its own zone: who has left the day before is not', async () => {
    const { transact } = house.database
    // Half past six in the morning of 2 March in Vietnam: the last day of one of them was the first.
    const early = '2021-03-01T23:30:00.000Z'
    const { siteId, agreementId, districts } = world
    const origin = { siteId, agreementId, obligationId: null, versionId: null, on: '2021-03-02' }
    const said = {
      kind: 'obstacle' as const,
      cause: 'objective' as const,
      text: 'Thiếu đường',
      askOf: bodyId,
    }
    await transact((rows) => raise(rows, { ...origin, raisedBy: districts[1] ?? '' }, said, 'other', early))
    expect([await toldTo(officer), await toldTo(former)]).toEqual([[['difficulty-raised', '']], []])
  })
})
