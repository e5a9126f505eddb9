import { notify } from '../accounts/index.ts'
import type { Database } from '../database/index.ts'
import { tellPeople } from './notifying.ts'
import { publishWork } from './releasing.ts'
import { own } from './tables.ts'
import { asWork, selectWork, type Work } from './work.ts'

/** In one round; what is left is due in the next. */
const MOST_AT_ONCE = 100

/**
 * Publishes what is due, each piece in a transaction of its own, by the same verb as by hand. What stands in the way is
 * written down and shown; a piece that another process has taken is left alone. Gives what could not be done for no reason
 * that a person could mend: those pieces are tried again in the next round.
 */
export async function publishDue({ rows, transact }: Database, clock: () => string): Promise<unknown[]> {
  const due = await own(rows)
    .selectFrom('article_work')
    .select(['article_id', 'site_id'])
    .where('state', '=', 'scheduled')
    .where('publish_at', '<=', clock())
    .where('problem', 'is', null)
    .orderBy('publish_at')
    .limit(MOST_AT_ONCE)
    .execute()
  const failures: unknown[] = []
  for (const { article_id, site_id } of due)
    await transact(async (open) => {
      const found = await selectWork(open, site_id)
        .where('article_work.article_id', '=', article_id)
        .where('article_work.state', '=', 'scheduled')
        .select('changed_by')
        .executeTakeFirst()
      const at = clock()
      if (!found || (found.publish_at ?? '') > at) return
      await publishOne(open, asWork(found), found.changed_by, onTime(found.publish_at ?? at, at))
    }).catch((error: unknown) => failures.push(error))
  return failures
}

/** Within a minute it appeared when it was to appear; a portal that was away says when it really did. */
function onTime(due: string, at: string): string {
  return Date.parse(at) - Date.parse(due) < 60_000 ? due : at
}

async function publishOne(
  rows: Parameters<typeof publishWork>[0],
  work: Work,
  by: string,
  at: string,
): Promise<void> {
  const note = work.publishNote ?? ''
  const telling = { kind: note === '' ? ('minor' as const) : ('major' as const), note }
  const decided = await publishWork(rows, work, telling, by, at)
  if (decided.outcome !== 'issues') return
  await own(rows)
    .updateTable('article_work')
    .set({ problem: JSON.stringify(decided.issues.map(({ key }) => key)), version: work.version + 1 })
    .where('article_id', '=', work.articleId)
    .where('version', '=', work.version)
    .execute()
  const { siteId, articleId, sectionId, revision } = work
  // In the name of nobody, so that whoever had it scheduled is told as well.
  const late = { siteId, articleId, sectionId, act: 'article-late', title: revision.title, by: '', at }
  await tellPeople(rows, late)
  await notify(rows, [by], {
    siteId,
    at,
    act: late.act,
    subject: articleId,
    title: late.title,
    by: '',
    note: '',
  })
}
