import { sql } from 'kysely'
import type { Rows } from '../../database/index.ts'
import { table } from './table.ts'

/** Until then nothing reminded anybody, and no morning was noted. */
export async function addReminders(rows: Rows): Promise<void> {
  await table(rows, 'reminder', 'duty_id>duty.id stage due_current told_on')
    .addPrimaryKeyConstraint('reminder_key', ['duty_id', 'stage', 'due_current'])
    .execute()
  await table(rows, 'reminder_day', 'site_id>site.id day')
    .addPrimaryKeyConstraint('reminder_day_key', ['site_id', 'day'])
    .execute()
}

/** Until then no calendar could follow what a body owes. */
export async function addCalendars(rows: Rows): Promise<void> {
  await table(rows, 'calendar_feed', 'site_id>site.id account_id>account.id body_id>body.id hash opened_at')
    .addPrimaryKeyConstraint('calendar_feed_key', ['account_id', 'body_id'])
    .addUniqueConstraint('calendar_feed_hash', ['hash'])
    .execute()
}

/** Until then readers were told nothing, and no review had an article. */
export async function addPublications(rows: Rows): Promise<void> {
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
export async function addPassages(rows: Rows): Promise<void> {
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
export async function addHorizon(rows: Rows): Promise<void> {
  await rows.schema.alterTable('obligation').addColumn('made_until', 'text').execute()
}

/** Until then only the notice of a review had a number. */
export async function addReportNumbers(rows: Rows): Promise<void> {
  await rows.schema
    .alterTable('review')
    .addColumn('report_number', 'text', (number) => number.notNull().defaultTo(''))
    .execute()
  await rows.schema.alterTable('review').addColumn('report_on', 'text').execute()
}

/** Until then no conclusion said which difficulties it answers. */
export async function addAnswers(rows: Rows): Promise<void> {
  await table(rows, 'conclusion_difficulty', 'conclusion_id>conclusion.id difficulty_id>difficulty.id')
    .addPrimaryKeyConstraint('conclusion_difficulty_key', ['conclusion_id', 'difficulty_id'])
    .execute()
}

/** Until then nobody was reminded of tasks. */
export async function addTaskReminders(rows: Rows): Promise<void> {
  await table(rows, 'task_reminder', 'task_id>task.id stage due_current told_on')
    .addPrimaryKeyConstraint('task_reminder_key', ['task_id', 'stage', 'due_current'])
    .execute()
}

/** Until then a body could not be asked to explain, nor say that it sees a line otherwise. */
export async function addVoices(rows: Rows): Promise<void> {
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
export async function addUrgings(rows: Rows): Promise<void> {
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
export async function addEnds(rows: Rows): Promise<void> {
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
export async function addRemovals(rows: Rows): Promise<void> {
  for (const column of ['removed_at', 'removed_by'])
    await rows.schema.alterTable('evidence').addColumn(column, 'text').execute()
  await rows.schema
    .alterTable('evidence')
    .addColumn('removal_basis', 'text', (basis) => basis.notNull().defaultTo(''))
    .execute()
}

/** Until then the words of a report were shown for good, whatever was in them. */
export async function addWithholding(rows: Rows): Promise<void> {
  await rows.schema
    .alterTable('report_version')
    .addColumn('withheld_basis', 'text', (basis) => basis.notNull().defaultTo(''))
    .execute()
}

/** Until then a leader who was away could let nobody act in their place. */
export async function addDelegation(rows: Rows): Promise<void> {
  await rows.schema
    .alterTable('coordination_post')
    .addColumn('delegated_by', 'text', (post) => post.references('coordination_post.id'))
    .execute()
}
