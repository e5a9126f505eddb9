import { type Desk, type Person, type Role, rolesAnywhere } from '../accounts/index.ts'
import type { Rows } from '../database/index.ts'
import type { Storage } from './storage.ts'

/** An article that holds something of the library, and who sees it there. */
export type Use = { id: string; title: string; where: 'public' | 'work' | 'past' }

/** What the pages of the library stand on; who uses what, other rooms know. */
export type Library = Desk & {
  storage: Storage
  usesOf: (rows: Rows, siteId: string, mediaId: string) => Promise<Use[]>
}

const WRITERS: readonly Role[] = ['contributor', 'reporter', 'editor', 'publisher']
const KEEPERS: readonly Role[] = ['editor', 'publisher']

/** Whoever writes on a site, anywhere on it, adds to its library and describes what is in it. */
export function mayAdd(person: Person, siteId: string): boolean {
  return WRITERS.some((role) => rolesAnywhere(person, siteId).has(role))
}

/** Editors and publishers take out what no article uses. */
export function mayRemove(person: Person, siteId: string): boolean {
  return KEEPERS.some((role) => rolesAnywhere(person, siteId).has(role))
}
