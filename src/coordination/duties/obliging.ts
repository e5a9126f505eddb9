import { z } from 'zod'
import { newId, type Rows } from '../../database/index.ts'
import { record } from '../../journal/index.ts'
import { type Body, bodiesOn, changesOfBodies } from '../../sites/index.ts'
import type { Agreement, Party } from '../agreements/agreement.ts'
import { partiesOf } from '../agreements/queries.ts'
import { day, text } from '../fields.ts'
import { own } from '../tables.ts'
import { addDays, type WorkingCalendar } from '../time/calendar.ts'
import { type DuePeriod, DueRule, duePeriods } from '../time/due-rule.ts'
import { makeDuties } from './generating.ts'
import { holdsOn, leadersOn, type Span, spansOf } from './holders.ts'
import { OBLIGATION_KINDS, type Obligation } from './obligation.ts'
import { activeObligations, holdingsOf, obligationById } from './queries.ts'

/** What is said of an obligation before it holds: a milestone lies within its days. */
export const ObligationFields = z
  .object({
    kind: z.enum(OBLIGATION_KINDS),
    title: text(300),
    output: text(300).or(z.literal('')),
    unit: text(60).or(z.literal('')),
    provisionId: z.string().nullable(),
    recipients: z.array(z.string()).min(1).max(20),
    /** The party whose members hold it, all of them where it is a group. */
    partyId: z.string(),
    since: day,
    until: day.nullable(),
    rule: DueRule,
  })
  .refine(({ since, until }) => until === null || since <= until, { path: ['until'] })
  .refine(
    ({ since, until, rule }) =>
      rule.kind !== 'milestones' ||
      rule.milestones.every(({ day: on }) => on >= since && (until === null || on <= until)),
    { path: ['milestones'] },
  )
export type ObligationFields = z.infer<typeof ObligationFields>

/** Writes an obligation as a draft, in the caller's transaction: nothing falls due before it is activated. */
export async function draftObligation(
  rows: Rows,
  { id: agreementId, siteId }: Pick<Agreement, 'id' | 'siteId'>,
  said: ObligationFields,
  by: string,
  at: string,
  id = newId(),
): Promise<string> {
  const { count } = await own(rows)
    .selectFrom('obligation')
    .select((e) => e.fn.countAll<number>().as('count'))
    .where('agreement_id', '=', agreementId)
    .executeTakeFirstOrThrow()
  const { kind, title, output, unit, provisionId, recipients, partyId, since, until, rule } = said
  await own(rows)
    .insertInto('obligation')
    .values({
      ...{ id, site_id: siteId, agreement_id: agreementId, provision_id: provisionId, kind, title },
      ...{ output, unit, recipients: JSON.stringify(recipients), party_id: partyId, since, until },
      ...{ state: 'draft', position: Number(count) + 1 },
    })
    .execute()
  await own(rows)
    .insertInto('obligation_rule')
    .values({ id: newId(), obligation_id: id, number: 1, rule: JSON.stringify(rule), since })
    .execute()
  const details = { title, agreement: agreementId }
  await record(rows, { siteId, at, by, act: 'obligation-drafted', subject: id, details })
  return id
}

/** A date that would come to be: what one body would owe for one period. */
export type Foreseen = DuePeriod & { bodyId: string }

/** Every date that an obligation would make up to a day, for every body that would hold it; nothing is written. */
export function foresee(
  said: Pick<ObligationFields, 'rule' | 'since' | 'until'>,
  agreement: Pick<Agreement, 'until'>,
  spans: readonly Span[],
  until: string,
  calendar: WorkingCalendar,
): Foreseen[] {
  const last = [until, said.until, agreement.until].filter((each) => each !== null).sort()[0] as string
  return duePeriods(said.rule, said.since, last, calendar).flatMap((period) =>
    leadersOn(spans, period.close).map((bodyId) => ({ ...period, bodyId })),
  )
}

/** Days ahead for which duties are made. */
export const HORIZON_DAYS = 400

/**
 * Lets an obligation hold, in the caller's transaction: each member of its party becomes a holder for as long as it is one, and what
 * falls due within the horizon is made.
 */
export async function activate(
  rows: Rows,
  siteId: string,
  id: string,
  { party, bodies }: { party: Party; bodies: readonly Body[] },
  calendar: WorkingCalendar,
  today: string,
  by: string,
  at: string,
): Promise<{ outcome: 'done'; made: number } | { outcome: 'notAllowed' | 'holdersMissing' }> {
  const obligation = await obligationById(rows, siteId, id)
  if (obligation?.state !== 'draft') return { outcome: 'notAllowed' }
  const spans = spansOf(party, bodies, obligation.since)
  if (spans.length === 0) return { outcome: 'holdersMissing' }
  const { numUpdatedRows } = await own(rows)
    .updateTable('obligation')
    .set({ state: 'active' })
    .where('id', '=', id)
    .where('state', '=', 'draft')
    .executeTakeFirstOrThrow()
  if (numUpdatedRows === 0n) return { outcome: 'notAllowed' }
  for (const span of spans) await openHolding(rows, obligation, span)
  await record(rows, {
    siteId,
    at,
    by,
    act: 'obligation-activated',
    subject: id,
    details: { title: obligation.title },
  })
  return { outcome: 'done', made: await makeDuties(rows, obligation, addDays(today, HORIZON_DAYS), calendar) }
}

/**
 * Makes on a day what every obligation of a site asks for until the horizon, in the caller's transaction: it moves on with each day,
 * and whoever has come to a group since is bound as it is.
 */
export async function extendHorizon(
  rows: Rows,
  siteId: string,
  calendar: WorkingCalendar,
  today: string,
): Promise<void> {
  const bodies = await bodiesOn(rows, siteId, today)
  const changes = await changesOfBodies(rows, siteId)
  // What a decision made is bound from its day; what was only forgotten, from today, so that nothing is late by itself.
  const cameOn = (id: string) => changes.find(({ results }) => results.includes(id))?.on ?? today
  for (const obligation of await activeObligations(rows, siteId)) {
    const party = (await partiesOf(rows, obligation.agreementId)).find(({ id }) => id === obligation.partyId)
    const known = new Set((await holdingsOf(rows, obligation.id)).map(({ bodyId }) => bodyId))
    const spans = party?.groupKind ? spansOf(party, bodies, obligation.since) : []
    const come = spans.filter((span) => holdsOn(span, today) && !known.has(span.bodyId))
    for (const span of come) {
      const since = [span.since, cameOn(span.bodyId)].sort().at(-1) ?? today
      await openHolding(rows, obligation, { ...span, since })
    }
    // For those who were there before, what was made already need not be looked at again.
    const after = come.length > 0 ? null : obligation.madeUntil
    await makeDuties(rows, obligation, addDays(today, HORIZON_DAYS), calendar, after)
  }
}

async function openHolding(
  rows: Rows,
  { id }: Pick<Obligation, 'id'>,
  { bodyId, role, since, until }: Span,
): Promise<void> {
  await own(rows)
    .insertInto('holding')
    .values({
      ...{ id: newId(), obligation_id: id, body_id: bodyId, role, basis: '', previous_body_id: null },
      ...{ since, until },
    })
    .execute()
}
