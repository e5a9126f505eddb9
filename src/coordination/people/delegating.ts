import { namesOf } from '../../accounts/index.ts'
import { newId, type Rows } from '../../database/index.ts'
import { record } from '../../journal/index.ts'
import { bodiesOn } from '../../sites/index.ts'
import { dayInWords } from '../../web/index.ts'
import { own } from '../tables.ts'
import { tellPerson } from '../telling.ts'
import { holdsOn, type Post } from './post.ts'
import { endPost, postsOf } from './posts.ts'

export type DelegationIssue = 'notColleague' | 'spanUnfit' | 'beyondOwn' | 'given'
export type Delegated =
  | { outcome: 'done'; id: string }
  | { outcome: 'issues'; issues: DelegationIssue[] }
  | { outcome: 'notAllowed' }

/**
 * Lets a colleague at the same body act in a leader's place from a day to a day, in the caller's transaction (ủy quyền). What was
 * delegated is not delegated again, and ends with the post that it comes from.
 */
export async function delegate(
  rows: Rows,
  siteId: string,
  postId: string,
  { accountId, since, until }: { accountId: string; since: string; until: string },
  today: string,
  by: string,
  at: string,
): Promise<Delegated> {
  const post = (await postsOf(rows, siteId, { accountIds: [by] })).find(({ id }) => id === postId)
  if (post?.role !== 'leader' || post.delegator !== null || !holdsOn(post, today))
    return { outcome: 'notAllowed' }
  const colleagues = await colleaguesOf(rows, siteId, post, today)
  const title = colleagues.get(accountId)
  const end = post.until ?? '9999-12-31'
  const isGiven = (await delegationsBy(rows, siteId, by)).some(
    (each) =>
      each.accountId === accountId &&
      each.bodyId === post.bodyId &&
      each.since <= until &&
      (each.until === null || each.until >= since),
  )
  const issues: DelegationIssue[] = [
    ...(title !== undefined ? [] : (['notColleague'] as const)),
    ...(since === '' || until === '' || since < today || until < since ? (['spanUnfit'] as const) : []),
    ...(until > end ? (['beyondOwn'] as const) : []),
    ...(isGiven ? (['given'] as const) : []),
  ]
  if (issues.length > 0) return { outcome: 'issues', issues }
  const id = newId()
  await own(rows)
    .insertInto('coordination_post')
    .values({
      ...{ id, site_id: siteId, body_id: post.bodyId, account_id: accountId, role: 'leader' },
      ...{ title: title ?? '', since, until, delegated_by: postId },
    })
    .execute()
  const details = { body: post.bodyId, since, until }
  await record(rows, { siteId, at, by, act: 'leading-delegated', subject: accountId, details })
  const [body] = await bodiesOn(rows, siteId, today, [post.bodyId])
  const told = { act: 'leading-delegated' as const, subject: accountId, title: body?.name ?? '' }
  const note = `${dayInWords(since)} – ${dayInWords(until)}`
  await tellPerson(rows, siteId, accountId, { ...told, note }, by, at)
  return { outcome: 'done', id }
}

/** Takes back what one has delegated, in the caller's transaction: from tomorrow on, or altogether where it has not begun. */
export async function takeBackDelegation(
  rows: Rows,
  siteId: string,
  id: string,
  today: string,
  by: string,
  at: string,
): Promise<boolean> {
  const given = await delegationsBy(rows, siteId, by)
  return given.some((each) => each.id === id) && endPost(rows, siteId, id, today, by, at)
}

/** What somebody has delegated, also what is over. Who holds a place has a post of their own there, so both are asked for. */
export async function delegationsBy(rows: Rows, siteId: string, accountId: string): Promise<Post[]> {
  const given = await postsOf(rows, siteId, { delegator: accountId })
  const posts = await postsOf(rows, siteId, { accountIds: given.map((post) => post.accountId) })
  return posts.filter(({ delegator }) => delegator === accountId)
}

/** The titles of those who have a post of their own at the same body on a day, by their accounts, without whoever holds this one. */
export async function colleaguesOf(
  rows: Rows,
  siteId: string,
  { bodyId, accountId }: Post,
  day: string,
): Promise<Map<string, string>> {
  const posts = await postsOf(rows, siteId, { bodyIds: [bodyId] })
  const there = posts.filter(
    (post) => post.delegator === null && post.accountId !== accountId && holdsOn(post, day),
  )
  return new Map(there.map((post) => [post.accountId, post.title]))
}

/** What somebody did as a leader on a day; who that was, or in whose place, is asked of it. */
export type Deed = { accountId: string; day: string }

/**
 * How people are named for what they did as leaders: by their own name, with that of whom they acted for where they led on that day only
 * because somebody had let them.
 */
export async function namedFor(
  rows: Rows,
  siteId: string,
  accountIds: readonly string[],
  /** The bodies that lead: at others somebody acts for themselves. */
  bodyIds: readonly string[],
  onBehalf: (name: string, of: string) => string,
): Promise<(deed: Deed) => string> {
  const posts = await postsOf(rows, siteId, { accountIds: [...new Set(accountIds)] })
  const delegators = posts.flatMap(({ delegator }) => delegator ?? [])
  const names = await namesOf(rows, [...new Set([...accountIds, ...delegators])])
  return ({ accountId, day }) => {
    const name = names.get(accountId) ?? ''
    const led = posts.filter(
      (post) =>
        post.accountId === accountId &&
        post.role === 'leader' &&
        bodyIds.includes(post.bodyId) &&
        holdsOn(post, day),
    )
    const isDelegated = led.length > 0 && led.every(({ delegator }) => delegator !== null)
    return isDelegated ? onBehalf(name, names.get(led[0]?.delegator ?? '') ?? '') : name
  }
}
