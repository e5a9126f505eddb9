import type { Rows } from '../../database/index.ts'
import { own } from '../tables.ts'
import { addDays } from '../time/calendar.ts'
import { STAGES, type Stage } from './ladder.ts'

/** Something of which people may be reminded: what a body owes for a period, or a task that it was given. */
export type Open = {
  kind: 'duty' | 'task'
  id: string
  bodyId: string
  agreementId: string
  title: string
  /** Empty for a task. */
  period: string
  windowFrom: string
  dueCurrent: string
  /** Whether a request for more time waits. */
  isAsked: boolean
}

const LAST = STAGES.at(-1) as Stage

/** Duties whose window has opened and that nobody has handed in, with a due day not longer ago than a year, and whose last step is still to come. */
export async function openDuties(rows: Rows, siteId: string, today: string): Promise<Open[]> {
  const found = await own(rows)
    .selectFrom('duty')
    .innerJoin('obligation', 'obligation.id', 'obligation_id')
    .select(['duty.id', 'body_id', 'agreement_id', 'title', 'period', 'window_from', 'due_current'])
    .select((e) =>
      e
        .selectFrom('extension')
        .select('extension.id')
        .whereRef('extension.duty_id', '=', 'duty.id')
        .where('extension.state', '=', 'asked')
        .limit(1)
        .as('asked'),
    )
    .where('obligation.site_id', '=', siteId)
    .where('obligation.state', '=', 'active')
    .where('handed_in_on', 'is', null)
    .where('set_aside', 'is', null)
    .where('window_from', '<=', today)
    .where('due_current', '>=', addDays(today, -365))
    .where((e) =>
      e.not(
        e.exists(
          e
            .selectFrom('reminder')
            .select('reminder.duty_id')
            .whereRef('reminder.duty_id', '=', 'duty.id')
            .whereRef('reminder.due_current', '=', 'duty.due_current')
            .where('stage', '=', LAST),
        ),
      ),
    )
    .orderBy('due_current')
    .orderBy('duty.id')
    .execute()
  return found.map((row) => ({
    ...{ kind: 'duty' as const, id: row.id, bodyId: row.body_id, agreementId: row.agreement_id },
    ...{
      title: row.title,
      period: row.period,
      windowFrom: row.window_from,
      dueCurrent: row.due_current ?? '',
    },
    isAsked: row.asked !== null,
  }))
}

/** Tasks that are still to be done, with a due day not longer ago than a year, and whose last step is still to come; a whole is in its shares' hands. */
export async function openTasks(rows: Rows, siteId: string, today: string): Promise<Open[]> {
  const found = await own(rows)
    .selectFrom('task')
    .select(['task.id', 'owner_id', 'agreement_id', 'content', 'due_current'])
    .where('site_id', '=', siteId)
    .where('state', 'in', ['assigned', 'accepted', 'in-progress', 'returned'])
    .where('due_current', '>=', addDays(today, -365))
    .where((e) =>
      e.not(
        e.exists(
          e.selectFrom('task as share').select('share.id').whereRef('share.parent_id', '=', 'task.id'),
        ),
      ),
    )
    .where((e) =>
      e.not(
        e.exists(
          e
            .selectFrom('task_reminder')
            .select('task_id')
            .whereRef('task_id', '=', 'task.id')
            .whereRef('task_reminder.due_current', '=', 'task.due_current')
            .where('stage', '=', LAST),
        ),
      ),
    )
    .orderBy('due_current')
    .orderBy('task.id')
    .execute()
  return found.map((row) => ({
    ...{ kind: 'task' as const, id: row.id, bodyId: row.owner_id, agreementId: row.agreement_id },
    ...{ title: row.content, period: '', dueCurrent: row.due_current ?? '', isAsked: false },
    // Whoever was given it was told so: the ladder begins a week before the day.
    windowFrom: addDays(row.due_current ?? today, -7),
  }))
}
