import { z } from 'zod'
import type { Person } from '../accounts/index.ts'
import type { Rows } from '../database/index.ts'
import { placeOf, settingsOf } from '../sites/index.ts'
import { type Article, BoundFigure, Byline, type Revision, Source } from './article.ts'
import type { Issue, IssueKey } from './readiness.ts'
import { own } from './tables.ts'
import { type Act, mayDo, type State, type Subject } from './workflow.ts'

/** What is being prepared for an article: the revision at hand, how far it is and who began it. */
export type Work = {
  articleId: string
  siteId: string
  sectionId: string
  language: string
  kind: Article['kind']
  /** When it first appeared; of one that never did, when it was begun. */
  appearedAt: string
  state: State
  version: number
  authorId: string
  /** What was said when it came back. */
  note: string | null
  changedAt: string
  approvedBy: string | null
  /** When the worker publishes it, what readers are then told, and what stood in the way when it tried. */
  publishAt: string | null
  publishNote: string | null
  problem: string | null
  /** The last part of the address that is wished for. */
  slug: string | null
  /** Whether nobody has acted on the revision at hand. */
  isOpen: boolean
  originalId: string | null
  revision: Revision & { createdAt: string; createdBy: string }
  /** The revision that readers see meanwhile. */
  publishedRevisionId: string | null
  articleVersion: number
  /** Numbers that must stay as the record has them from which it was drafted. */
  bound: BoundFigure[]
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
  const { selfApproval } = await settingsOf(rows, work.siteId)
  const { siteId, state, authorId, revision } = work
  return { siteId, sections, state, authorId, writerId: revision.createdBy, selfApproval }
}

/** Pieces of work as they are stored, for queries of this room; whoever shows one asks `mayDo` first. */
export function selectWork(rows: Rows, siteId: string) {
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
      'article_work.changed_at',
      'approved_by',
      'publish_at',
      'publish_note',
      'problem',
      'slug',
      'open',
      'article.language',
      'article.kind',
      'article.appeared_at',
      'article.original_id',
      'article.published_revision_id',
      'article.version as article_version',
      'article.bound_figures',
    ])
    .where('article_work.site_id', '=', siteId)
}

type Row = Awaited<ReturnType<ReturnType<typeof selectWork>['execute']>>[number]

export function asWork(row: Row): Work {
  return {
    articleId: row.article_id,
    siteId: row.site_id,
    sectionId: row.section_id,
    language: row.language,
    kind: row.kind,
    appearedAt: row.appeared_at,
    state: row.state,
    version: row.version,
    authorId: row.author_id,
    note: row.note,
    changedAt: row.changed_at,
    approvedBy: row.approved_by,
    publishAt: row.publish_at,
    publishNote: row.publish_note,
    problem: row.problem,
    slug: row.slug,
    isOpen: row.open === 1,
    originalId: row.original_id,
    revision: asRevision(row),
    publishedRevisionId: row.published_revision_id,
    articleVersion: row.article_version,
    bound: z.array(BoundFigure).parse(JSON.parse(row.bound_figures)),
  }
}

/** A revision as it is stored, with who wrote it and when. */
export function asRevision(
  row: Pick<Row, 'id' | 'number' | 'title' | 'lead' | 'dateline' | 'body' | 'bylines' | 'source' | 'tags'> &
    Pick<Row, 'created_at' | 'created_by'>,
): Work['revision'] {
  return {
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
  }
}

/** What stood in the way when the worker tried to publish it. */
export function problemsOf({ problem }: Work): Issue[] {
  const keys = problem === null ? [] : z.array(z.string()).parse(JSON.parse(problem))
  return keys.map((key) => ({ level: 'publish', key: key as IssueKey, field: 'readiness' }))
}
