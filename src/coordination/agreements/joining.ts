import { newId, type Rows } from '../../database/index.ts'
import { record } from '../../journal/index.ts'
import { bodiesOn, existsOn } from '../../sites/index.ts'
import { oweNothingAfter, releaseAfter } from '../duties/ending.ts'
import { obligationsOf } from '../duties/queries.ts'
import { own } from '../tables.ts'
import { addDays } from '../time/calendar.ts'
import type { Agreement, Party } from './agreement.ts'
import { turnAgreement } from './drafting.ts'
import { isBound, membersOn, partiesOn } from './parties.ts'
import { partiesOf } from './queries.ts'

/** Writes down who is bound on a side from a day on, in the caller's transaction; gives its id. */
export async function writeParty(
  rows: Rows,
  { agreementId, side, role, bodyId, groupKind, label, since, basis }: Omit<Party, 'id' | 'until'>,
): Promise<string> {
  const id = newId()
  await own(rows)
    .insertInto('agreement_party')
    .values({
      ...{ id, agreement_id: agreementId, side, role, body_id: bodyId, group_kind: groupKind },
      ...{ label, since, until: null, basis },
    })
    .execute()
  return id
}

export type JoinIssue = 'basisMissing' | 'outsideTerm' | 'bound' | 'notThere'
export type Joined =
  | { outcome: 'done'; id: string }
  | { outcome: 'issues'; issues: JoinIssue[] }
  | { outcome: 'notAllowed' }

/** Binds a party to an agreement in force from a day on, by a decision, in the caller's transaction; what it owes is written down as for others. */
export async function join(
  rows: Rows,
  { id: agreementId, siteId, state, since: first, until, endBasis }: Agreement,
  party: Omit<Party, 'id' | 'agreementId' | 'until'>,
  by: string,
  at: string,
): Promise<Joined> {
  if (state !== 'in-force' || endBasis !== '') return { outcome: 'notAllowed' }
  await turnAgreement(rows, agreementId)
  const { side, role, bodyId, groupKind, since, basis } = party
  const isKnown = (await partiesOf(rows, agreementId)).some(
    (each) =>
      each.role === role &&
      each.bodyId === bodyId &&
      each.groupKind === groupKind &&
      (each.until === null || each.until >= since),
  )
  const [body] = bodyId ? await bodiesOn(rows, siteId, since, [bodyId]) : []
  const isThere = bodyId === null || (body !== undefined && existsOn(body, since))
  const issues: JoinIssue[] = [
    ...(basis === '' ? (['basisMissing'] as const) : []),
    ...(since < first || (until !== null && since > until) ? (['outsideTerm'] as const) : []),
    ...(isKnown ? (['bound'] as const) : []),
    ...(isThere ? [] : (['notThere'] as const)),
  ]
  if (issues.length > 0) return { outcome: 'issues', issues }
  const id = await writeParty(rows, { ...party, agreementId })
  const details = { side, role, body: bodyId, kind: groupKind, since, basis }
  await record(rows, { siteId, at, by, act: 'party-joined', subject: agreementId, details })
  return { outcome: 'done', id }
}

export type LeaveIssue = 'basisMissing' | 'inThePast' | 'lastOfRole' | 'lastSide' | 'receives'
export type Left =
  | { outcome: 'done' }
  | { outcome: 'issues'; issues: LeaveIssue[] }
  | { outcome: 'notAllowed' }

/** A day, and every later one on which one of some parties is bound no more. */
function turnsAfter(parties: readonly Party[], day: string): string[] {
  const ends = parties.flatMap((party) => (party.until !== null && party.until >= day ? [party.until] : []))
  return [day, ...ends.map((end) => addDays(end, 1))]
}

/**
 * Lets a party be bound no more after a day, by a decision, in the caller's transaction. What it owed by then stays; what it would have
 * owed later ends. Whoever receives reports, or alone leads or keeps the agreement, cannot go before somebody else does.
 */
export async function leave(
  rows: Rows,
  { id: agreementId, siteId, state, until }: Agreement,
  partyId: string,
  { lastDay, basis }: { lastDay: string; basis: string },
  today: string,
  by: string,
  at: string,
): Promise<Left> {
  if (state !== 'in-force') return { outcome: 'notAllowed' }
  await turnAgreement(rows, agreementId)
  const parties = await partiesOf(rows, agreementId)
  const party = parties.find(({ id, until }) => id === partyId && (until === null || until > lastDay))
  if (!party) return { outcome: 'notAllowed' }
  const obligations = await obligationsOf(rows, agreementId)
  const others = parties.filter(({ id }) => id !== partyId)
  const next = addDays(lastDay || today, 1)
  const remain = others.filter((each) => isBound(each, next))
  // Without it, from the day after to the end of the term, on every day on which somebody else goes.
  const days = turnsAfter(others, next).filter((day) => until === null || day <= until)
  const boundOn = (day: string) => others.filter((each) => isBound(each, day))
  const alone = days.some((day) => !boundOn(day).some(({ role }) => role === party.role))
  const isLastSide = days.some((day) => new Set(boundOn(day).map(({ side }) => side)).size < 2)
  const bodies = await bodiesOn(rows, siteId, next)
  const staying = new Set(partiesOn(remain, bodies, next))
  const leaving = membersOn(party, bodies, lastDay || today).filter((id) => !staying.has(id))
  const receives = obligations.some(({ recipients }) => recipients.some((id) => leaving.includes(id)))
  const issues: LeaveIssue[] = [
    ...(basis === '' ? (['basisMissing'] as const) : []),
    ...(lastDay < today ? (['inThePast'] as const) : []),
    ...(alone && (party.role === 'lead' || party.role === 'focal') ? (['lastOfRole'] as const) : []),
    ...(isLastSide ? (['lastSide'] as const) : []),
    ...(receives ? (['receives'] as const) : []),
  ]
  if (issues.length > 0) return { outcome: 'issues', issues }
  await own(rows).updateTable('agreement_party').set({ until: lastDay }).where('id', '=', partyId).execute()
  for (const obligation of obligations)
    if (party.groupKind !== null && obligation.partyId === partyId)
      await oweNothingAfter(rows, obligation, { lastDay, basis }, by, at)
    // What it took over from another is bound to that one's place; what it holds by this place goes with it.
    else if (party.bodyId && (leaving.includes(party.bodyId) || obligation.partyId === partyId))
      await releaseAfter(rows, obligation, { lastDay, basis }, party.bodyId, by, at)
  const details = { party: partyId, lastDay, basis }
  await record(rows, { siteId, at, by, act: 'party-left', subject: agreementId, details })
  return { outcome: 'done' }
}
