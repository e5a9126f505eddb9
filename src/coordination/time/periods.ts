import { z } from 'zod'
import { addDays } from './calendar.ts'

/** How long a period is; "nine-months" is counted from the beginning of the year. */
export const PERIOD_KINDS = ['month', 'quarter', 'half-year', 'nine-months', 'year'] as const
export type PeriodKind = (typeof PERIOD_KINDS)[number]

/**
 * When periods begin, as data: calendar months open on day 1 of the month itself; the administrative "15 → 14" opens on day 15
 * of the month before (Decree 09/2019/NĐ-CP, article 12). A year may begin in another month, as school years do.
 */
export const PeriodProfile = z.object({
  opensOn: z.number().int().min(1).max(28),
  monthsBefore: z.number().int().min(0).max(11),
  firstMonth: z.number().int().min(1).max(12).default(1),
})
export type PeriodProfile = z.infer<typeof PeriodProfile>

/** The profiles that an agreement can choose by name. */
export const PROFILES = {
  calendar: { opensOn: 1, monthsBefore: 0, firstMonth: 1 },
  administrative: { opensOn: 15, monthsBefore: 1, firstMonth: 1 },
  school: { opensOn: 1, monthsBefore: 0, firstMonth: 9 },
} as const satisfies Record<string, PeriodProfile>
export type ProfileName = keyof typeof PROFILES

/** A period that is reported on: its label ("2025-Q1"), its first day and the day on which its figures are closed. */
export type Period = { label: string; from: string; close: string }

const MONTHS: Readonly<Record<PeriodKind, number>> = {
  month: 1,
  quarter: 3,
  'half-year': 6,
  'nine-months': 9,
  year: 12,
}

/** Every period of a kind that closes from one day to another, both included, in order. */
export function periodsClosing(
  kind: PeriodKind,
  profile: PeriodProfile,
  from: string,
  until: string,
): Period[] {
  const months = MONTHS[kind]
  const perYear = kind === 'nine-months' ? 1 : 12 / months
  const periods: Period[] = []
  for (let year = Number(from.slice(0, 4)) - 1; year <= Number(until.slice(0, 4)) + 1; year += 1)
    for (let number = 1; number <= perYear; number += 1) {
      const first = profile.firstMonth + (number - 1) * months - profile.monthsBefore
      const close = addDays(dayOf(year, first + months, profile.opensOn), -1)
      if (close < from || close > until) continue
      periods.push({
        label: labelOf(kind, year, number, close),
        from: dayOf(year, first, profile.opensOn),
        close,
      })
    }
  return periods
}

/** A day of a month that may lie before or after the year; a day that the month does not have is its last. */
export function dayOf(year: number, month: number, day: number): string {
  const last = new Date(Date.UTC(year, month, 0)).getUTCDate()
  return new Date(Date.UTC(year, month - 1, Math.min(day, last))).toISOString().slice(0, 10)
}

function labelOf(kind: PeriodKind, year: number, number: number, close: string): string {
  // A month is called by the calendar, whichever month a year begins in.
  if (kind === 'month') return close.slice(0, 7)
  if (kind === 'quarter') return `${year}-Q${number}`
  if (kind === 'half-year') return `${year}-H${number}`
  return kind === 'nine-months' ? `${year}-9M` : String(year)
}
