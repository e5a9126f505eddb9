import { holdersOf, notify } from '../accounts/index.ts'
import type { Rows } from '../database/index.ts'
import { placeOf } from '../sites/index.ts'
import { own } from './tables.ts'

/** Whom an act concerns besides whoever does it: those who decide on it, or those whose work it is. */
const CONCERNED: Readonly<Record<string, 'deciders' | 'author' | 'talkers'>> = {
  'article-handed-in': 'deciders',
  'article-returned': 'author',
  'article-approved': 'author',
  'article-scheduled': 'author',
  'article-unscheduled': 'author',
  'article-discarded': 'author',
  'article-published': 'author',
  'article-changed': 'author',
  'article-corrected': 'author',
  'article-withdrawn': 'author',
  'article-moved': 'author',
  'article-retracted': 'author',
  'article-archived': 'author',
  'article-noted': 'talkers',
  'article-late': 'author',
}

/** What was done with an article. */
export type Done = {
  siteId: string
  articleId: string
  sectionId: string
  act: string
  title: string
  by: string
  at: string
  note?: string | undefined
}

/** Tells those whom it concerns, in the caller's transaction. */
export async function tellPeople(rows: Rows, done: Done): Promise<void> {
  const { siteId, articleId: subject, act, title, by, at, note = '' } = done
  const whom = CONCERNED[act]
  if (!whom) return
  const to = whom === 'deciders' ? await deciders(rows, done) : await participants(rows, subject, whom)
  await notify(rows, to, { siteId, at, act, subject, title, by, note })
}

async function deciders(rows: Rows, { siteId, sectionId, at }: Done): Promise<string[]> {
  const { sections } = await placeOf(rows, siteId, sectionId)
  return holdersOf(rows, ['publisher'], siteId, sections, at)
}

/** Whoever began it, or works on it; of a talk also those who have said something. */
async function participants(rows: Rows, articleId: string, whom: 'author' | 'talkers'): Promise<string[]> {
  const first = await own(rows)
    .selectFrom('article_revision')
    .select('created_by')
    .where('article_id', '=', articleId)
    .orderBy('number')
    .executeTakeFirst()
  const work = await own(rows)
    .selectFrom('article_work')
    .select('author_id')
    .where('article_id', '=', articleId)
    .executeTakeFirst()
  const talkers =
    whom === 'talkers'
      ? await own(rows)
          .selectFrom('article_note')
          .select('by')
          .distinct()
          .where('article_id', '=', articleId)
          .execute()
      : []
  return [first?.created_by, work?.author_id, ...talkers.map(({ by }) => by)].filter((id) => id !== undefined)
}
