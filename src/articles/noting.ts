import { newId, type Rows } from '../database/index.ts'
import { record } from '../journal/index.ts'
import { latestTitles } from './history.ts'
import { tellPeople } from './notifying.ts'
import { own } from './tables.ts'

/** What somebody of the desk says to the others about an article. */
export type Note = { id: string; at: string; by: string; note: string }

const LONGEST = 5000

/** Leaves a note, in the caller's transaction; an empty one is none. */
export async function leaveNote(
  rows: Rows,
  article: { siteId: string; id: string },
  said: string,
  by: string,
  at: string,
): Promise<boolean> {
  const note = said.normalize('NFC').trim().slice(0, LONGEST)
  if (note === '') return false
  const { siteId, id: subject } = article
  const values = { id: newId(), site_id: siteId, article_id: subject, at, by, note }
  await own(rows).insertInto('article_note').values(values).execute()
  const act = 'article-noted'
  await record(rows, { siteId, at, by, act, subject, details: { note } })
  const title = (await latestTitles(rows, siteId, [subject])).get(subject) ?? ''
  await tellPeople(rows, { siteId, articleId: subject, sectionId: '', act, title, by, at, note })
  return true
}

/** The notes on an article, the first first. */
export async function notesOf(rows: Rows, siteId: string, articleId: string): Promise<Note[]> {
  return own(rows)
    .selectFrom('article_note')
    .select(['id', 'at', 'by', 'note'])
    .where('site_id', '=', siteId)
    .where('article_id', '=', articleId)
    .orderBy('id')
    .execute()
}
