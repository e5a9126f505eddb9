import { type Person, type Role, rolesOn } from '../accounts/index.ts'

/** How far the work on an article's next revision is. `discarded` is a draft that was never public and is wanted no more. */
export const STATES = ['draft', 'handed-in', 'approved', 'scheduled', 'discarded'] as const
export type State = (typeof STATES)[number]

/** Where an article stands with its readers, apart from what is being prepared for it. */
export const STANDINGS = ['public', 'withdrawn'] as const
export type Standing = (typeof STANDINGS)[number]

/** What somebody can do with a piece of work; each is a resource under its address. */
export const WORK_ACTS = [
  'see',
  'write',
  'hand-in',
  'return',
  'approve',
  'publish',
  'unschedule',
  'discard',
  'resume',
] as const
/** What somebody can do with an article that is, or was, public. */
export const PUBLIC_ACTS = ['look-back', 'take-up', 'withdraw', 'reword', 'review'] as const
export const ACTS = [...WORK_ACTS, ...PUBLIC_ACTS] as const
export type Act = (typeof ACTS)[number]

/** Who may do it: a role, or a role only with work that its holder began. */
type Who = Role | 'own:contributor' | 'own:reporter'

const ANYONE: readonly Who[] = ['own:contributor', 'own:reporter', 'editor', 'publisher']
const DESK: readonly Who[] = ['editor', 'publisher']
const OWN_OR_DESK: readonly Who[] = ['own:reporter', ...DESK]

/**
 * The whole of who may do what when. An administrator looks after people and the site, not after texts. What was handed in is
 * the editors'; whoever hands in cannot change it until it comes back.
 */
export const GRID: Readonly<Record<State | Standing, Readonly<Partial<Record<Act, readonly Who[]>>>>> = {
  draft: { see: ANYONE, write: ANYONE, 'hand-in': OWN_OR_DESK, discard: ANYONE },
  'handed-in': { see: ANYONE, write: DESK, return: DESK, approve: ['publisher'] },
  approved: { see: ANYONE, write: DESK, return: DESK, publish: ['publisher'] },
  scheduled: { see: ANYONE, return: DESK, publish: ['publisher'], unschedule: ['publisher'] },
  discarded: { see: ANYONE, resume: ANYONE },
  public: {
    'look-back': ANYONE,
    'take-up': OWN_OR_DESK,
    withdraw: ['publisher'],
    reword: ['publisher'],
    review: ['publisher'],
  },
  withdrawn: { 'look-back': ANYONE, 'take-up': DESK, reword: ['publisher'] },
}

/** What is acted on: where it stands, how far it is, who began it and who wrote the revision at hand. */
export type Subject = {
  siteId: string
  /** Its section and those above it. */
  sections: readonly string[]
  state: State | Standing
  authorId: string
  writerId: string
  /** Whether the site lets people approve what they wrote; it then stays marked until another has reviewed it. */
  selfApproval: boolean
}

/** Whether somebody may do something to it. Whoever began it, or wrote what is to be judged, does not judge it. */
export function mayDo(person: Person, act: Act, on: Subject): boolean {
  const { id } = person.account
  const isWriter = id === on.authorId || id === on.writerId
  if (isWriter && (act === 'review' || (act === 'approve' && !on.selfApproval))) return false
  const roles = rolesOn(person, on.siteId, on.sections)
  const isOwn = id === on.authorId
  return (GRID[on.state][act] ?? []).some((who) =>
    who === 'own:contributor'
      ? isOwn && roles.has('contributor')
      : who === 'own:reporter'
        ? isOwn && roles.has('reporter')
        : roles.has(who),
  )
}

/** Whether somebody may begin an article in a section. */
export function mayBegin(person: Person, siteId: string, sections: readonly string[]): boolean {
  const roles = rolesOn(person, siteId, sections)
  return (['contributor', 'reporter', 'editor', 'publisher'] as const).some((role) => roles.has(role))
}
