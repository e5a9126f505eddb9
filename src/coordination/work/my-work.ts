import type { ExpressionBuilder, Selectable } from 'kysely'
import type { Rows } from '../../database/index.ts'
import type { Duty } from '../duties/obligation.ts'
import { asDuty } from '../duties/queries.ts'
import { own, type Tables } from '../tables.ts'

/** A duty that is still to be done, with what asks for it and whether it came back. */
export type OpenDuty = Duty & { title: string; agreementId: string; wasReturned: boolean }

/** So many are shown: whoever has more begins with the most urgent. */
export const SHOWN = 100

/** Duties that nobody has handed in, with what asks for them. */
const undone = (rows: Rows, limit: number) =>
  own(rows)
    .selectFrom('duty')
    .innerJoin('obligation', 'obligation.id', 'obligation_id')
    .selectAll('duty')
    .select(['title', 'agreement_id'])
    .select((e) =>
      e
        .selectFrom('report_version')
        .select('report_version.id')
        .whereRef('duty_id', '=', 'duty.id')
        .where('report_version.state', '=', 'returned')
        .limit(1)
        .as('returned'),
    )
    .where('handed_in_on', 'is', null)
    .where('set_aside', 'is', null)
    .limit(limit)

type Undone = Selectable<Tables['duty']> & { title: string; agreement_id: string; returned: string | null }

function asOpen(row: Undone): OpenDuty {
  return {
    ...asDuty(row),
    title: row.title,
    agreementId: row.agreement_id,
    wasReturned: row.returned !== null,
  }
}

/** What some bodies still have to do, as far as its period has opened by today, the most urgent first. */
export async function openDuties(
  rows: Rows,
  bodyIds: readonly string[],
  today: string,
  limit = SHOWN,
): Promise<OpenDuty[]> {
  const found = await undone(rows, limit)
    .where('body_id', 'in', [...bodyIds, ''])
    .where('window_from', '<=', today)
    // What has no due day comes last.
    .orderBy((e) => e.fn.coalesce('due_current', e.val('9999-12-31')))
    .orderBy('duty.id')
    .execute()
  return found.map(asOpen)
}

/** What was handed in and whose correction came back: in time it stays, but something is to be done. */
export async function returnedCorrections(
  rows: Rows,
  bodyIds: readonly string[],
  limit = SHOWN,
): Promise<OpenDuty[]> {
  const found = await own(rows)
    .selectFrom('report_version')
    .innerJoin('duty', 'duty.id', 'duty_id')
    .innerJoin('obligation', 'obligation.id', 'obligation_id')
    .selectAll('duty')
    .select(['title', 'agreement_id', 'report_version.id as returned'])
    .where('report_version.state', '=', 'returned')
    .where('body_id', 'in', [...bodyIds, ''])
    .where('handed_in_on', 'is not', null)
    .where('set_aside', 'is', null)
    .where('report_version.number', '=', newestOf)
    .orderBy('decided_at')
    .limit(limit)
    .execute()
  return found.map(asOpen)
}

/** The number of the newest version of the duty that a query is about. */
const newestOf = (e: ExpressionBuilder<Tables & { duty: Tables['duty'] }, 'report_version' | 'duty'>) =>
  e
    .selectFrom('report_version as newest')
    .select((version) => version.fn.max('newest.number').as('number'))
    .whereRef('newest.duty_id', '=', 'duty.id')

/** What some bodies have handed in, the latest first: for those who were there when it was. */
export async function handedInBy(rows: Rows, bodyIds: readonly string[], limit = SHOWN): Promise<OpenDuty[]> {
  const found = await own(rows)
    .selectFrom('duty')
    .innerJoin('obligation', 'obligation.id', 'obligation_id')
    .selectAll('duty')
    .select(['title', 'agreement_id'])
    .where('body_id', 'in', [...bodyIds, ''])
    .where('handed_in_on', 'is not', null)
    .orderBy('handed_in_on', 'desc')
    .orderBy('duty.id')
    .limit(limit)
    .execute()
  return found.map((row) => asOpen({ ...row, returned: null }))
}

/** What is overdue today of some obligations, whoever owes it, the longest first. */
export async function overdueDuties(
  rows: Rows,
  obligationIds: readonly string[],
  today: string,
  limit = SHOWN,
): Promise<OpenDuty[]> {
  const found = await undone(rows, limit)
    .where('obligation_id', 'in', [...obligationIds, ''])
    .where('due_current', '<', today)
    .orderBy('due_current')
    .execute()
  return found.map(asOpen)
}

/** The obligations of a site whose reports some bodies receive. */
export async function obligationsReceivedBy(
  rows: Rows,
  siteId: string,
  bodyIds: readonly string[],
): Promise<string[]> {
  const found = await own(rows)
    .selectFrom('obligation')
    .select(['id', 'recipients'])
    .where('site_id', '=', siteId)
    .where('state', '!=', 'draft')
    .execute()
  return found
    .filter(({ recipients }) => (JSON.parse(recipients) as string[]).some((id) => bodyIds.includes(id)))
    .map(({ id }) => id)
}

/** The agreements in which some bodies have a role on a day. */
export async function agreementsOfRole(
  rows: Rows,
  siteId: string,
  role: 'lead' | 'focal',
  bodyIds: readonly string[],
  day: string,
): Promise<string[]> {
  const found = await own(rows)
    .selectFrom('agreement_party')
    .innerJoin('agreement', 'agreement.id', 'agreement_id')
    .select('agreement_id')
    .distinct()
    .where('site_id', '=', siteId)
    .where('role', '=', role)
    .where('body_id', 'in', [...bodyIds, ''])
    .where('agreement_party.since', '<=', day)
    .where((e) => e.or([e('agreement_party.until', 'is', null), e('agreement_party.until', '>=', day)]))
    .execute()
  return found.map(({ agreement_id }) => agreement_id)
}

/** What some agreements ask for, drafts left out. */
export async function obligationsIn(rows: Rows, agreementIds: readonly string[]): Promise<string[]> {
  const found = await own(rows)
    .selectFrom('obligation')
    .select('id')
    .where('agreement_id', 'in', [...agreementIds, ''])
    .where('state', '!=', 'draft')
    .execute()
  return found.map(({ id }) => id)
}

/** A report that waits for somebody's word. */
export type Waiting = {
  dutyId: string
  number: number
  title: string
  bodyId: string
  period: string
  receivedOn: string
}

/** The newest versions that wait to be accepted or returned, of some obligations, the oldest first; never those of one's own bodies. */
export async function reportsWaiting(
  rows: Rows,
  obligationIds: readonly string[],
  except: readonly string[] = [],
  limit = SHOWN,
): Promise<Waiting[]> {
  const found = await own(rows)
    .selectFrom('report_version')
    .innerJoin('duty', 'duty.id', 'duty_id')
    .innerJoin('obligation', 'obligation.id', 'obligation_id')
    .select(['duty_id', 'report_version.number', 'title', 'body_id', 'period', 'received_on'])
    .where('report_version.state', '=', 'submitted')
    .where('obligation_id', 'in', [...obligationIds, ''])
    .where('body_id', 'not in', [...except, ''])
    .where('report_version.number', '=', newestOf)
    .orderBy('received_on')
    .orderBy('report_version.id')
    .limit(limit)
    .execute()
  return found.map(({ duty_id, number, title, body_id, period, received_on }) => ({
    ...{ dutyId: duty_id, number, title, bodyId: body_id, period, receivedOn: received_on },
  }))
}

/** More time that was asked for and waits. */
export type ExtensionWaiting = {
  dutyId: string
  title: string
  bodyId: string
  period: string
  proposed: string
  reason: string
}

/** Requests for more time of some obligations, the oldest first; never those of one's own bodies. */
export async function extensionsWaiting(
  rows: Rows,
  obligationIds: readonly string[],
  except: readonly string[],
  limit = SHOWN,
): Promise<ExtensionWaiting[]> {
  const found = await own(rows)
    .selectFrom('extension')
    .innerJoin('duty', 'duty.id', 'duty_id')
    .innerJoin('obligation', 'obligation.id', 'obligation_id')
    .select(['duty_id', 'title', 'body_id', 'period', 'proposed', 'reason'])
    .where('extension.state', '=', 'asked')
    .where('set_aside', 'is', null)
    .where('obligation_id', 'in', [...obligationIds, ''])
    .where('body_id', 'not in', [...except, ''])
    .orderBy('extension.id')
    .limit(limit)
    .execute()
  return found.map(({ duty_id, title, body_id, period, proposed, reason }) => ({
    ...{ dutyId: duty_id, title, bodyId: body_id, period, proposed, reason },
  }))
}

/** A line of a duty that waits for somebody's word: what was asked of its body, or what the body sees otherwise. */
export type VoiceWaiting = { dutyId: string; title: string; bodyId: string; period: string; says: string }

/** What some bodies are asked to explain, the most urgent first. */
export async function explanationsWaiting(rows: Rows, bodyIds: readonly string[]): Promise<VoiceWaiting[]> {
  const found = await own(rows)
    .selectFrom('explanation')
    .innerJoin('duty', 'duty.id', 'duty_id')
    .innerJoin('obligation', 'obligation.id', 'obligation_id')
    .select(['duty_id', 'obligation.title', 'body_id', 'period', 'question as says'])
    .where('answered_on', 'is', null)
    .where('body_id', 'in', [...bodyIds, ''])
    .orderBy('due_on')
    .limit(SHOWN)
    .execute()
  return found.map(asVoice)
}

/** What bodies see otherwise in some obligations, the oldest first; never those of one's own bodies. */
export async function disputesWaiting(
  rows: Rows,
  obligationIds: readonly string[],
  except: readonly string[],
): Promise<VoiceWaiting[]> {
  const found = await own(rows)
    .selectFrom('dispute')
    .innerJoin('duty', 'duty.id', 'duty_id')
    .innerJoin('obligation', 'obligation.id', 'obligation_id')
    .select(['duty_id', 'obligation.title', 'body_id', 'period', 'claim as says'])
    .where('dispute.state', '=', 'open')
    .where('obligation_id', 'in', [...obligationIds, ''])
    .where('body_id', 'not in', [...except, ''])
    .orderBy('dispute.id')
    .limit(SHOWN)
    .execute()
  return found.map(asVoice)
}

type Voice = { duty_id: string; title: string; body_id: string; period: string; says: string }

function asVoice({ duty_id, title, body_id, period, says }: Voice): VoiceWaiting {
  return { dutyId: duty_id, title, bodyId: body_id, period, says }
}
