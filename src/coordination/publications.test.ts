import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { describeEachEngine, type TestHouse } from '../../test/engines.ts'
import { AT, foundRegister, TODAY, type World } from '../../test/register-world.ts'
import { firstBrokenEntry } from '../journal/index.ts'
import { find, readQuestion, removeEntry } from '../search/index.ts'
import { changeBodies } from '../sites/index.ts'
import { raise, setPublicText } from './difficulties/raising.ts'
import { foundIn } from './publications/checking.ts'
import { makeAllFindable, slugsOf } from './publications/finding.ts'
import { approvePublication, draftPublication, withdrawPublication } from './publications/publishing.ts'
import { publicationAt, publicationsOf, publicationsShown } from './publications/queries.ts'
import { handIn } from './reports/handing-in.ts'
import { ReportContent } from './reports/report.ts'

const SLUG = 'quy-che-phoi-hop-cung-cap-so-lieu'

describeEachEngine('what the public is told of an agreement', (open) => {
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

  const draft = (today = TODAY) =>
    house.database.transact(async (rows) =>
      draftPublication(rows, await world.agreement(), today, 'office', AT),
    )
  const approve = (id: string, by = 'chair', of?: { siteId: string; id: string }) =>
    house.database.transact(async (rows) =>
      approvePublication(rows, of ?? (await world.agreement()), id, by, AT),
    )
  const withdraw = (id: string, reason: string) =>
    house.database.transact(async (rows) =>
      withdrawPublication(rows, await world.agreement(), id, reason, 'chair', AT),
    )
  const shown = () => publicationAt(house.database.rows, world.siteId, SLUG)
  const report = async (dutyId: string, receivedOn: string) => {
    const content = ReportContent.parse({ did: 'done' })
    const sent = {
      content,
      kind: 'first' as const,
      reason: '',
      key: dutyId,
      receivedOn,
      via: 'system' as const,
    }
    return house.database.transact((rows) =>
      handIn(rows, world.siteId, dutyId, { ...sent, bodyName: 'A' }, 'officer', receivedOn, AT),
    )
  }

  it('16: is a stored snapshot: what changes inside changes nothing outside until it is published again', async () => {
    const obligation = await world.oblige()
    const [duty] = await world.duties(obligation)
    await report(duty?.id ?? '', duty?.due_original ?? '')
    const first = await draft('2021-06-01')
    expect(await shown()).toBeUndefined()
    expect(await approve(first)).toMatchObject({ outcome: 'done' })
    const before = await shown()
    expect(before?.summary).toMatchObject({
      asOf: '2021-06-01',
      total: { due: 3, done: 1, onTime: 1, overdue: 2 },
    })
    for (const { id, due_original } of await world.duties(obligation)) await report(id, due_original ?? '')
    expect(await shown()).toEqual(before)
    const second = await draft('2021-06-02')
    expect(await shown()).toEqual(before)
    await approve(second)
    expect((await shown())?.summary).toMatchObject({ asOf: '2021-06-02', total: { due: 3, done: 3 } })
  })

  const found = async (words: string) => {
    const how = { siteId: world.siteId, sort: 'best' as const, limit: 9, offset: 0 }
    const answer = await find(house.database.rows, readQuestion(words), how)
    return answer.found.map(({ subject }) => subject)
  }

  it('is found by what readers are told, once it was approved and until it is withdrawn, and by nothing internal', async () => {
    await world.oblige()
    const { agreementId } = world
    await world.hinder('Chuyện nội bộ')
    const id = await draft()
    expect(await found('hai suối')).toEqual([])
    await approve(id)
    for (const words of ['cung cấp số liệu', 'huyen hai suoi', '04/QC'])
      expect(await found(words)).toEqual([agreementId])
    expect(await found('chuyện nội bộ')).toEqual([])
    expect(await slugsOf(house.database.rows, [agreementId, 'none'])).toEqual(new Map([[agreementId, SLUG]]))
    await withdraw(id, 'Nhầm')
    expect(await found('hai suối')).toEqual([])
  })

  it('is discarded while nobody has approved it, and then neither approved nor shown', async () => {
    const first = await draft('2021-06-01')
    await approve(first)
    const bad = await draft('2021-06-02')
    expect(await withdraw(bad, '')).toEqual({ outcome: 'issues', issue: 'reasonMissing' })
    expect(await withdraw(bad, 'Có số điện thoại')).toMatchObject({ outcome: 'done' })
    expect(await approve(bad)).toEqual({ outcome: 'conflict' })
    expect((await shown())?.id).toBe(first)
    expect(await found('cung cấp số liệu')).toEqual([world.agreementId])
    // The same figures may be drafted anew.
    expect(await draft('2021-06-02')).not.toBe(bad)
  })

  it('is withdrawn only where readers see it: an older one is none of theirs', async () => {
    const first = await draft('2021-06-01')
    await approve(first)
    const next = await draft('2021-06-02')
    await approve(next)
    expect(await withdraw(first, 'Nhầm')).toEqual({ outcome: 'conflict' })
    expect(await found('cung cấp số liệu')).toEqual([world.agreementId])
  })

  it('is found too where it was approved before agreements could be found', async () => {
    await approve(await draft())
    await house.database.transact((rows) => removeEntry(rows, world.agreementId))
    expect(await found('cung cấp số liệu')).toEqual([])
    await house.database.transact(makeAllFindable)
    expect(await found('cung cấp số liệu')).toEqual([world.agreementId])
  })

  it('has the text in force where its drafter let readers have it, and not otherwise', async () => {
    const agreement = await world.agreement()
    const drafted = (withText: boolean) =>
      house.database.transact(async (rows) => {
        await draftPublication(rows, agreement, TODAY, 'office', AT, { withText })
        return (await publicationsOf(rows, world.siteId, world.agreementId))[0]?.summary.provisions
      })
    expect(await drafted(true)).toEqual([{ path: 'Đ7.k2', heading: 'Cung cấp số liệu', content: '' }])
    expect(await drafted(false)).toBeUndefined()
  })

  it('is approved by another than who drafted it, once, and only the newest', async () => {
    const first = await draft()
    expect(await approve(first, 'office')).toEqual({ outcome: 'issues', issue: 'ownDraft' })
    // Nothing has changed: it is the same draft.
    expect(await draft()).toBe(first)
    const second = await draft('2021-02-01')
    expect(await approve(first)).toEqual({ outcome: 'conflict' })
    const another = { siteId: world.siteId, id: await world.draft() }
    expect(await approve(second, 'chair', another)).toEqual({ outcome: 'conflict' })
    expect(await approve(second)).toMatchObject({ outcome: 'done' })
    expect(await approve(second)).toEqual({ outcome: 'conflict' })
    expect(await publicationsShown(house.database.rows, world.siteId)).toHaveLength(1)
  })

  it('is withdrawn with a reason, and its address says so', async () => {
    const id = await draft()
    await approve(id)
    expect(await withdraw(id, '')).toEqual({ outcome: 'issues', issue: 'reasonMissing' })
    expect(await withdraw(id, 'Số liệu sai.')).toMatchObject({ outcome: 'done' })
    expect(await shown()).toMatchObject({ withdrawnAt: AT, reason: 'Số liệu sai.' })
    expect(await publicationsShown(house.database.rows, world.siteId)).toEqual([])
  })

  it('keeps its address for life, and gives another agreement of the same title its own', async () => {
    await draft()
    await draft('2021-02-01')
    const mine = await publicationsOf(house.database.rows, world.siteId, world.agreementId)
    expect(mine.map(({ slug }) => slug)).toEqual([SLUG, SLUG])
    const other = await world.draft()
    const theirs = { ...(await world.agreement()), id: other, number: '05/QC' }
    await house.database.transact((rows) => draftPublication(rows, theirs, TODAY, 'office', AT))
    const [second] = await publicationsOf(house.database.rows, world.siteId, other)
    expect(second?.slug).toBe(`${SLUG}-05-qc`)
  })

  it('names the parties as they were, and who they are today', async () => {
    const commune = await world.add('commune', 'Xã Hai Suối', '2025-07-01')
    const [ended = ''] = world.districts
    await house.database.transact((rows) =>
      changeBodies(
        rows,
        world.siteId,
        {
          ...{ kind: 'divide', on: '2025-07-01', originals: [ended], results: [commune] },
          decision: { number: '1/NQ', on: '2025-06-16', issuer: 'Tỉnh' },
        },
        'registrar',
        AT,
      ),
    )
    await approve(await draft('2025-08-01'))
    const parties = (await shown())?.summary.parties.find(({ label }) => label === 'các huyện')
    expect(parties?.members).toContainEqual({ was: 'Huyện Hai Suối', now: ['Xã Hai Suối'] })
    expect(parties?.members).toContainEqual({ was: 'Huyện Ba Đồi', now: ['Huyện Ba Đồi'] })
  })

  it('tells of a difficulty only what was worded for the public', async () => {
    const [raisedBy = ''] = world.districts
    const { siteId, agreementId } = world
    const raised = { siteId, agreementId, obligationId: null, versionId: null, raisedBy, on: TODAY }
    const said = { kind: 'limit' as const, cause: 'objective' as const, askOf: '' }
    const secret = await house.database.transact((rows) =>
      raise(rows, raised, { ...said, text: 'Anh Nam nghỉ ốm' }, 'x', AT),
    )
    await approve(await draft())
    expect(JSON.stringify(await shown())).not.toContain('Nam')
    await house.database.transact((rows) =>
      setPublicText(rows, siteId, secret, 'Thiếu người làm', 'office', AT),
    )
    await approve(await draft())
    expect((await shown())?.summary.difficulties).toEqual(['Thiếu người làm'])
    expect(JSON.stringify(await shown())).not.toContain('Nam')
  })
})

describe('what a public text should perhaps not say', () => {
  it.each([
    ['Ông Lò Văn Thử đề nghị', { kind: 'name', text: 'Lò Văn Thử' }],
    ['liên hệ 0912 345 678', { kind: 'phone', text: '0912 345 678' }],
    ['gọi +84 912345678 nhé', { kind: 'phone', text: '+84 912345678' }],
    ['căn cước 001099012345', { kind: 'identity', text: '001099012345' }],
    ['chứng minh nhân dân 123456789.', { kind: 'identity', text: '123456789' }],
  ])('points out in "%s"', (text, found) => {
    expect(foundIn(text)).toEqual([found])
  })

  it.each(['Có 569.668 thửa đất', 'ông bà cần biết', 'ngày 24/8/2023', 'giai đoạn 2020–2025'])(
    'finds nothing in "%s"',
    (text) => {
      expect(foundIn(text)).toEqual([])
    },
  )

  it('knows the people of the register', () => {
    expect(foundIn('Theo Hà Thị Chủ, còn chậm', ['Hà Thị Chủ'])).toEqual([
      { kind: 'name', text: 'Hà Thị Chủ' },
    ])
  })
})
