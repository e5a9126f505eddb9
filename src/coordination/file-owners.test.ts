import { afterEach, beforeEach, expect, it } from 'vitest'
import { describeEachEngine, type TestHouse } from '../../test/engines.ts'
import { AT, foundRegister, TODAY, type World } from '../../test/register-world.ts'
import { bringEvidence, type Evidence } from './evidence.ts'
import { fileRights } from './file-owners.ts'
import type { PostRole } from './people/post.ts'
import { isHandedIn } from './removing-evidence.ts'
import { handIn } from './reports/handing-in.ts'
import { ReportContent } from './reports/report.ts'
import { callReview, turnReview } from './reviews/holding.ts'
import { enter } from './reviews/writing.ts'
import { assign, turnTask } from './tasks/assigning.ts'
import { tasksOfReview } from './tasks/queries.ts'

describeEachEngine('files of the register', (open) => {
  let house: TestHouse
  let world: World
  let review = ''
  beforeEach(async () => {
    house = await open()
    world = await foundRegister(house)
    await world.force()
    const plan = {
      ...{ agreementId: world.agreementId, kind: 'interim' as const, coversFrom: TODAY, coversUntil: TODAY },
      ...{ plannedOn: TODAY, place: 'A', hostId: world.hub, supplements: null },
    }
    review = await house.database.transact((rows) => callReview(rows, world.siteId, plan, 'x', AT))
  })
  afterEach(() => house.close())

  const actor = (accountId: string, bodyId: string, role: PostRole) => ({
    accountId,
    posts: [
      {
        ...{ id: accountId, bodyId, accountId, role, title: '', since: '2020-01-01', until: null },
        ...{ bodyUntil: null, delegator: null },
      },
    ],
  })
  const rights = (who: ReturnType<typeof actor>, ownerKind: Evidence['ownerKind'], ownerId: string) =>
    fileRights(
      { rows: house.database.rows, siteId: world.siteId, actor: who, today: TODAY },
      { ownerKind, ownerId },
    )
  const bring = async (ownerKind: Evidence['ownerKind'], ownerId: string, by: string) => {
    const file = { name: 'a.pdf', bytes: Buffer.from(`%PDF-1.7\n${by}\n%%EOF\n`) }
    const brought = await bringEvidence(house, world.siteId, { ownerKind, ownerId }, file, by, AT)
    return brought.outcome === 'done' ? brought.evidence : expect.unreachable()
  }
  const party = () => actor('officer', world.districts[0] ?? '', 'officer')
  const other = () => actor('other', world.districts[1] ?? '', 'officer')
  const office = () => actor('office', world.hub, 'coordinator')
  const stranger = () => actor('stranger', 'nowhere', 'leader')
  const turn = (act: 'open-papers' | 'lock-papers') =>
    house.database.transact((rows) => turnReview(rows, world.siteId, review, act, {}, 'office', AT))

  it('for a review are brought by parties while papers are taken, by the office also before and after', async () => {
    const mayBring = async (who: ReturnType<typeof actor>) => (await rights(who, 'review', review)).mayBring
    expect([await mayBring(party()), await mayBring(office()), await mayBring(stranger())]).toEqual([
      false,
      true,
      false,
    ])
    await turn('open-papers')
    expect([await mayBring(party()), await mayBring(stranger())]).toEqual([true, false])
    await turn('lock-papers')
    expect([await mayBring(party()), await mayBring(office())]).toEqual([false, true])
  })

  it('for a review are read by all who are bound, and taken away by who brought them until they are locked', async () => {
    await turn('open-papers')
    const paper = await bring('review', review, 'officer')
    const removes = async (who: ReturnType<typeof actor>) =>
      (await rights(who, 'review', review)).mayRemove(paper, await isHandedIn(house.database.rows, paper))
    expect((await rights(other(), 'review', review)).mayRead(paper)).toBe(true)
    expect((await rights(stranger(), 'review', review)).mayRead(paper)).toBe(false)
    expect([await removes(party()), await removes(other()), await removes(office())]).toEqual([
      true,
      false,
      true,
    ])
    await turn('lock-papers')
    expect([await removes(party()), await removes(office())]).toEqual([false, true])
  })

  it('for a task are brought by its owner, and go only by a decision once it is reported as done', async () => {
    const item = { text: 'A', kind: null, isPublic: false }
    await house.database.transact(async (rows) => {
      const entered = await enter(rows, world.siteId, review, { kind: 'conclusion', item }, 'x', AT)
      const given = {
        ...{
          ownerIds: [world.districts[0] ?? ''],
          holderId: world.hub,
          leader: 'A',
          content: 'A',
          output: 'A',
        },
        ...{ due: null, noDueReason: 'A' },
      }
      const conclusion = 'id' in entered ? entered.id : ''
      await assign(rows, world.siteId, review, conclusion, given, 'x', AT)
    })
    const [task] = await tasksOfReview(house.database.rows, review)
    const id = task?.id ?? ''
    expect((await rights(party(), 'task', id)).mayBring).toBe(true)
    expect((await rights(other(), 'task', id)).mayBring).toBe(false)
    const file = await bring('task', id, 'officer')
    const removes = async (who: ReturnType<typeof actor>) =>
      (await rights(who, 'task', id)).mayRemove(file, await isHandedIn(house.database.rows, file))
    expect([await removes(party()), await removes(office())]).toEqual([true, false])
    for (const act of ['accept', 'begin', 'report-done'] as const)
      await house.database.transact((rows) =>
        turnTask(
          rows,
          world.siteId,
          id,
          act,
          { note: 'Xong', actingFor: [world.districts[0] ?? ''] },
          'officer',
          AT,
        ),
      )
    expect([await removes(party()), await removes(office())]).toEqual([false, true])
    expect((await rights(other(), 'task', id)).mayRead(file)).toBe(false)
  })

  it('of a report that was handed in only the office takes away', async () => {
    const [duty] = (await world.duties(await world.oblige())).filter(
      ({ body_id }) => body_id === world.districts[0],
    )
    const id = duty?.id ?? ''
    const file = await bring('duty', id, 'officer')
    const sending = {
      ...{
        content: ReportContent.parse({ did: 'done', files: [file.id] }),
        kind: 'first' as const,
        reason: '',
      },
      ...{ key: '1', receivedOn: TODAY, via: 'system' as const, bodyName: 'Huyện' },
    }
    await house.database.transact((rows) => handIn(rows, world.siteId, id, sending, 'officer', TODAY, AT))
    const removes = async (who: ReturnType<typeof actor>) =>
      (await rights(who, 'duty', id)).mayRemove(file, await isHandedIn(house.database.rows, file))
    expect([await removes(party()), await removes(other()), await removes(office())]).toEqual([
      false,
      false,
      true,
    ])
  })
})
