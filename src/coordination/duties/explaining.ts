import { newId, type Rows } from '../../database/index.ts'
import { record } from '../../journal/index.ts'
import { bodiesOn, existsOn } from '../../sites/index.ts'
import { own } from '../tables.ts'
import { tellPerson } from '../telling.ts'
import { lockDuty } from './changing.ts'
import { isClosed } from './obligation.ts'
import { obligationById } from './queries.ts'
import { tellOwing } from './telling.ts'

/** That somebody above asks a body why something is as it is, and what the body answers (giải trình); in one line of the duty. */
export type Explanation = {
  id: string
  dutyId: string
  askedBy: string
  askedOn: string
  question: string
  dueOn: string
  answer: string
  answeredBy: string | null
  answeredOn: string | null
}

export type ExplanationIssue = 'questionMissing' | 'dayPast' | 'unanswered' | 'answerMissing' | 'bodyEnded'
export type Explained =
  | { outcome: 'done' }
  | { outcome: 'issues'; issues: ExplanationIssue[] }
  | { outcome: 'notAllowed' | 'conflict' }

/** Every explanation that was asked for a duty, the first one first. */
export async function explanationsOf(rows: Rows, dutyId: string): Promise<Explanation[]> {
  const found = await own(rows)
    .selectFrom('explanation')
    .selectAll()
    .where('duty_id', '=', dutyId)
    .orderBy('id')
    .execute()
  return found.map((row) => ({
    ...{ id: row.id, dutyId: row.duty_id, askedBy: row.asked_by, askedOn: row.asked_on },
    ...{ question: row.question, dueOn: row.due_on, answer: row.answer },
    ...{ answeredBy: row.answered_by, answeredOn: row.answered_on },
  }))
}

async function isThere(rows: Rows, siteId: string, bodyId: string, day: string): Promise<boolean> {
  const [body] = await bodiesOn(rows, siteId, day, [bodyId])
  return body !== undefined && existsOn(body, day)
}

/** Asks the body that owes a duty to explain it by a day, in the caller's transaction; one question at a time. */
export async function askExplanation(
  rows: Rows,
  siteId: string,
  dutyId: string,
  { question, dueOn, on }: { question: string; dueOn: string; on: string },
  by: string,
  at: string,
): Promise<Explained> {
  const duty = await lockDuty(rows, siteId, dutyId)
  if (!duty || isClosed(duty)) return { outcome: 'notAllowed' }
  const isWaiting = (await explanationsOf(rows, dutyId)).some(({ answeredOn }) => answeredOn === null)
  const issues: ExplanationIssue[] = [
    ...(question === '' ? (['questionMissing'] as const) : []),
    ...(dueOn < on ? (['dayPast'] as const) : []),
    ...(isWaiting ? (['unanswered'] as const) : []),
    ...((await isThere(rows, siteId, duty.bodyId, on)) ? [] : (['bodyEnded'] as const)),
  ]
  if (issues.length > 0) return { outcome: 'issues', issues }
  await own(rows)
    .insertInto('explanation')
    .values({
      ...{ id: newId(), duty_id: dutyId, asked_by: by, asked_on: on, question, due_on: dueOn },
      ...{ answer: '', answered_by: null, answered_on: null },
    })
    .execute()
  const act = 'explanation-asked'
  await record(rows, { siteId, at, by, act, subject: dutyId, details: { dueOn } })
  await tellOwing(rows, siteId, duty, { act, note: question }, by, at)
  return { outcome: 'done' }
}

/** Answers what was asked, in the caller's transaction; once, and it stays. */
export async function explain(
  rows: Rows,
  siteId: string,
  dutyId: string,
  { id, answer, on }: { id: string; answer: string; on: string },
  by: string,
  at: string,
): Promise<Explained> {
  const duty = await lockDuty(rows, siteId, dutyId)
  const asked = (await explanationsOf(rows, dutyId)).find((each) => each.id === id)
  if (!duty || !asked) return { outcome: 'notAllowed' }
  if (asked.answeredOn !== null) return { outcome: 'conflict' }
  if (answer === '') return { outcome: 'issues', issues: ['answerMissing'] }
  await own(rows)
    .updateTable('explanation')
    .set({ answer, answered_by: by, answered_on: on })
    .where('id', '=', id)
    .execute()
  const act = 'explanation-given'
  await record(rows, { siteId, at, by, act, subject: dutyId, details: {} })
  const title = (await obligationById(rows, siteId, duty.obligationId))?.title ?? ''
  await tellPerson(rows, siteId, asked.askedBy, { act, subject: dutyId, title, note: answer }, by, at)
  return { outcome: 'done' }
}
