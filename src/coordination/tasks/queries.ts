import type { Selectable } from 'kysely'
import type { Rows } from '../../database/index.ts'
import { own, type Tables } from '../tables.ts'
import type { ProgressNote, Task, TaskState } from './task.ts'

/** In these states a task waits for the word of the office or the chair. */
const WAITING: readonly TaskState[] = ['reported-done', 'declined']

/** A task of a site. */
export async function taskById(rows: Rows, siteId: string, id: string): Promise<Task | undefined> {
  const found = await own(rows)
    .selectFrom('task')
    .selectAll()
    .where('site_id', '=', siteId)
    .where('id', '=', id)
    .executeTakeFirst()
  return found && asTask(found)
}

/** The tasks of an agreement, or of several, the most urgent first. */
export async function tasksOfAgreement(
  rows: Rows,
  siteId: string,
  agreementIds: string | readonly string[],
): Promise<Task[]> {
  const found = await own(rows)
    .selectFrom('task')
    .selectAll()
    .where('site_id', '=', siteId)
    .where('agreement_id', 'in', [agreementIds].flat())
    .orderBy((e) => e.fn.coalesce('due_current', e.val('9999-12-31')))
    .orderBy('id')
    .execute()
  return found.map(asTask)
}

/** The tasks that came out of a review's conclusions. */
export async function tasksOfReview(rows: Rows, reviewId: string): Promise<Task[]> {
  const found = await own(rows)
    .selectFrom('task')
    .innerJoin('conclusion', 'conclusion.id', 'conclusion_id')
    .selectAll('task')
    .where('review_id', '=', reviewId)
    .orderBy('conclusion.number')
    .orderBy('task.id')
    .execute()
  return found.map(asTask)
}

/** What some bodies still have to do, the most urgent first. */
export async function openTasksOf(rows: Rows, siteId: string, ownerIds: readonly string[]): Promise<Task[]> {
  const found = await own(rows)
    .selectFrom('task')
    .selectAll()
    .where('site_id', '=', siteId)
    .where('owner_id', 'in', [...ownerIds, ''])
    .where('state', 'in', ['assigned', 'accepted', 'in-progress', 'returned'])
    .orderBy((e) => e.fn.coalesce('due_current', e.val('9999-12-31')))
    .orderBy('id')
    .limit(100)
    .execute()
  return found.map(asTask)
}

/** What is open of the tasks that some agreements gave out, what waits for a word first: a share under its whole only where it waits itself. */
export async function openTasksGiven(
  rows: Rows,
  siteId: string,
  agreementIds: readonly string[],
  states: readonly TaskState[] = [
    'reported-done',
    'declined',
    'assigned',
    'accepted',
    'in-progress',
    'returned',
  ],
): Promise<Task[]> {
  const found = await own(rows)
    .selectFrom('task')
    .selectAll()
    .where('site_id', '=', siteId)
    .where('agreement_id', 'in', [...agreementIds, ''])
    .where('state', 'in', states)
    .where((e) => e.or([e('parent_id', 'is', null), e('state', 'in', WAITING)]))
    .orderBy((e) => e.case().when('state', 'in', WAITING).then(0).else(1).end())
    .orderBy((e) => e.fn.coalesce('due_current', e.val('9999-12-31')))
    .orderBy('id')
    .limit(100)
    .execute()
  return found.map(asTask)
}

/** Everything that was said of a task, the first first. */
export async function notesOf(rows: Rows, taskId: string): Promise<ProgressNote[]> {
  return own(rows)
    .selectFrom('progress_note')
    .select(['id', 'at', 'by', 'act', 'text', 'percent'])
    .where('task_id', '=', taskId)
    .orderBy('id')
    .execute()
}

function asTask(row: Selectable<Tables['task']>): Task {
  const { id, leader, content, output, state, version } = row
  return {
    ...{ id, siteId: row.site_id, agreementId: row.agreement_id, conclusionId: row.conclusion_id },
    ...{ parentId: row.parent_id, ownerId: row.owner_id, leader, content, output },
    ...{ dueOriginal: row.due_original, dueCurrent: row.due_current, noDueReason: row.no_due_reason },
    ...{ state, closedBy: row.closed_by, version },
  }
}
