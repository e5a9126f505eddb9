import { afterEach, beforeEach, expect, it } from 'vitest'
import { describeEachEngine, type TestHouse } from '../../../test/engines.ts'
import { AT, foundRegister, type World } from '../../../test/register-world.ts'
import { evidenceOf } from '../evidence.ts'
import { PROFILES } from '../time/periods.ts'
import type { Agreement } from './agreement.ts'
import {
  type AgreementFields,
  addProvision,
  bind,
  discardAgreement,
  removeProvision,
  rewriteAgreement,
} from './drafting.ts'
import { agreementById, partiesOf, provisionsOf } from './queries.ts'

const SAID: AgreementFields = {
  ...{ title: 'Quy chế đã sửa', form: 'by-decision', number: '09/QC', issuedOn: '2020-12-21' },
  ...{ issuer: 'Cục Thống kê', subject: 'Thống kê', termLabel: '', since: '2021-02-01', until: null },
  ...{ sharing: 'accepted', profile: PROFILES.calendar },
}

describeEachEngine('a draft of an agreement', (open) => {
  let house: TestHouse
  let world: World
  let draft: Agreement
  beforeEach(async () => {
    house = await open()
    world = await foundRegister(house)
    draft = await again(await world.draft())
  })
  afterEach(() => house.close())

  async function again(id: string): Promise<Agreement> {
    return (await agreementById(house.database.rows, world.siteId, id)) ?? expect.unreachable()
  }
  const rewrite = (agreement: Agreement, more: Partial<AgreementFields> = {}) =>
    house.database.transact((rows) => rewriteAgreement(rows, agreement, { ...SAID, ...more }, 'hub', AT))
  const discard = (agreement: Agreement) =>
    house.database.transact((rows) => discardAgreement(rows, agreement, 'hub', AT))

  it('says otherwise what it said, with its parties and its text from its new first day', async () => {
    expect(await rewrite(draft)).toEqual({ outcome: 'done' })
    expect(await again(draft.id)).toMatchObject({ title: 'Quy chế đã sửa', number: '09/QC', until: null })
    const parties = await partiesOf(house.database.rows, draft.id)
    expect(new Set(parties.map(({ since }) => since))).toEqual(new Set(['2021-02-01']))
    // Whoever saw it as it was learns of it, and nothing is written over.
    expect(await rewrite(draft, { title: 'Khác' })).toEqual({ outcome: 'conflict' })
  })

  it('does not become another agreement that is known, nor end before it begins', async () => {
    const { number, issuedOn, issuer } = await world.agreement()
    expect(await rewrite(draft, { number, issuedOn, issuer })).toEqual({ outcome: 'known' })
    expect(await rewrite(draft, { until: '2020-01-01' })).toEqual({ outcome: 'endsBefore' })
  })

  it('gives up a provision that was written wrongly', async () => {
    const { rows, transact } = house.database
    const provision = { path: 'Đ9', heading: 'Nhầm', content: '' }
    const added = await transact((open_) => addProvision(open_, draft, provision, 'hub', AT))
    const id = added.outcome === 'done' ? added.id : ''
    const remove = (agreement: Agreement) =>
      transact((open_) => removeProvision(open_, agreement, id, 'hub', AT))
    // Another agreement has no say in it.
    expect(await remove(await world.agreement())).toEqual({ outcome: 'notAllowed' })
    expect(await remove(draft)).toEqual({ outcome: 'done' })
    expect(await provisionsOf(rows, draft.id)).toEqual([])
  })

  it('is thrown away whole; one in force is not, nor written into by whoever saw it as a draft', async () => {
    expect(await discard(draft)).toEqual({ outcome: 'done', files: [] })
    expect(await agreementById(house.database.rows, world.siteId, draft.id)).toBeUndefined()
    expect(await evidenceOf(house.database.rows, world.siteId, draft.id)).toEqual([])
    const seen = await world.agreement()
    await world.force()
    expect(await discard(seen)).toEqual({ outcome: 'notAllowed' })
    expect(await rewrite(seen)).toEqual({ outcome: 'conflict' })
    const party = {
      side: 'C',
      role: 'member' as const,
      bodyId: world.hub,
      groupKind: null,
      label: '',
      basis: '',
    }
    const late = house.database.transact((rows) => bind(rows, seen, party, 'hub', AT))
    expect(await late).toEqual({ outcome: 'notAllowed' })
  })
})
