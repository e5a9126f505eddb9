import type { AgreementFields, PartyFields } from '../src/coordination/agreements/drafting.ts'
import {
  addProvision,
  bind,
  bringIntoForce,
  draftAgreement,
} from '../src/coordination/agreements/drafting.ts'
import { agreementById, partiesOf } from '../src/coordination/agreements/queries.ts'
import { raise } from '../src/coordination/difficulties/raising.ts'
import { activate, draftObligation, type ObligationFields } from '../src/coordination/duties/obliging.ts'
import { own } from '../src/coordination/tables.ts'
import { workingCalendar } from '../src/coordination/time/calendar-days.ts'
import type { DueRule } from '../src/coordination/time/due-rule.ts'
import { PROFILES } from '../src/coordination/time/periods.ts'
import { addBody, type Body, bodiesOn, foundSite } from '../src/sites/index.ts'
import type { TestHouse } from './engines.ts'

/** Where the register's site answers. */
export const HOST = 'mau.example'
export const AT = '2021-01-04T02:00:00.000Z'
export const TODAY = '2021-01-04'

/** Every quarter of the administrative year, two working days after its close. */
export const QUARTERLY: DueRule = {
  kind: 'periodic',
  period: 'quarter',
  profile: PROFILES.administrative,
  deadline: { kind: 'after-close', workingDays: 2 },
}

export type World = Awaited<ReturnType<typeof foundRegister>>

/** An invented province with an office that keeps a register, and some districts that it agrees with. */
export async function foundRegister(
  { database }: TestHouse,
  names = ['Huyện Hai Suối', 'Huyện Ba Đồi', 'Huyện Bốn Núi'],
) {
  const { rows, transact } = database
  const site = { name: 'Cổng Mẫu', bodyName: 'UBND tỉnh Mẫu', hosts: [HOST] }
  const siteId = (await transact((open) => foundSite(open, site, 'test', AT))).id
  const add = (kind: Body['kind'], name: string, since = '2000-01-01') =>
    transact((open) =>
      addBody(
        open,
        siteId,
        { kind, side: 'state', name, shortName: name, parentId: null, since },
        'test',
        AT,
      ),
    )
  const hub = await add('office', 'Cục Thống kê tỉnh Mẫu')
  const districts: string[] = []
  for (const name of names) districts.push(await add('district', name))
  const said: AgreementFields = {
    ...{ title: 'Quy chế phối hợp cung cấp số liệu', form: 'joint', number: '04/QC', issuedOn: '2020-12-20' },
    ...{ issuer: 'Cục Thống kê', subject: 'Thống kê', termLabel: '2020–2025', since: '2021-01-01' },
    ...{ until: '2025-12-31', sharing: 'status', profile: PROFILES.administrative },
  }
  const drafted = await transact((open) => draftAgreement(open, siteId, said, hub, 'test', AT))
  if (drafted.outcome !== 'done') throw new Error(drafted.outcome)
  const agreementId = drafted.id
  const party: PartyFields = {
    ...{ side: 'B', role: 'member', bodyId: null, groupKind: 'district', label: 'các huyện', basis: '' },
  }
  const agreement = async () => (await agreementById(rows, siteId, agreementId)) ?? (undefined as never)
  const bound = await transact(async (open) => bind(open, await agreement(), party, 'test', AT))
  const groupId = bound.outcome === 'done' ? bound.id : ''
  const provision = { path: 'Đ7.k2', heading: 'Cung cấp số liệu', content: '' }
  await transact(async (open) => addProvision(open, await agreement(), provision, 'test', AT))
  return {
    ...{ siteId, hub, districts, agreementId, groupId, agreement, add },
    /** A second agreement of the same office, still a draft. */
    draft: () =>
      transact(async (open) => {
        const second = await draftAgreement(open, siteId, { ...said, number: '05/QC' }, hub, 'test', AT)
        return second.outcome === 'done' ? second.id : ''
      }),
    bodies: (day: string) => bodiesOn(rows, siteId, day),
    /** Signs and activates the agreement as it stands. */
    force: () =>
      transact(async (open) => {
        await own(open)
          .updateTable('agreement')
          .set({ file_id: 'signed' })
          .where('id', '=', agreementId)
          .execute()
        const { version } = (await agreementById(open, siteId, agreementId)) ?? { version: 0 }
        const bodies = await bodiesOn(open, siteId, TODAY)
        return bringIntoForce(open, siteId, agreementId, version, bodies, 'test', AT)
      }),
    /** Writes an obligation of all districts and lets it hold. */
    oblige: async (more: Partial<ObligationFields> = {}) => {
      const fields: ObligationFields = {
        ...{
          kind: 'inform',
          title: 'Cung cấp số liệu quý',
          output: 'Biểu 01',
          unit: 'thửa',
          provisionId: null,
        },
        ...{
          recipients: [hub],
          partyId: groupId,
          since: '2021-01-01',
          until: null,
          rule: QUARTERLY,
          ...more,
        },
      }
      const id = await transact(async (open) => draftObligation(open, await agreement(), fields, 'test', AT))
      await transact(async (open) => {
        const [bodies, parties] = [await bodiesOn(open, siteId, TODAY), await partiesOf(open, agreementId)]
        const party = parties.find((each) => each.id === fields.partyId) ?? (undefined as never)
        const calendar = await workingCalendar(open, siteId)
        return activate(open, siteId, id, { party, bodies }, calendar, TODAY, 'test', AT)
      })
      return id
    },
    /** The first district says what holds it back; gives the difficulty's id. */
    hinder: (text: string) =>
      transact((open) => {
        const origin = { siteId, agreementId, obligationId: null, versionId: null }
        const said = { kind: 'limit', cause: 'objective', text, askOf: '' } as const
        return raise(open, { ...origin, raisedBy: districts[0] ?? '', on: TODAY }, said, 'x', AT)
      }),
    duties: (obligationId: string) =>
      own(rows)
        .selectFrom('duty')
        .selectAll()
        .where('obligation_id', '=', obligationId)
        .orderBy('window_close')
        .orderBy('body_id')
        .execute(),
  }
}
