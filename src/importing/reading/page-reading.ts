import type { Piece } from './piece.ts'
import type { PrintedStatistics } from './statistics-block.ts'

/** What stays doubtful about a reading; the words live in `words.vi.ts`. */
export type Warning =
  | 'titleMissing'
  | 'bodyMissing'
  | 'dateMissing'
  | 'dateAmbiguous'
  | 'paragraphsUnglued'
  | 'secondStartDropped'
  | 'legacyLetters'
  | 'doubtfulLetters'

/** A captured page, taken apart: what the page shows of an article, and nothing that it does not show. */
export type PageReading = {
  url?: string
  title?: string
  lead?: string
  dateline?: string
  publishedAt?: string
  inferredDate?: string
  author?: string
  photographer?: string
  source?: string
  sourceUrl?: string
  language?: string
  tags: string[]
  body: Piece[]
  statistics: PrintedStatistics
  warnings: Warning[]
}
