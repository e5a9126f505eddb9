import type { Person } from '../accounts/index.ts'
import type { Rows } from '../database/index.ts'
import { placeOf, settingsOf } from '../sites/index.ts'
import { own } from './tables.ts'
import { type Act, mayDo, type Standing, type Subject } from './workflow.ts'

/** An article that is or was public, as the desk knows it. */
export type Story = {
  id: string
  siteId: string
  sectionId: string
  standing: Standing
  version: number
  isArchived: boolean
  /** Approved by its own writer, and read by nobody else since. */
  isUnreviewed: boolean
  /** Who began it, and who wrote the revision that readers see or saw last. */
  authorId: string
  writerId: string
  /** The revision that readers see; of one that has left, the last that there is. */
  latest: string
  title: string
}

/** An article for somebody who may do something to it as it stands with its readers; undefined as if it were not there. */
export async function storyFor(
  rows: Rows,
  person: Person,
  act: Act,
  siteId: string,
  id: string,
): Promise<Story | undefined> {
  const story = await storyOf(rows, siteId, id)
  return story && mayDo(person, act, await storySubject(rows, story)) ? story : undefined
}

/** What the grid asks of an article that is or was public. */
export async function storySubject(rows: Rows, story: Story): Promise<Subject> {
  const { sections } = await placeOf(rows, story.siteId, story.sectionId)
  const { selfApproval } = await settingsOf(rows, story.siteId)
  const { siteId, standing: state, authorId, writerId } = story
  return { siteId, sections, state, authorId, writerId, selfApproval }
}

async function storyOf(rows: Rows, siteId: string, id: string): Promise<Story | undefined> {
  const article = await own(rows)
    .selectFrom('article')
    .selectAll()
    .where('site_id', '=', siteId)
    .where('id', '=', id)
    .executeTakeFirst()
  // What was never public has no version but its first.
  if (!article || (article.published_revision_id === null && article.version === 1)) return undefined
  const revisions = own(rows)
    .selectFrom('article_revision')
    .select(['id', 'title', 'created_by'])
    .where('article_id', '=', id)
  const first = await revisions.orderBy('number').executeTakeFirstOrThrow()
  const seen = article.published_revision_id
  const last = await (seen === null ? revisions.orderBy('number', 'desc') : revisions.where('id', '=', seen))
    .limit(1)
    .executeTakeFirstOrThrow()
  return {
    id,
    siteId,
    sectionId: article.section_id,
    standing: seen === null ? 'withdrawn' : 'public',
    version: article.version,
    isArchived: article.archived_at !== null,
    isUnreviewed: article.unreviewed === 1,
    authorId: first.created_by,
    writerId: last.created_by,
    latest: last.id,
    title: last.title,
  }
}
