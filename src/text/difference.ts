import { diffArrays } from 'diff'

/** A piece of a text beside another: in both, only in the newer, or only in the older. */
export type Piece = { kind: 'same' | 'added' | 'removed'; text: string }

/** What differs between two texts, word by word; spaces and signs are pieces of their own, so that no word is cut. */
export function difference(older: string, newer: string, patienceMs = 500): Piece[] {
  const changes = diffArrays(tokensOf(older), tokensOf(newer), { timeout: Math.max(1, patienceMs) })
  // Beyond that nobody waits for the smallest difference: all of the one stands against all of the other.
  if (!changes)
    return [
      { kind: 'removed', text: older },
      { kind: 'added', text: newer },
    ]
  return changes.map(({ added, removed, value }) => ({
    kind: added ? 'added' : removed ? 'removed' : 'same',
    text: value.join(''),
  }))
}

function tokensOf(text: string): string[] {
  return text.match(/[\p{L}\p{M}\p{N}]+|\s+|[^\p{L}\p{M}\p{N}\s]/gu) ?? []
}

/** `difference` for several texts that have so much time in all, in milliseconds. */
export function differencesWithin(wholeMs: number): (older: string, newer: string) => Piece[] {
  const until = performance.now() + wholeMs
  return (older, newer) => difference(older, newer, until - performance.now())
}
