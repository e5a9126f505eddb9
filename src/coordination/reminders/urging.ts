import { newId, type Rows } from '../../database/index.ts'
import { record } from '../../journal/index.ts'
import { bodiesOn, existsOn } from '../../sites/index.ts'
import type { Agreement } from '../agreements/agreement.ts'
import { lockAgreement } from '../agreements/drafting.ts'
import { partiesOn } from '../agreements/parties.ts'
import { partiesOf } from '../agreements/queries.ts'
import { periodInWords } from '../saying.ts'
import { own } from '../tables.ts'
import { tellBodies } from '../telling.ts'
import type { WorkingCalendar } from '../time/calendar.ts'
import { wordsIn } from '../words.ts'
import { STAGES, type Stage, stageOf, toldAt } from './ladder.ts'

/** What is late, at which step of the ladder; nobody is urged twice for one step. */
export type Late = {
  dutyId: string
  bodyId: string
  title: string
  period: string
  due: string
  stage: Stage
}

/** That an office urged those who are late by its own act (đôn đốc), each line with the day on which the body opened it. */
export type Urging = {
  id: string
  by: string
  on: string
  note: string
  lines: (Omit<Late, 'stage'> & { seenOn: string | null })[]
}

/** A letter names so many lines at most, the longest late first. */
const MOST_LINES = 500

/** So many are looked at together. */
const AT_ONCE = 1000

const LAST = STAGES.at(-1) as Stage

/** What is late of an agreement and was not urged at its present step, of bodies that are there; what waits for more time is left alone until it is to be explained. */
export async function lateOf(
  rows: Rows,
  { id, siteId }: Pick<Agreement, 'id' | 'siteId'>,
  calendar: WorkingCalendar,
  today: string,
): Promise<Late[]> {
  // An office does not write to itself.
  const bodies = await bodiesOn(rows, siteId, today)
  const offices = partiesOn(await partiesOf(rows, id), bodies, today, ['focal'])
  const there = new Set(
    bodies.filter((body) => existsOn(body, today) && !offices.includes(body.id)).map((body) => body.id),
  )
  const late: Late[] = []
  for (let from = 0; late.length < MOST_LINES; from += AT_ONCE) {
    const some = await overdueFrom(rows, id, today, from)
    const urgeable = some.flatMap(({ asked, windowFrom, ...line }): Late[] => {
      const stage = stageOf({ windowFrom, dueCurrent: line.due }, today, calendar)
      if (!stage || !there.has(line.bodyId) || toldAt(stage, asked).length === 0) return []
      return [{ ...line, stage }]
    })
    const known = await urgedBefore(rows, urgeable)
    late.push(...urgeable.filter((line) => !known.has(keyOf(line))))
    if (some.length < AT_ONCE) break
  }
  return late.slice(0, MOST_LINES)
}

const keyOf = ({ dutyId, stage, due }: Pick<Late, 'dutyId' | 'stage' | 'due'>) => `${dutyId} ${stage} ${due}`

/** Some of what is overdue, the longest first, but what was urged at the last step of all. */
async function overdueFrom(rows: Rows, agreementId: string, today: string, from: number) {
  const found = await own(rows)
    .selectFrom('duty')
    .innerJoin('obligation', 'obligation.id', 'obligation_id')
    .leftJoin('extension', (on) =>
      on.onRef('extension.duty_id', '=', 'duty.id').on('extension.state', '=', 'asked'),
    )
    .select(['duty.id', 'body_id', 'title', 'period', 'window_from', 'due_current', 'extension.id as asked'])
    .where('agreement_id', '=', agreementId)
    .where('obligation.state', '!=', 'draft')
    .where('handed_in_on', 'is', null)
    .where('set_aside', 'is', null)
    .where('due_current', '<', today)
    .where((e) =>
      e.not(
        e.exists(
          e
            .selectFrom('urging_line')
            .select('urging_line.duty_id')
            .whereRef('urging_line.duty_id', '=', 'duty.id')
            .whereRef('urging_line.due_current', '=', 'duty.due_current')
            .where('stage', '=', LAST),
        ),
      ),
    )
    .orderBy('due_current')
    .orderBy('duty.id')
    .limit(AT_ONCE)
    .offset(from)
    .execute()
  return found.map((row) => ({
    ...{ dutyId: row.id, bodyId: row.body_id, title: row.title, period: row.period },
    ...{ due: row.due_current ?? today, windowFrom: row.window_from, asked: row.asked !== null },
  }))
}

async function urgedBefore(rows: Rows, late: readonly Late[]): Promise<Set<string>> {
  const found = await own(rows)
    .selectFrom('urging_line')
    .select(['duty_id', 'stage', 'due_current'])
    .where('duty_id', 'in', [...late.map(({ dutyId }) => dutyId), ''])
    .execute()
  return new Set(
    found.map(({ duty_id, stage, due_current }) => keyOf({ dutyId: duty_id, stage, due: due_current })),
  )
}

export type Urged = { outcome: 'done'; id: string } | { outcome: 'nobody' }

/** Urges some bodies that are late, in the caller's transaction: one message to each, and what was sent stays to be read. */
export async function urge(
  rows: Rows,
  { id: agreementId, siteId, title }: Pick<Agreement, 'id' | 'siteId' | 'title'>,
  { bodyIds, note, language }: { bodyIds: readonly string[]; note: string; language: string },
  calendar: WorkingCalendar,
  today: string,
  by: string,
  at: string,
): Promise<Urged> {
  await lockAgreement(rows, siteId, agreementId)
  const lines = (await lateOf(rows, { id: agreementId, siteId }, calendar, today)).filter(({ bodyId }) =>
    bodyIds.includes(bodyId),
  )
  if (lines.length === 0) return { outcome: 'nobody' }
  const id = newId()
  await own(rows)
    .insertInto('urging')
    .values({ id, agreement_id: agreementId, by, on_day: today, note })
    .execute()
  await own(rows)
    .insertInto('urging_line')
    .values(
      lines.map(({ dutyId, bodyId, stage, due }) => ({
        ...{ urging_id: id, duty_id: dutyId, body_id: bodyId, stage, due_current: due, seen_on: null },
      })),
    )
    .execute()
  const words = wordsIn(language)
  const details = { bodies: new Set(lines.map(({ bodyId }) => bodyId)).size, duties: lines.length }
  await record(rows, { siteId, at, by, act: 'duties-urged', subject: agreementId, details })
  for (const [bodyId, theirs] of Map.groupBy(lines, (line) => line.bodyId)) {
    const named = theirs.map((line) => `${line.title}, ${periodInWords(line.period, words)}`)
    const said = [note, ...named].filter(Boolean).join('\n')
    const told = { act: 'duties-urged' as const, subject: agreementId, title, note: said }
    await tellBodies(rows, siteId, [bodyId], told, by, at)
  }
  return { outcome: 'done', id }
}

/** Every urging of an agreement, the newest first. */
export async function urgingsOf(rows: Rows, agreementId: string): Promise<Urging[]> {
  const found = await own(rows)
    .selectFrom('urging')
    .select(['id', 'by', 'on_day', 'note'])
    .where('agreement_id', '=', agreementId)
    .orderBy('id', 'desc')
    .execute()
  const lines = Map.groupBy(
    await linesOf(
      rows,
      found.map(({ id }) => id),
    ),
    ({ urgingId }) => urgingId,
  )
  return found.map(({ id, by, on_day, note }) => ({ id, by, on: on_day, note, lines: lines.get(id) ?? [] }))
}

const withDuties = (rows: Rows) =>
  own(rows)
    .selectFrom('urging_line')
    .innerJoin('duty', 'duty.id', 'urging_line.duty_id')
    .innerJoin('obligation', 'obligation.id', 'obligation_id')
    .select(['urging_id', 'duty.id as duty_id', 'urging_line.body_id', 'title', 'period', 'seen_on'])
    .select('urging_line.due_current')

async function linesOf(rows: Rows, urgingIds: readonly string[]) {
  const found = await withDuties(rows)
    .where('urging_id', 'in', [...urgingIds, ''])
    .orderBy('urging_line.due_current')
    .orderBy('duty.id')
    .execute()
  return found.map((row) => ({
    ...{ urgingId: row.urging_id, dutyId: row.duty_id, bodyId: row.body_id, title: row.title },
    ...{ period: row.period, due: row.due_current, seenOn: row.seen_on },
  }))
}

/** What a body was urged to hand in, with what was said, and when somebody there first opened it. */
export type UrgedLine = {
  dutyId: string
  bodyId: string
  title: string
  period: string
  says: string
  on: string
  seenOn: string | null
}

/** What some bodies were urged to hand in by the day that still holds, and have not: of each duty the newest, the newest first. */
export async function urgedOf(rows: Rows, bodyIds: readonly string[]): Promise<UrgedLine[]> {
  const found = await withDuties(rows)
    .innerJoin('urging', 'urging.id', 'urging_id')
    .select(['note', 'on_day'])
    .where('urging_line.body_id', 'in', [...bodyIds, ''])
    .whereRef('urging_line.due_current', '=', 'duty.due_current')
    .where('handed_in_on', 'is', null)
    .where('set_aside', 'is', null)
    .orderBy('urging.id', 'desc')
    .limit(MOST_LINES)
    .execute()
  const newest = new Map<string, UrgedLine>()
  for (const row of found)
    if (!newest.has(row.duty_id))
      newest.set(row.duty_id, {
        ...{ dutyId: row.duty_id, bodyId: row.body_id, title: row.title, period: row.period },
        ...{ says: row.note, on: row.on_day, seenOn: row.seen_on },
      })
  return [...newest.values()]
}

/** Notes that somebody of the body has opened what it was urged to do; the first day stays. */
export async function noteSeen(rows: Rows, dutyIds: readonly string[], today: string): Promise<void> {
  await own(rows)
    .updateTable('urging_line')
    .set({ seen_on: today })
    .where('duty_id', 'in', [...dutyIds, ''])
    .where('seen_on', 'is', null)
    .execute()
}
