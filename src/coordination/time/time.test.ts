import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { addDays, addWorkingDays, calendarOf, isWorkingDay, workingDaysBetween } from './calendar.ts'
import { DueRule, dueAfterEvent, duePeriods } from './due-rule.ts'
import { PERIOD_KINDS, PROFILES, periodsClosing } from './periods.ts'

/** Tết and the National Day of an invented year, with a Saturday worked for a Monday off. */
const calendar = calendarOf([
  { day: '2025-09-01', kind: 'holiday', basis: 'Quốc khánh' },
  { day: '2025-09-02', kind: 'holiday', basis: 'Quốc khánh' },
  { day: '2025-04-26', kind: 'swapped-work', basis: 'làm bù' },
  { day: '2025-05-02', kind: 'swapped-off', basis: 'nghỉ bù' },
])
const NONE = calendarOf([])
const day = fc.integer({ min: 0, max: 20_000 }).map((days) => addDays('2000-01-01', days))

describe('the working calendar', () => {
  it('has Monday to Friday, without holidays and days off, with the days worked instead', () => {
    expect(isWorkingDay('2025-04-25', calendar)).toBe(true)
    expect(isWorkingDay('2025-04-26', calendar)).toBe(true)
    expect(isWorkingDay('2025-04-27', calendar)).toBe(false)
    expect(isWorkingDay('2025-05-02', calendar)).toBe(false)
    expect(isWorkingDay('2025-09-02', calendar)).toBe(false)
  })

  it('counts working days over holidays and weekends', () => {
    expect(addWorkingDays('2025-08-29', 2, calendar)).toBe('2025-09-04')
    expect(addWorkingDays('2025-08-29', 0, calendar)).toBe('2025-08-29')
  })

  it('counts back what it counted on', () => {
    fc.assert(
      fc.property(day, fc.integer({ min: 0, max: 60 }), (from, count) => {
        const to = addWorkingDays(from, count, NONE)
        expect(workingDaysBetween(from, to, NONE)).toBe(count)
        expect(count === 0 || isWorkingDay(to, NONE)).toBe(true)
      }),
    )
  })
})

describe('periods', () => {
  it('of calendar months and quarters open on the first and close on the last day', () => {
    expect(periodsClosing('quarter', PROFILES.calendar, '2024-01-01', '2024-12-31')).toEqual([
      { label: '2024-Q1', from: '2024-01-01', close: '2024-03-31' },
      { label: '2024-Q2', from: '2024-04-01', close: '2024-06-30' },
      { label: '2024-Q3', from: '2024-07-01', close: '2024-09-30' },
      { label: '2024-Q4', from: '2024-10-01', close: '2024-12-31' },
    ])
    expect(periodsClosing('month', PROFILES.calendar, '2024-02-01', '2024-02-29')).toEqual([
      { label: '2024-02', from: '2024-02-01', close: '2024-02-29' },
    ])
  })

  // The table of periods of the administrative profile: month, quarter, six months, nine months, year.
  it.each([
    ['month', '2025-01', '2024-12-15', '2025-01-14'],
    ['month', '2025-06', '2025-05-15', '2025-06-14'],
    ['quarter', '2025-Q1', '2024-12-15', '2025-03-14'],
    ['quarter', '2025-Q4', '2025-09-15', '2025-12-14'],
    ['half-year', '2025-H1', '2024-12-15', '2025-06-14'],
    ['nine-months', '2025-9M', '2024-12-15', '2025-09-14'],
    ['year', '2025', '2024-12-15', '2025-12-14'],
  ] as const)('of the profile "15 → 14": %s %s', (kind, label, from, close) => {
    expect(periodsClosing(kind, PROFILES.administrative, close, close)).toEqual([{ label, from, close }])
  })

  it('of school years run from September to August', () => {
    expect(periodsClosing('year', PROFILES.school, '2025-01-01', '2025-12-31')).toEqual([
      { label: '2024', from: '2024-09-01', close: '2025-08-31' },
    ])
  })

  it('follow one another without a gap, whatever the profile', () => {
    const profile = fc.record({
      opensOn: fc.integer({ min: 1, max: 28 }),
      monthsBefore: fc.integer({ min: 0, max: 11 }),
      firstMonth: fc.integer({ min: 1, max: 12 }),
    })
    const kinds = fc.constantFrom(...PERIOD_KINDS.filter((kind) => kind !== 'nine-months'))
    fc.assert(
      fc.property(kinds, profile, day, (kind, chosen, from) => {
        const periods = periodsClosing(kind, chosen, from, addDays(from, 900))
        expect(periods.length).toBeGreaterThan(0)
        for (const [index, period] of periods.entries()) {
          const before = periods[index - 1]
          if (before) expect(period.from).toBe(addDays(before.close, 1))
          expect(period.close >= from).toBe(true)
        }
      }),
    )
  })
})

describe('a due rule', () => {
  const quarterly = (deadline: unknown) =>
    DueRule.parse({ kind: 'periodic', period: 'quarter', profile: PROFILES.administrative, deadline })

  it('asks for what recurs so many working days after the close', () => {
    const rule = quarterly({ kind: 'after-close', workingDays: 2 })
    expect(duePeriods(rule, '2025-01-01', '2025-06-30', NONE).map(({ label, due }) => [label, due])).toEqual([
      ['2025-Q1', '2025-03-18'],
      ['2025-Q2', '2025-06-17'],
    ])
  })

  it('asks on a day of the month, on its last where it is shorter, and moves it off a day off as said', () => {
    const on = (shift: string, dayOfMonth: number) =>
      DueRule.parse({
        ...{ kind: 'periodic', period: 'month', profile: PROFILES.calendar },
        deadline: { kind: 'day-of-month', day: dayOfMonth, monthsAfter: 0, shift },
      })
    const february = (shift: string, dayOfMonth: number) =>
      duePeriods(on(shift, dayOfMonth), '2026-02-28', '2026-02-28', NONE)[0]?.due
    expect(february('none', 31)).toBe('2026-02-28')
    expect(february('next', 31)).toBe('2026-03-02')
    expect(february('last', 31)).toBe('2026-02-27')
  })

  it('asks after an event, and at milestones', () => {
    const after = DueRule.parse({ kind: 'after-event', days: 3, unit: 'working-days' })
    if (after.kind === 'after-event') expect(dueAfterEvent(after, '2025-08-29', calendar)).toBe('2025-09-05')
    const fixed = DueRule.parse({
      kind: 'milestones',
      milestones: [
        { label: 'Đề án', day: '2025-03-01' },
        { label: 'Nghiệm thu', day: '2026-03-01' },
      ],
    })
    expect(duePeriods(fixed, '2025-01-01', '2025-12-31', NONE)).toEqual([
      { label: 'Đề án', from: '2025-01-01', close: '2025-03-01', due: '2025-03-01' },
    ])
    expect(duePeriods(fixed, '2025-01-01', '2026-12-31', NONE)[1]).toMatchObject({ from: '2025-03-02' })
  })

  it('is refused where it says nothing that can be followed', () => {
    const twice = { label: 'A', day: '2025-03-01' }
    for (const rule of [
      { kind: 'milestones', milestones: [twice, twice] },
      { kind: 'milestones', milestones: [{ label: 'A', day: '2025-02-30' }] },
      { kind: 'after-event', days: -1, unit: 'days' },
      { kind: 'weekly' },
    ])
      expect(DueRule.safeParse(rule).success).toBe(false)
  })
})
