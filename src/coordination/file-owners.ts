import type { Rows } from '../database/index.ts'
import { agreementFor } from './agreements/loading.ts'
import { agreementById } from './agreements/queries.ts'
import { standingOf, standOfAgreement } from './duties/standing.ts'
import type { Evidence } from './evidence.ts'
import { accountsAt } from './people/posts.ts'
import { type Actor, can, isOnlyParty } from './people/rights.ts'
import { versionsOf } from './reports/queries.ts'
import { reviewById } from './reviews/queries.ts'
import { WRITABLE } from './reviews/review.ts'
import { taskById } from './tasks/queries.ts'
import { OVER } from './tasks/task.ts'

/** Who asks about the files of a record, on which day. */
export type FileAsking = { rows: Rows; siteId: string; actor: Actor; today: string }

/** What somebody may do with the files of a record: one that is there already is asked for by itself. */
export type FileRights = {
  mayBring: boolean
  mayRead: (file: Evidence) => boolean
  /** Before it was handed in, and afterwards by a decision. */
  mayRemove: (file: Evidence, isHandedIn: boolean) => boolean
}

const NONE: FileRights = { mayBring: false, mayRead: () => false, mayRemove: () => false }

/** What somebody may do with the files of a record; nothing where they may not know of it. */
export function fileRights(
  asking: FileAsking,
  { ownerKind, ownerId }: Pick<Evidence, 'ownerKind' | 'ownerId'>,
): Promise<FileRights> {
  return RIGHTS[ownerKind](asking, ownerId)
}

const RIGHTS: Readonly<
  Record<Evidence['ownerKind'], (asking: FileAsking, ownerId: string) => Promise<FileRights>>
> = { agreement: ofAgreement, duty: ofDuty, review: ofReview, task: ofTask }

/** The signed documents of an agreement are everybody's who may read it. */
async function ofAgreement({ rows, siteId, actor, today }: FileAsking, id: string): Promise<FileRights> {
  const loaded = await agreementFor(rows, actor, 'read-agreement', siteId, id, today)
  if (!loaded) return NONE
  const mayWrite = can(actor, 'write-agreement', loaded.stand, today)
  return {
    mayBring: mayWrite && loaded.agreement.state === 'draft',
    mayRead: () => true,
    mayRemove: () => mayWrite,
  }
}

/** What belongs to a draft is its writers' alone until it is handed in; what the office brought, the office's. */
async function ofDuty({ rows, siteId, actor, today }: FileAsking, id: string): Promise<FileRights> {
  const standing = await standingOf(rows, siteId, id, today)
  if (!standing) return NONE
  const { duty, stand } = standing
  const theirs = await accountsAt(rows, siteId, duty.bodyId)
  const versions = await versionsOf(rows, id)
  // Whoever is only party to the agreement sees what was accepted, at most.
  const shown = isOnlyParty(actor, stand, today)
    ? versions.filter(({ state }) => state === 'accepted' || state === 'replaced')
    : versions
  const writes = can(actor, 'write-report', stand, today)
  const enters = can(actor, 'enter-paper', stand, today)
  const isOwn = ({ addedBy }: Evidence) =>
    (writes && theirs.has(addedBy)) || (enters && addedBy === actor.accountId)
  return {
    mayBring: writes || enters,
    mayRead: (file) =>
      can(actor, 'read-report', stand, today) &&
      (isOwn(file) || shown.some(({ content }) => content.files.includes(file.id))),
    mayRemove: (file, isHandedIn) => (isHandedIn ? can(actor, 'withhold', stand, today) : isOwn(file)),
  }
}

/** Papers of a review: parties bring them while they are taken, the office until it is concluded; all who are bound read them. */
async function ofReview({ rows, siteId, actor, today }: FileAsking, id: string): Promise<FileRights> {
  const review = await reviewById(rows, siteId, id)
  const loaded = review && (await agreementFor(rows, actor, 'read-review', siteId, review.agreementId, today))
  if (!loaded) return NONE
  const mayWrite = can(actor, 'write-review', loaded.stand, today)
  return {
    mayBring: review.state === 'papers-open' || (mayWrite && WRITABLE.has(review.state)),
    mayRead: () => true,
    mayRemove: ({ addedBy }, isHandedIn) => mayWrite || (!isHandedIn && addedBy === actor.accountId),
  }
}

/** What proves a task: brought by its owner until it is over. */
async function ofTask({ rows, siteId, actor, today }: FileAsking, id: string): Promise<FileRights> {
  const task = await taskById(rows, siteId, id)
  const agreement = task && (await agreementById(rows, siteId, task.agreementId))
  if (!agreement) return NONE
  const { stand } = await standOfAgreement(rows, agreement, today)
  const own = { ...stand, owners: [task.ownerId] }
  const may = (verb: 'read-task' | 'do-task' | 'judge-task') => can(actor, verb, own, today)
  return {
    mayBring: may('do-task') && !OVER.has(task.state),
    mayRead: () => may('read-task'),
    mayRemove: ({ addedBy }, isHandedIn) =>
      isHandedIn ? may('judge-task') : may('do-task') && addedBy === actor.accountId,
  }
}
