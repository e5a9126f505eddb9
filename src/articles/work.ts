import { z } from 'zod'
import type { Person } from '../accounts/index.ts'
import type { Rows } from '../database/index.ts'
import { placeOf } from '../sites/index.ts'
import { Byline, type Revision, Source } from './article.ts'
import { own } from './tables.ts'
import { type Act, mayDo, type State, type Subject } from './workflow.ts'

/** What is being prepared for an article: the revision at hand, how far it is and who began it. */
export type Work = {
  articleId: string
  siteId: string
  sectionId: string
  language: string
  state: State
  version: number
  authorId: string
  /** What was said when it came back. */
  note: string | null
  revision: Revision & { createdAt: string; createdBy: string }
  /** The revision that readers see meanwhile. */
  publishedRevisionId: string | null
  articleVersion: number
}

/** A piece of work for somebody who may do something to it; what they may not is as if it were not there. */
export async function workFor(
  rows: Rows,
  person: Person,
  act: Act,
  siteId: string,
  articleId: string,
): Promise<Work | undefined> {
  const found = await selectWork(rows, siteId)
    .where('article_work.article_id', '=', articleId)
    .executeTakeFirst()
  if (!found) return undefined
  const work = asWork(found)
  return mayDo(person, act, await subjectOf(rows, work)) ? work : undefined
}

/** What the grid asks of a piece of work. */
export async function subjectOf(rows: Rows, work: Work): Promise<Subject> {
  const { sections } = await placeOf(rows, work.siteId, work.sectionId)
  const { siteId, state, authorId, revision } = work
  return { siteId, sections, state, authorId, writerId: revision.createdBy }
}

const LONGEST_LIST = 200

/** All work on a site that somebody may see, what changed last before the rest. */
export async function workList(rows: Rows, person: Person, siteId: string): Promise<Work[]> {
  const found = await selectWork(rows, siteId)
    .orderBy('article_work.changed_at', 'desc')
    .limit(LONGEST_LIST)
    .execute()
  const seen: Work[] = []
  for (const work of found.map(asWork)) if (mayDo(person, 'see', await subjectOf(rows, work))) seen.push(work)
  return seen
}

function selectWork(rows: Rows, siteId: string) {
  return own(rows)
    .selectFrom('article_work')
    .innerJoin('article', 'article.id', 'article_work.article_id')
    .innerJoin('article_revision', 'article_revision.id', 'article_work.revision_id')
    .selectAll('article_revision')
    .select([
      'article_work.section_id',
      'article_work.state',
      'article_work.version',
      'article_work.author_id',
      'article_work.note',
      'article.language',
      'article.published_revision_id',
      'article.version as article_version',
    ])
    .where('article_work.site_id', '=', siteId)
}

type Row = Awaited<ReturnType<ReturnType<typeof selectWork>['execute']>>[number]

function asWork(row: Row): Work {
  return {
    articleId: row.article_id,
    siteId: row.site_id,
    sectionId: row.section_id,
    language: row.language,
    state: row.state,
    version: row.version,
    authorId: row.author_id,
    note: row.note,
    revision: {
      id: row.id,
      number: row.number,
      title: row.title,
      lead: row.lead,
      dateline: row.dateline,
      body: JSON.parse(row.body),
      bylines: z.array(Byline).parse(JSON.parse(row.bylines)),
      source: row.source === null ? null : Source.parse(JSON.parse(row.source)),
      tags: z.array(z.string()).parse(JSON.parse(row.tags)),
      createdAt: row.created_at,
      createdBy: row.created_by,
    },
    publishedRevisionId: row.published_revision_id,
    articleVersion: row.article_version,
  }
}
