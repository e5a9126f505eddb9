import { sql } from 'kysely'
import type { Rows } from '../../database/index.ts'
import { table } from './table.ts'

/** What bodies agreed upon, what each of them owes by when, and what it handed in. */
export async function addRegister(rows: Rows): Promise<void> {
  await addPeopleAndDays(rows)
  await addAgreements(rows)
  await addObligations(rows)
  await addDuties(rows)
  await addReports(rows)
  await addEvidence(rows)
}

async function addPeopleAndDays(rows: Rows): Promise<void> {
  await table(
    rows,
    'coordination_post',
    'id site_id>site.id body_id>body.id account_id>account.id role title since until?',
  )
    .addPrimaryKeyConstraint('coordination_post_key', ['id'])
    .execute()
  await rows.schema
    .createIndex('coordination_post_of_account')
    .on('coordination_post')
    .columns(['account_id', 'site_id'])
    .execute()
  await table(rows, 'calendar_day', 'site_id>site.id day kind basis')
    .addPrimaryKeyConstraint('calendar_day_key', ['site_id', 'day'])
    .execute()
}

async function addAgreements(rows: Rows): Promise<void> {
  await table(
    rows,
    'agreement',
    `id site_id>site.id title form number issued_on issuer subject term_label since until? state sharing profile
     file_id? version#`,
  )
    .addPrimaryKeyConstraint('agreement_key', ['id'])
    // Two texts are the same only if number, date and issuer agree.
    .addUniqueConstraint('agreement_once', ['site_id', 'number', 'issued_on', 'issuer'])
    .execute()
  await table(rows, 'agreement_text', 'id agreement_id>agreement.id number# since changes file_id?')
    .addPrimaryKeyConstraint('agreement_text_key', ['id'])
    .addUniqueConstraint('agreement_text_number', ['agreement_id', 'number'])
    .execute()
  await table(
    rows,
    'agreement_party',
    'id agreement_id>agreement.id side role body_id?>body.id group_kind? label since until? basis',
  )
    .addPrimaryKeyConstraint('agreement_party_key', ['id'])
    .execute()
  await rows.schema
    .createIndex('agreement_party_of')
    .on('agreement_party')
    .columns(['agreement_id'])
    .execute()
  await table(rows, 'provision', 'id text_id>agreement_text.id path heading content position#')
    .addPrimaryKeyConstraint('provision_key', ['id'])
    .addUniqueConstraint('provision_path', ['text_id', 'path'])
    .execute()
}

async function addObligations(rows: Rows): Promise<void> {
  await table(
    rows,
    'obligation',
    `id site_id>site.id agreement_id>agreement.id provision_id?>provision.id kind title output unit recipients
     party_id?>agreement_party.id since until? state position#`,
  )
    .addPrimaryKeyConstraint('obligation_key', ['id'])
    .execute()
  await rows.schema
    .createIndex('obligation_of_agreement')
    .on('obligation')
    .columns(['agreement_id', 'position'])
    .execute()
  await table(rows, 'obligation_rule', 'id obligation_id>obligation.id number# rule since')
    .addPrimaryKeyConstraint('obligation_rule_key', ['id'])
    .addUniqueConstraint('obligation_rule_number', ['obligation_id', 'number'])
    .execute()
  await table(
    rows,
    'holding',
    'id obligation_id>obligation.id body_id>body.id role since until? basis previous_body_id?>body.id',
  )
    .addPrimaryKeyConstraint('holding_key', ['id'])
    .execute()
  await rows.schema
    .createIndex('holding_of')
    .on('holding')
    .columns(['obligation_id', 'body_id', 'since'])
    .execute()
  await rows.schema.createIndex('holding_of_body').on('holding').columns(['body_id']).execute()
}

async function addDuties(rows: Rows): Promise<void> {
  await table(
    rows,
    'duty',
    `id obligation_id>obligation.id body_id>body.id rule_id>obligation_rule.id period window_from window_close
     due_original? due_current? handed_in_on? set_aside? set_aside_basis`,
  )
    .addPrimaryKeyConstraint('duty_key', ['id'])
    .addUniqueConstraint('duty_once', ['obligation_id', 'body_id', 'period'])
    .execute()
  // A matrix is read from this index alone: the totals of a period of thousands of bodies touch no row.
  await rows.schema
    .createIndex('duty_in_period')
    .on('duty')
    .columns([
      ...['obligation_id', 'window_close', 'body_id'],
      ...['set_aside', 'due_original', 'due_current', 'handed_in_on'],
    ])
    .execute()
  // What somebody still has to do, and what is late of everybody: few rows, whatever was done before.
  for (const [name, columns] of [
    ['duty_open', 'body_id, due_current'],
    ['duty_late', 'due_current, obligation_id'],
  ] as const)
    await sql`create index ${sql.ref(name)} on duty (${sql.raw(columns)})
      where handed_in_on is null and set_aside is null`.execute(rows)
}

async function addReports(rows: Rows): Promise<void> {
  await table(rows, 'report_draft', 'duty_id>duty.id content version# changed_at changed_by')
    .addPrimaryKeyConstraint('report_draft_key', ['duty_id'])
    .execute()
  await table(
    rows,
    'report_version',
    `id duty_id>duty.id number# kind content body_name submitted_by submitted_at received_on received_via reason
     previous_hash hash send_key state decided_by? decided_at? return_reason`,
  )
    .addPrimaryKeyConstraint('report_version_key', ['id'])
    .addUniqueConstraint('report_version_number', ['duty_id', 'number'])
    .addUniqueConstraint('report_version_sent', ['duty_id', 'send_key'])
    .execute()
  await rows.schema
    .createIndex('report_version_waiting')
    .on('report_version')
    .columns(['state', 'duty_id'])
    .execute()
  await table(
    rows,
    'extension',
    `id duty_id>duty.id asked_by asked_body_id>body.id asked_at asked_on reason proposed state granted? decided_by?
     decided_at? decision`,
  )
    .addPrimaryKeyConstraint('extension_key', ['id'])
    .execute()
  await rows.schema.createIndex('extension_of').on('extension').columns(['duty_id', 'state']).execute()
}

async function addEvidence(rows: Rows): Promise<void> {
  await table(
    rows,
    'evidence',
    'id site_id>site.id owner_kind owner_id hash kind name bytes# pages#? added_by added_at',
  )
    .addPrimaryKeyConstraint('evidence_key', ['id'])
    .execute()
  await rows.schema.createIndex('evidence_of').on('evidence').columns(['owner_id']).execute()
}
