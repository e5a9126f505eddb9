import type { Holding } from './obligation.ts'

/** Whether a span of days holds on a day. */
export function holdsOn({ since, until }: Pick<Holding, 'since' | 'until'>, day: string): boolean {
  return since <= day && (until === null || day <= until)
}

/** Who leads on a day, each body once. */
export function leadersOn(holdings: readonly Holding[], day: string): string[] {
  const leading = holdings.filter((each) => each.role === 'lead' && holdsOn(each, day))
  return [...new Set(leading.map(({ bodyId }) => bodyId))]
}
