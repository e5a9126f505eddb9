import { type Person, type Role, rolesOn } from '../accounts/index.ts'

/** How far the work on an article's next revision is. */
export const STATES = ['draft', 'handed-in', 'approved'] as const
export type State = (typeof STATES)[number]

/** What somebody can do with a piece of work; each is a resource under its address. */
export const ACTS = ['see', 'write', 'hand-in', 'return', 'approve', 'publish'] as const
export type Act = (typeof ACTS)[number]

/** Who may do it: a role, or a role only with work that its holder began. */
type Who = Role | 'own:contributor' | 'own:reporter'

const ANYONE: readonly Who[] = ['own:contributor', 'own:reporter', 'editor', 'publisher']
const DESK: readonly Who[] = ['editor', 'publisher']

/**
 * The whole of who may do what when. An administrator looks after people and the site, not after texts. What was handed in is
 * the editors'; whoever hands in cannot change it until it comes back.
 */
export const GRID: Readonly<Record<State, Readonly<Partial<Record<Act, readonly Who[]>>>>> = {
  draft: {
    see: ANYONE,
    write: ANYONE,
    'hand-in': ['own:reporter', ...DESK],
  },
  'handed-in': {
    see: ANYONE,
    write: DESK,
    return: DESK,
    approve: ['publisher'],
  },
  approved: {
    see: ANYONE,
    write: DESK,
    return: DESK,
    publish: ['publisher'],
  },
}

/** What is acted on: where it stands, how far it is, who began it and who wrote the revision at hand. */
export type Subject = {
  siteId: string
  /** Its section and those above it. */
  sections: readonly string[]
  state: State
  authorId: string
  writerId: string
}

/** Whether somebody may do something to a piece of work. Whoever began it, or wrote what is to be approved, does not approve it. */
export function mayDo(person: Person, act: Act, on: Subject): boolean {
  const { id } = person.account
  if (act === 'approve' && (id === on.authorId || id === on.writerId)) return false
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
