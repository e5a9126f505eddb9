import { describe, expect, it } from 'vitest'
import { type Person, ROLES, type Role } from '../accounts/index.ts'
import { ACTS, mayDo, STANDINGS, STATES, type Subject } from './workflow.ts'

const person = (
  role: Role,
  over: { siteId?: string; sectionId?: string | null; id?: string } = {},
): Person => ({
  account: { id: over.id ?? 'me', email: 'a@b', name: 'A', language: 'vi', state: 'active' },
  grants: [{ siteId: over.siteId ?? 'site', sectionId: over.sectionId ?? null, role, until: null }],
})
const subject = (state: Subject['state'], author: 'me' | 'another'): Subject => ({
  siteId: 'site',
  sections: ['section', 'above'],
  state,
  authorId: author,
  writerId: author,
  selfApproval: false,
})

/** Each line: what the role may do with its own work / with another's, by state or standing. */
const EXPECTED = {
  contributor: {
    draft: ['see write discard', ''],
    'handed-in': ['see', ''],
    approved: ['see', ''],
    scheduled: ['see', ''],
    discarded: ['see resume', ''],
    public: ['look-back', ''],
    withdrawn: ['look-back', ''],
  },
  reporter: {
    draft: ['see write hand-in discard', ''],
    'handed-in': ['see', ''],
    approved: ['see', ''],
    scheduled: ['see', ''],
    discarded: ['see resume', ''],
    public: ['look-back take-up', ''],
    withdrawn: ['look-back', ''],
  },
  editor: {
    draft: ['see write hand-in discard', 'see write hand-in discard'],
    'handed-in': ['see write return', 'see write return'],
    approved: ['see write return', 'see write return'],
    scheduled: ['see return', 'see return'],
    discarded: ['see resume', 'see resume'],
    public: ['look-back take-up', 'look-back take-up'],
    withdrawn: ['look-back take-up', 'look-back take-up'],
  },
  publisher: {
    draft: ['see write hand-in discard', 'see write hand-in discard'],
    'handed-in': ['see write return', 'see write return approve'],
    approved: ['see write return publish', 'see write return publish'],
    scheduled: ['see return publish unschedule', 'see return publish unschedule'],
    discarded: ['see resume', 'see resume'],
    public: ['look-back take-up withdraw reword', 'look-back take-up withdraw reword review'],
    withdrawn: ['look-back take-up reword', 'look-back take-up reword'],
  },
  administrator: {
    draft: ['', ''],
    'handed-in': ['', ''],
    approved: ['', ''],
    scheduled: ['', ''],
    discarded: ['', ''],
    public: ['', ''],
    withdrawn: ['', ''],
  },
  member: {
    draft: ['', ''],
    'handed-in': ['', ''],
    approved: ['', ''],
    scheduled: ['', ''],
    discarded: ['', ''],
    public: ['', ''],
    withdrawn: ['', ''],
  },
} as const

const WHERE = [...STATES, ...STANDINGS]

describe('who may do what with an article', () => {
  it.each(ROLES.flatMap((role) => WHERE.map((state) => [role, state] as const)))('%s, %s', (role, state) => {
    const acts = (author: 'me' | 'another') =>
      ACTS.filter((act) => mayDo(person(role), act, subject(state, author))).join(' ')
    expect([acts('me'), acts('another')]).toEqual(EXPECTED[role][state])
  })

  it('nothing, where the role is of another site or another section', () => {
    for (const role of ROLES)
      for (const state of WHERE)
        for (const act of ACTS)
          for (const elsewhere of [{ siteId: 'other' }, { sectionId: 'other' }])
            expect(mayDo(person(role, elsewhere), act, subject(state, 'me'))).toBe(false)
  })

  it('the same in a section under the one that the role is for', () => {
    expect(mayDo(person('publisher', { sectionId: 'above' }), 'publish', subject('approved', 'me'))).toBe(
      true,
    )
  })

  it('nobody approves what they changed, also where another began it', () => {
    const changed = { ...subject('handed-in', 'another'), writerId: 'me' }
    expect(mayDo(person('publisher'), 'approve', changed)).toBe(false)
  })

  it('people approve what they wrote only where the site lets them, and never review it', () => {
    const allowed = { ...subject('handed-in', 'me'), selfApproval: true }
    expect(mayDo(person('publisher'), 'approve', allowed)).toBe(true)
    expect(mayDo(person('publisher'), 'review', { ...allowed, state: 'public' })).toBe(false)
    expect(mayDo(person('editor'), 'approve', allowed)).toBe(false)
  })
})
