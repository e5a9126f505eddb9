import { dayInWords } from '../../web/index.ts'
import { dayTyped } from '../saying.ts'
import type { DueRule } from '../time/due-rule.ts'
import type { PeriodProfile } from '../time/periods.ts'

/** A rule as a form sends it, still to be parsed; what cannot be read is left for the schema to refuse. */
export function ruleIn(field: (name: string) => string, profile: PeriodProfile): unknown {
  const number = (name: string) => (/^\d{1,4}$/.test(field(name)) ? Number(field(name)) : Number.NaN)
  const kind = field('ruleKind') as DueRule['kind']
  if (kind === 'after-event') return { kind, days: number('eventDays'), unit: field('eventUnit') }
  if (kind === 'milestones') return { kind, milestones: milestonesIn(field('milestones')) }
  if (kind !== 'periodic') return { kind }
  const deadline =
    field('deadline') === 'day-of-month'
      ? {
          ...{ kind: 'day-of-month', day: number('dayOfMonth'), monthsAfter: number('monthsAfter') },
          shift: field('shift'),
        }
      : { kind: 'after-close', workingDays: number('workingDays') }
  return { kind, period: field('periodKind'), profile, deadline }
}

/** "Nghiệm thu đợt 1 | 30/6/2024", a line each. */
function milestonesIn(lines: string) {
  return lines
    .split('\n')
    .filter((line) => line.trim() !== '')
    .map((line) => {
      const cut = line.lastIndexOf('|')
      return { label: line.slice(0, cut).normalize('NFC').trim(), day: dayTyped(line.slice(cut + 1)) }
    })
}

/** What a form says for a rule: `ruleIn` of it gives the rule again. */
export function fieldsOf(rule: DueRule): (name: string) => string {
  const said: Record<string, string> = { ruleKind: rule.kind }
  if (rule.kind === 'after-event') Object.assign(said, { eventDays: String(rule.days), eventUnit: rule.unit })
  if (rule.kind === 'milestones')
    said.milestones = rule.milestones.map(({ label, day }) => `${label} | ${dayInWords(day)}`).join('\n')
  if (rule.kind === 'periodic') {
    Object.assign(said, { periodKind: rule.period, deadline: rule.deadline.kind })
    const { deadline } = rule
    if (deadline.kind === 'after-close') said.workingDays = String(deadline.workingDays)
    else
      Object.assign(said, {
        ...{ dayOfMonth: String(deadline.day), monthsAfter: String(deadline.monthsAfter) },
        shift: deadline.shift,
      })
  }
  return (name) => said[name] ?? ''
}
