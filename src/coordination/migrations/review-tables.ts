import type { Rows } from '../../database/index.ts'
import { table } from './table.ts'

/** What is difficult, the reviews that speak of it, and the tasks that they give. */
export async function addReviewTables(rows: Rows): Promise<void> {
  await addDifficulties(rows)
  await addReviews(rows)
  await addTasks(rows)
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
