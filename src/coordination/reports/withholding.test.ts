import { afterEach, beforeEach, expect, it } from 'vitest'
import { describeEachEngine, type TestHouse } from '../../../test/engines.ts'
import { AT, foundRegister, type World } from '../../../test/register-world.ts'
import { difficultiesOf } from '../difficulties/queries.ts'
import { dutyById } from '../duties/queries.ts'
import { handIn } from './handing-in.ts'
import { firstBrokenVersion, proposalsIn, reportBefore, versionsOf } from './queries.ts'
import { ReportContent } from './report.ts'
import { withhold } from './withholding.ts'

const SECRET = 'Ông Nguyễn Văn Mẫu, số định danh 001001001001'

describeEachEngine('the words of a report that must not be there', (open) => {
  let house: TestHouse
  let world: World
  let obligation = ''
  let [id, next] = ['', '']
  beforeEach(async () => {
    house = await open()
    world = await foundRegister(house)
    await world.force()
    obligation = await world.oblige()
    const own = (await world.duties(obligation)).filter(({ body_id }) => body_id === world.districts[0])
    ;[id, next] = [own[0]?.id ?? '', own[1]?.id ?? '']
    const content = ReportContent.parse({
      did: 'done',
      figure: 12,
      results: SECRET,
      proposals: SECRET,
      difficulties: [{ kind: 'limit', cause: 'objective', text: SECRET, askOf: '' }],
    })
    const sending = { content, kind: 'first' as const, reason: '', key: '1', receivedOn: '2021-03-15' }
    await house.database.transact((rows) =>
      handIn(
        rows,
        world.siteId,
        id,
        { ...sending, via: 'system', bodyName: 'Huyện' },
        'officer',
        '2021-03-15',
        AT,
      ),
    )
  })
  afterEach(() => house.close())

  const cover = (basis = 'QĐ 8', number = 1) =>
    house.database.transact((rows) => withhold(rows, world.siteId, id, { number, basis }, 'office', AT))

  it('go by a decision, once; what was counted stays, and the line of versions is whole', async () => {
    expect(await cover('')).toEqual({ outcome: 'basisMissing' })
    expect(await cover('QĐ 8', 2)).toEqual({ outcome: 'notAllowed' })
    expect(await cover()).toEqual({ outcome: 'done' })
    expect(await cover()).toEqual({ outcome: 'notAllowed' })
    const [version] = await versionsOf(house.database.rows, id)
    expect(version).toMatchObject({
      withheldBasis: 'QĐ 8',
      content: { did: 'done', figure: 12, results: '' },
    })
    expect(JSON.stringify(version)).not.toContain('Nguyễn Văn Mẫu')
    expect(await firstBrokenVersion(house.database.rows, id)).toBeUndefined()
    expect((await dutyById(house.database.rows, world.siteId, id))?.handedInOn).toBe('2021-03-15')
  })

  it('come back neither with the next report nor in the paper of a review', async () => {
    const later = (await dutyById(house.database.rows, world.siteId, next)) ?? expect.unreachable()
    const span = { from: '2021-01-01', until: '2021-12-31' }
    const proposed = () => proposalsIn(house.database.rows, [obligation], span)
    expect((await reportBefore(house.database.rows, later))?.results).toBe(SECRET)
    expect(await proposed()).toHaveLength(1)
    await cover()
    const raised = await difficultiesOf(house.database.rows, world.siteId, world.agreementId)
    expect(JSON.stringify(raised)).not.toContain('Nguyễn Văn Mẫu')
    // A correction that names the same again raises nothing new.
    const again = ReportContent.parse({
      did: 'done',
      difficulties: [{ kind: 'limit', cause: 'objective', text: SECRET, askOf: '' }],
    })
    const sending = { content: again, kind: 'correction' as const, reason: 'Sửa', key: '2' }
    await house.database.transact((rows) =>
      handIn(
        rows,
        world.siteId,
        id,
        { ...sending, receivedOn: '2021-03-16', via: 'system', bodyName: 'Huyện' },
        'officer',
        '2021-03-16',
        AT,
      ),
    )
    expect(await difficultiesOf(house.database.rows, world.siteId, world.agreementId)).toHaveLength(1)
    await house.database.transact((rows) =>
      withhold(rows, world.siteId, id, { number: 2, basis: 'QĐ 9' }, 'office', AT),
    )
    expect(await reportBefore(house.database.rows, later)).toBeUndefined()
    expect(await proposed()).toEqual([])
  })
})
