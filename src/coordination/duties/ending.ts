import type { Rows } from '../../database/index.ts'
import { record } from '../../journal/index.ts'
import { own } from '../tables.ts'
import { closeAsked } from './closing-asked.ts'
import type { Obligation } from './obligation.ts'
import { lockObligation } from './queries.ts'

export type Ended = { outcome: 'done' } | { outcome: 'notAllowed' | 'basisMissing' | 'inThePast' }

/**
 * Ends what an agreement asks for with a day, by a decision, in the caller's transaction. What closes later and nobody has handed in
 * is owed no more; what was owed before stays.
 */
export async function endObligation(
  rows: Rows,
  siteId: string,
  obligationId: string,
  { lastDay, basis }: { lastDay: string; basis: string },
  today: string,
  by: string,
  at: string,
): Promise<Ended> {
  const obligation = await lockObligation(rows, siteId, obligationId)
  if (obligation?.state !== 'active' || (obligation.until !== null && obligation.until < lastDay))
    return { outcome: 'notAllowed' }
  if (lastDay < today) return { outcome: 'inThePast' }
  if (basis === '') return { outcome: 'basisMissing' }
  await oweNothingAfter(rows, obligation, { lastDay, basis }, by, at)
  const details = { title: obligation.title, lastDay, basis }
  await record(rows, { siteId, at, by, act: 'obligation-ended', subject: obligationId, details })
  return { outcome: 'done' }
}

/** Nobody holds an obligation after a day, nor owes what closes later and is not handed in, nor waits for a decision about it; an end that it has already is never put off. */
export async function oweNothingAfter(
  rows: Rows,
  obligation: Obligation,
  end: { lastDay: string; basis: string },
  by: string,
  at: string,
): Promise<void> {
  const { id, until } = obligation
  if (until === null || until > end.lastDay)
    await own(rows).updateTable('obligation').set({ until: end.lastDay }).where('id', '=', id).execute()
  await releaseAfter(rows, obligation, end, undefined, by, at)
}

/** The same for one of the bodies that hold it; for all of them where none is named. */
export async function releaseAfter(
  rows: Rows,
  { id, siteId, rule }: Obligation,
  { lastDay, basis }: { lastDay: string; basis: string },
  bodyId: string | undefined,
  by: string,
  at: string,
): Promise<void> {
  await own(rows)
    .updateTable('holding')
    .set({ until: lastDay })
    .where('obligation_id', '=', id)
    .$if(bodyId !== undefined, (query) => query.where('body_id', '=', bodyId ?? ''))
    .where((e) => e.or([e('until', 'is', null), e('until', '>', lastDay)]))
    .execute()
  const ended = await own(rows)
    .updateTable('duty')
    .set({ set_aside: 'ended', set_aside_basis: basis })
    .where('obligation_id', '=', id)
    .$if(bodyId !== undefined, (query) => query.where('body_id', '=', bodyId ?? ''))
    // What follows an event is owed once it has happened: its close is its due day.
    .where(rule.kind === 'after-event' ? 'window_from' : 'window_close', '>', lastDay)
    .where('handed_in_on', 'is', null)
    .where((e) => e.or([e('set_aside', 'is', null), e('set_aside', '=', 'suspended')]))
    .returning('id')
    .execute()
  const ids = ended.map((duty) => duty.id)
  await closeAsked(rows, siteId, ids, basis, by, at)
}
