import { describe, expect, it } from 'vitest'
import { DueRule } from '../time/due-rule.ts'
import { PROFILES } from '../time/periods.ts'
import { fieldsOf, ruleIn } from './rule-form.ts'

const profile = PROFILES.administrative

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
