import { z } from 'zod'
import { addDays, addWorkingDays, type WorkingCalendar, workingDayFrom } from './calendar.ts'
import { dayOf, PERIOD_KINDS, type Period, PeriodProfile, periodsClosing } from './periods.ts'

const count = z.number().int().min(0).max(400)
const label = z.string().trim().min(1).max(100)

/** When something that recurs is due within, or after, its period. */
const Deadline = z.discriminatedUnion('kind', [
  /** So many working days after the period has closed. */
  z.object({ kind: z.literal('after-close'), workingDays: count }),
  /** On a day of the month that the period closes in, or of one so many months later; what falls on a day off moves as said. */
  z.object({
    kind: z.literal('day-of-month'),
    day: z.number().int().min(1).max(31),
    monthsAfter: z.number().int().min(0).max(12),
    shift: z.enum(['none', 'next', 'last']),
  }),
])

/** The rule by which the duties of an obligation come to be, and when each is due. It is data: an agreement's own words, read by an officer. */
export const DueRule = z.discriminatedUnion('kind', [
  z.object({
    kind: z.literal('periodic'),
    period: z.enum(PERIOD_KINDS),
    profile: PeriodProfile,
    deadline: Deadline,
  }),
  /** Due after something happens, each time it does; a duty begins when the event is entered. */
  z.object({ kind: z.literal('after-event'), days: count, unit: z.enum(['days', 'working-days']) }),
  z.object({
    kind: z.literal('milestones'),
    milestones: z
      .array(z.object({ label, day: z.iso.date() }))
      .min(1)
      .max(200)
      .refine((all) => new Set(all.map((one) => one.label)).size === all.length),
  }),
  /** Whenever it is needed: nothing falls due. */
  z.object({ kind: z.literal('none') }),
])
export type DueRule = z.infer<typeof DueRule>

/** A period and the day on which what it asks for is due. */
export type DuePeriod = Period & { due: string }

/** Everything that falls due under a rule for periods that close from one day to another, both included. */
export function duePeriods(
  rule: DueRule,
  from: string,
  until: string,
  calendar: WorkingCalendar,
): DuePeriod[] {
  if (rule.kind === 'milestones')
    return rule.milestones
      .toSorted((one, other) => (one.day < other.day ? -1 : 1))
      .map(({ label, day }, place, all) => ({
        label,
        from: opensAfter(all[place - 1]?.day, from),
        close: day,
        due: day,
      }))
      .filter(({ close }) => close >= from && close <= until)
  if (rule.kind !== 'periodic') return []
  return periodsClosing(rule.period, rule.profile, from, until).map((period) => ({
    ...period,
    due: dueOf(rule.deadline, period.close, calendar),
  }))
}

/** Work on a milestone opens the day after the one before, the first with the obligation itself. */
function opensAfter(before: string | undefined, from: string): string {
  return before !== undefined && before >= from ? addDays(before, 1) : from
}

/** When what a period asks for is due; undefined where the rule is not about periods. */
export function dueOfPeriod(rule: DueRule, close: string, calendar: WorkingCalendar): string | undefined {
  return rule.kind === 'periodic' ? dueOf(rule.deadline, close, calendar) : undefined
}

function dueOf(deadline: z.infer<typeof Deadline>, close: string, calendar: WorkingCalendar): string {
  if (deadline.kind === 'after-close') return addWorkingDays(close, deadline.workingDays, calendar)
  const [year = 0, month = 0] = close.split('-').map(Number)
  const day = dayOf(year, month + deadline.monthsAfter, deadline.day)
  return deadline.shift === 'none' ? day : workingDayFrom(day, deadline.shift, calendar)
}

/** The day on which what an event asks for is due. */
export function dueAfterEvent(
  rule: Extract<DueRule, { kind: 'after-event' }>,
  on: string,
  calendar: WorkingCalendar,
): string {
  return rule.unit === 'days' ? addDays(on, rule.days) : addWorkingDays(on, rule.days, calendar)
}
