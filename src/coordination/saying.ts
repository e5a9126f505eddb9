import type { z } from 'zod'
import { dayInWords } from '../web/index.ts'
import type { Review } from './reviews/review.ts'
import type { DueRule } from './time/due-rule.ts'
import type { Words } from './words.ts'

/** A day as somebody types it, "18/3/2025" or "2025-03-18", as a civil day; empty where it is none. */
export function dayTyped(written: string): string {
  const [, day, month, year] = /^\s*(\d{1,2})[/.](\d{1,2})[/.](\d{4})\s*$/.exec(written) ?? []
  const plain = year ? `${year}-${month?.padStart(2, '0')}-${day?.padStart(2, '0')}` : written.trim()
  try {
    return Temporal.PlainDate.from(plain, { overflow: 'reject' }).toString()
  } catch {
    return ''
  }
}

/** A period's label as people say it: "2025-Q1" is "quý I/2025"; milestones and events are said as they are named. */
export function periodInWords(label: string, { periods }: Words): string {
  const [, year = '', part = ''] = /^(\d{4})(?:-(.+))?$/.exec(label) ?? []
  if (year === '') return label
  if (part === '') return periods.year(Number(year))
  if (part === '9M') return periods.nineMonths(Number(year))
  const [, kind = '', number = ''] = /^([QH]?)(\d{1,2})$/.exec(part) ?? []
  if (number === '') return /^\d\d-\d\d$/.test(part) ? dayInWords(label) : label
  if (kind === 'Q') return periods.quarter(Number(year), Number(number))
  return kind === 'H'
    ? periods.half(Number(year), Number(number))
    : periods.month(Number(year), Number(number))
}

/** How a review is called in lists: its kind and the days that it looks back on. */
export function nameOfReview(
  { kind, coversFrom, coversUntil }: Pick<Review, 'kind' | 'coversFrom' | 'coversUntil'>,
  words: Words,
): string {
  return words.reviewOf(words.reviewKinds[kind], dayInWords(coversFrom), dayInWords(coversUntil))
}

/** What stands against a form that was read: the field of each issue, with its sentence, or the one on secrecy. */
export function issuesIn(
  error: z.ZodError,
  sentences: Readonly<Record<string, string>> & { other: string },
  words: Words,
): { field: string; says: string }[] {
  const said = error.issues.map((issue) => {
    const field = String(issue.path[0] ?? '')
    if (issue.message === 'classified') return { field, says: words.classified }
    const isLong = issue.code === 'too_big' && issue.origin === 'string'
    const says = isLong ? words.tooLong(Number(issue.maximum)) : undefined
    return { field, says: sentences[field] ?? says ?? sentences.other }
  })
  return said.filter(({ says }, index) => said.findIndex((each) => each.says === says) === index)
}

/** Words as they stand within a sentence: the first letter small. */
export function lowered(text: string): string {
  return text.replace(/^./u, (sign) => sign.toLowerCase())
}

/** When something is due under a rule, as people say it. */
export function ruleInWords(rule: DueRule, words: Words): string {
  const says = words.ruleSays
  if (rule.kind === 'after-event')
    return `${words.ruleKinds[rule.kind]}: ${says.afterEvent(rule.days, words.eventUnits[rule.unit])}`
  if (rule.kind !== 'periodic') return words.ruleKinds[rule.kind]
  const { deadline } = rule
  const due =
    deadline.kind === 'after-close'
      ? says.afterClose(deadline.workingDays)
      : says.dayOfMonth(deadline.day, deadline.monthsAfter)
  return `${words.periodKinds[rule.period]}, ${due}`
}
