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

/** What readers are told of a public change: what was put right, or why an article left. */
export type Notice = { kind: 'correction' | 'withdrawal'; at: string; note: string }

/**
 * One story and its address for life. A story is listed; a page, such as "Giới thiệu", is reached from menu and foot.
 * A translation names its original.
 */
export type Article = {
  id: string
  siteId: string
  sectionId: string
  kind: 'story' | 'page'
  language: string
  originalId: string | null
  version: number
  appeared: Appearance
  changedAt: string
  revision: Revision
  /** What can be heard with it; `current` is false where the words have changed since. */
  recording: { id: string; current: boolean } | null
  notices: Notice[]
}

/** What a list shows of an article. */
export type ArticleSummary = Pick<Article, 'id' | 'sectionId' | 'language' | 'appeared' | 'changedAt'> & {
  title: string
  lead: string | null
  picture: string | null
}
