import { newId, type Rows } from '../../database/index.ts'
import { record } from '../../journal/index.ts'
import { lockReview } from '../reviews/holding.ts'
import { WRITABLE } from '../reviews/review.ts'
import { own } from '../tables.ts'
import { tellBodies } from '../telling.ts'
import { taskById, tasksOfAgreement } from './queries.ts'
import { OVER, type ProgressNote, TASK_ACTS, type Task, type TaskAct, type TaskState } from './task.ts'

/** What is said of a task. One that is addressed to a group has a share for each of its bodies. */
export type NewTask = {
  ownerIds: readonly string[]
  /** Who holds the whole together where several bodies share it. */
  holderId: string
  leader: string
  content: string
  output: string
  due: string | null
  noDueReason: string
}

export type TaskIssue = 'ownerMissing' | 'leaderMissing' | 'contentMissing' | 'outputMissing' | 'dueMissing'
export type Assigned =
  | { outcome: 'done'; ids: string[] }
  | { outcome: 'issues'; issues: TaskIssue[] }
  | { outcome: 'notAllowed' }

/** Makes a conclusion a task, in the caller's transaction: who, what, by when, which leader, what result; the conclusion is its authority. */
export async function assign(
  rows: Rows,
  siteId: string,
  reviewId: string,
  conclusionId: string,
  said: NewTask,
  by: string,
  at: string,
): Promise<Assigned> {
  const review = await lockReview(rows, siteId, reviewId)
  if (!review || !WRITABLE.has(review.state)) return { outcome: 'notAllowed' }
  const issues = issuesOf(said)
  if (issues.length > 0) return { outcome: 'issues', issues }
  const turned = await own(rows)
    .updateTable('conclusion')
    .set({ kind: 'task' })
    .where('id', '=', conclusionId)
    .where('review_id', '=', reviewId)
    .executeTakeFirstOrThrow()
  if (turned.numUpdatedRows === 0n) return { outcome: 'notAllowed' }
  const { leader, content, output, due, noDueReason } = said
  const row = (id: string, owner_id: string, parent_id: string | null) => ({
    ...{ id, site_id: siteId, agreement_id: review.agreementId, conclusion_id: conclusionId, parent_id },
    ...{ owner_id, leader, content, output, due_original: due, due_current: due, no_due_reason: noDueReason },
    ...{ state: 'assigned' as const, closed_by: null, version: 1 },
  })
  const parent = said.ownerIds.length > 1 ? newId() : null
  const shares = said.ownerIds.map((ownerId) => row(newId(), ownerId, parent))
  const all = parent === null ? shares : [row(parent, said.holderId, null), ...shares]
  await own(rows).insertInto('task').values(all).execute()
  for (const { id } of all)
    await record(rows, {
      siteId,
      at,
      by,
      act: 'task-assigned',
      subject: id,
      details: { conclusion: conclusionId },
    })
  for (const { id: subject, owner_id } of shares) {
    const told = { act: 'task-assigned' as const, subject, title: content, note: output }
    await tellBodies(rows, siteId, [owner_id], told, by, at)
  }
  return { outcome: 'done', ids: all.map(({ id }) => id) }
}

function issuesOf({ ownerIds, leader, content, output, due, noDueReason }: NewTask): TaskIssue[] {
  return [
    ...(ownerIds.length === 0 ? (['ownerMissing'] as const) : []),
    ...(leader === '' ? (['leaderMissing'] as const) : []),
    ...(content === '' ? (['contentMissing'] as const) : []),
    ...(output === '' ? (['outputMissing'] as const) : []),
    ...(due === null && noDueReason === '' ? (['dueMissing'] as const) : []),
  ]
}

export type TaskTurned =
  | { outcome: 'done' }
  | { outcome: 'conflict' | 'notAllowed' | 'noteMissing' | 'sharesOpen' }

/** These say why, in words: the others may. */
const NEEDS_NOTE: ReadonlySet<TaskAct> = new Set([
  'decline',
  'return',
  'close',
  'cancel',
  'reopen',
  'confirm',
])

/**
 * Does something with a task, in the caller's transaction. `actingFor` are the bodies for which the person acts: whoever owns a task never
 * validates it, unless they are the chair, and a shared one closes only when its shares are over.
 */
export async function turnTask(
  rows: Rows,
  siteId: string,
  id: string,
  act: TaskAct,
  { note, actingFor, isChair = false }: { note: string; actingFor: readonly string[]; isChair?: boolean },
  by: string,
  at: string,
): Promise<TaskTurned> {
  const task = await lockTask(rows, siteId, id)
  if (!task) return { outcome: 'notAllowed' }
  const {
    from,
    to,
    by: whose,
  }: { from: readonly TaskState[]; to: TaskState; by: 'owner' | 'other' } = TASK_ACTS[act]
  if (!from.includes(task.state)) return { outcome: 'conflict' }
  const isOwner = actingFor.includes(task.ownerId)
  if (whose === 'owner' ? !isOwner : isOwner && !isChair) return { outcome: 'notAllowed' }
  if (NEEDS_NOTE.has(act) && note === '') return { outcome: 'noteMissing' }
  const parts = (await tasksOfAgreement(rows, siteId, task.agreementId)).filter(
    ({ parentId }) => parentId === id,
  )
  // A share of what was cancelled as a whole stays over.
  const whole = task.parentId && act === 'reopen' ? await taskById(rows, siteId, task.parentId) : undefined
  if (whole?.state === 'cancelled') return { outcome: 'conflict' }
  if (act === 'close' && parts.some(({ state }) => !OVER.has(state))) return { outcome: 'sharesOpen' }
  await own(rows)
    .updateTable('task')
    .set((e) => ({
      ...{ state: to, version: e('version', '+', 1) },
      ...(act === 'close' ? { closed_by: by } : act === 'reopen' ? { closed_by: null } : {}),
    }))
    .where('id', '=', id)
    .execute()
  await addNote(rows, siteId, id, { act, text: note, percent: null }, by, at)
  await record(rows, { siteId, at, by, act: `task-${to}`, subject: id, details: { note } })
  // What is cancelled as a whole is cancelled for each who shares it.
  if (act === 'cancel')
    for (const part of parts.filter(({ state }) => !OVER.has(state)))
      await turnTask(rows, siteId, part.id, 'cancel', { note, actingFor: [], isChair }, by, at)
  // A whole is not over while one of its shares is not.
  if (whole?.state === 'closed')
    return turnTask(rows, siteId, whole.id, 'reopen', { note, actingFor, isChair: true }, by, at)
  return { outcome: 'done' }
}

/** A task of a site that nobody else changes until the caller's transaction ends. */
export async function lockTask(rows: Rows, siteId: string, id: string): Promise<Task | undefined> {
  await own(rows)
    .updateTable('task')
    .set((e) => ({ content: e.ref('content') }))
    .where('site_id', '=', siteId)
    .where('id', '=', id)
    .execute()
  return taskById(rows, siteId, id)
}

/** Adds what somebody says of a task, in the caller's transaction; nothing that was said is ever changed. */
export async function addNote(
  rows: Rows,
  siteId: string,
  taskId: string,
  { act, text, percent }: Pick<ProgressNote, 'act' | 'text' | 'percent'>,
  by: string,
  at: string,
): Promise<void> {
  await own(rows)
    .insertInto('progress_note')
    .values({ id: newId(), task_id: taskId, at, by, act, text, percent })
    .execute()
  // What turns a task is recorded with the turn.
  if (act === 'note') await record(rows, { siteId, at, by, act: 'task-noted', subject: taskId, details: {} })
}
