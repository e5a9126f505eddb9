import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { EMPTY, figuresOf, sumOf, type Tally } from './figures.ts'
import { type DutyFacts, STATUSES, statusOf } from './status.ts'

const duty = (facts: Partial<DutyFacts>): DutyFacts => ({
  ...{ dueOriginal: '2025-03-18', dueCurrent: '2025-03-18', handedInOn: null, setAside: null },
  ...facts,
})

describe('the status of a duty', () => {
  it.each([
    ['not-due', duty({}), '2025-03-14'],
    ['due-soon', duty({}), '2025-03-15'],
    ['due-soon', duty({}), '2025-03-18'],
    ['overdue', duty({}), '2025-03-19'],
    ['done', duty({ handedInOn: '2025-03-18' }), '2025-04-01'],
    ['done-late', duty({ handedInOn: '2025-03-19' }), '2025-04-01'],
    ['done-extended', duty({ handedInOn: '2025-03-20', dueCurrent: '2025-03-25' }), '2025-04-01'],
    ['not-due', duty({ dueCurrent: '2025-03-25' }), '2025-03-19'],
    ['no-due', duty({ dueOriginal: null, dueCurrent: null }), '2025-03-19'],
    ['waived', duty({ setAside: 'waived' }), '2025-04-01'],
    ['suspended', duty({ setAside: 'suspended', handedInOn: '2025-03-18' }), '2025-04-01'],
  ] as const)('is %s', (status, facts, today) => {
    expect(statusOf(facts, today)).toBe(status)
  })
})

describe('the figures of duties', () => {
  const tally = (counts: Partial<Tally>): Tally => ({ ...EMPTY, ...counts })

  it('are ratios of what fell due; what was set aside counts in neither part', () => {
    const counted = tally({
      done: 39,
      'done-extended': 1,
      'done-late': 2,
      overdue: 6,
      waived: 4,
      'not-due': 8,
    })
    expect(figuresOf(counted)).toMatchObject({ due: 48, done: 42, onTime: 39, setAside: 4, open: 8 })
    expect(figuresOf(counted).completion).toBe(42 / 48)
    expect(figuresOf(counted).punctuality).toBe(39 / 48)
  })

  it('say nothing of nothing: an empty denominator gives no ratio', () => {
    expect(figuresOf(tally({ 'not-due': 3, waived: 1 }))).toMatchObject({
      completion: undefined,
      punctuality: undefined,
    })
  })

  it('add up: no duty is lost between a cell and a total', () => {
    const any = fc.record(Object.fromEntries(STATUSES.map((status) => [status, fc.nat(50)])))
    fc.assert(
      fc.property(fc.array(any), (cells) => {
        const sum = figuresOf(sumOf(cells as Tally[]))
        const each = (cells as Tally[]).map(figuresOf)
        for (const name of ['due', 'done', 'onTime', 'overdue', 'open', 'setAside'] as const)
          expect(sum[name]).toBe(each.reduce((total, one) => total + one[name], 0))
      }),
    )
  })
})
