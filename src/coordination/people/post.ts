import { daysBetween } from '../time/calendar.ts'

/** What somebody does at a body: reports for it, leads it, or looks after the agreements it is the focal office of. */
export const POST_ROLES = ['officer', 'leader', 'coordinator'] as const
export type PostRole = (typeof POST_ROLES)[number]

/** A post at a body, from a day to a day; also over once the body is. `bodyUntil` is the body's last day. */
export type Post = {
  id: string
  bodyId: string
  accountId: string
  role: PostRole
  title: string
  since: string
  until: string | null
  bodyUntil: string | null
  /** The account in whose place it is held for a time; null where it is somebody's own. */
  delegator: string | null
}

/** Whether a post is held on a day: a body that has ended has no officers. */
export function holdsOn({ since, until, bodyUntil }: Post, day: string): boolean {
  return since <= day && (until === null || day <= until) && (bodyUntil === null || day <= bodyUntil)
}

/** The bodies at which posts are held on a day, in any of some roles, each once. */
export function bodiesHeld(
  posts: readonly Post[],
  day: string,
  roles: readonly PostRole[] = POST_ROLES,
): string[] {
  const held = posts.filter((post) => roles.includes(post.role) && holdsOn(post, day))
  return [...new Set(held.map(({ bodyId }) => bodyId))]
}

/** For so long those of a body that is no more may read what it handed in. */
const READING_DAYS = 365

/** Whether somebody was there when a body ended, not longer ago than they may read what it handed in. */
export function readsAfter({ since, until, bodyUntil }: Post, day: string): boolean {
  if (bodyUntil === null || bodyUntil >= day || since > bodyUntil) return false
  return (until === null || until >= bodyUntil) && daysBetween(bodyUntil, day) <= READING_DAYS
}

/** The bodies that have ended while somebody was there: of them they may only read. */
export function bodiesLeft(posts: readonly Post[], day: string): string[] {
  return [...new Set(posts.filter((post) => readsAfter(post, day)).map(({ bodyId }) => bodyId))]
}
