/** A person who works at the desk. `invited` until a password is set; a suspended one cannot sign in. */
export type Account = {
  id: string
  email: string
  name: string
  language: 'vi' | 'en'
  state: 'invited' | 'active' | 'suspended'
}

/**
 * What somebody may do on a site, from the least to the most; nobody has more than their grants say. A member is known to the
 * site and nothing else: what they do in the register follows from their posts at bodies.
 */
export const ROLES = ['member', 'contributor', 'reporter', 'editor', 'publisher', 'administrator'] as const
export type Role = (typeof ROLES)[number]

/** A role on one site, of one section with those under it where one is named, until the end of a day. */
export type Grant = { siteId: string; sectionId: string | null; role: Role; until: string | null }

/** Somebody who is signed in, with the grants that hold today. */
export type Person = { account: Account; grants: readonly Grant[] }

/** A stay at the desk in one browser, as its owner sees it. */
export type Session = { id: string; startedAt: string; seenAt: string; browser: string }
