import type { Rows } from '../../database/index.ts'
import { record } from '../../journal/index.ts'
import {
  type Body,
  type BodyChange,
  bodiesOn,
  type ChangeIssue,
  changeBodies,
  type Decision,
  ENDING,
  existsOn,
} from '../../sites/index.ts'
import { dayInWords } from '../../web/index.ts'
import { closeAsked } from '../duties/closing-asked.ts'
import { own } from '../tables.ts'
import type { WorkingCalendar } from '../time/calendar.ts'
import { type Held, heldBy, isDivisible } from './held.ts'
import { passHolding, passParty, passReceipt, passTask } from './passing.ts'

/**
 * Where something goes that an ending body held: to a body that comes out of the change, to one above or beside it, to all that come out
 * of it, or nowhere; by a decision of its own where it has one.
 */
export type Fate = { to: string | 'all'; basis?: string } | 'end'

/** A change of bodies with what becomes of everything that those which end hold, asked by the id of each. */
export type Succession = Omit<BodyChange, 'id'> & { fateOf: (id: string) => Fate | undefined }

export type Succeeded =
  | { outcome: 'done' }
  /** These are left without a decision. */
  | { outcome: 'undecided'; held: Held[] }
  | { outcome: 'issues'; issues: ChangeIssue[] }
  /** What people work on, and what is handed in, changes hands on the day itself. */
  | { outcome: 'ahead' }

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
  // What goes on living keeps what nothing is said of.
  const isKept = (id: string) => !ENDING.has(change.kind) && fateOf(id) === undefined
  const there = (await bodiesOn(rows, siteId, change.on)).filter((body) => existsOn(body, change.on))
  const heirs = (each: Held) => heirsOf(fateOf(each.id), each, change, there)
  const undecided = held.filter((each) => !isKept(each.id) && heirs(each) === undefined)
  if (undecided.length > 0) return { outcome: 'undecided', held: undecided }
  const moves = held.some(({ id, kind }) => (kind === 'task' || kind === 'receipt') && !isKept(id))
  const ended = change.originals.filter((id) => !change.results.includes(id))
  const waiting = ENDING.has(change.kind) ? await waitedFor(rows, ended, change.on) : []
  if ((moves || waiting.length > 0) && change.on > today) return { outcome: 'ahead' }
  const changed = await changeBodies(rows, siteId, change, by, at)
  if (changed.outcome === 'issues') return changed
  for (const each of held.filter(({ id }) => !isKept(id))) {
    const fate = fateOf(each.id)
    const to = heirs(each) ?? []
    const basis = (fate !== 'end' && fate?.basis) || inWords(change.decision)
    const passage = { to, on: change.on, basis }
    if (each.kind === 'party') await passParty(rows, siteId, each.id, passage, by, at)
    else if (each.kind === 'receipt') await passReceipt(rows, siteId, each.id, passage)
    else if (each.kind === 'obligation')
      await passHolding(rows, siteId, each.id, passage, calendar, today, by, at)
    else await passTask(rows, siteId, each.id, passage, by, at)
    const details = { what: each.title, from: each.bodyId, to, decision: basis }
    await record(rows, { siteId, at, by, act: 'commitment-passed', subject: each.id, details })
  }
  if (ENDING.has(change.kind)) await closeAsked(rows, siteId, waiting, inWords(change.decision), by, at)
  return { outcome: 'done' }
}

/** The duties about which some bodies wait for a decision: for more time, or on what they see otherwise. Whoever is no more waits for none. */
async function waitedFor(rows: Rows, bodyIds: readonly string[], on: string): Promise<string[]> {
  const owed = await own(rows)
    .selectFrom('duty')
    .select('id')
    .where('body_id', 'in', [...bodyIds, ''])
    // What is not due before the day passes on, and what was asked about it ends with that.
    .where('window_close', '<', on)
    .where('due_current', '<', on)
    .where((e) =>
      e.or(
        (
          [
            ['extension', 'asked'],
            ['dispute', 'open'],
          ] as const
        ).map(([table, state]) =>
          e.exists(
            e.selectFrom(table).select('id').whereRef('duty_id', '=', 'duty.id').where('state', '=', state),
          ),
        ),
      ),
    )
    .execute()
  return owed.map(({ id }) => id)
}

/** To whom something goes; undefined where that is not decided, or cannot be: what one leads, or was told to do, is not divided. */
function heirsOf(
  fate: Fate | undefined,
  held: Held,
  { results, originals, kind: change }: Pick<BodyChange, 'results' | 'originals' | 'kind'>,
  there: readonly Body[],
): readonly string[] | undefined {
  if (fate === undefined || fate === 'end') return fate && []
  if (fate.to === 'all') {
    return isDivisible(held) && results.length > 0 ? results : undefined
  }
  const ends = ENDING.has(change) && originals.includes(fate.to) && !results.includes(fate.to)
  const isThere = results.includes(fate.to) || there.some(({ id }) => id === fate.to)
  return isThere && !ends ? [fate.to] : undefined
}

function inWords({ number, on, issuer }: Decision): string {
  return `${number}, ${dayInWords(on)}, ${issuer}`
}
