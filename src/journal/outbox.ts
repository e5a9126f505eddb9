import { newId, type Rows } from '../database/index.ts'
import { own } from './tables.ts'

/** Something that has to leave the process because of an act: told to a search engine, sent by mail. */
export type Errand = {
  id: string
  siteId: string
  /** Names who can run it. */
  kind: string
  content: Record<string, unknown>
  /** How often it was taken, this time included. */
  tries: number
}

/** So long one process has an errand to itself; whoever died with it leaves it to the next. */
const LEASE_MS = 5 * 60_000
/** After so many tries an errand rests, with what was wrong, until somebody looks. */
export const MOST_TRIES = 10

/** Puts an errand into the outbox, in the transaction of the act that causes it: both stand or neither. */
export async function entrust(
  rows: Rows,
  { siteId, kind, content }: Pick<Errand, 'siteId' | 'kind' | 'content'>,
  at: string,
): Promise<void> {
  await own(rows)
    .insertInto('journal_errand')
    .values({
      id: newId(),
      site_id: siteId,
      kind,
      content: JSON.stringify(content),
      due_at: at,
      tries: 0,
      problem: null,
    })
    .execute()
}

/** Takes those errands that have been due the longest, in any order; no other process gets them for the next five minutes. */
export async function takeErrands(rows: Rows, kind: string, at: string, limit: number): Promise<Errand[]> {
  const tables = own(rows)
  const due = tables
    .selectFrom('journal_errand')
    .select('id')
    .where('kind', '=', kind)
    .where('due_at', '<=', at)
    .where('tries', '<', MOST_TRIES)
    .orderBy('due_at')
    .limit(limit)
  const taken = await tables
    .updateTable('journal_errand')
    .set((e) => ({ due_at: later(at, LEASE_MS), tries: e('tries', '+', 1) }))
    .where('id', 'in', due)
    .where('due_at', '<=', at) // asked again once the other process has let go of the row
    .returning(['id', 'site_id', 'kind', 'content', 'tries'])
    .execute()
  return taken.map(({ id, site_id, kind, content, tries }) => ({
    id,
    siteId: site_id,
    kind,
    content: JSON.parse(content) as Record<string, unknown>,
    tries,
  }))
}

/** Strikes off errands that were run. */
export async function strikeOff(rows: Rows, errands: readonly Errand[]): Promise<void> {
  for (const part of inParts(errands))
    await own(rows).deleteFrom('journal_errand').where('id', 'in', part).execute()
}

/** Puts errands off, each time twice as long, from a minute to four hours, and writes down what was wrong. */
export async function putOff(
  rows: Rows,
  errands: readonly Errand[],
  problem: string,
  at: string,
): Promise<void> {
  const tries = Math.max(...errands.map((errand) => errand.tries))
  for (const part of inParts(errands))
    await own(rows)
      .updateTable('journal_errand')
      .set({ due_at: later(at, 60_000 * 2 ** (tries - 1)), problem: problem.slice(0, 500) })
      .where('id', 'in', part)
      .execute()
}

/** Lets those that rest be tried again from now on, and gives how many there were. */
export async function wakeErrands(rows: Rows, at: string): Promise<number> {
  const { numUpdatedRows } = await own(rows)
    .updateTable('journal_errand')
    .set({ due_at: at, tries: 0 })
    .where('tries', '>=', MOST_TRIES)
    .executeTakeFirstOrThrow()
  return Number(numUpdatedRows)
}

/** How many errands wait or rest, and what was wrong with one of those that rest. */
export async function outboxState(
  rows: Rows,
): Promise<{ waiting: number; resting: number; problem: string | undefined }> {
  const found = await own(rows)
    .selectFrom('journal_errand')
    .select((e) => [
      e.fn.countAll<number | string | bigint>().as('all'),
      e.fn
        .coalesce(
          e.fn.sum<number | string | bigint>(e.case().when('tries', '>=', MOST_TRIES).then(1).else(0).end()),
          e.lit(0),
        )
        .as('resting'),
      e.fn.max(e.case().when('tries', '>=', MOST_TRIES).then(e.ref('problem')).end()).as('problem'),
    ])
    .executeTakeFirstOrThrow()
  const resting = Number(found.resting)
  return { waiting: Number(found.all) - resting, resting, problem: found.problem ?? undefined }
}

function later(at: string, milliseconds: number): string {
  return new Date(Date.parse(at) + milliseconds).toISOString()
}

/** A statement takes so many parameters and no more. */
function inParts(errands: readonly Errand[]): string[][] {
  const ids = errands.map(({ id }) => id)
  return Array.from({ length: Math.ceil(ids.length / 500) }, (_, part) =>
    ids.slice(part * 500, (part + 1) * 500),
  )
}
