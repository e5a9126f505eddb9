import type { Body } from '../../sites/index.ts'
import type { Sent } from '../said.ts'
import type { Words } from '../words.ts'

/** What the parts of a review's page are made of. */
export type Shown = {
  words: Words
  at: string
  /** Every body by its name of the day, also one that is no more, or came later. */
  bodies: readonly Body[]
  /** Those that were there. */
  there: readonly Body[]
  writable: boolean
  sent: Sent
}

/** What people write in words in a review, and how many signs each takes. */
export const REVIEW_WORDS = {
  ...{ reason: 500, absence: 300, name: 200, titleThen: 200, speaker: 200, summary: 10_000, text: 5000 },
  ...{ content: 5000, output: 500, leader: 300, noDueReason: 500 },
} as const

export const named = (bodies: readonly Body[]) => bodies.map(({ id, name }) => [id, name] as const)
export const nameIn = (bodies: readonly Body[], id: string) =>
  bodies.find((body) => body.id === id)?.name ?? ''

/** Takes out what was written by mistake. */
export function StrikeButton({ words, at, text }: { words: Words; at: string; text: string }) {
  return (
    <form method="post" action={`${at}/removal`}>
      <button type="submit" aria-label={words.strikeOf(text)}>
        {words.strike}
      </button>
    </form>
  )
}
