import { afterAll, beforeAll, expect, it } from 'vitest'
import { createApp } from '../src/app.ts'
import { bringEvidence } from '../src/coordination/evidence.ts'
import { handIn } from '../src/coordination/reports/handing-in.ts'
import { ReportContent } from '../src/coordination/reports/report.ts'
import { callReview } from '../src/coordination/reviews/holding.ts'
import { enter } from '../src/coordination/reviews/writing.ts'
import { describeEachEngine, type TestHouse } from './engines.ts'
import { askedAtDesk, cookieOf, memberOf, postAt } from './register-people.ts'
import { AT, foundRegister, TODAY, type World } from './register-world.ts'

/** What somebody took an hour to write. */
const WORDS = 'Lời đã viết cả buổi sáng'

describeEachEngine('forms of the register', (open) => {
  let house: TestHouse
  let app: Awaited<ReturnType<typeof createApp>>
  let world: World
  const cookies = { coordinator: '', officer: '', administrator: '' }
  let [duty, second, review, conclusion] = ['', '', '', '']
  beforeAll(async () => {
    house = await open(() => AT)
    world = await foundRegister(house)
    app = await createApp(house)
    await world.force()
    const [own = ''] = world.districts
    const duties = (await world.duties(await world.oblige())).filter(({ period }) => period === '2021-Q1')
    const dutyOf = (place: number) =>
      duties.find(({ body_id }) => body_id === world.districts[place])?.id ?? ''
    ;[duty, second] = [dutyOf(0), dutyOf(1)]
    for (const [who, bodyId] of [
      ['coordinator', world.hub],
      ['officer', own],
    ] as const) {
      const account = await memberOf(house, world.siteId, who)
      await postAt(house, world.siteId, account, bodyId, who)
      cookies[who] = await cookieOf(house, account)
    }
    const administrator = await memberOf(house, world.siteId, 'administrator', 'administrator')
    cookies.administrator = await cookieOf(house, administrator)
    await hold()
  })
  afterAll(async () => {
    await app.stop()
    await house.close()
  })

  /** A report that waits, and a review with a conclusion. */
  async function hold(): Promise<void> {
    const { siteId, agreementId, hub } = world
    const days = { coversFrom: TODAY, coversUntil: TODAY, plannedOn: TODAY }
    const plan = {
      agreementId,
      kind: 'interim' as const,
      ...days,
      place: 'A',
      hostId: hub,
      supplements: null,
    }
    const content = ReportContent.parse({ did: 'done' })
    const sent = { content, kind: 'first' as const, reason: '', key: '1', receivedOn: TODAY, bodyName: 'A' }
    await house.database.transact(async (rows) => {
      await handIn(rows, siteId, second, { ...sent, via: 'system' }, 'x', TODAY, AT)
      review = await callReview(rows, siteId, plan, 'x', AT)
      const item = { text: 'A', kind: null, isPublic: false }
      const entered = await enter(rows, siteId, review, { kind: 'conclusion', item }, 'x', AT)
      conclusion = entered.outcome === 'done' ? entered.id : expect.unreachable()
    })
  }
  async function ask(who: keyof typeof cookies, path: string, form?: [string, string][]) {
    const answer = await app.fetch(askedAtDesk(cookies[who], `/desk/coordination${path}`, form))
    return { status: answer.status, html: await answer.text() }
  }
  /** How often the words stand in the boxes of a page. */
  const boxesWith = (html: string) =>
    [...html.matchAll(/<textarea[^>]*>([^<]*)|<input[^>]* value="([^"]*)"/g)].filter((box) =>
      (box[1] ?? box[2] ?? '').includes(WORDS),
    ).length

  const marked = `${WORDS}\nMẬT`
  const refused: readonly (readonly [keyof typeof cookies, () => string, string, [string, string][]])[] = [
    [
      'officer',
      () => `/duties/${duty}/draft`,
      'a report with a figure that is none',
      [
        ['figure', '12 thửa'],
        ['results', WORDS],
      ],
    ],
    [
      'officer',
      () => `/duties/${duty}/submission`,
      'a report that bears a mark',
      [
        ['did', 'done'],
        ['results', WORDS],
        ['limits', 'MẬT'],
      ],
    ],
    ['officer', () => `/duties/${duty}/extensions`, 'a request without a day', [['extensionReason', WORDS]]],
    [
      'coordinator',
      () => `/duties/${second}/return`,
      'a return of another version',
      [
        ['number', '9'],
        ['returnReason', WORDS],
      ],
    ],
    [
      'coordinator',
      () => `/duties/${duty}/paper`,
      'a paper report without its day',
      [
        ['receivedOn', 'x'],
        ['results', WORDS],
      ],
    ],
    [
      'coordinator',
      () => `/duties/${duty}/standing`,
      'a decision that bears a mark',
      [
        ['how', 'waived'],
        ['basis', marked],
      ],
    ],
    ['coordinator', () => `/duties/${duty}/explanations`, 'a question without a day', [['question', WORDS]]],
    [
      'officer',
      () => `/duties/${duty}/disputes`,
      'a dispute about a return that never was',
      [
        ['about', 'return'],
        ['claim', WORDS],
      ],
    ],
    [
      'coordinator',
      () => `/reviews/${review}/statements`,
      'a statement without a speaker',
      [['summary', WORDS]],
    ],
    ['coordinator', () => `/reviews/${review}/attendance`, 'a person without a title', [['name', WORDS]]],
    [
      'coordinator',
      () => `/reviews/${review}/conclusions`,
      'a conclusion that bears a mark',
      [['text', marked]],
    ],
    [
      'coordinator',
      () => `/reviews/${review}/conclusions/${conclusion}/tasks`,
      'a task without a day or a reason',
      [['output', WORDS]],
    ],
    [
      'coordinator',
      () => `/reviews/${review}/acts/postpone`,
      'a review put off with a mark',
      [['reason', marked]],
    ],
    [
      'coordinator',
      () => `/agreements/${world.agreementId}/difficulties`,
      'a difficulty of no kind',
      [
        ['text', WORDS],
        ['kind', 'x'],
      ],
    ],
  ]
  it.each(refused)(
    '%s %s: %s is shown again as it was written, in its own form alone',
    async (who, path, _, form) => {
      const { status, html } = await ask(who, path(), form)
      expect(status).toBe(422)
      expect(boxesWith(html)).toBe(1)
    },
  )

  it('ask before a second body of one name is entered, and let it be', async () => {
    const said: [string, string][] = [
      ...([
        ['name', 'Huyện Hai Suối'],
        ['shortName', WORDS],
        ['since', '2021-01-01'],
      ] as [string, string][]),
    ]
    const first = await ask('administrator', '/bodies', said)
    expect([first.status, boxesWith(first.html), first.html.includes('name="another"')]).toEqual([
      422,
      1,
      true,
    ])
    expect((await ask('administrator', '/bodies', [...said, ['another', 'yes']])).status).toBe(303)
  })

  it('refuse what is too long, and cut nothing', async () => {
    const { status, html } = await ask('officer', `/duties/${duty}/extensions`, [
      ['proposed', '2021-05-01'],
      ['extensionReason', WORDS.repeat(200)],
    ])
    expect([status, html.includes('dài quá 2.000 chữ'), boxesWith(html)]).toEqual([422, true, 1])
  })

  it('tick what was brought since the draft was kept, and leave out what its writer left out', async () => {
    const bring = async (name: string, at: string, by: string) => {
      const file = { name, bytes: Buffer.from(`%PDF-1.7\n${name}\n%%EOF\n`) }
      const owner = { ownerKind: 'duty' as const, ownerId: duty }
      const brought = await bringEvidence(house, world.siteId, owner, file, by, at)
      return brought.outcome === 'done' ? brought.evidence.id : expect.unreachable()
    }
    const account = await memberOf(house, world.siteId, 'B')
    await postAt(house, world.siteId, account, world.districts[0] ?? '', 'officer')
    const first = await bring('một', '2021-01-01T00:00:00.000Z', account)
    const ticked = async () => {
      const { html } = await ask('officer', `/duties/${duty}`)
      return [...html.matchAll(/<input type="checkbox" name="files" value="([^"]+)" checked/g)].map(
        ([, id]) => id,
      )
    }
    expect(await ticked()).toEqual([first])
    await ask('officer', `/duties/${duty}/draft`, [
      ['version', '0'],
      ['results', WORDS],
    ])
    expect(await ticked()).toEqual([])
    const later = await bring('hai', '2021-02-01T00:00:00.000Z', account)
    await bring('của cơ quan đầu mối', '2021-02-01T00:00:00.000Z', 'somebody of the office')
    expect(await ticked()).toEqual([later])
  })
})
