import { holdsOn, type Post, readsAfter } from './post.ts'

/** Who asks: an account with every post it has, or had, at bodies of the register. */
export type Actor = { accountId: string; posts: readonly Post[] }

/** What somebody wants with a record of the register. */
export const VERBS = [
  'read-agreement',
  'write-agreement',
  'see-standing',
  'see-all-rows',
  'write-report',
  'read-report',
  'decide-report',
  'enter-paper',
  'ask-extension',
  'decide-extension',
  'set-aside',
  'withhold',
  'ask-explanation',
  'explain',
  'dispute',
  'decide-dispute',
  'urge',
  'raise-difficulty',
  'read-difficulty',
  'handle-difficulty',
  'read-review',
  'write-review',
  'sign-review',
  'read-task',
  'do-task',
  'judge-task',
  'see-publications',
  'draft-publication',
  'approve-publication',
  'withdraw-publication',
] as const
export type Verb = (typeof VERBS)[number]

/** How a person stands to a record on a day. */
export const RELATIONS = [
  /** An officer or leader of the body that owes it. */
  'own-officer',
  'own-leader',
  /** Of a body that owed it and is no more, for a year. */
  'own-former',
  /** Of the body to which it has passed. */
  'successor',
  'recipient',
  /** A leader of who receives what the leading side itself owes: there nobody else is above it. */
  'receiving-leader',
  'focal',
  /** A leader of the leading side. */
  'leader',
  /** Of another party, and of one in an agreement that shows parties each other's accepted reports. */
  'party',
  'party-shown',
] as const
export type Relation = (typeof RELATIONS)[number]

/** What of a record decides about rights: bodies by their ids. */
export type Stand = {
  owners: readonly string[]
  successors: readonly string[]
  recipients: readonly string[]
  focal: readonly string[]
  leading: readonly string[]
  parties: readonly string[]
  shown: boolean
  /** Whether a report was accepted: nothing else is ever shown to other parties. */
  accepted: boolean
}

/** The whole table of rights, role × relation × verb, in one place; what is not in it may nobody. */
export const GRID: Readonly<Record<Verb, readonly Relation[]>> = {
  'read-agreement': [
    ...['own-officer', 'own-leader', 'own-former', 'successor', 'recipient', 'focal', 'leader'],
    ...['party', 'party-shown'],
  ] as Relation[],
  'write-agreement': ['focal'],
  'see-standing': [
    ...['own-officer', 'own-leader', 'own-former', 'successor', 'recipient', 'focal', 'leader'],
    ...['party', 'party-shown'],
  ] as Relation[],
  'see-all-rows': ['focal', 'leader', 'party-shown'],
  'write-report': ['own-officer', 'own-leader'],
  'read-report': [
    ...['own-officer', 'own-leader', 'own-former', 'successor', 'recipient', 'focal', 'leader'],
    'party-shown',
  ] as Relation[],
  'decide-report': ['recipient'],
  'enter-paper': ['focal'],
  'ask-extension': ['own-officer', 'own-leader'],
  'decide-extension': ['leader', 'receiving-leader'],
  'set-aside': ['focal'],
  /** What was handed in and must not be there: by a decision. */
  withhold: ['focal'],
  'ask-explanation': ['focal', 'leader', 'receiving-leader'],
  explain: ['own-officer', 'own-leader'],
  dispute: ['own-officer', 'own-leader'],
  'decide-dispute': ['leader', 'receiving-leader'],
  /** Of an agreement: the office reminds whoever is late. */
  urge: ['focal'],
  'raise-difficulty': ['focal', 'party', 'party-shown'],
  /** One's own and those taken over, those in which one's body is asked, and all for the office and the chair. */
  'read-difficulty': [
    ...(['own-officer', 'own-leader', 'own-former', 'successor', 'recipient', 'focal', 'leader'] as const),
  ],
  'handle-difficulty': ['focal'],
  'read-review': ['recipient', 'focal', 'leader', 'party', 'party-shown'],
  'write-review': ['focal'],
  'sign-review': ['leader'],
  'read-task': ['own-officer', 'own-leader', 'own-former', 'successor', 'focal', 'leader'],
  'do-task': ['own-officer', 'own-leader'],
  'judge-task': ['focal', 'leader'],
  /** The office drafts what the public is told, the chair approves it; either may take it away. */
  'see-publications': ['focal', 'leader'],
  'draft-publication': ['focal'],
  'approve-publication': ['leader'],
  'withdraw-publication': ['focal', 'leader'],
}

/** Nobody decides about what their own body owes. */
const NEVER_OWN: ReadonlySet<Verb> = new Set([
  ...(['decide-report', 'decide-extension', 'set-aside', 'enter-paper', 'judge-task'] as const),
  ...(['ask-explanation', 'decide-dispute', 'withhold'] as const),
])

/** Whether somebody may do something with a record on a day. Everything that shows or changes the register asks this. */
export function can(actor: Actor, verb: Verb, record: Stand, day: string): boolean {
  const relations = relationsOf(actor, record, day)
  const isOwn = relations.has('own-officer') || relations.has('own-leader')
  // Of tasks the chair judges all: those that a group shares are held by the chair's own office.
  const isChair = verb === 'judge-task' && relations.has('leader')
  if (isOwn && NEVER_OWN.has(verb) && !isChair) return false
  if (verb === 'read-report' && !record.accepted) relations.delete('party-shown')
  return GRID[verb].some((relation) => relations.has(relation))
}

/** How somebody stands to a record on a day; a post gives nothing before its first and after its last day. */
export function relationsOf({ posts }: Actor, record: Stand, day: string): Set<Relation> {
  const relations = new Set<Relation>()
  for (const post of posts) {
    const at = (bodies: readonly string[]) => bodies.includes(post.bodyId)
    if (!holdsOn(post, day)) {
      if (at(record.owners) && readsAfter(post, day)) relations.add('own-former')
      continue
    }
    if (at(record.owners)) relations.add(post.role === 'leader' ? 'own-leader' : 'own-officer')
    if (at(record.successors)) relations.add('successor')
    if (at(record.recipients)) relations.add('recipient')
    if (at(record.recipients) && post.role === 'leader' && isLeadings(record))
      relations.add('receiving-leader')
    if (at(record.focal) && post.role === 'coordinator') relations.add('focal')
    if (at(record.leading) && post.role === 'leader') relations.add('leader')
    if (at(record.parties)) relations.add(record.shown ? 'party-shown' : 'party')
  }
  return relations
}

/** Whether the leading side itself owes something. */
function isLeadings({ owners, leading }: Stand): boolean {
  return owners.some((id) => leading.includes(id))
}

/** Whether nothing but being party to the agreement lets somebody read: they see what was accepted, at most. */
export function isOnlyParty(actor: Actor, record: Stand, day: string): boolean {
  return [...relationsOf(actor, record, day)].every((each) => each === 'party' || each === 'party-shown')
}
