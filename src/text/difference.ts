import { diffArrays } from 'diff'

/** A piece of a text beside another: in both, only in the newer, or only in the older. */
export type Piece = { kind: 'same' | 'added' | 'removed'; text: string }

/** What differs between two texts, word by word; spaces and signs are pieces of their own, so that no word is cut. */
export function difference(older: string, newer: string): Piece[] {
  const changes = diffArrays(tokensOf(older), tokensOf(newer), { timeout: 2000 })
  // Beyond two seconds nobody waits for the smallest difference.
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
