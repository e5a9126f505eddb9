import type { Body } from '../../sites/index.ts'
import type { Party } from '../agreements/agreement.ts'
import { isOf } from '../agreements/parties.ts'
import type { Holding } from './obligation.ts'

/** Who leads, from a day to a day. */
export type Span = Pick<Holding, 'bodyId' | 'role' | 'since' | 'until'>

/** Whether a span of days holds on a day. */
export function holdsOn({ since, until }: Pick<Holding, 'since' | 'until'>, day: string): boolean {
  return since <= day && (until === null || day <= until)
}

/** Who leads on a day, each body once. */
export function leadersOn(holdings: readonly Span[], day: string): string[] {
  const leading = holdings.filter((each) => each.role === 'lead' && holdsOn(each, day))
  return [...new Set(leading.map(({ bodyId }) => bodyId))]
}

/** How long each body that a party stands for holds what begins with a day: as long as it is there, and the party is bound. */
export function spansOf(party: Party, bodies: readonly Body[], since: string): Span[] {
  return bodies
    .filter((body) => isOf(party, body))
    .map((body) => ({
      ...{ bodyId: body.id, role: 'lead' as const },
      since: [since, party.since, body.since].sort().at(-1) ?? since,
      until: [party.until, body.until].filter((each) => each !== null).sort()[0] ?? null,
    }))
    .filter((span) => span.until === null || span.since <= span.until)
}

/** Whether only the one who owes a report would receive it: nobody accepts their own. */
export function isOwnReceiver(
  holders: readonly Pick<Span, 'bodyId'>[],
  recipients: readonly string[],
): boolean {
  const ids = new Set(holders.map(({ bodyId }) => bodyId))
  return ids.size === 1 && recipients.every((id) => ids.has(id))
}
