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

/** For so long those of a body that is no more, or whose post has ended, may read what they handed in. */
const READING_DAYS = 365

/** Whether a post that has ended still lets its holder read what was handed in. */
export function readsAfter({ since, until, bodyUntil }: Post, day: string): boolean {
  const end = [until, bodyUntil].filter((each) => each !== null).sort()[0]
  return end !== undefined && since <= end && end < day && daysBetween(end, day) <= READING_DAYS
}

/** The bodies of whose reports somebody may only read what was handed in before their post ended. */
export function bodiesLeft(posts: readonly Post[], day: string): string[] {
  const held = bodiesHeld(posts, day)
  const left = posts.filter((post) => !held.includes(post.bodyId) && readsAfter(post, day))
  return [...new Set(left.map(({ bodyId }) => bodyId))]
}
