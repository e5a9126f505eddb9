import type { Database, Rows } from '../database/index.ts'
import { record } from '../journal/index.ts'
import type { Storage } from '../media/index.ts'
import { lockAgreement } from './agreements/drafting.ts'
import { lockDuty } from './duties/changing.ts'
import { type Evidence, fileOf } from './evidence.ts'
import { versionsOf } from './reports/queries.ts'
import { lockReview } from './reviews/holding.ts'
import { own } from './tables.ts'
import { lockTask } from './tasks/assigning.ts'

/** Whether a file was handed in with a report, signed with an agreement, locked with a review's papers, or reported with a task: such a one goes only by a decision. */
export async function isHandedIn(rows: Rows, { id, ownerKind, ownerId }: Evidence): Promise<boolean> {
  if (ownerKind === 'duty')
    return (await versionsOf(rows, ownerId)).some(({ content }) => content.files.includes(id))
  const found = await own(rows)
    .selectFrom(ownerKind)
    .select('state')
    .where('id', '=', ownerId)
    .executeTakeFirst()
  return found !== undefined && !OPEN[ownerKind].has(found.state)
}

/** In these states what was brought for a record is not handed in yet. */
const OPEN: Readonly<Record<'agreement' | 'review' | 'task', ReadonlySet<string>>> = {
  agreement: new Set(['draft']),
  review: new Set(['planned', 'papers-open', 'postponed']),
  task: new Set(['assigned', 'accepted', 'in-progress', 'returned', 'declined']),
}

export type Removed = { outcome: 'done' } | { outcome: 'basisMissing' | 'notAllowed' }

/** What holds a record still until the caller's transaction ends. */
const LOCKS = { agreement: lockAgreement, duty: lockDuty, review: lockReview, task: lockTask } as const

/**
 * Takes a file away for good, by a decision where it was handed in or signed: its bytes go, its name and hash stay with who took it
 * away and why. What others brought with the same bytes stays theirs.
 */
export async function removeEvidence(
  { database: { transact }, storage }: { database: Database; storage: Storage },
  siteId: string,
  file: Evidence,
  basis: string,
  by: string,
  at: string,
): Promise<Removed> {
  return transact(async (rows): Promise<Removed> => {
    // Whoever hands it in, or signs it, at this moment comes before or after.
    await LOCKS[file.ownerKind](rows, siteId, file.ownerId)
    if (basis === '' && (await isHandedIn(rows, file))) return { outcome: 'basisMissing' }
    const gone = await own(rows)
      .updateTable('evidence')
      .set({ removed_at: at, removed_by: by, removal_basis: basis })
      .where('id', '=', file.id)
      .where('site_id', '=', siteId)
      .where('removed_at', 'is', null)
      .executeTakeFirstOrThrow()
    if (gone.numUpdatedRows === 0n) return { outcome: 'notAllowed' }
    // A draft whose document is gone has none: it cannot come into force.
    await own(rows)
      .updateTable('agreement')
      .set((e) => ({ file_id: null, version: e('version', '+', 1) }))
      .where('file_id', '=', file.id)
      .where('state', '=', 'draft')
      .execute()
    const details = { name: file.name, hash: file.hash, basis }
    await record(rows, { siteId, at, by, act: 'evidence-removed', subject: file.ownerId, details })
    await dropBytes(rows, storage, file)
    return { outcome: 'done' }
  })
}

/** Frees the room of bytes that no record has any more, in the caller's transaction, which has changed a record that had them. */
export async function dropBytes(
  rows: Rows,
  storage: Storage,
  file: Pick<Evidence, 'hash' | 'kind'>,
): Promise<void> {
  const other = await own(rows)
    .selectFrom('evidence')
    .select('id')
    .where('hash', '=', file.hash)
    .where('kind', '=', file.kind)
    .where('removed_at', 'is', null)
    .limit(1)
    .executeTakeFirst()
  if (!other) await storage.remove(fileOf(file))
}
