import { z } from 'zod'
import { newId, type Rows } from '../../database/index.ts'
import { record } from '../../journal/index.ts'
import { type Body, bodiesOn, existsOn } from '../../sites/index.ts'
import { day, text } from '../fields.ts'
import { own } from '../tables.ts'
import { POST_ROLES, type Post } from './post.ts'
import type { Actor } from './rights.ts'

/** What is said of a post that somebody is given. */
export const PostFields = z.object({
  bodyId: z.string(),
  accountId: z.string(),
  role: z.enum(POST_ROLES),
  title: text(200),
  since: day,
  until: day.nullable(),
})
export type PostFields = z.infer<typeof PostFields>

/** Gives somebody a post at a body, in the caller's transaction. */
export async function appoint(
  rows: Rows,
  siteId: string,
  said: PostFields,
  body: Body,
  by: string,
  at: string,
): Promise<{ outcome: 'done'; id: string } | { outcome: 'endsBefore' | 'notThereThen' }> {
  if (said.until !== null && said.until < said.since) return { outcome: 'endsBefore' }
  if (!existsOn(body, said.since)) return { outcome: 'notThereThen' }
  const id = newId()
  const { bodyId, accountId, role, title, since, until } = said
  await own(rows)
    .insertInto('coordination_post')
    .values({
      ...{ id, site_id: siteId, body_id: bodyId, account_id: accountId, role, title, since, until },
      delegated_by: null,
    })
    .execute()
  const details = { body: bodyId, role, title, since, until }
  await record(rows, { siteId, at, by, act: 'post-given', subject: accountId, details })
  return { outcome: 'done', id }
}

/** Ends a post with a day, in the caller's transaction. What was done in it stays; one that has not begun by then never does. */
export async function endPost(
  rows: Rows,
  siteId: string,
  id: string,
  lastDay: string,
  by: string,
  at: string,
): Promise<boolean> {
  const unbegun = await own(rows)
    .deleteFrom('coordination_post')
    .where('site_id', '=', siteId)
    .where('id', '=', id)
    .where('since', '>', lastDay)
    .returning('account_id')
    .executeTakeFirst()
  const ended =
    unbegun ??
    (await own(rows)
      .updateTable('coordination_post')
      .set({ until: lastDay })
      .where('site_id', '=', siteId)
      .where('id', '=', id)
      .where((e) => e.or([e('until', 'is', null), e('until', '>', lastDay)]))
      .returning('account_id')
      .executeTakeFirst())
  if (!ended) return false
  await record(rows, { siteId, at, by, act: 'post-ended', subject: ended.account_id, details: { lastDay } })
  return true
}

/** An account with its posts on a site, also those that are over. */
export async function actorOf(rows: Rows, siteId: string, accountId: string): Promise<Actor> {
  return { accountId, posts: await postsOf(rows, siteId, { accountIds: [accountId] }) }
}

/** Which posts are asked for: of some accounts, at some bodies, or held in somebody's place. */
type Which = { accountIds?: readonly string[]; bodyIds?: readonly string[]; delegator?: string }

/**
 * Every post on a site, or of some accounts, or at some bodies. A post is over with its body, whose last day the register of bodies
 * knows; one that was delegated, with the post that it comes from.
 */
export async function postsOf(
  rows: Rows,
  siteId: string,
  { accountIds, bodyIds, delegator }: Which = {},
): Promise<Post[]> {
  const found = await own(rows)
    .selectFrom('coordination_post as post')
    .leftJoin('coordination_post as origin', 'origin.id', 'post.delegated_by')
    .selectAll('post')
    .select(['origin.account_id as delegator', 'origin.until as origin_until'])
    .where('post.site_id', '=', siteId)
    .$if(accountIds !== undefined, (query) =>
      query.where('post.account_id', 'in', [...(accountIds ?? []), '']),
    )
    .$if(bodyIds !== undefined, (query) => query.where('post.body_id', 'in', [...(bodyIds ?? []), '']))
    .$if(delegator !== undefined, (query) => query.where('origin.account_id', '=', delegator ?? ''))
    .orderBy('post.id')
    .execute()
  const at = [...new Set(found.map(({ body_id }) => body_id))]
  const bodies = await bodiesOn(rows, siteId, '', at)
  const until = new Map(bodies.map((body) => [body.id, body.until]))
  return found.map((row) => ({
    ...{ id: row.id, bodyId: row.body_id, accountId: row.account_id, role: row.role, title: row.title },
    ...{ since: row.since, delegator: row.delegator, bodyUntil: until.get(row.body_id) ?? null },
    until: row.delegated_by
      ? earlier(earlier(row.until, row.origin_until), lastDayOf(found, row))
      : row.until,
  }))
}

type Row = {
  account_id: string
  body_id: string
  delegated_by: string | null
  since: string
  until: string | null
}

/** The last day on which somebody has a post of their own at a body; the day before all days where they have none. */
function lastDayOf(posts: readonly Row[], { account_id, body_id }: Row): string | null {
  const own = posts.filter(
    (post) => post.account_id === account_id && post.body_id === body_id && post.delegated_by === null,
  )
  const days = own.map((post) => post.until)
  return days.includes(null)
    ? null
    : (days
        .filter((day) => day !== null)
        .sort()
        .at(-1) ?? '0001-01-01')
}

function earlier(one: string | null, other: string | null): string | null {
  return [one, other].filter((day) => day !== null).sort()[0] ?? null
}

/** The accounts that have, or had, a post at a body. */
export async function accountsAt(rows: Rows, siteId: string, bodyId: string): Promise<Set<string>> {
  const found = await own(rows)
    .selectFrom('coordination_post')
    .select('account_id')
    .where('site_id', '=', siteId)
    .where('body_id', '=', bodyId)
    .execute()
  return new Set(found.map(({ account_id }) => account_id))
}

/** Whether somebody has, or had, a post on a site. */
export async function isColleague(rows: Rows, siteId: string, accountId: string): Promise<boolean> {
  const found = await own(rows)
    .selectFrom('coordination_post')
    .select('id')
    .where('account_id', '=', accountId)
    .where('site_id', '=', siteId)
    .limit(1)
    .executeTakeFirst()
  return found !== undefined
}
