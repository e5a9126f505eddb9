import { z } from 'zod'

/** The networks a reader can be sent to with an article's address. */
export const SHARE_TARGETS = ['facebook', 'zalo', 'x', 'telegram', 'email', 'copy'] as const

/** What a body decides about its own portal. */
export const SiteSettings = z.object({
  share: z.array(z.enum(SHARE_TARGETS)).default([...SHARE_TARGETS]),
  visitorBlock: z.boolean().default(true),
  responsible: z.string().max(300).default(''),
  contact: z.string().max(500).default(''),
})
export type SiteSettings = z.infer<typeof SiteSettings>

/** One portal of one body, reached by its host names. */
export type Site = {
  id: string
  name: string
  bodyName: string
  language: string
  zone: string
  settings: SiteSettings
}

/** A shelf of a site. */
export type Section = { id: string; siteId: string; parentId: string | null; slug: string; name: string }
