import { type Desk, type DeskContext, type Person, rolesOn } from '../accounts/index.ts'
import type { Rows } from '../database/index.ts'
import type { Storage } from '../media/index.ts'
import type { Section, Site } from '../sites/index.ts'
import { FRAMING } from '../web/index.ts'

/** What the pages of the administration stand on; what only other rooms know, the application hands in. */
export type Office = Desk & {
  /** A page of the public site as it would be if the site, and where they are given its sections, were so. */
  showSite: (site: Site, path: string, sections?: Section[]) => Promise<string>
  /** The style of a page that was shown so. */
  styleAt: (path: string) => string | undefined
  /** Where files lie. */
  storage: Storage
  /** Where a picture is shown in the size of an emblem. */
  emblemAt: (hash: string) => string
  /** Whether anything stands, or ever stood, in a section. */
  isSectionUsed: (rows: Rows, siteId: string, sectionId: string) => Promise<boolean>
  /** The articles that were ever called so. */
  articlesCalled: (rows: Rows, siteId: string, words: string, limit: number) => Promise<string[]>
  /** What stands at an address that leads on, by their subjects. */
  titlesOf: (rows: Rows, siteId: string, subjects: readonly string[]) => Promise<Map<string, string>>
}

/** The errand that has the lists of a site made anew after one section came to stand under another. */
export const LISTING = 'listing'

/** A page for those who look after a site; for others nothing is there. */
export function forAdministrators(
  page: (c: DeskContext, office: Office, person: Person) => Promise<Response>,
) {
  return async (c: DeskContext, office: Office, person: Person) => {
    if (!isAdministrator(person, c.get('site').id)) return c.notFound()
    // Many of these pages show in a frame what readers would see.
    for (const [name, value] of Object.entries(FRAMING)) c.header(name, value)
    return page(c, office, person)
  }
}

/** A role for one section looks after nobody: people and settings are the whole site's. */
export function isAdministrator(person: Person, siteId: string): boolean {
  return rolesOn(person, siteId).has('administrator')
}
