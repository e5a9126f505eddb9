import { afterEach, beforeEach, expect, it } from 'vitest'
import { describeEachEngine, type TestHouse } from '../../test/engines.ts'
import { AT, foundRegister, TODAY, type World } from '../../test/register-world.ts'
import { discardAgreement } from './agreements/drafting.ts'
import { agreementById } from './agreements/queries.ts'
import { bringEvidence, type Evidence, evidenceById, fileOf } from './evidence.ts'
import { dropBytes, isHandedIn, removeEvidence } from './removing-evidence.ts'
import { handIn } from './reports/handing-in.ts'
import { versionsOf } from './reports/queries.ts'
import { ReportContent } from './reports/report.ts'

const PDF = Buffer.from('%PDF-1.7\nBí mật của ai đó\n%%EOF\n')

describeEachEngine('taking a file of the register away', (open) => {
  let house: TestHouse
  let world: World
  let duties: string[]
  beforeEach(async () => {
    house = await open()
    world = await foundRegister(house)
    await world.force()
    duties = (await world.duties(await world.oblige())).map(({ id }) => id)
  })
  afterEach(() => house.close())

  const bring = async (ownerId = duties[0] ?? '', ownerKind: Evidence['ownerKind'] = 'duty') => {
    const file = { name: 'a.pdf', bytes: PDF }
    const brought = await bringEvidence(house, world.siteId, { ownerKind, ownerId }, file, 'officer', AT)
    return brought.outcome === 'done' ? brought.evidence : expect.unreachable()
  }
  const remove = (file: Evidence, basis = '') =>
    removeEvidence(house, world.siteId, file, basis, 'office', AT)
  const holds = (file: Evidence) => house.storage.holds(fileOf(file))
  const send = (file: Evidence) =>
    house.database.transact((rows) =>
      handIn(
        rows,
        world.siteId,
        file.ownerId,
        {
          ...{ content: ReportContent.parse({ did: 'done', files: [file.id] }), kind: 'first', reason: '' },
          ...{ key: '1', receivedOn: TODAY, via: 'system', bodyName: 'Huyện' },
        },
        'officer',
        TODAY,
        AT,
      ),
    )

  it('deletes its bytes, and keeps its name, its hash, who took it away and why', async () => {
    const file = await bring()
    expect(await holds(file)).toBe(true)
    expect(await remove(file)).toEqual({ outcome: 'done' })
    expect(await holds(file)).toBe(false)
    expect(await evidenceById(house.database.rows, world.siteId, file.id)).toMatchObject({
      ...{ name: 'a.pdf', hash: file.hash, removedAt: AT, removalBasis: '' },
    })
    expect(await remove(file)).toEqual({ outcome: 'notAllowed' })
  })

  it('needs a decision once it was handed in, and leaves the report and its seal as they were', async () => {
    const file = await bring()
    expect(await isHandedIn(house.database.rows, file)).toBe(false)
    await send(file)
    expect(await isHandedIn(house.database.rows, file)).toBe(true)
    const before = await versionsOf(house.database.rows, file.ownerId)
    expect(await remove(file)).toEqual({ outcome: 'basisMissing' })
    expect(await holds(file)).toBe(true)
    expect(await remove(file, 'QĐ 5')).toEqual({ outcome: 'done' })
    expect(await holds(file)).toBe(false)
    expect(await versionsOf(house.database.rows, file.ownerId)).toEqual(before)
  })

  it('leaves alone what others brought with the same bytes', async () => {
    const [mine, theirs] = [await bring(), await bring(duties[1])]
    await remove(mine)
    expect(await holds(theirs)).toBe(true)
    await remove(theirs)
    expect(await holds(theirs)).toBe(false)
    expect(await holds(await bring())).toBe(true)
  })

  it('leaves a draft of an agreement without a document; one that is thrown away takes its bytes with it', async () => {
    const draft = await world.draft()
    const file = await bring(draft, 'agreement')
    expect((await agreementById(house.database.rows, world.siteId, draft))?.fileId).toBe(file.id)
    await remove(file)
    const agreement = (await agreementById(house.database.rows, world.siteId, draft)) ?? expect.unreachable()
    expect(agreement.fileId).toBeNull()
    const again = await bring(draft, 'agreement')
    const gone = await house.database.transact((rows) => discardAgreement(rows, agreement, 'office', AT))
    const files = 'files' in gone ? gone.files : expect.unreachable()
    for (const each of files) await dropBytes(house.database.rows, house.storage, each)
    expect(await holds(again)).toBe(false)
  })
})
