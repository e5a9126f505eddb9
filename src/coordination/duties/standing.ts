import type { Rows } from '../../database/index.ts'
import { type Body, bodiesOn } from '../../sites/index.ts'
import type { Agreement, Party } from '../agreements/agreement.ts'
import { partiesOn } from '../agreements/parties.ts'
import { agreementById, partiesOf } from '../agreements/queries.ts'
import type { Stand } from '../people/rights.ts'
import { versionsOf } from '../reports/queries.ts'
import { own } from '../tables.ts'
import type { Duty, Obligation } from './obligation.ts'
import { dutyById, obligationById } from './queries.ts'

/** How an agreement stands to people on a day: who keeps it, who leads, who is bound. */
export async function standOfAgreement(
  rows: Rows,
  agreement: Agreement,
  day: string,
): Promise<{ stand: Stand; parties: Party[]; bodies: Body[] }> {
  const parties = await partiesOf(rows, agreement.id)
  const bodies = await bodiesOn(rows, agreement.siteId, day)
  // Before its first day, and after its last, an agreement is its parties' of that day, and theirs who took a place over since.
  const { since, until } = agreement
  const isOver = until !== null && day > until
  const then = day < since ? since : isOver ? until : day
  const heirs = parties.filter((party) => isOver && party.since > until)
  const of = (roles?: readonly Party['role'][]) => [
    ...new Set([...partiesOn(parties, bodies, then, roles), ...partiesOn(heirs, bodies, day, roles)]),
  ]
  const stand = {
    ...{ owners: [], successors: [], recipients: [], accepted: false },
    ...{ focal: of(['focal']), leading: of(['lead']), parties: of() },
    shown: agreement.sharing === 'accepted',
  }
  return { stand, parties, bodies }
}

/** Everything that decides about a duty: the duty, what asks for it, and how it stands to people on a day. */
export type Standing = {
  duty: Duty
  obligation: Obligation
  agreement: Agreement
  stand: Stand
  bodies: Body[]
}

/** A duty of a site with how it stands to people on a day. */
export async function standingOf(
  rows: Rows,
  siteId: string,
  dutyId: string,
  day: string,
): Promise<Standing | undefined> {
  const duty = await dutyById(rows, siteId, dutyId)
  const obligation = duty && (await obligationById(rows, siteId, duty.obligationId))
  const agreement = obligation && (await agreementById(rows, siteId, obligation.agreementId))
  if (!agreement) return undefined
  const { stand, bodies } = await standOfAgreement(rows, agreement, day)
  const versions = await versionsOf(rows, duty.id)
  const successors = (await heirsAmong(rows, [obligation.id], day))(duty.bodyId)
  return {
    ...{ duty, obligation, agreement, bodies },
    stand: {
      ...stand,
      ...{ owners: [duty.bodyId], successors, recipients: obligation.recipients },
      accepted: versions.some(({ state }) => state === 'accepted' || state === 'replaced'),
    },
  }
}

/** Who has taken something of some obligations over from a body by a day, and over again from those. */
export async function heirsAmong(
  rows: Rows,
  obligationIds: readonly string[],
  day: string,
): Promise<(bodyId: string) => string[]> {
  const passed = Map.groupBy(await passagesOf(rows, obligationIds, day), ({ from }) => from)
  return (bodyId) => followed([bodyId], (from) => (passed.get(from) ?? []).map(({ to }) => to))
}

/** Whose part of some obligations has come to some bodies by a day, and to those before them. */
export async function predecessorsOf(
  rows: Rows,
  obligationIds: readonly string[],
  bodyIds: readonly string[],
  day: string,
): Promise<string[]> {
  const passed = await passagesOf(rows, obligationIds, day)
  return followed(bodyIds, (to) => passed.filter((each) => each.to === to).map(({ from }) => from))
}

async function passagesOf(rows: Rows, obligationIds: readonly string[], day: string) {
  const found = await own(rows)
    .selectFrom('passage')
    .select(['from_body_id', 'to_body_id'])
    .distinct()
    .where('obligation_id', 'in', [...obligationIds, ''])
    .where('on_day', '<=', day)
    .execute()
  return found.map(({ from_body_id, to_body_id }) => ({ from: from_body_id, to: to_body_id }))
}

/** Everything to which a way leads from some places, those themselves left out. */
function followed(from: readonly string[], next: (place: string) => readonly string[]): string[] {
  const seen = new Set(from)
  for (const place of seen) for (const each of next(place)) seen.add(each)
  return [...seen].filter((place) => !from.includes(place))
}
