import { notify } from '../accounts/index.ts'
import type { Rows } from '../database/index.ts'
import { zoneOf } from '../sites/index.ts'
import { momentIn } from '../web/index.ts'
import { holdsOn } from './people/post.ts'
import { postsOf } from './people/posts.ts'

/** What concerns a body at once, and does not wait for the morning's reminder. */
export type Told = {
  act:
    | 'difficulty-declined'
    | 'difficulty-resolved'
    | 'report-returned'
    | 'extension-granted'
    | 'extension-refused'
    | 'explanation-asked'
    | 'explanation-given'
    | 'dispute-upheld'
    | 'dispute-rejected'
    | 'duties-urged'
    | 'leading-delegated'
    | 'task-assigned'
    | 'difficulty-raised'
  subject: string
  title: string
  note: string
}

/** Tells everybody who has a post at some bodies, in the transaction of the act; nobody is told of what they did themselves. */
export async function tellBodies(
  rows: Rows,
  siteId: string,
  bodyIds: readonly string[],
  told: Told,
  by: string,
  at: string,
): Promise<void> {
  const day = momentIn(await zoneOf(rows, siteId), at, 'day').machine
  const posts = (await postsOf(rows, siteId, { bodyIds })).filter((post) => holdsOn(post, day))
  const people = [...new Set(posts.map(({ accountId }) => accountId))]
  await notify(rows, people, { ...told, siteId, at, by })
}

/** Tells one person, in the transaction of the act, as long as they have a post. */
export async function tellPerson(
  rows: Rows,
  siteId: string,
  accountId: string,
  told: Told,
  by: string,
  at: string,
): Promise<void> {
  const day = momentIn(await zoneOf(rows, siteId), at, 'day').machine
  const posts = await postsOf(rows, siteId, { accountIds: [accountId] })
  if (posts.some((post) => holdsOn(post, day))) await notify(rows, [accountId], { ...told, siteId, at, by })
}
