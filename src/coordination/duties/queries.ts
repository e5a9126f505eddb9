import type { Selectable } from 'kysely'
import type { Rows } from '../../database/index.ts'
import { own, type Tables } from '../tables.ts'
import { DueRule } from '../time/due-rule.ts'
import type { DatedRule, Duty, Holding, Obligation } from './obligation.ts'

/** Obligations with the rule in force. */
const withRules = (rows: Rows) =>
  own(rows)
    .selectFrom('obligation')
    .innerJoin('obligation_rule', 'obligation_rule.obligation_id', 'obligation.id')
    .selectAll('obligation')
    .select(['rule', 'obligation_rule.id as rule_id', 'obligation_rule.number as rule_number'])
    .select('obligation_rule.since as rule_since')
    .where('obligation_rule.number', '=', (e) =>
      e
        .selectFrom('obligation_rule as newest')
        .select((rule) => rule.fn.max('newest.number').as('number'))
        .whereRef('newest.obligation_id', '=', 'obligation.id'),
    )

type Row = Selectable<Tables['obligation']> & {
  rule: string
  rule_id: string
  rule_number: number
  rule_since: string
}

/** An obligation of a site. */
export async function obligationById(
  rows: Rows,
  siteId: string,
  id: string,
): Promise<Obligation | undefined> {
  const found = await withRules(rows)
    .where('obligation.site_id', '=', siteId)
    .where('obligation.id', '=', id)
    .executeTakeFirst()
  return found && asObligation(found)
}

/** An obligation that nobody else changes until the caller's transaction ends. */
export async function lockObligation(
  rows: Rows,
  siteId: string,
  id: string,
): Promise<Obligation | undefined> {
  await own(rows)
    .updateTable('obligation')
    .set((e) => ({ title: e.ref('title') }))
    .where('site_id', '=', siteId)
    .where('id', '=', id)
    .execute()
  return obligationById(rows, siteId, id)
}

/** What an agreement asks for, in the order in which it was written down. */
export async function obligationsOf(rows: Rows, agreementId: string): Promise<Obligation[]> {
  const found = await withRules(rows)
    .where('obligation.agreement_id', '=', agreementId)
    .orderBy('obligation.position')
    .execute()
  return found.map(asObligation)
}

/** What holds on a site now: its duties are made day by day as time goes on. */
export async function activeObligations(rows: Rows, siteId: string): Promise<Obligation[]> {
  const found = await withRules(rows)
    .where('obligation.site_id', '=', siteId)
    .where('obligation.state', '=', 'active')
    .execute()
  return found.map(asObligation)
}

function asObligation(row: Row): Obligation {
  const { id, kind, title, output, unit, since, until, state } = row
  return {
    ...{ id, siteId: row.site_id, agreementId: row.agreement_id, provisionId: row.provision_id, kind, title },
    ...{ output, unit, recipients: JSON.parse(row.recipients) as string[], partyId: row.party_id },
    ...{ since, until, state, rule: DueRule.parse(JSON.parse(row.rule)), ruleId: row.rule_id },
    ...{ ruleNumber: row.rule_number, ruleSince: row.rule_since, madeUntil: row.made_until },
  }
}

/** Every rule that an obligation has had, the first one first. */
export async function rulesOf(rows: Rows, obligationId: string): Promise<DatedRule[]> {
  const found = await own(rows)
    .selectFrom('obligation_rule')
    .select(['id', 'rule', 'since'])
    .where('obligation_id', '=', obligationId)
    .orderBy('number')
    .execute()
  return found.map(({ id, rule, since }) => ({ id, rule: DueRule.parse(JSON.parse(rule)), since }))
}

/** Who has an obligation, and had it, in order of days. */
export async function holdingsOf(rows: Rows, obligationId: string): Promise<Holding[]> {
  const found = await own(rows)
    .selectFrom('holding')
    .selectAll()
    .where('obligation_id', '=', obligationId)
    .orderBy('since')
    .orderBy('id')
    .execute()
  return found.map(({ id, obligation_id, body_id, role, since, until, basis, previous_body_id }) => ({
    ...{ id, obligationId: obligation_id, bodyId: body_id, role, since, until, basis },
    previousBodyId: previous_body_id,
  }))
}

/** A duty of a site. */
export async function dutyById(rows: Rows, siteId: string, id: string): Promise<Duty | undefined> {
  const found = await own(rows)
    .selectFrom('duty')
    .innerJoin('obligation', 'obligation.id', 'obligation_id')
    .selectAll('duty')
    .where('obligation.site_id', '=', siteId)
    .where('duty.id', '=', id)
    .executeTakeFirst()
  return found && asDuty(found)
}

export function asDuty(row: Selectable<Tables['duty']>): Duty {
  const { id, period } = row
  return {
    ...{ id, obligationId: row.obligation_id, bodyId: row.body_id, period },
    ...{ windowFrom: row.window_from, windowClose: row.window_close, dueOriginal: row.due_original },
    ...{ dueCurrent: row.due_current, handedInOn: row.handed_in_on, setAside: row.set_aside },
    setAsideBasis: row.set_aside_basis,
  }
}
