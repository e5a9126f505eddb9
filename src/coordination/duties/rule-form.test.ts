import { describe, expect, it } from 'vitest'
import { ruleInWords } from '../saying.ts'
import { DueRule } from '../time/due-rule.ts'
import { PROFILES } from '../time/periods.ts'
import { words } from '../words.vi.ts'
import { fieldsOf, ruleIn } from './rule-form.ts'

const profile = PROFILES.administrative

describe('a rule in words', () => {
  const periodic = { kind: 'periodic' as const, profile }
  it.each<[DueRule, string]>([
    [
      { ...periodic, period: 'quarter', deadline: { kind: 'after-close', workingDays: 2 } },
      'Hằng quý, 2 ngày làm việc sau ngày chốt số liệu',
    ],
    [
      {
        ...{ ...periodic, period: 'month' },
        deadline: { kind: 'day-of-month', day: 5, monthsAfter: 1, shift: 'next' },
      },
      'Hằng tháng, ngày 5, 1 tháng sau tháng chốt số liệu',
    ],
    [
      {
        ...{ ...periodic, period: 'year' },
        deadline: { kind: 'day-of-month', day: 20, monthsAfter: 0, shift: 'none' },
      },
      'Hằng năm, ngày 20 của tháng chốt số liệu',
    ],
    [
      { kind: 'after-event', days: 3, unit: 'working-days' },
      'Khi phát sinh: 3 ngày làm việc sau khi phát sinh',
    ],
    [{ kind: 'none' }, 'Không thời hạn'],
  ])('%j', (rule, says) => {
    expect(ruleInWords(rule, words)).toBe(says)
  })
})

describe('the form of a rule', () => {
  it.each<DueRule>([
    {
      ...{ kind: 'periodic', period: 'month', profile },
      deadline: { kind: 'after-close', workingDays: 5 },
    },
    {
      ...{ kind: 'periodic', period: 'year', profile },
      deadline: { kind: 'day-of-month', day: 31, monthsAfter: 1, shift: 'last' },
    },
    { kind: 'after-event', days: 7, unit: 'days' },
    {
      kind: 'milestones',
      milestones: [
        { label: 'Nghiệm thu | đợt 1', day: '2024-06-30' },
        { label: 'Bàn giao', day: '2024-12-05' },
      ],
    },
    { kind: 'none' },
  ])('says again what it was: $kind', (rule) => {
    expect(DueRule.parse(ruleIn(fieldsOf(rule), profile))).toEqual(rule)
  })
})
