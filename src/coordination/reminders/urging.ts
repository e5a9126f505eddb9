import { newId, type Rows } from '../../database/index.ts'
import { record } from '../../journal/index.ts'
import type { Agreement } from '../agreements/agreement.ts'
import { periodInWords } from '../saying.ts'
import { own } from '../tables.ts'
import { tellBodies } from '../telling.ts'
import type { WorkingCalendar } from '../time/calendar.ts'
import { wordsIn } from '../words.ts'
import { type Stage, stageOf, toldAt } from './ladder.ts'

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

/** What is late of an agreement and was not urged at its present step; what waits for more time is left alone. */
export async function lateOf(
  rows: Rows,
  agreementId: string,
  calendar: WorkingCalendar,
  today: string,
): Promise<Late[]> {
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
    .orderBy('due_current')
    .orderBy('duty.id')
    .limit(MOST_LINES)
    .execute()
  const late = found.flatMap(({ due_current: due, asked, ...row }): Late[] => {
    const stage = stageOf({ windowFrom: row.window_from, dueCurrent: due ?? today }, today, calendar)
    if (!stage || due === null || toldAt(stage, asked !== null).length === 0) return []
    return [{ dutyId: row.id, bodyId: row.body_id, title: row.title, period: row.period, due, stage }]
  })
  const known = await urgedBefore(rows, late)
  return late.filter(({ dutyId, stage, due }) => !known.has(`${dutyId} ${stage} ${due}`))
}

async function urgedBefore(rows: Rows, late: readonly Late[]): Promise<Set<string>> {
  const found = await own(rows)
    .selectFrom('urging_line')
    .select(['duty_id', 'stage', 'due_current'])
    .where('duty_id', 'in', [...late.map(({ dutyId }) => dutyId), ''])
    .execute()
  return new Set(found.map(({ duty_id, stage, due_current }) => `${duty_id} ${stage} ${due_current}`))
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
  await own(rows)
    .updateTable('agreement')
    .set((e) => ({ title: e.ref('title') }))
    .where('id', '=', agreementId)
    .execute()
  const lines = (await lateOf(rows, agreementId, calendar, today)).filter(({ bodyId }) =>
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
  const details = { bodies: new Set(lines.map(({ bodyId }) => bodyId)).size, duties: lines.length, note }
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

/** What some bodies were urged to hand in and still have not, with what was said, the newest first. */
export async function urgedOf(
  rows: Rows,
  bodyIds: readonly string[],
): Promise<{ dutyId: string; bodyId: string; title: string; period: string; says: string; on: string }[]> {
  const found = await withDuties(rows)
    .innerJoin('urging', 'urging.id', 'urging_id')
    .select(['note', 'on_day'])
    .where('urging_line.body_id', 'in', [...bodyIds, ''])
    .where('handed_in_on', 'is', null)
    .where('set_aside', 'is', null)
    .orderBy('urging.id', 'desc')
    .limit(MOST_LINES)
    .execute()
  const newest = new Map(found.toReversed().map((row) => [row.duty_id, row]))
  return [...newest.values()].map((row) => ({
    ...{ dutyId: row.duty_id, bodyId: row.body_id, title: row.title, period: row.period },
    ...{ says: row.note, on: row.on_day },
  }))
}

/** Notes that somebody of some bodies has opened what they were urged to do; the first day stays. */
export async function noteSeen(rows: Rows, bodyIds: readonly string[], today: string): Promise<void> {
  await own(rows)
    .updateTable('urging_line')
    .set({ seen_on: today })
    .where('body_id', 'in', [...bodyIds, ''])
    .where('seen_on', 'is', null)
    .execute()
}
