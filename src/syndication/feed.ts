/** A list of articles for those who follow it: what it is, where it stands, and its newest items. */
export type Feed = {
  title: string
  description: string
  /** The page that shows the same list, and the address of the feed itself. */
  home: string
  self: string
  language: string
  /** When anything in it changed last, as an instant. */
  updated: string
  items: readonly Item[]
}

/** An article in a feed. `html` is the whole text, or undefined where the site gives only summaries. */
export type Item = {
  id: string
  url: string
  title: string
  summary: string
  html?: string | undefined
  language: string
  published: string
  changed: string
  authors: readonly string[]
  tags: readonly string[]
  picture?: string | undefined
}
