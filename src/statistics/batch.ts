import { sql } from 'kysely'
import { engineOf, jsonRows, type Rows } from '../database/index.ts'
import { SeenVisitors } from './seen-visitors.ts'
import { own } from './tables.ts'
import { Tally } from './tally.ts'
import type { DatedView, View } from './view.ts'
import type { VisitorKeys } from './visitor-keys.ts'

/** What became of a view: whether it was counted, and how often its subject has been shown by now. */
export type Counted = { counted: boolean; views?: number | undefined }

/** Any number that no other program on the server uses for the same. */
const ONE_AT_A_TIME = 482_016_338

/**
 * Nobody else counts until the caller's transaction ends: every process that counts takes this one lock first and no
 * other afterwards that anybody outside of it holds, so that none can wait for another in a circle. SQLite's
 * transactions begin with the lock on the whole file.
 */
export async function countAlone(rows: Rows): Promise<void> {
  if (engineOf(rows) === 'postgres') await sql`select pg_advisory_xact_lock(${ONE_AT_A_TIME})`.execute(rows)
}

/** Counts views that came together, in the order in which they came, in the caller's transaction. */
export async function countTogether(
  rows: Rows,
  dated: readonly DatedView[],
  keys: VisitorKeys,
): Promise<Counted[]> {
  const met = dated.map((each) => ({ ...each, visitor: keys.visitor(each) }))
  const visitors = await SeenVisitors.among(rows, met)
  const tally = new Tally()
  const counted = met.map((each) => {
    const seen = visitors.see(each)
    if (seen !== 'again') tally.add(each, seen === 'arrives')
    return seen !== 'again'
  })
  await visitors.write(rows)
  await tally.write(rows)
  const shown = await viewsOf(
    rows,
    dated.map(({ view }) => view),
  )
  return dated.map(({ view: { siteId, subject } }, index) => ({
    counted: counted[index] ?? false,
    views: subject === undefined ? undefined : (shown.get(`${siteId} ${subject}`) ?? 0),
  }))
}

/** How often each subject has been shown, by site and subject. */
async function viewsOf(rows: Rows, views: readonly View[]): Promise<Map<string, number>> {
  const asked = new Map(
    views.flatMap(({ siteId, subject }) =>
      subject === undefined ? [] : [[`${siteId} ${subject}`, { site_id: siteId, subject }] as const],
    ),
  )
  if (asked.size === 0) return new Map()
  const given = jsonRows(rows, { site_id: 'text', subject: 'text' }, [...asked.values()], 'given')
  const { rows: found } = await sql<{ site_id: string; subject: string; views: number }>`
    select total.site_id, total.subject, total.views from ${given} cross join statistics_subject as total
    where total.site_id = given.site_id and total.subject = given.subject`.execute(own(rows))
  return new Map(found.map(({ site_id, subject, views }) => [`${site_id} ${subject}`, Number(views)]))
}
