/** What can be found: a subject of a site with its words. Search knows nothing else of it. */
export type Entry = {
  siteId: string
  subject: string
  /** The shelf it stands on and those above it. */
  shelves: readonly string[]
  /** When it appeared, as an instant; empty where nobody knows. */
  at: string
  title: string
  lead: string
  text: string
}

/** An entry as it was found, with what its title and text say about the question. */
export type Found = { subject: string; at: string; title: Marked; passage: Marked }

/** A text in pieces, those that answer the question marked; joined they are the text in its original letters. */
export type Marked = readonly { text: string; hit: boolean }[]
