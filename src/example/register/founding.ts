import { acts } from '../../coordination/index.ts'
import type { Rows } from '../../database/index.ts'
import type { House } from '../../house.ts'
import { addBody, type Body, bodiesOn } from '../../sites/index.ts'
import { AGREEMENT, DISTRICTS, OBLIGATIONS, OFFICE, PROVISIONS, SUCCESSION } from './story.ts'

export const BY = 'example'
/** Whoever decides about what `BY` did. */
export const CHAIR_BY = 'example-chair'

/** The bodies and the agreement of the example, by their ids; districts and communes in the order of the story. */
export type ExampleRegister = {
  siteId: string
  office: string
  districts: string[]
  communes: [string, string][]
  agreementId: string
  obligations: string[]
}

/** Nine in the morning of a day in Vietnam. */
export const morningOf = (day: string) => `${day}T02:00:00.000Z`

/** Puts up the bodies, the agreement and what it asks for, as it was when it came into force. */
export async function foundRegister(house: House, siteId: string): Promise<ExampleRegister> {
  const { transact } = house.database
  const at = morningOf(AGREEMENT.issuedOn)
  const bodies = await transact((rows) => addBodies(rows, siteId, at))
  const drafted = await transact(async (rows) => {
    const said = { ...AGREEMENT, form: 'joint' as const, sharing: 'status' as const, profile: PROFILE }
    const made = await acts.draftAgreement(rows, siteId, said, bodies.office, BY, at)
    if (made.outcome !== 'done') throw new Error(`The example agreement is ${made.outcome}`)
    const agreement = { id: made.id, siteId, since: AGREEMENT.since }
    const group = { ...NO_PARTY, groupKind: 'district' as const, label: 'các huyện, thành phố' }
    const bound = await acts.bind(rows, agreement, group, BY, at)
    const party = bound.outcome === 'done' ? bound.id : ''
    for (const provision of PROVISIONS) {
      const draft = await acts.agreementById(rows, siteId, made.id)
      if (draft) await acts.addProvision(rows, draft, provision, BY, at)
    }
    return { id: made.id, party }
  })
  await bringSigned(house, siteId, drafted.id, at)
  const obligations = await transact(async (rows) => {
    const there = await bodiesOn(rows, siteId, AGREEMENT.since)
    const draft = await acts.agreementById(rows, siteId, drafted.id)
    const inForce = await acts.bringIntoForce(rows, siteId, drafted.id, draft?.version ?? 0, there, BY, at)
    if (inForce.outcome !== 'done') throw new Error(`The example agreement does not come into force`)
    return oblige(rows, siteId, drafted, bodies.office, there)
  })
  return { siteId, ...bodies, agreementId: drafted.id, obligations }
}

const PROFILE = acts.PROFILES.administrative
const NO_PARTY = { side: 'B', role: 'member' as const, bodyId: null, basis: '' }

async function addBodies(rows: Rows, siteId: string, at: string) {
  const add = (kind: Body['kind'], name: string, since: string) => {
    const shortName = name.replace(/^(?:Huyện|Thành phố|Xã|Phường|Cục) /, '')
    const body = { kind, side: 'state' as const, name, shortName, parentId: null, since }
    return addBody(rows, siteId, body, BY, at)
  }
  const office = await add('office', OFFICE, '2000-01-01')
  const [districts, communes]: [string[], [string, string][]] = [[], []]
  for (const district of DISTRICTS) {
    districts.push(await add('district', district.name, '2000-01-01'))
    const [lead, other] = district.communes
    communes.push([await add('commune', lead, SUCCESSION.on), await add('commune', other, SUCCESSION.on)])
  }
  return { office, districts, communes }
}

/** The signed document of the example is one that the register itself prints. */
async function bringSigned(house: House, siteId: string, agreementId: string, at: string): Promise<void> {
  const written = {
    ...{ superior: '', issuer: OFFICE, sign: 'QC-CTK-UBND', number: '04', place: 'Mây Trắng' },
    ...{ on: AGREEMENT.issuedOn, type: 'Quy chế', abstract: AGREEMENT.title, recipients: ['Lưu: VT'] },
    parts: PROVISIONS.flatMap(({ heading, content }) => [
      { kind: 'heading' as const, text: heading },
      { kind: 'paragraph' as const, text: content },
    ]),
    annexes: [],
    signature: { title: 'Cục trưởng', name: '' },
  }
  const file = { name: 'quy-che.pdf', bytes: await acts.pdfOf(written, acts.ND30) }
  const owner = { ownerKind: 'agreement' as const, ownerId: agreementId }
  await acts.bringEvidence(house, siteId, owner, file, BY, at)
}

async function oblige(
  rows: Rows,
  siteId: string,
  { id: agreementId, party }: { id: string; party: string },
  office: string,
  bodies: readonly Body[],
): Promise<string[]> {
  const at = morningOf(AGREEMENT.since)
  const bound = (await acts.partiesOf(rows, agreementId)).find(({ id }) => id === party)
  if (!bound) throw new Error('no districts are bound')
  const calendar = await acts.workingCalendar(rows, siteId)
  const made: string[] = []
  for (const { workingDays, ...obligation } of OBLIGATIONS) {
    const said = {
      ...{ ...obligation, provisionId: null, recipients: [office], partyId: party },
      ...{ since: AGREEMENT.since, until: null },
      rule: {
        ...{ kind: 'periodic' as const, period: 'quarter' as const, profile: PROFILE },
        deadline: { kind: 'after-close' as const, workingDays },
      },
    }
    const id = await acts.draftObligation(rows, { id: agreementId, siteId }, said, BY, at)
    await acts.activate(rows, siteId, id, { party: bound, bodies }, calendar, AGREEMENT.since, BY, at)
    made.push(id)
  }
  return made
}
