import type { Rows } from '../../database/index.ts'
import { record } from '../../journal/index.ts'
import { own } from '../tables.ts'
import { isOwnReceiver } from './holders.ts'
import { holdingsOf, lockObligation } from './queries.ts'

export type Readdressed = { outcome: 'done' } | { outcome: 'notAllowed' | 'nobodyElse' }

/**
 * Says anew who receives what an agreement asks for, in the caller's transaction. Somebody else than the only one who owes it has to be
 * among them: nobody accepts their own report.
 */
export async function readdress(
  rows: Rows,
  siteId: string,
  obligationId: string,
  recipients: readonly string[],
  by: string,
  at: string,
): Promise<Readdressed> {
  const obligation = await lockObligation(rows, siteId, obligationId)
  if (!obligation) return { outcome: 'notAllowed' }
  const isOwn = isOwnReceiver(await holdingsOf(rows, obligationId), recipients)
  if (recipients.length === 0 || isOwn) return { outcome: 'nobodyElse' }
  await own(rows)
    .updateTable('obligation')
    .set({ recipients: JSON.stringify([...new Set(recipients)]) })
    .where('id', '=', obligationId)
    .execute()
  const details = { title: obligation.title, recipients }
  await record(rows, { siteId, at, by, act: 'obligation-readdressed', subject: obligationId, details })
  return { outcome: 'done' }
}
