import type { SiteSettings } from './settings.ts'

/** One portal of one body, reached by its host names. */
export type Site = {
  id: string
  /** The host name under which it is known; the others lead to the same pages. */
  host: string
  name: string
  bodyName: string
  language: string
  zone: string
  settings: SiteSettings
}

/** A shelf of a site. */
export type Section = { id: string; siteId: string; parentId: string | null; slug: string; name: string }
