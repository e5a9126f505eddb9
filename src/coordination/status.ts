import { daysBetween } from './time/calendar.ts'

/** Why a duty leaves all counts: excused, paused, gone to another body, or ended with its agreement; each by a decision. */
export const SET_ASIDE = ['waived', 'suspended', 'moved', 'ended'] as const
export type SetAside = (typeof SET_ASIDE)[number]

/** How a duty stands on a day. Never stored: it follows from what happened and the day on which one asks. */
export const STATUSES = [
  'not-due',
  'due-soon',
  'overdue',
  'done',
  'done-extended',
  'done-late',
  'no-due',
  ...SET_ASIDE,
] as const
export type Status = (typeof STATUSES)[number]

/** What happened to a duty: all that its status needs. Days are civil days where the site is. */
export type DutyFacts = {
  /** As the rule said first; never changed. Null where nothing says when. */
  dueOriginal: string | null
  /** With what was granted since. */
  dueCurrent: string | null
  /** When the first report that was not returned was received. */
  handedInOn: string | null
  setAside: SetAside | null
}

/** Days before the due day on which a duty turns to "due soon". */
const SOON_DAYS = 3

/** How a duty stands on a day. What is handed in on the due day is in time; time of day does not matter. */
export function statusOf(
  { dueOriginal, dueCurrent, handedInOn, setAside }: DutyFacts,
  today: string,
): Status {
  if (setAside) return setAside
  if (dueOriginal === null || dueCurrent === null) return 'no-due'
  if (handedInOn !== null) {
    if (handedInOn <= dueOriginal) return 'done'
    return handedInOn <= dueCurrent ? 'done-extended' : 'done-late'
  }
  if (today > dueCurrent) return 'overdue'
  return daysBetween(today, dueCurrent) <= SOON_DAYS ? 'due-soon' : 'not-due'
}
