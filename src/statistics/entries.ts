import { newId, prepared, type Rows } from '../database/index.ts'
import { countAlone } from './batch.ts'
import { own } from './tables.ts'

/** A figure that an older counter showed for a month ("2023-08"), a year ("2023") or all time (""). */
export type Balance = { period: string; visits: number }

/** `same`: that is what it said already; `exceeds`: a part would be larger than the whole, or a figure smaller than nought. */
export type EntryOutcome = { outcome: 'done' } | { outcome: 'same' } | { outcome: 'exceeds' }

/** Whose figures, and who changes them why; the caller tells the journal. */
export type Act = { siteId: string; note: string; by: string; at: string }

/** What entries add to each period by itself, beyond what lies within it, and of which an older counter's figure is known. */
export type Ledger = { sums: ReadonlyMap<string, number>; opened: ReadonlySet<string> }

/** The entries of a site, added up. */
export async function ledgerOf(rows: Rows, siteId: string): Promise<Ledger> {
  const sums = new Map<string, number>()
  const opened = new Set<string>()
  for (const { kind, period, visits } of await sumsByKind(rows, { siteId })) {
    sums.set(period, (sums.get(period) ?? 0) + Number(visits))
    if (kind === 'opening') opened.add(period)
  }
  return { sums, opened }
}

const sumsByKind = prepared((rows, { siteId }: { siteId: string }) =>
  own(rows)
    .selectFrom('statistics_entry')
    .select((e) => ['kind', 'period', e.fn.sum<number | string>('visits').as('visits')])
    .where('site_id', '=', siteId)
    .groupBy(['kind', 'period']),
)

/** What entries add to a period and to all that lies within it. */
export function addedTo(sums: ReadonlyMap<string, number>, period: string): number {
  let added = 0
  for (const [each, visits] of sums) if (each.startsWith(period)) added += visits
  return added
}

/**
 * Says what an older counter had reached in a period, in the caller's transaction. What longer periods showed already
 * holds this one, so it is taken out of them; a second figure for the same period is kept as a correction of the first.
 */
export async function setBalance(rows: Rows, { period, visits }: Balance, act: Act): Promise<EntryOutcome> {
  await countAlone(rows)
  // What is corrected of a day is no part of what an older counter had reached.
  const { sums: all, opened } = await ledgerOf(rows, act.siteId)
  const sums = new Map([...all].filter(([each]) => each.length < 10))
  const difference = visits - addedTo(sums, period)
  if (difference === 0 && sums.has(period)) return { outcome: 'same' }
  const longer = [period.slice(0, 4), ''].find((each) => each !== period && opened.has(each))
  const left = (sums.get(period) ?? 0) + difference
  if (left < 0 || (longer !== undefined && (sums.get(longer) ?? 0) < difference))
    return { outcome: 'exceeds' }
  const kind = opened.has(period) ? 'correction' : 'opening'
  await enter(rows, kind, { period, visits: difference }, act)
  if (longer !== undefined) await enter(rows, 'correction', { period: longer, visits: -difference }, act)
  return { outcome: 'done' }
}

/**
 * Adds visits to a period, or takes them away; what was counted stays as it was. What was counted wrongly is taken from
 * its day, so that no month can come to less than one of its days, and no year to less than one of its months.
 */
export async function correctVisits(
  rows: Rows,
  { period, visits }: Balance,
  act: Act,
): Promise<EntryOutcome> {
  await countAlone(rows)
  if (visits === 0) return { outcome: 'same' }
  const { sums } = await ledgerOf(rows, act.siteId)
  if ((await countedOn(rows, act.siteId, period)) + (sums.get(period) ?? 0) + visits < 0)
    return { outcome: 'exceeds' }
  await enter(rows, 'correction', { period, visits }, act)
  return { outcome: 'done' }
}

/** All entries of a site, the oldest first. */
export async function entriesOf(rows: Rows, siteId: string) {
  const found = await own(rows)
    .selectFrom('statistics_entry')
    .select(['kind', 'period', 'visits', 'note', 'at', 'actor'])
    .where('site_id', '=', siteId)
    .orderBy('id')
    .execute()
  return found.map((entry) => ({ ...entry, visits: Number(entry.visits) }))
}

async function enter(
  rows: Rows,
  kind: 'opening' | 'correction',
  { period, visits }: Balance,
  { siteId, note, at, by }: Act,
): Promise<void> {
  await own(rows)
    .insertInto('statistics_entry')
    .values({ id: newId(), site_id: siteId, kind, period, visits, note, at, actor: by })
    .execute()
}

/** What was counted of a day; nought of longer periods, whose counted visits are their days'. */
async function countedOn(rows: Rows, siteId: string, day: string): Promise<number> {
  const found = await own(rows)
    .selectFrom('statistics_day')
    .select('visits')
    .where('site_id', '=', siteId)
    .where('day', '=', day)
    .executeTakeFirst()
  return Number(found?.visits ?? 0)
}
