import { type Body, existsOn } from '../../sites/index.ts'
import type { Party, PartyRole } from './agreement.ts'

/** Whether a party is bound on a day. */
export function isBound({ since, until }: Party, day: string): boolean {
  return since <= day && (until === null || day <= until)
}

/** Whether a party is a body, or a group to which the body belongs. */
export function isOf(party: Party, body: Body): boolean {
  return party.groupKind ? body.kind === party.groupKind : body.id === party.bodyId
}

/** The bodies that a party stands for on a day: itself, or whoever is of its kind then. */
export function membersOn(party: Party, bodies: readonly Body[], day: string): string[] {
  if (!isBound(party, day)) return []
  return bodies.filter((body) => isOf(party, body) && existsOn(body, day)).map(({ id }) => id)
}

/** The bodies that are bound in some role on a day, each once. */
export function partiesOn(
  parties: readonly Party[],
  bodies: readonly Body[],
  day: string,
  roles?: readonly PartyRole[],
): string[] {
  const asked = parties.filter(({ role }) => !roles || roles.includes(role))
  return [...new Set(asked.flatMap((party) => membersOn(party, bodies, day)))]
}
