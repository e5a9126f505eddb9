import { describe, expect, it } from 'vitest'
import { periodOf, weeksOf } from './calendar.ts'
import { languageName } from './languages.ts'
import { numbersShown } from './views/pages.tsx'

describe('the calendar', () => {
  it('shows a month in weeks from Monday on', () => {
    const weeks = weeksOf(2026, 11)
    expect(weeks[0]).toEqual([undefined, undefined, undefined, undefined, undefined, undefined, 1])
    expect(weeks.at(-1)?.[0]).toBe(30)
    expect(weeksOf(2024, 2).flat().filter(Boolean)).toHaveLength(29)
  })

  it.each([
    [['2026'], { year: 2026, from: '2026-01-01', until: '2026-12-31' }],
    [['2024', '2'], { year: 2024, month: 2, from: '2024-02-01', until: '2024-02-29' }],
    [['2026', '11', '24'], { year: 2026, month: 11, day: 24, from: '2026-11-24', until: '2026-11-24' }],
  ])('reads %j', (parts, period) => expect(periodOf(parts)).toEqual(period))

  it.each([[['2026', '13']], [['2023', '2', '29']], [['0']], [['x']], [['2026', '01']], [['99999']]])(
    'knows no time %j',
    (parts) => expect(periodOf(parts)).toBeUndefined(),
  )
})

it.each([
  [1, 1, [1]],
  [1, 9, [1, 2, 3, 9]],
  [5, 9, [1, 3, 4, 5, 6, 7, 9]],
  [9, 9, [1, 7, 8, 9]],
])('of pages, at %i of %i, shows %j', (number, last, shown) =>
  expect(numbersShown(number, last)).toEqual(shown),
)

it.each([
  ['en', 'vi', 'tiếng Anh'],
  ['hmn', 'vi', 'tiếng Mông'],
  ['en', 'en', 'English'],
  ['vi', 'en', 'Vietnamese'],
])('calls %s in %s %s', (language, spoken, name) => expect(languageName(language, spoken)).toBe(name))
