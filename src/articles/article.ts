import { z } from 'zod'

/** Who made what of an article: "Tin, ảnh: X" is one person with two roles. */
export const Byline = z.object({ role: z.enum(['text', 'photo', 'both']), name: z.string().min(1).max(300) })
export type Byline = z.infer<typeof Byline>

/** Who published a story first. */
export const Source = z.object({ name: z.string().max(300), url: z.string().max(2000).optional() })
export type Source = z.infer<typeof Source>

/**
 * When a story appeared: an instant, how exactly it is known, and whence: printed by the page, inferred from the
 * story, or only known to have been brought in then.
 */
export type Appearance = { at: string; precision: 'minute' | 'day'; basis: 'printed' | 'inferred' | 'import' }

/** One immutable version of an article: text and metadata together. */
export type Revision = {
  id: string
  number: number
  title: string
  lead: string | null
  dateline: string | null
  body: object
  bylines: Byline[]
  source: Source | null
  tags: string[]
}

/** One story and its address for life. */
export type Article = {
  id: string
  siteId: string
  sectionId: string
  language: string
  appeared: Appearance
  changedAt: string
  revision: Revision
}

/** What a list shows of an article. */
export type ArticleSummary = Pick<Article, 'id' | 'sectionId' | 'language' | 'appeared'> & {
  title: string
  lead: string | null
  picture: string | null
}
