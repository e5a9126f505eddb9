import type { Stand } from '../people/rights.ts'
import type { Difficulty } from './difficulty.ts'

/**
 * How a difficulty stands to people: its own are those who raised it, and whoever has taken over from them; whoever is asked to help
 * receives it.
 */
export function standOfDifficulty(
  stand: Stand,
  { raisedBy, askOf }: Difficulty,
  heirsOf: (bodyId: string) => string[],
): Stand {
  return { ...stand, owners: [raisedBy], successors: heirsOf(raisedBy), recipients: askOf ? [askOf] : [] }
}
