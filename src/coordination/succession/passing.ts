import { newId, type Rows } from '../../database/index.ts'
import { bodiesOn } from '../../sites/index.ts'
import { closeAgreement } from '../agreements/ending.ts'
import { writeParty } from '../agreements/joining.ts'
import { isBound, partiesOn } from '../agreements/parties.ts'
import { partiesOf } from '../agreements/queries.ts'
import { closeAsked } from '../duties/closing-asked.ts'
import { makeDuties } from '../duties/generating.ts'
import type { HoldingRole } from '../duties/obligation.ts'
import { HORIZON_DAYS } from '../duties/obliging.ts'
import { lockObligation, obligationById } from '../duties/queries.ts'
import { own } from '../tables.ts'
import { addNote } from '../tasks/assigning.ts'
import { addDays, type WorkingCalendar } from '../time/calendar.ts'

/** Where something goes, from which day, by which decision: to one body, divided among several, or nowhere, where it ends. */
export type Passage = { to: readonly string[]; on: string; basis: string }

/**
 * Passes a holding on, in the caller's transaction, with what of it is not done yet: whoever takes it over owes what is not due
 * before the day, with more time where more was granted. What was overdue before stays with whoever was late.
 */
export async function passHolding(
  rows: Rows,
  siteId: string,
  holdingId: string,
  { to, on, basis }: Passage,
  calendar: WorkingCalendar,
  today: string,
  by: string,
  at: string,
): Promise<void> {
  const closed = await own(rows)
    .updateTable('holding')
    .set({ until: addDays(on, -1) })
    .where('id', '=', holdingId)
    .returning(['obligation_id', 'body_id', 'role'])
    .executeTakeFirstOrThrow()
  const { obligation_id: obligationId, body_id: from, role } = closed
  const left = await moveDuties(rows, obligationId, from, { to, on, basis })
  await closeAsked(rows, siteId, left, basis, by, at)
  for (const heir of to) {
    await openHolding(rows, { obligationId, from, role }, heir, on, basis)
    await bindSuccessor(rows, siteId, obligationId, heir, on, basis)
  }
  if (to.length > 0)
    await makeDuties(rows, { siteId, id: obligationId }, addDays(today, HORIZON_DAYS), calendar)
}

/** Whoever holds it already goes on holding it; that it passed on is noted in either case. */
async function openHolding(
  rows: Rows,
  { obligationId, from, role }: { obligationId: string; from: string; role: HoldingRole },
  to: string,
  on: string,
  basis: string,
): Promise<void> {
  const known = await own(rows)
    .selectFrom('holding')
    .select('id')
    .where('obligation_id', '=', obligationId)
    .where('body_id', '=', to)
    .where('role', '=', role)
    .where('until', 'is', null)
    .executeTakeFirst()
  const holding = { obligation_id: obligationId, body_id: to, role, since: on, until: null, basis }
  if (!known)
    await own(rows)
      .insertInto('holding')
      .values({ id: newId(), ...holding, previous_body_id: from })
      .execute()
  const passage = { obligation_id: obligationId, from_body_id: from, to_body_id: to, on_day: on, basis }
  await own(rows)
    .insertInto('passage')
    .values({ id: newId(), ...passage })
    .execute()
}

/** Leaves with nobody what ends, and writes down for the successor what it owes instead, or that its period was reported already; gives what is owed no more. */
async function moveDuties(
  rows: Rows,
  obligationId: string,
  from: string,
  { to, on, basis }: Passage,
): Promise<string[]> {
  // Whoever is handing one in at this moment comes before or after.
  await own(rows)
    .updateTable('duty')
    .set((e) => ({ period: e.ref('period') }))
    .where('obligation_id', '=', obligationId)
    .where('body_id', '=', from)
    .execute()
  const open = await own(rows)
    .selectFrom('duty')
    .selectAll()
    .where('obligation_id', '=', obligationId)
    .where('body_id', '=', from)
    .where((e) => e.or([e('set_aside', 'is', null), e('set_aside', 'in', ['waived', 'suspended'])]))
    .where((e) => e.or([e('window_close', '>=', on), e('due_current', '>=', on)]))
    .execute()
  if (open.length === 0) return []
  const undone = open.filter(({ handed_in_on }) => handed_in_on === null)
  const left = undone.map(({ id }) => id)
  await own(rows)
    .updateTable('duty')
    .set({ set_aside: to.length === 0 ? 'ended' : 'moved', set_aside_basis: basis })
    .where('id', 'in', [...left, ''])
    .execute()
  if (to.length === 0) return left
  // Of two that pass on the same period one may have reported: what the other still owes is owed.
  const periods = undone.map(({ period }) => period)
  await own(rows)
    .updateTable('duty')
    .set({ set_aside: null, set_aside_basis: '' })
    .where('obligation_id', '=', obligationId)
    .where('body_id', 'in', to)
    .where('period', 'in', [...periods, ''])
    .where('set_aside', '=', 'moved')
    .where('set_aside_basis', '=', basis)
    .execute()
  await own(rows)
    .insertInto('duty')
    .values(
      open.flatMap(({ handed_in_on, ...duty }) =>
        to.map((heir) => ({
          ...{ ...duty, id: newId(), body_id: heir, handed_in_on: null },
          // What was excused or paused stays so with whoever takes it over.
          ...(handed_in_on === null ? {} : { set_aside: 'moved' as const, set_aside_basis: basis }),
        })),
      ),
    )
    .onConflict((c) => c.columns(['obligation_id', 'body_id', 'period']).doNothing())
    .execute()
  return left
}

/** A body by itself, not a group with a name of its own. */
const ALONE = { groupKind: null, label: '' } as const

/** Who takes over what an agreement asks for is bound by it, on the side of whom they follow. */
async function bindSuccessor(
  rows: Rows,
  siteId: string,
  obligationId: string,
  to: string,
  on: string,
  basis: string,
): Promise<void> {
  const obligation = await obligationById(rows, siteId, obligationId)
  if (!obligation) return
  const parties = await partiesOf(rows, obligation.agreementId)
  if (partiesOn(parties, await bodiesOn(rows, siteId, on), on).includes(to)) return
  const side = parties.find(({ id }) => id === obligation.partyId)?.side ?? 'B'
  const { agreementId } = obligation
  await writeParty(rows, { ...ALONE, agreementId, side, role: 'member', bodyId: to, since: on, basis })
}

/** Passes a place in an agreement on: leading, keeping the register, or being bound. */
export async function passParty(
  rows: Rows,
  siteId: string,
  id: string,
  { to, on, basis }: Passage,
  by: string,
  at: string,
): Promise<void> {
  const { agreement_id, side, role } = await own(rows)
    .updateTable('agreement_party')
    .set({ until: addDays(on, -1) })
    .where('id', '=', id)
    .returning(['agreement_id', 'side', 'role'])
    .executeTakeFirstOrThrow()
  if (to.length === 0) {
    const ends = role === 'lead' || role === 'focal'
    const others = (await partiesOf(rows, agreement_id)).some(
      (party) => party.role === role && isBound(party, on),
    )
    // An agreement that nobody leads, or keeps, any more ends with the day before.
    if (ends && !others) {
      const end = { lastDay: addDays(on, -1), basis, followedBy: null }
      await closeAgreement(rows, siteId, agreement_id, end, by, at)
    }
    return
  }
  for (const heir of to) {
    const known = await own(rows)
      .selectFrom('agreement_party')
      .select('id')
      .where('agreement_id', '=', agreement_id)
      .where('role', '=', role)
      .where('body_id', '=', heir)
      .where('until', 'is', null)
      .executeTakeFirst()
    const party = { ...ALONE, agreementId: agreement_id, side, role, bodyId: heir, since: on, basis }
    if (!known) await writeParty(rows, party)
  }
}

/** Has what was handed in to one body handed in to another. */
export async function passReceipt(rows: Rows, siteId: string, id: string, { to }: Passage): Promise<void> {
  const [obligationId = '', from = ''] = id.split('.')
  const { recipients = [] } = (await lockObligation(rows, siteId, obligationId)) ?? {}
  const next = recipients.flatMap((bodyId) => (bodyId === from ? to : [bodyId]))
  await own(rows)
    .updateTable('obligation')
    .set({ recipients: JSON.stringify([...new Set(next)]) })
    .where('id', '=', obligationId)
    .execute()
}

/** Passes a task on: a new owner takes it up anew, what was said of it stays. */
export async function passTask(
  rows: Rows,
  siteId: string,
  id: string,
  { to, basis }: Passage,
  by: string,
  at: string,
): Promise<void> {
  const [heir] = to
  await own(rows)
    .updateTable('task')
    .set((e) => ({
      ...(heir === undefined
        ? { state: 'cancelled' as const }
        : { owner_id: heir, state: 'assigned' as const }),
      version: e('version', '+', 1),
    }))
    .where('id', '=', id)
    .where('state', 'not in', ['closed', 'cancelled'])
    .execute()
  if (heir === undefined) await cancelShares(rows, siteId, id, basis, by, at)
  const act = heir === undefined ? 'cancel' : 'confirm'
  await addNote(rows, siteId, id, { act, text: basis, percent: null }, by, at)
}

/** What ends as a whole ends for each who shares it. */
async function cancelShares(
  rows: Rows,
  siteId: string,
  id: string,
  basis: string,
  by: string,
  at: string,
): Promise<void> {
  const shares = await own(rows)
    .updateTable('task')
    .set((e) => ({ state: 'cancelled' as const, version: e('version', '+', 1) }))
    .where('parent_id', '=', id)
    .where('state', 'not in', ['closed', 'cancelled'])
    .returning('id')
    .execute()
  for (const share of shares)
    await addNote(rows, siteId, share.id, { act: 'cancel', text: basis, percent: null }, by, at)
}
