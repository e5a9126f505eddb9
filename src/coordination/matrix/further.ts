import type { ExpressionBuilder } from 'kysely'
import type { Rows } from '../../database/index.ts'
import { own, type Tables } from '../tables.ts'
import { type WorkingCalendar, workingDaysBetween } from '../time/calendar.ts'
import type { Span } from './matrix.ts'

/** What is said of a span beside its ratios: how late what was late came, and how much was right when it was first handed in. */
export type Further = {
  /** In working days after the current due day, of late ones only; undefined where none was late. */
  medianDelay: number | undefined
  accepted: number
  /** Of those accepted, the ones of which no version had come back. */
  acceptedAtOnce: number
}

/** The further figures of some obligations in a span of days. */
export async function furtherFigures(
  rows: Rows,
  obligationIds: readonly string[],
  span: Span,
  calendar: WorkingCalendar,
): Promise<Further> {
  const delays = await delaysIn(rows, obligationIds, span, calendar)
  return { medianDelay: medianOf(delays), ...(await acceptedIn(rows, obligationIds, span)) }
}

const duties = (rows: Rows, obligationIds: readonly string[], { from, until }: Span) =>
  own(rows)
    .selectFrom('duty')
    .where('obligation_id', 'in', [...obligationIds, ''])
    .where('window_close', '>=', from)
    .where('window_close', '<=', until)
    .where('set_aside', 'is', null)

/** Each delay with how many came so late. */
async function delaysIn(
  rows: Rows,
  obligationIds: readonly string[],
  span: Span,
  calendar: WorkingCalendar,
): Promise<{ days: number; count: number }[]> {
  const found = await duties(rows, obligationIds, span)
    .select(['due_current', 'handed_in_on'])
    .select((e) => e.fn.countAll<number>().as('count'))
    .whereRef('handed_in_on', '>', 'due_current')
    .groupBy(['due_current', 'handed_in_on'])
    .execute()
  return found.map(({ due_current, handed_in_on, count }) => ({
    days: workingDaysBetween(due_current ?? '', handed_in_on ?? '', calendar),
    count: Number(count),
  }))
}

/** The one in the middle, the lower of two. */
function medianOf(delays: readonly { days: number; count: number }[]): number | undefined {
  const all = delays.reduce((sum, { count }) => sum + count, 0)
  let seen = 0
  for (const { days, count } of delays.toSorted((one, other) => one.days - other.days)) {
    seen += count
    if (seen * 2 >= all) return days
  }
  return undefined
}

async function acceptedIn(rows: Rows, obligationIds: readonly string[], span: Span) {
  const found = await duties(rows, obligationIds, span)
    .select((e) => [
      e.fn.countAll<number>().as('accepted'),
      e.fn.sum<number>(e.case().when(hasVersion(e, 'returned')).then(0).else(1).end()).as('atOnce'),
    ])
    .where((e) => hasVersion(e, 'accepted'))
    .executeTakeFirstOrThrow()
  return { accepted: Number(found.accepted), acceptedAtOnce: Number(found.atOnce ?? 0) }
}

/** Whether any version of the duty that a query is about was accepted, or came back. */
function hasVersion(e: ExpressionBuilder<Tables, 'duty'>, state: 'accepted' | 'returned') {
  return e.exists(
    e
      .selectFrom('report_version')
      .select('report_version.id')
      .whereRef('report_version.duty_id', '=', 'duty.id')
      .where('report_version.state', '=', state),
  )
}
