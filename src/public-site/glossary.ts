import type { Child } from 'hono/jsx'

type Entry = { short: string; long: string }

/** The abbreviations of a site that mean one thing; those with two meanings are left to the reader. */
export function unambiguous(glossary: readonly Entry[]): Map<string, string> {
  const meanings = new Map<string, string | undefined>()
  for (const { short, long } of glossary)
    meanings.set(short, meanings.has(short) && meanings.get(short) !== long ? undefined : long)
  return new Map(
    [...meanings].flatMap(([short, long]) => (long === undefined ? [] : [[short, long] as const])),
  )
}

/** Marks the first use of each abbreviation in one article. */
export class Explainer {
  readonly #waiting: Map<string, string>
  readonly #pattern: RegExp | undefined

  constructor(glossary: ReadonlyMap<string, string>) {
    this.#waiting = new Map(glossary)
    const longestFirst = [...glossary.keys()].sort((a, b) => b.length - a.length).map(RegExp.escape)
    this.#pattern =
      longestFirst.length > 0
        ? new RegExp(`(?<![\\p{L}\\p{N}-])(?:${longestFirst.join('|')})(?![\\p{L}\\p{N}-])`, 'gu')
        : undefined
  }

  /** A text in pieces, with `explain` for each abbreviation that was not met before. */
  explained(text: string, explain: (short: string, long: string) => Child): Child {
    if (!this.#pattern || this.#waiting.size === 0) return text
    const pieces: Child[] = []
    let from = 0
    for (const { 0: short, index } of text.matchAll(this.#pattern)) {
      const long = this.#waiting.get(short)
      if (long === undefined) continue
      this.#waiting.delete(short)
      pieces.push(text.slice(from, index), explain(short, long))
      from = index + short.length
    }
    return from === 0 ? text : [...pieces, text.slice(from)]
  }
}
