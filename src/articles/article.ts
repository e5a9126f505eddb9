import { z } from 'zod'

/** Who made what of an article: "Tin, ảnh: X" is one person with two roles. */
export const Byline = z.object({ role: z.enum(['text', 'photo', 'both']), name: z.string().min(1).max(300) })
export type Byline = z.infer<typeof Byline>

/** Who published a story first: the body, where, who wrote it there, on which day ("2026-11-25"). */
export const Source = z.object({
  name: z.string().max(300),
  url: z.string().max(2000).optional(),
  author: z.string().max(300).optional(),
  day: z.string().max(10).optional(),
})
export type Source = z.infer<typeof Source>

/**
 * When a story appeared: an instant, how exactly it is known, and whence: printed by the page, inferred from the
 * story, or only known to have been brought in then.
 */
export type Appearance = { at: string; precision: 'minute' | 'day'; basis: 'printed' | 'inferred' | 'import' }

/** A number that must stay as another record has it, with the words before and after it by which it is known. */
export const BoundFigure = z.object({ before: z.string(), value: z.string(), after: z.string() })
export type BoundFigure = z.infer<typeof BoundFigure>

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

/**
 * What readers are told of a public change: what was put right, why an article left (`withdrawal`), or why it is kept but
 * listed no more (`archive`). Of one that was published in error nothing is told but that it is gone.
 */
export type Notice = {
  kind: 'correction' | 'withdrawal' | 'archive'
  at: string
  note: string
  /** When the words of the notice itself were last put right. */
  rewordedAt?: string
}

/** What the desk knows besides: why an article was taken off that had been published in error. */
export type DeskNotice = Omit<Notice, 'kind'> & { kind: Notice['kind'] | 'error' }

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
  /** Since when it is listed no more, though still to be read. */
  archivedAt: string | null
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
