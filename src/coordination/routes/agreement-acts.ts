import { type DeskContext, fieldsOf } from '../../accounts/index.ts'
import { readCount, readDay } from '../../web/index.ts'
import {
  addProvision,
  bind,
  bringIntoForce,
  PartyFields,
  ProvisionFields,
  unbind,
} from '../agreements/drafting.ts'
import { endAgreement } from '../agreements/ending.ts'
import { join, leave } from '../agreements/joining.ts'
import type { Asking, Register } from '../desk.ts'
import { kept } from '../said.ts'
import { issuesIn } from '../saying.ts'
import { wordsIn } from '../words.ts'
import { actOnAgreement, back } from './act-on-agreement.ts'
import { agreementAsked, othersKept, showAgreement } from './agreement.tsx'

/** What people write in words in the acts on an agreement in force, and how many signs each takes. */
const WRITTEN = { basis: 300, joinBasis: 300, endBasis: 300 } as const

/** Binds a party: to a draft from its first day, in force from a day on by a decision. */
export const addParty = actOnAgreement(WRITTEN, async (on) => {
  const { c, register, asking, loaded, words, field, refuse, done } = on
  const bodyId = loaded.bodies.some(({ id }) => id === field('bodyId')) ? field('bodyId') : null
  const isDraft = loaded.agreement.state === 'draft'
  const read = PartyFields.safeParse({
    ...{ side: field('side'), role: field('partyRole'), bodyId, groupKind: field('groupKind') || null },
    ...{ label: field('label'), basis: isDraft ? '' : kept(field('joinBasis')) },
  })
  if (!read.success) return refuse([{ field: 'bodyId', says: words.partyUnfit }])
  const since = readDay(field('since'))
  const [by, at] = [asking.person.account.id, register.clock()]
  const bound = await register.database.transact((rows) =>
    isDraft
      ? bind(rows, loaded.agreement, read.data, by, at)
      : join(rows, loaded.agreement, { ...read.data, since }, by, at),
  )
  if ('issues' in bound)
    return refuse(bound.issues.map((key) => ({ field: 'parties', says: words.partyIssues[key] })))
  return bound.outcome === 'done' ? done() : c.notFound()
})

/** Lets a party be bound no more after a day, by a decision. */
export const releaseParty = actOnAgreement(WRITTEN, async (on) => {
  const { c, register, asking, loaded, words, field, refuse, done } = on
  const end = { lastDay: readDay(field('lastDay')), basis: kept(field('basis')) }
  const [by, at] = [asking.person.account.id, register.clock()]
  const left = await register.database.transact((rows) =>
    leave(rows, loaded.agreement, c.req.param('party') ?? '', end, asking.today, by, at),
  )
  if ('issues' in left)
    return refuse(left.issues.map((key) => ({ field: 'parties', says: words.partyIssues[key] })))
  return left.outcome === 'done' ? done() : c.notFound()
})

/** Ends an agreement before its term, or has another take its place. */
export const closeBeforeTerm = actOnAgreement(WRITTEN, async (on) => {
  const { c, register, asking, loaded, words, field, refuse, done } = on
  const end = {
    ...{ lastDay: readDay(field('endDay')), basis: kept(field('endBasis')) },
    followedBy: field('followedBy') || null,
  }
  // One may hand over only to what one keeps too: of others one does not even know that they are there.
  const others = await othersKept(register.database.rows, loaded.agreement, asking)
  if (end.followedBy !== null && !others.some(({ id }) => id === end.followedBy))
    return refuse([{ field: 'endDay', says: words.endIssues.noFollower }])
  const agreement = { ...loaded.agreement, version: readCount(field('version')) }
  const [by, at] = [asking.person.account.id, register.clock()]
  const ended = await register.database.transact((rows) =>
    endAgreement(rows, agreement, end, asking.today, by, at),
  )
  if (ended.outcome === 'done') return done()
  if (ended.outcome === 'notAllowed') return c.notFound()
  if ('issues' in ended)
    return refuse(ended.issues.map((key) => ({ field: 'endDay', says: words.endIssues[key] })))
  return refuse([{ field: 'endDay', says: words.stale }])
})

/** Takes a party out of a draft. */
export async function removeParty(c: DeskContext, register: Register, asking: Asking) {
  const loaded = await agreementAsked(c, register, asking, 'write-agreement')
  if (!loaded) return c.notFound()
  const [by, at] = [asking.person.account.id, register.clock()]
  const { outcome } = await register.database.transact((rows) =>
    unbind(rows, loaded.agreement, c.req.param('party') ?? '', by, at),
  )
  if (outcome === 'lastOfRole') {
    const says = wordsIn(c.get('language')).lastOfRole
    return showAgreement(c, register, asking, loaded, [{ field: 'parties', says }])
  }
  return outcome === 'done' ? back(c, loaded) : c.notFound()
}

/** Writes a provision into the text. */
export const writeProvision = actOnAgreement({}, async (on) => {
  const { c, register, asking, loaded, words, field, refuse, done } = on
  if (loaded.agreement.state !== 'draft') return c.notFound()
  const names = ['path', 'heading', 'content']
  const read = ProvisionFields.safeParse(Object.fromEntries(names.map((name) => [name, field(name).trim()])))
  if (!read.success) return refuse(issuesIn(read.error, { other: words.pathUnfit }, words))
  const [by, at] = [asking.person.account.id, register.clock()]
  const added = await register.database.transact((rows) =>
    addProvision(rows, loaded.agreement, read.data, by, at),
  )
  return added.outcome === 'done' ? done() : refuse([{ field: 'path', says: words.pathTaken }])
})

/** Lets an agreement come into force. */
export async function enforce(c: DeskContext, register: Register, asking: Asking) {
  const [loaded, field] = [await agreementAsked(c, register, asking, 'write-agreement'), await fieldsOf(c)]
  if (!loaded || !field) return c.notFound()
  const words = wordsIn(c.get('language'))
  const { agreement, bodies } = loaded
  const version = readCount(field('version'))
  const [by, at] = [asking.person.account.id, register.clock()]
  const forced = await register.database.transact((rows) =>
    bringIntoForce(rows, agreement.siteId, agreement.id, version, bodies, by, at),
  )
  if (forced.outcome === 'done') return back(c, loaded)
  if (forced.outcome === 'notAllowed') return c.notFound()
  const fields = { partiesMissing: 'bodyId', provisionMissing: 'path', fileMissing: 'file' } as const
  const issues =
    'issues' in forced
      ? forced.issues.map((key) => ({ field: fields[key], says: words.activationIssues[key] }))
      : [{ field: 'file', says: words.stale }]
  return showAgreement(c, register, asking, loaded, issues)
}
