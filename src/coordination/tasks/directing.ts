import type { Rows } from '../../database/index.ts'
import { record } from '../../journal/index.ts'
import { own } from '../tables.ts'
import { tellBodies } from '../telling.ts'
import { addNote, lockTask } from './assigning.ts'
import { tasksOfAgreement } from './queries.ts'
import { OVER, type Task, type TaskChange } from './task.ts'

/** Who directs: the bodies for which the person acts. Nobody changes what their own body was told to do, but the chair. */
export type Director = { actingFor: readonly string[]; isChair: boolean }

export type Directed =
  | { outcome: 'done' }
  | { outcome: 'notAllowed' }
  | { outcome: 'issues'; issue: 'noteMissing' | 'notLater' | 'sameOwner' | 'hasShare' }

/** Gives a task to another body, which takes it up anew, in the caller's transaction: what was said of it stays. */
export async function reassignTask(
  rows: Rows,
  siteId: string,
  id: string,
  { ownerId, note }: { ownerId: string; note: string },
  director: Director,
  by: string,
  at: string,
): Promise<Directed> {
  const task = await lockTask(rows, siteId, id)
  if (!task || !mayDirect(task, director)) return { outcome: 'notAllowed' }
  if (ownerId === task.ownerId) return { outcome: 'issues', issue: 'sameOwner' }
  // Of what several share nobody has two parts.
  const all = await tasksOfAgreement(rows, siteId, task.agreementId)
  const others = all.filter(({ parentId }) => parentId !== null && parentId === task.parentId)
  if (others.some((share) => share.ownerId === ownerId)) return { outcome: 'issues', issue: 'hasShare' }
  const change = { owner_id: ownerId, state: 'assigned' as const }
  const done = await write(rows, siteId, task, 'reassign', change, note, by, at)
  if (done.outcome !== 'done') return done
  const told = { act: 'task-assigned' as const, subject: id, title: task.content, note: task.output }
  await tellBodies(rows, siteId, [ownerId], told, by, at)
  return done
}

/** Gives a task more time, in the caller's transaction: the day that was set first stays beside it. */
export async function extendTask(
  rows: Rows,
  siteId: string,
  id: string,
  { due, note }: { due: string; note: string },
  director: Director,
  by: string,
  at: string,
): Promise<Directed> {
  const task = await lockTask(rows, siteId, id)
  if (!task || !mayDirect(task, director)) return { outcome: 'notAllowed' }
  if (due === '' || (task.dueCurrent !== null && due <= task.dueCurrent))
    return { outcome: 'issues', issue: 'notLater' }
  const first = task.dueOriginal ?? due
  const change = { due_original: first, due_current: due }
  return write(rows, siteId, task, 'extend', change, note, by, at)
}

function mayDirect({ state, ownerId }: Task, { actingFor, isChair }: Director): boolean {
  return !OVER.has(state) && (isChair || !actingFor.includes(ownerId))
}

async function write(
  rows: Rows,
  siteId: string,
  { id }: Task,
  act: TaskChange,
  change: { owner_id: string; state: 'assigned' } | { due_original: string; due_current: string },
  note: string,
  by: string,
  at: string,
): Promise<Directed> {
  if (note === '') return { outcome: 'issues', issue: 'noteMissing' }
  await own(rows)
    .updateTable('task')
    .set((e) => ({ ...change, version: e('version', '+', 1) }))
    .where('id', '=', id)
    .execute()
  await addNote(rows, siteId, id, { act, text: note, percent: null }, by, at)
  const details = { note, ...change }
  await record(rows, { siteId, at, by, act: `task-${act}ed`, subject: id, details })
  return { outcome: 'done' }
}
