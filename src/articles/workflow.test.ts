import { describe, expect, it } from 'vitest'
import { type Person, ROLES, type Role } from '../accounts/index.ts'
import { ACTS, mayDo, STATES, type Subject } from './workflow.ts'

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
})

/** Each line: what the role may do with its own work / with another's, by state. */
const EXPECTED = {
  contributor: {
    draft: ['see write', ''],
    'handed-in': ['see', ''],
    approved: ['see', ''],
  },
  reporter: {
    draft: ['see write hand-in', ''],
    'handed-in': ['see', ''],
    approved: ['see', ''],
  },
  editor: {
    draft: ['see write hand-in', 'see write hand-in'],
    'handed-in': ['see write return', 'see write return'],
    approved: ['see write return', 'see write return'],
  },
  publisher: {
    draft: ['see write hand-in', 'see write hand-in'],
    'handed-in': ['see write return', 'see write return approve'],
    approved: ['see write return publish', 'see write return publish'],
  },
  administrator: { draft: ['', ''], 'handed-in': ['', ''], approved: ['', ''] },
} as const

describe('who may do what with an article', () => {
  it.each(ROLES.flatMap((role) => STATES.map((state) => [role, state] as const)))('%s, %s', (role, state) => {
    const acts = (author: 'me' | 'another') =>
      ACTS.filter((act) => mayDo(person(role), act, subject(state, author))).join(' ')
    expect([acts('me'), acts('another')]).toEqual(EXPECTED[role][state])
  })

  it('nothing, where the role is of another site or another section', () => {
    for (const role of ROLES)
      for (const state of STATES)
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
})
