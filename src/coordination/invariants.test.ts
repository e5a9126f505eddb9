import { strToU8, zipSync } from 'fflate'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { describeEachEngine, type TestHouse } from '../../test/engines.ts'
import { AT, foundRegister, TODAY, type World } from '../../test/register-world.ts'
import { AgreementFields, draftAgreement, ProvisionFields } from './agreements/drafting.ts'
import { docxOf } from './documents/document.ts'
import { ND30 } from './documents/profile.ts'
import { bringEvidence, evidenceOf } from './evidence.ts'
import { draftPublication } from './publications/publishing.ts'
import { publicationsOf } from './publications/queries.ts'
import { ReportContent } from './reports/report.ts'
import { marksOfSecrecy } from './secrecy.ts'
import { PROFILES } from './time/periods.ts'

const NFD = 'Hội nghị sơ kết'.normalize('NFD')

describeEachEngine('the register', (open) => {
  let house: TestHouse
  let world: World
  beforeEach(async () => {
    house = await open()
    world = await foundRegister(house)
    await world.force()
  })
  afterEach(() => house.close())

  const bring = (ownerId: string, bytes: Uint8Array, name = 'a.docx') =>
    bringEvidence(house, world.siteId, { ownerKind: 'duty', ownerId }, { name, bytes }, 'officer', AT)
  const paper = (lines: readonly string[]) =>
    docxOf(
      {
        ...{ superior: '', issuer: 'UBND huyện', sign: 'BC', number: '1', place: 'Mẫu', on: TODAY },
        ...{ type: 'Báo cáo', abstract: 'Quý I', recipients: [], signature: { title: '', name: '' } },
        annexes: [],
        parts: lines.map((text) => ({ kind: 'paragraph' as const, text })),
      },
      ND30,
    )

  it('17: stores a file once by its hash, whoever brings it, and leads to none from a public page', async () => {
    const [one, other] = await world.duties(await world.oblige())
    const bytes = await paper(['Số liệu quý'])
    for (const duty of [one, other])
      expect(await bring(duty?.id ?? '', bytes)).toMatchObject({ outcome: 'done' })
    const of = async (id = '') => evidenceOf(house.database.rows, world.siteId, id)
    const [[first], [second]] = [await of(one?.id), await of(other?.id)]
    expect(first?.hash).toBe(second?.hash)
    await house.database.transact(async (rows) =>
      draftPublication(rows, await world.agreement(), TODAY, 'office', AT),
    )
    const [told] = await publicationsOf(house.database.rows, world.siteId, world.agreementId)
    for (const secret of [first?.id, first?.hash, 'signed'])
      expect(JSON.stringify(told?.summary)).not.toContain(secret ?? expect.unreachable())
  })

  it('19: knows two agreements apart by number, day and issuer together', async () => {
    const said = {
      ...{ title: 'Quy chế phối hợp', form: 'joint' as const, number: '09/QC', issuedOn: '2021-01-04' },
      ...{ issuer: 'Sở A', subject: 'Đất đai', termLabel: '', since: '2021-02-01', until: null },
      ...{ sharing: 'status' as const, profile: PROFILES.calendar },
    }
    const draft = (more: Partial<typeof said>) =>
      house.database.transact((rows) =>
        draftAgreement(rows, world.siteId, { ...said, ...more }, world.hub, 'office', AT),
      )
    expect(await draft({})).toMatchObject({ outcome: 'done' })
    expect(await draft({})).toEqual({ outcome: 'known' })
    for (const other of [{ number: '10/QC' }, { issuedOn: '2021-01-05' }, { issuer: 'Sở B' }])
      expect(await draft(other)).toMatchObject({ outcome: 'done' })
  })

  it('20: takes no file whose first page bears a mark of secrecy', async () => {
    const [duty] = await world.duties(await world.oblige())
    const refused = { outcome: 'classified' }
    expect(await bring(duty?.id ?? '', await paper(['TỐI MẬT', 'Kế hoạch']))).toEqual(refused)
    expect(await bring(duty?.id ?? '', await paper(['Độ mật: Tuyệt mật']))).toEqual(refused)
    const sheet = zipSync({
      '[Content_Types].xml': strToU8('<Types/>'),
      'xl/workbook.xml': strToU8('<workbook/>'),
      'xl/sharedStrings.xml': strToU8('<sst><si><t>MẬT</t></si><si><t>Số liệu</t></si></sst>'),
    })
    expect(await bring(duty?.id ?? '', sheet, 'a.xlsx')).toEqual(refused)
    expect(await bring(duty?.id ?? '', await paper(['Giữ bí mật kinh doanh.']))).toMatchObject({
      outcome: 'done',
    })
    expect(await evidenceOf(house.database.rows, world.siteId, duty?.id ?? '')).toHaveLength(1)
  })
})

describe('what comes into the register', () => {
  it('19: is in NFC, whatever the sender’s keyboard makes', () => {
    const provision = { path: 'Đ5', heading: NFD, content: NFD }
    const content = ReportContent.parse({ results: NFD, difficulties: [] })
    const read = [ProvisionFields.parse(provision).heading, content.results]
    for (const text of read) expect(text).toBe(text.normalize('NFC'))
  })

  it('20: bears no mark of secrecy, in any field of an agreement', () => {
    const said = { title: 'Quy chế', number: '1', issuer: 'A', subject: 'B' }
    for (const name of Object.keys(said)) {
      const read = AgreementFields.safeParse({ ...said, [name]: 'MẬT' })
      expect(
        read.error?.issues.some(({ message, path }) => message === 'classified' && path[0] === name),
      ).toBe(true)
    }
    expect(marksOfSecrecy('Thông tin mật thiết')).toEqual([])
  })
})
