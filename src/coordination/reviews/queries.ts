import type { Selectable } from 'kysely'
import type { Rows } from '../../database/index.ts'
import { own, type Tables } from '../tables.ts'
import type { AgendaItem, Attendance, Conclusion, Review, Statement } from './review.ts'

/** The reviews of an agreement, the latest first. */
export async function reviewsOf(rows: Rows, siteId: string, agreementId: string): Promise<Review[]> {
  const found = await own(rows)
    .selectFrom('review')
    .selectAll()
    .where('site_id', '=', siteId)
    .where('agreement_id', '=', agreementId)
    .orderBy('planned_on', 'desc')
    .orderBy('id', 'desc')
    .execute()
  return found.map(asReview)
}

/** What the chair of some agreements has still to sign, the oldest first. */
export async function reviewsToSign(
  rows: Rows,
  siteId: string,
  agreementIds: readonly string[],
): Promise<Review[]> {
  const found = await own(rows)
    .selectFrom('review')
    .selectAll()
    .where('site_id', '=', siteId)
    .where('agreement_id', 'in', [...agreementIds, ''])
    .where('state', '=', 'concluded')
    .orderBy('held_on')
    .execute()
  return found.map(asReview)
}

/** A review of a site. */
export async function reviewById(rows: Rows, siteId: string, id: string): Promise<Review | undefined> {
  const found = await own(rows)
    .selectFrom('review')
    .selectAll()
    .where('site_id', '=', siteId)
    .where('id', '=', id)
    .executeTakeFirst()
  return found && asReview(found)
}

function asReview(row: Selectable<Tables['review']>): Review {
  const { id, kind, place, state, reason, supplements, version } = row
  return {
    ...{ id, siteId: row.site_id, agreementId: row.agreement_id, kind, coversFrom: row.covers_from },
    ...{ coversUntil: row.covers_until, plannedOn: row.planned_on, heldOn: row.held_on, place },
    ...{ hostId: row.host_id, state, reason, nextOn: row.next_on, noticeNumber: row.notice_number },
    ...{ reportNumber: row.report_number, reportOn: row.report_on },
    ...{ noticeOn: row.notice_on, signedBy: row.signed_by, signedAt: row.signed_at, supplements, version },
  }
}

/** Everything that belongs to a review. */
export type ReviewParts = {
  attendance: Attendance[]
  agenda: AgendaItem[]
  statements: Statement[]
  conclusions: Conclusion[]
}

/** Who came, what was on the agenda, what was said and what was concluded, each in its order. */
export async function partsOf(rows: Rows, reviewId: string): Promise<ReviewParts> {
  const tables = own(rows)
  const attendance = await tables
    .selectFrom('attendance')
    .selectAll()
    .where('review_id', '=', reviewId)
    .orderBy('id')
    .execute()
  const agenda = await tables
    .selectFrom('agenda_item')
    .selectAll()
    .where('review_id', '=', reviewId)
    .orderBy('number')
    .execute()
  const statements = await tables
    .selectFrom('statement')
    .selectAll()
    .where('review_id', '=', reviewId)
    .orderBy('id')
    .execute()
  const conclusions = await tables
    .selectFrom('conclusion')
    .selectAll()
    .where('review_id', '=', reviewId)
    .orderBy('number')
    .execute()
  const answers = await tables
    .selectFrom('conclusion_difficulty')
    .innerJoin('conclusion', 'conclusion.id', 'conclusion_id')
    .select(['conclusion_id', 'difficulty_id'])
    .where('review_id', '=', reviewId)
    .execute()
  const answersOf = Map.groupBy(answers, ({ conclusion_id }) => conclusion_id)
  return {
    attendance: attendance.map(({ id, body_id, name, title_then, part, mode, reason }) => ({
      ...{ id, bodyId: body_id, name, titleThen: title_then, part, mode, reason },
    })),
    agenda: agenda.map(({ id, number, kind, ref_id, text }) => ({ id, number, kind, refId: ref_id, text })),
    statements: statements.map(({ id, body_id, speaker, summary, quotable }) => ({
      ...{ id, bodyId: body_id, speaker, summary, quotable: quotable === 1 },
    })),
    conclusions: conclusions.map(({ id, number, text, kind, is_public }) => ({
      ...{ id, number, text, kind, isPublic: is_public === 1 },
      difficultyIds: (answersOf.get(id) ?? []).map(({ difficulty_id }) => difficulty_id),
    })),
  }
}

/** The conclusion by whose authority a task was given, with its review. */
export async function reviewOfConclusion(
  rows: Rows,
  conclusionId: string,
): Promise<{ reviewId: string; number: number; text: string } | undefined> {
  const found = await own(rows)
    .selectFrom('conclusion')
    .select(['review_id', 'number', 'text'])
    .where('id', '=', conclusionId)
    .executeTakeFirst()
  return found && { reviewId: found.review_id, number: found.number, text: found.text }
}

/** The names of people who came to the reviews of an agreement. */
export async function peopleAt(rows: Rows, siteId: string, agreementId: string): Promise<string[]> {
  const found = await own(rows)
    .selectFrom('attendance')
    .innerJoin('review', 'review.id', 'review_id')
    .select('name')
    .distinct()
    .where('site_id', '=', siteId)
    .where('agreement_id', '=', agreementId)
    .execute()
  return found.map(({ name }) => name)
}

/** What the report said when a review's papers were locked, or when it was signed; empty before. */
export async function snapshotOf(rows: Rows, siteId: string, id: string): Promise<string> {
  const found = await own(rows)
    .selectFrom('review')
    .select('snapshot')
    .where('site_id', '=', siteId)
    .where('id', '=', id)
    .executeTakeFirst()
  return found?.snapshot ?? ''
}

/** The number of the next line of an agenda, or of the next conclusion. */
export async function nextNumber(
  rows: Rows,
  table: 'agenda_item' | 'conclusion',
  reviewId: string,
): Promise<number> {
  const { last } = await own(rows)
    .selectFrom(table)
    .select((e) => e.fn.max('number').as('last'))
    .where('review_id', '=', reviewId)
    .executeTakeFirstOrThrow()
  return Number(last ?? 0) + 1
}
