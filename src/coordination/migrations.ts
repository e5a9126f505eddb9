import { type CreateTableBuilder, sql } from 'kysely'
import type { Migration, Rows } from '../database/index.ts'

/** The steps of the register's tables. */
export const migrations: Migration[] = [
  {
    name: 'coordination-001-register',
    up: async (rows) => {
      await addPeopleAndDays(rows)
      await addAgreements(rows)
      await addObligations(rows)
      await addDuties(rows)
      await addReports(rows)
      await addEvidence(rows)
    },
  },
  {
    name: 'coordination-002-reviews',
    up: async (rows) => {
      await addDifficulties(rows)
      await addReviews(rows)
      await addTasks(rows)
    },
  },
  { name: 'coordination-003-reminders', up: addReminders },
  {
    name: 'coordination-004-calendars',
    up: async (rows) => {
      await table(
        rows,
        'calendar_feed',
        'site_id>site.id account_id>account.id body_id>body.id hash opened_at',
      )
        .addPrimaryKeyConstraint('calendar_feed_key', ['account_id', 'body_id'])
        .addUniqueConstraint('calendar_feed_hash', ['hash'])
        .execute()
    },
  },
  { name: 'coordination-005-publications', up: addPublications },
  { name: 'coordination-006-passages', up: addPassages },
  { name: 'coordination-007-horizon', up: addHorizon },
  { name: 'coordination-008-papers', up: addReportNumbers },
  { name: 'coordination-009-answers', up: addAnswers },
  { name: 'coordination-010-task-reminders', up: addTaskReminders },
  { name: 'coordination-011-voices', up: addVoices },
  { name: 'coordination-012-urgings', up: addUrgings },
  { name: 'coordination-013-ends', up: addEnds },
  // Until then agreements were in no search: whoever opens the data puts them there once.
  { name: 'coordination-014-findable', up: async () => undefined },
  { name: 'coordination-015-removals', up: addRemovals },
  { name: 'coordination-016-withholding', up: addWithholding },
  { name: 'coordination-017-delegation', up: addDelegation },
]

/** A table whose columns are text, marked `?` where they may be empty and `#` where they are whole numbers. */
function table(rows: Rows, name: string, columns: string): CreateTableBuilder<string, string> {
  let made: CreateTableBuilder<string, string> = rows.schema.createTable(name)
  for (const column of columns.trim().split(/\s+/)) {
    const [plain = '', references = ''] = column.replaceAll(/[?#]/g, '').split('>')
    const type = column.includes('#') ? 'integer' : 'text'
    made = made.addColumn(plain, type, (c) => {
      const kept = column.includes('?') ? c : c.notNull()
      return references ? kept.references(references) : kept
    })
  }
  return made
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

async function addDifficulties(rows: Rows): Promise<void> {
  await table(
    rows,
    'difficulty',
    `id site_id>site.id agreement_id>agreement.id obligation_id?>obligation.id raised_by>body.id kind cause text
     ask_of?>body.id version_id?>report_version.id state first_raised_on same_as?>difficulty.id public_text`,
  )
    .addPrimaryKeyConstraint('difficulty_key', ['id'])
    .execute()
  await rows.schema
    .createIndex('difficulty_of')
    .on('difficulty')
    .columns(['agreement_id', 'first_raised_on'])
    .execute()
}

async function addReviews(rows: Rows): Promise<void> {
  await table(
    rows,
    'review',
    `id site_id>site.id agreement_id>agreement.id kind covers_from covers_until planned_on held_on? place
     host_id>body.id state reason next_on? notice_number notice_on? signed_by? signed_at? supplements?>review.id
     snapshot version#`,
  )
    .addPrimaryKeyConstraint('review_key', ['id'])
    .execute()
  await rows.schema.createIndex('review_of').on('review').columns(['agreement_id', 'planned_on']).execute()
  const parts = {
    attendance: 'id review_id>review.id body_id>body.id name title_then part mode reason',
    agenda_item: 'id review_id>review.id number# kind ref_id? text',
    statement: 'id review_id>review.id body_id>body.id speaker summary quotable#',
    conclusion: 'id review_id>review.id number# text kind? is_public#',
  }
  for (const [name, columns] of Object.entries(parts)) {
    await table(rows, name, columns).addPrimaryKeyConstraint(`${name}_key`, ['id']).execute()
    await rows.schema.createIndex(`${name}_of`).on(name).columns(['review_id']).execute()
  }
}

async function addTasks(rows: Rows): Promise<void> {
  await table(
    rows,
    'task',
    `id site_id>site.id agreement_id>agreement.id conclusion_id>conclusion.id parent_id?>task.id owner_id>body.id
     leader content output due_original? due_current? no_due_reason state closed_by? version#`,
  )
    .addPrimaryKeyConstraint('task_key', ['id'])
    .execute()
  await rows.schema.createIndex('task_of_conclusion').on('task').columns(['conclusion_id']).execute()
  await rows.schema.createIndex('task_of_owner').on('task').columns(['owner_id', 'state']).execute()
  await rows.schema.createIndex('task_of_agreement').on('task').columns(['agreement_id', 'state']).execute()
  await table(rows, 'progress_note', 'id task_id>task.id at by act text percent#?')
    .addPrimaryKeyConstraint('progress_note_key', ['id'])
    .execute()
  await rows.schema.createIndex('progress_note_of').on('progress_note').columns(['task_id']).execute()
}

async function addReminders(rows: Rows): Promise<void> {
  await table(rows, 'reminder', 'duty_id>duty.id stage due_current told_on')
    .addPrimaryKeyConstraint('reminder_key', ['duty_id', 'stage', 'due_current'])
    .execute()
  await table(rows, 'reminder_day', 'site_id>site.id day')
    .addPrimaryKeyConstraint('reminder_day_key', ['site_id', 'day'])
    .execute()
}

async function addPublications(rows: Rows): Promise<void> {
  await table(
    rows,
    'publication',
    `id site_id>site.id agreement_id>agreement.id slug number# snapshot hash drafted_by drafted_at approved_by?
     approved_at? withdrawn_at? reason`,
  )
    .addPrimaryKeyConstraint('publication_key', ['id'])
    .addUniqueConstraint('publication_once', ['agreement_id', 'number'])
    .execute()
  await rows.schema.createIndex('publication_at').on('publication').columns(['site_id', 'slug']).execute()
  await table(rows, 'review_article', 'review_id>review.id article_id drafted_at')
    .addPrimaryKeyConstraint('review_article_key', ['review_id', 'article_id'])
    .execute()
}

/** Until then a holding alone said from whom it came. */
async function addPassages(rows: Rows): Promise<void> {
  await table(
    rows,
    'passage',
    'id obligation_id>obligation.id from_body_id>body.id to_body_id>body.id on_day basis',
  )
    .addPrimaryKeyConstraint('passage_key', ['id'])
    .execute()
  await rows.schema
    .createIndex('passage_from')
    .on('passage')
    .columns(['obligation_id', 'from_body_id'])
    .execute()
  await sql`insert into passage (id, obligation_id, from_body_id, to_body_id, on_day, basis)
    select id, obligation_id, previous_body_id, body_id, since, basis from holding
    where previous_body_id is not null`.execute(rows)
}

/** Until then every day looked anew at all that was ever made. */
async function addHorizon(rows: Rows): Promise<void> {
  await rows.schema.alterTable('obligation').addColumn('made_until', 'text').execute()
}

/** Until then only the notice of a review had a number. */
async function addReportNumbers(rows: Rows): Promise<void> {
  await rows.schema
    .alterTable('review')
    .addColumn('report_number', 'text', (number) => number.notNull().defaultTo(''))
    .execute()
  await rows.schema.alterTable('review').addColumn('report_on', 'text').execute()
}

/** Until then no conclusion said which difficulties it answers. */
async function addAnswers(rows: Rows): Promise<void> {
  await table(rows, 'conclusion_difficulty', 'conclusion_id>conclusion.id difficulty_id>difficulty.id')
    .addPrimaryKeyConstraint('conclusion_difficulty_key', ['conclusion_id', 'difficulty_id'])
    .execute()
}

/** Until then nobody was reminded of tasks. */
async function addTaskReminders(rows: Rows): Promise<void> {
  await table(rows, 'task_reminder', 'task_id>task.id stage due_current told_on')
    .addPrimaryKeyConstraint('task_reminder_key', ['task_id', 'stage', 'due_current'])
    .execute()
}

/** Until then a body could not be asked to explain, nor say that it sees a line otherwise. */
async function addVoices(rows: Rows): Promise<void> {
  const voices = {
    explanation: 'id duty_id>duty.id asked_by asked_on question due_on answer answered_by? answered_on?',
    dispute: `id duty_id>duty.id raised_by raised_on about version#? claim state decided_by? decided_on? decision
     due_before? due?`,
  }
  for (const [name, columns] of Object.entries(voices)) {
    await table(rows, name, columns).addPrimaryKeyConstraint(`${name}_key`, ['id']).execute()
    await rows.schema.createIndex(`${name}_of`).on(name).columns(['duty_id']).execute()
  }
}

/** Until then only the ladder reminded; nobody could urge, nor see who had opened it. */
async function addUrgings(rows: Rows): Promise<void> {
  await table(rows, 'urging', 'id agreement_id>agreement.id by on_day note')
    .addPrimaryKeyConstraint('urging_key', ['id'])
    .execute()
  await rows.schema.createIndex('urging_of').on('urging').columns(['agreement_id']).execute()
  await table(
    rows,
    'urging_line',
    'urging_id>urging.id duty_id>duty.id body_id>body.id stage due_current seen_on?',
  )
    // Nobody is urged twice for one step; more time begins the ladder again.
    .addPrimaryKeyConstraint('urging_line_key', ['duty_id', 'stage', 'due_current'])
    .execute()
  for (const column of ['urging_id', 'body_id'])
    await rows.schema.createIndex(`urging_line_${column}`).on('urging_line').columns([column]).execute()
}

/** Until then an agreement ended only with its term, or with whoever led it. */
async function addEnds(rows: Rows): Promise<void> {
  await rows.schema
    .alterTable('agreement')
    .addColumn('end_basis', 'text', (basis) => basis.notNull().defaultTo(''))
    .execute()
  await rows.schema
    .alterTable('agreement')
    .addColumn('followed_by', 'text', (agreement) => agreement.references('agreement.id'))
    .execute()
  // That it is over follows from its last day and its decision from now on.
  await sql`update agreement set state = 'in-force', end_basis = '—' where state = 'terminated'`.execute(rows)
  await sql`update obligation set state = 'active' where state = 'ended'`.execute(rows)
}

/** Until then a file stayed for good, whatever was in it. */
async function addRemovals(rows: Rows): Promise<void> {
  for (const column of ['removed_at', 'removed_by'])
    await rows.schema.alterTable('evidence').addColumn(column, 'text').execute()
  await rows.schema
    .alterTable('evidence')
    .addColumn('removal_basis', 'text', (basis) => basis.notNull().defaultTo(''))
    .execute()
}

/** Until then the words of a report were shown for good, whatever was in them. */
async function addWithholding(rows: Rows): Promise<void> {
  await rows.schema
    .alterTable('report_version')
    .addColumn('withheld_basis', 'text', (basis) => basis.notNull().defaultTo(''))
    .execute()
}

/** Until then a leader who was away could let nobody act in their place. */
async function addDelegation(rows: Rows): Promise<void> {
  await rows.schema
    .alterTable('coordination_post')
    .addColumn('delegated_by', 'text', (post) => post.references('coordination_post.id'))
    .execute()
}
