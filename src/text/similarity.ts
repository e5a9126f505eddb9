import { fold } from './fold.ts'

/** How much two texts share, by their folded words counted as a bag: 0 nothing, 1 the same words (Dice's coefficient). */
export function similarity(one: string, other: string): number {
  const left = words(one)
  const right = words(other)
  if (left.length === 0 || right.length === 0) return 0
  const waiting = new Map<string, number>()
  for (const word of left) waiting.set(word, (waiting.get(word) ?? 0) + 1)
  let shared = 0
  for (const word of right) {
    const left = waiting.get(word) ?? 0
    if (left === 0) continue
    shared += 1
    waiting.set(word, left - 1)
  }
  return (2 * shared) / (left.length + right.length)
}

function words(text: string): string[] {
  return fold(text).match(/[\p{L}\p{N}]+/gu) ?? []
}
