import { describe, expect, it } from 'vitest'
import type { Post, PostRole } from './post.ts'
import { bodiesLeft, POST_ROLES } from './post.ts'
import { can, type Stand, VERBS, type Verb } from './rights.ts'

const DAY = '2025-03-18'
const BODIES = {
  owner: 'owner',
  successor: 'successor',
  recipient: 'recipient',
  hub: 'hub',
  party: 'party',
  other: 'other',
}
const record: Stand = {
  owners: ['owner'],
  successors: ['successor'],
  recipients: ['recipient'],
  focal: ['hub'],
  leading: ['hub'],
  parties: ['owner', 'hub', 'party', 'recipient'],
  shown: false,
  accepted: true,
}
const post = (bodyId: string, role: PostRole, more: Partial<Post> = {}): Post => ({
  ...{ id: '1', bodyId, accountId: 'a', role, title: '', since: '2020-01-01', until: null, bodyUntil: null },
  delegator: null,
  ...more,
})
const may = (verb: Verb, posts: Post[], of: Stand = record, day = DAY) =>
  can({ accountId: 'a', posts }, verb, of, day)

const PARTY: readonly Verb[] = ['read-agreement', 'see-standing', 'raise-difficulty', 'read-review']
const OWN: readonly Verb[] = [
  ...PARTY,
  ...(['write-report', 'read-report', 'ask-extension', 'read-difficulty', 'read-task', 'do-task'] as const),
  ...(['explain', 'dispute'] as const),
]
const RECEIVING: readonly Verb[] = [...PARTY, 'read-report', 'decide-report', 'read-difficulty']

const SUCCEEDING: readonly Verb[] = [
  ...(['read-agreement', 'see-standing', 'read-report', 'read-difficulty', 'read-task'] as const),
]

/** Written out, not computed: what each post may do with a record, and nothing else. */
const EXPECTED: Readonly<Record<string, Partial<Record<PostRole, readonly Verb[]>>>> = {
  owner: {
    officer: OWN,
    leader: OWN,
    coordinator: OWN,
  },
  successor: {
    officer: SUCCEEDING,
    leader: SUCCEEDING,
    coordinator: SUCCEEDING,
  },
  recipient: {
    officer: RECEIVING,
    leader: RECEIVING,
    coordinator: RECEIVING,
  },
  hub: {
    officer: PARTY,
    leader: [
      ...PARTY,
      ...(['see-all-rows', 'read-report', 'decide-extension', 'read-difficulty'] as const),
      ...(['sign-review', 'read-task', 'judge-task', 'ask-explanation', 'decide-dispute'] as const),
      ...(['see-publications', 'approve-publication', 'withdraw-publication'] as const),
    ],
    coordinator: [
      ...PARTY,
      ...(['write-agreement', 'see-all-rows', 'read-report', 'enter-paper', 'set-aside'] as const),
      ...(['read-difficulty', 'handle-difficulty', 'write-review', 'read-task', 'judge-task'] as const),
      ...(['ask-explanation', 'urge', 'withhold'] as const),
      ...(['see-publications', 'draft-publication', 'withdraw-publication'] as const),
    ],
  },
  party: { officer: PARTY, leader: PARTY, coordinator: PARTY },
  other: {},
}

describe('rights in the register', () => {
  const cases = Object.keys(BODIES).flatMap((body) =>
    POST_ROLES.flatMap((role) => VERBS.map((verb) => [body, role, verb] as const)),
  )
  it.each(cases)('of the body "%s", as %s: %s', (body, role, verb) => {
    expect(may(verb, [post(body, role)])).toBe(EXPECTED[body]?.[role]?.includes(verb) ?? false)
  })

  it.each(VERBS)('nobody without a post may: %s', (verb) => {
    expect(may(verb, [])).toBe(false)
  })

  it.each(VERBS)('no post gives anything before its first day: %s', (verb) => {
    for (const body of Object.keys(BODIES))
      expect(may(verb, [post(body, 'coordinator', { since: '2025-03-19' })])).toBe(false)
  })

  it('end with the post; of a body that is no more, what was handed in can be read for a year', () => {
    const left = [post('owner', 'officer', { until: '2025-03-17' })]
    expect([may('write-report', left), may('read-report', left)]).toEqual([false, false])
    const before = [post('owner', 'officer', { until: '2025-03-10', bodyUntil: '2025-03-17' })]
    expect(may('read-report', before)).toBe(false)
    for (const until of ['2025-03-17', null]) {
      const posts = [post('owner', 'officer', { until, bodyUntil: '2025-03-17' })]
      expect(may('write-report', posts)).toBe(false)
      expect(may('read-report', posts)).toBe(true)
      expect(may('read-report', posts, record, '2026-03-17')).toBe(true)
      expect(may('read-report', posts, record, '2026-03-18')).toBe(false)
    }
  })

  it('know for a year which bodies have ended while somebody was there', () => {
    const left = (posts: Post[], day = DAY) => bodiesLeft(posts, day)
    const ended = post('owner', 'officer', { bodyUntil: '2025-03-17' })
    expect([left([ended]), left([ended], '2025-03-17'), left([ended], '2026-03-18')]).toEqual([
      ['owner'],
      [],
      [],
    ])
    const moved = post('hub', 'officer', { until: '2025-03-17' })
    expect(left([ended, moved, post('hub', 'leader')])).toEqual(['owner'])
  })

  it('let nobody decide about what their own body owes, whatever else they are', () => {
    const both = [
      post('owner', 'officer'),
      post('hub', 'leader'),
      post('hub', 'coordinator'),
      post('recipient', 'officer'),
    ]
    for (const verb of [
      'decide-report',
      'decide-extension',
      'set-aside',
      'enter-paper',
      'decide-dispute',
    ] as const) {
      expect(may(verb, both.slice(1))).toBe(true)
      expect(may(verb, both)).toBe(false)
    }
  })

  it('let the leader of who receives it decide about what the leading side itself owes, and nobody else', () => {
    const owing = { ...record, owners: ['hub'] }
    for (const verb of ['decide-extension', 'decide-dispute', 'ask-explanation'] as const) {
      expect(may(verb, [post('recipient', 'leader')], owing)).toBe(true)
      expect(may(verb, [post('recipient', 'officer')], owing)).toBe(false)
      expect(may(verb, [post('hub', 'leader')], owing)).toBe(false)
      expect(may(verb, [post('recipient', 'leader')])).toBe(false)
    }
  })

  it('let the chair judge every task, also of their own office, and nobody else their own', () => {
    const owner = post('owner', 'officer')
    expect(may('judge-task', [owner, post('hub', 'leader')])).toBe(true)
    expect(may('judge-task', [owner, post('hub', 'coordinator')])).toBe(false)
  })

  it('show other parties accepted reports, and all rows, only where the agreement says so', () => {
    const shown = { ...record, shown: true }
    const party = [post('party', 'officer')]
    expect(may('read-report', party, shown)).toBe(true)
    expect(may('see-all-rows', party, shown)).toBe(true)
    expect(may('read-report', party, { ...shown, accepted: false })).toBe(false)
  })
})
