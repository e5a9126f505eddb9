import type { Rows } from '../../database/index.ts'
import type { Body } from '../../sites/index.ts'
import { standOfAgreement } from '../duties/standing.ts'
import { type Actor, can, type Stand, type Verb } from '../people/rights.ts'
import type { Agreement, Party } from './agreement.ts'
import { agreementById } from './queries.ts'

/** An agreement with everything that decides about it. */
export type Loaded = { agreement: Agreement; stand: Stand; parties: Party[]; bodies: Body[] }

/**
 * An agreement for somebody who wants to do something with it; nothing where they may not, as where there is none. A draft is
 * there only for those who write it.
 */
export async function agreementFor(
  rows: Rows,
  actor: Actor,
  verb: Verb,
  siteId: string,
  id: string,
  day: string,
): Promise<Loaded | undefined> {
  const agreement = await agreementById(rows, siteId, id)
  if (!agreement) return undefined
  const { stand, parties, bodies } = await standOfAgreement(rows, agreement, day)
  const needed = agreement.state === 'draft' ? 'write-agreement' : verb
  return can(actor, needed, stand, day) && can(actor, verb, stand, day)
    ? { agreement, stand, parties, bodies }
    : undefined
}

/** An agreement in force for somebody who writes it further: amends it, or writes down what it asks for. */
export async function inForceFor(
  rows: Rows,
  actor: Actor,
  siteId: string,
  id: string,
  day: string,
): Promise<Loaded | undefined> {
  const loaded = await agreementFor(rows, actor, 'write-agreement', siteId, id, day)
  return loaded?.agreement.state === 'in-force' ? loaded : undefined
}
