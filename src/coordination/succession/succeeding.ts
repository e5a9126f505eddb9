import { newId, type Rows } from '../../database/index.ts'
import { record } from '../../journal/index.ts'
import { type BodyChange, type ChangeIssue, changeBodies, type Decision } from '../../sites/index.ts'
import { makeDuties } from '../duties/generating.ts'
import { HORIZON_DAYS } from '../duties/obliging.ts'
import { obligationById } from '../duties/queries.ts'
import { own } from '../tables.ts'
import { addNote } from '../tasks/assigning.ts'
import { addDays, type WorkingCalendar } from '../time/calendar.ts'
import { type Held, heldBy } from './held.ts'

/** Where something goes that an ending body held: to another body, or nowhere. */
export type Fate = { to: string } | 'end'

/** A change of bodies with what becomes of everything that those which end hold, asked by the id of each. */
export type Succession = Omit<BodyChange, 'id'> & { fateOf: (id: string) => Fate | undefined }

export type Succeeded =
  | { outcome: 'done' }
  /** These are left without a decision. */
  | { outcome: 'undecided'; held: Held[] }
  | { outcome: 'issues'; issues: ChangeIssue[] }

/**
 * Changes bodies by a decision and passes on everything that those which end hold, in the caller's transaction: all of it or
 * nothing. What was handed in stays with whoever handed it in; whoever leads on the closing day owes the whole period; of two that
 * pass the same obligation to one body, that body owes it once.
 */
export async function succeed(
  rows: Rows,
  siteId: string,
  { fateOf, ...change }: Succession,
  calendar: WorkingCalendar,
  today: string,
  by: string,
  at: string,
): Promise<Succeeded> {
  const held = await heldBy(rows, siteId, change.originals, change.on)
  const undecided = held.filter(({ id }) => !isDecided(fateOf(id), change))
  if (undecided.length > 0) return { outcome: 'undecided', held: undecided }
  const changed = await changeBodies(rows, siteId, change, by, at)
  if (changed.outcome === 'issues') return changed
  const basis = inWords(change.decision)
  for (const each of held) {
    const fate = fateOf(each.id) ?? 'end'
    const to = fate === 'end' ? undefined : fate.to
    if (each.kind === 'obligation')
      await passHolding(rows, siteId, each.id, { to, on: change.on, basis }, calendar, today)
    else await passTask(rows, siteId, each.id, { to, basis }, by, at)
    const details = { what: each.title, from: each.bodyId, to: to ?? null, decision: basis }
    await record(rows, { siteId, at, by, act: 'commitment-passed', subject: each.id, details })
  }
  return { outcome: 'done' }
}

/** Something may only go to a body that comes out of the change. */
function isDecided(fate: Fate | undefined, { results }: Pick<BodyChange, 'results'>): boolean {
  return fate === 'end' || (fate !== undefined && results.includes(fate.to))
}

function inWords({ number, on, issuer }: Decision): string {
  return `${number}, ${on}, ${issuer}`
}

async function passHolding(
  rows: Rows,
  siteId: string,
  holdingId: string,
  { to, on, basis }: { to: string | undefined; on: string; basis: string },
  calendar: WorkingCalendar,
  today: string,
): Promise<void> {
  const closed = await own(rows)
    .updateTable('holding')
    .set({ until: addDays(on, -1) })
    .where('id', '=', holdingId)
    .returning(['obligation_id', 'body_id', 'role'])
    .executeTakeFirstOrThrow()
  const { obligation_id: obligationId, body_id: from, role } = closed
  await leaveDuties(rows, obligationId, from, { to, on, basis })
  if (to === undefined) return
  const known = await own(rows)
    .selectFrom('holding')
    .select('id')
    .where('obligation_id', '=', obligationId)
    .where('body_id', '=', to)
    .where('role', '=', role)
    .where('until', 'is', null)
    .executeTakeFirst()
  if (!known)
    await own(rows)
      .insertInto('holding')
      .values({
        ...{ id: newId(), obligation_id: obligationId, body_id: to, role, since: on, until: null },
        ...{ basis, previous_body_id: from },
      })
      .execute()
  const obligation = await obligationById(rows, siteId, obligationId)
  if (obligation) await makeDuties(rows, obligation, addDays(today, HORIZON_DAYS), calendar)
}

/** What closes from the day on and was not handed in is owed by another, or by nobody; requests for more time go with it. */
async function leaveDuties(
  rows: Rows,
  obligationId: string,
  from: string,
  { to, on, basis }: { to: string | undefined; on: string; basis: string },
): Promise<void> {
  const left = await own(rows)
    .updateTable('duty')
    .set({ set_aside: to === undefined ? 'ended' : 'moved', set_aside_basis: basis })
    .where('obligation_id', '=', obligationId)
    .where('body_id', '=', from)
    .where('window_close', '>=', on)
    .where('handed_in_on', 'is', null)
    .where('set_aside', 'is', null)
    .returning('id')
    .execute()
  for (const { id } of left)
    await own(rows)
      .updateTable('extension')
      .set({ state: 'withdrawn', decision: basis })
      .where('duty_id', '=', id)
      .where('state', '=', 'asked')
      .execute()
}

async function passTask(
  rows: Rows,
  siteId: string,
  id: string,
  { to, basis }: { to: string | undefined; basis: string },
  by: string,
  at: string,
): Promise<void> {
  // A new owner takes it up anew; what was said of it stays.
  await own(rows)
    .updateTable('task')
    .set((e) => ({
      ...(to === undefined ? { state: 'cancelled' as const } : { owner_id: to, state: 'assigned' as const }),
      version: e('version', '+', 1),
    }))
    .where('id', '=', id)
    .where('state', 'not in', ['closed', 'cancelled'])
    .execute()
  const act = to === undefined ? 'cancel' : 'confirm'
  await addNote(rows, siteId, id, { act, text: basis, percent: null }, by, at)
}
