import { slug } from '../text/index.ts'

/** Where an article can be listed: the whole site, a section, a tag, the stories of one language. */
export type Shelf = 'all' | `section:${string}` | `tag:${string}` | `language:${string}`

export const sectionShelf = (id: string): Shelf => `section:${id}`
export const tagShelf = (tagSlug: string): Shelf => `tag:${tagSlug}`
export const languageShelf = (language: string): Shelf => `language:${language}`

/** What decides on which shelves an article stands. */
export type Placing = {
  /** Its section and those above it. */
  sections: readonly string[]
  tags: readonly string[]
  language: string
  isTranslation: boolean
}

/** A translation stands beside its original, not on the shelves again; it is listed with the stories of its language. */
export function shelvesOf({ sections, tags, language, isTranslation }: Placing): Shelf[] {
  if (isTranslation) return [languageShelf(language)]
  const tagged = new Set(tags.map((tag) => slug(tag)).filter(Boolean))
  return ['all', ...sections.map(sectionShelf), ...[...tagged].map(tagShelf), languageShelf(language)]
}
