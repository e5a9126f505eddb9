import { addDays, type WorkingCalendar, workingDaysBetween } from '../time/calendar.ts'

/** The steps of reminding, from "it has opened" to "it is to be explained", in order. */
export const STAGES = ['opened', 'week', 'soon', 'today', 'late', 'later', 'latest'] as const
export type Stage = (typeof STAGES)[number]

/** Who is told at a step: those who report, their leader, the office that keeps the register, and the chair. */
export type Told = 'officers' | 'own-leaders' | 'coordinators' | 'leaders'

const TOLD: Readonly<Record<Stage, readonly Told[]>> = {
  opened: ['officers'],
  week: ['officers'],
  soon: ['officers', 'own-leaders'],
  today: ['officers', 'own-leaders'],
  late: ['officers', 'own-leaders', 'coordinators'],
  later: ['officers', 'own-leaders', 'coordinators'],
  latest: ['officers', 'own-leaders', 'coordinators', 'leaders'],
}

/** Days before the due day, and working days after it. */
const [WEEK, SOON] = [7, 3]
const [LATE, LATER, LATEST] = [1, 3, 10]

/**
 * The step at which a duty that nobody has handed in stands on a day; undefined before its window opens and on the days between a
 * due day off and the first working day after it.
 */
export function stageOf(
  { windowFrom, dueCurrent }: { windowFrom: string; dueCurrent: string },
  today: string,
  calendar: WorkingCalendar,
): Stage | undefined {
  if (today > dueCurrent) {
    const late = workingDaysBetween(dueCurrent, today, calendar, LATEST)
    if (late >= LATEST) return 'latest'
    if (late >= LATER) return 'later'
    return late >= LATE ? 'late' : undefined
  }
  if (today === dueCurrent) return 'today'
  if (today >= addDays(dueCurrent, -SOON)) return 'soon'
  if (today >= addDays(dueCurrent, -WEEK)) return 'week'
  return today >= windowFrom ? 'opened' : undefined
}

/** Who is told at a step. A request for more time that waits keeps what is late from being urged, not from being explained. */
export function toldAt(stage: Stage, isAsked: boolean): readonly Told[] {
  return isAsked && (stage === 'late' || stage === 'later') ? [] : TOLD[stage]
}
