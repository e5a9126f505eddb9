import { afterEach, beforeEach, expect, it } from 'vitest'
import { describeEachEngine, type TestHouse } from '../../test/engines.ts'
import { paragraph } from '../../test/story.ts'
import { type Person, type Role, versionOf } from '../accounts/index.ts'
import { lookUp } from '../addresses/index.ts'
import { firstBrokenEntry } from '../journal/index.ts'
import { addSection, foundSite, type Section, type Site } from '../sites/index.ts'
import { board, departed } from './board.ts'
import { correct } from './changing.ts'
import { compare } from './comparing.ts'
import { approve, discard, giveBack, handIn, resume } from './deciding.ts'
import { parseDocument } from './document.ts'
import { revisionNumbered } from './history.ts'
import { leave } from './leaving.ts'
import { newestArticles } from './lists.ts'
import { isShown, usesOf } from './media-uses.ts'
import { endPreview, openPreview, previewed, previewsOf } from './previewing.ts'
import { publishedList } from './published-list.ts'
import { noticesOf, publishedArticle, withdrawnArticle } from './queries.ts'
import { publishWork, schedule, type Telling, unschedule } from './releasing.ts'
import { restore } from './restoring.ts'
import { review, reword } from './reviewing.ts'
import { publishDue } from './scheduling.ts'
import { storyFor } from './standing.ts'
import { own } from './tables.ts'
import { type Work, workFor } from './work.ts'
import { begin, Content, save, takeUp } from './writing.ts'

const ADDRESS = '/tin/khanh-thanh-cau-treo'

describeEachEngine('the newsroom', (open) => {
  let house: TestHouse
  let now = ''
  let site: Site
  let section: Section
  let id = ''
  const person = (name: string, role: Role): Person => ({
    account: { id: name, email: `${name}@a`, name, language: 'vi', state: 'active' },
    grants: [{ siteId: site.id, sectionId: null, role, until: null }],
  })
  const reporter = () => person('reporter', 'reporter')
  const publisher = () => person('publisher', 'publisher')

  beforeEach(async () => {
    now = '2026-11-24T03:00:00.000Z'
    house = await open(() => now)
    const founded = { name: 'Cổng', bodyName: 'Xã', hosts: ['suoimo.example'] }
    site = await house.database.transact((rows) => foundSite(rows, founded, 'test', now))
    section = await house.database.transact((rows) =>
      addSection(rows, site, 'Tin tức', 'tin-tuc', 'test', now),
    )
    const place = { siteId: site.id, sectionId: section.id, language: 'vi' }
    id = await house.database.transact((rows) => begin(rows, place, 'reporter', now))
  })
  afterEach(async () => {
    expect(await firstBrokenEntry(house.database.rows)).toBeUndefined()
    await house.close()
  })

  const later = (minutes: number) => {
    now = new Date(Date.parse(now) + minutes * 60_000).toISOString()
  }
  const seenBy = async (someone: Person, act: Parameters<typeof workFor>[2] = 'see'): Promise<Work> =>
    (await workFor(house.database.rows, someone, act, site.id, id)) ?? expect.unreachable()
  const content = (over: object = {}) =>
    Content.parse({
      title: 'Khánh thành cầu treo',
      lead: '',
      dateline: '',
      sectionId: section.id,
      bylines: [{ role: 'text', name: 'Lò Văn Thử' }],
      source: { name: '', url: '' },
      tags: ['cầu', ' cầu ', ''],
      body: { type: 'doc', content: [paragraph('Sáng nay, cầu treo được khánh thành.')] },
      ...over,
    })
  const saves = (work: Work, over: object = {}, by = 'reporter') =>
    house.database.transact((rows) => save(rows, work, content(over), by, now))
  const decides = (decide: typeof handIn, work: Work, by: string) =>
    house.database.transact((rows) => decide(rows, work, by, now))
  const publishes = (work: Work, note = '') => {
    const telling: Telling = { kind: note === '' ? 'minor' : 'major', note }
    return house.database.transact((rows) => publishWork(rows, work, telling, 'publisher', now))
  }
  const numbers = async () =>
    (
      await own(house.database.rows)
        .selectFrom('article_revision')
        .select('number')
        .where('article_id', '=', id)
        .orderBy('number')
        .execute()
    ).map(({ number }) => number)
  const throughTheHouse = async (over: object = {}, note = '') => {
    await saves(await seenBy(reporter()), over)
    await decides(handIn, await seenBy(reporter()), 'reporter')
    await decides(approve, await seenBy(publisher()), 'publisher')
    return publishes(await seenBy(publisher()), note)
  }

  const told = async (someone: Person, act: Parameters<typeof storyFor>[2] = 'look-back') =>
    (await storyFor(house.database.rows, someone, act, site.id, id)) ?? expect.unreachable()
  const takesUp = async () => {
    const story = await told(publisher(), 'take-up')
    await house.database.transact((rows) => takeUp(rows, story, 'reporter', now))
  }

  it('takes an article from a draft to its readers', async () => {
    expect(await throughTheHouse()).toEqual({ outcome: 'done' })
    expect(await lookUp(house.database.rows, site.id, 'suoimo.example', ADDRESS)).toMatchObject({
      subject: id,
    })
    const article = await publishedArticle(house.database.rows, site.id, id)
    expect(article?.revision).toMatchObject({ title: 'Khánh thành cầu treo', tags: ['cầu'] })
    expect(article?.appeared.at).toBe(now)
    expect(await newestArticles(house.database.rows, site.id, { limit: 5 })).toHaveLength(1)
    const { count } = await board(house.database.rows, publisher(), site.id, 'all', {}, { limit: 5 })
    expect(count).toBe(0)
  })

  it('folds the quick changes of one person into one revision, for ten minutes', async () => {
    for (let minute = 0; minute < 3; minute += 1) {
      await saves(await seenBy(reporter()), { title: `Bản ${minute}` })
      later(4)
    }
    expect(await numbers()).toEqual([1])
    await saves(await seenBy(reporter()), { title: 'Bản sau' })
    expect(await numbers()).toEqual([1, 2])
  })

  it('never writes over what another wrote', async () => {
    await saves(await seenBy(reporter()), { title: 'Của phóng viên' })
    const seen = await seenBy(publisher())
    await saves(seen, { title: 'Của người duyệt' }, 'publisher')
    expect(await saves(seen, { title: 'Chậm hơn' })).toEqual({ outcome: 'conflict' })
    expect((await seenBy(reporter())).revision.title).toBe('Của người duyệt')
    await saves(await seenBy(reporter()), { title: 'Viết tiếp' })
    expect(await numbers()).toEqual([1, 2, 3])
  })

  it('lets one of two win who save at once, and tells the other', async () => {
    const seen = await seenBy(reporter())
    const both = await Promise.all([
      saves(seen, { title: 'Một' }),
      saves(seen, { title: 'Hai' }, 'publisher'),
    ])
    expect(both.map(({ outcome }) => outcome).sort()).toEqual(['conflict', 'done'])
  })

  it('gives it back with a note, which goes when it is handed in again', async () => {
    await saves(await seenBy(reporter()))
    await decides(handIn, await seenBy(reporter()), 'reporter')
    const waiting = await seenBy(publisher())
    const back = (note: string) =>
      house.database.transact((rows) => giveBack(rows, waiting, note, 'publisher', now))
    expect(await back(' ')).toMatchObject({ outcome: 'issues' })
    await back('Thiếu tên thôn')
    expect(await seenBy(reporter(), 'write')).toMatchObject({ state: 'draft', note: 'Thiếu tên thôn' })
    await decides(handIn, await seenBy(reporter()), 'reporter')
    expect((await seenBy(publisher())).note).toBeNull()
  })

  it('voids an approval by any later change, and publishes nothing that was not approved', async () => {
    await saves(await seenBy(reporter()))
    await decides(handIn, await seenBy(reporter()), 'reporter')
    await decides(approve, await seenBy(publisher()), 'publisher')
    const approved = await seenBy(publisher(), 'publish')
    await saves(approved, { title: 'Đổi sau khi duyệt' }, 'publisher')
    expect(await workFor(house.database.rows, publisher(), 'publish', site.id, id)).toBeUndefined()
    expect(await publishes(approved)).toEqual({ outcome: 'conflict' })
    expect(await publishedArticle(house.database.rows, site.id, id)).toBeUndefined()
  })

  it('keeps a revision that was handed in as it was', async () => {
    await saves(await seenBy(reporter()))
    await decides(handIn, await seenBy(reporter()), 'reporter')
    await saves(await seenBy(publisher()), { title: 'Sửa chữ' }, 'publisher')
    expect(await numbers()).toEqual([1, 2])
  })

  it('publishes once where two ask at once', async () => {
    await saves(await seenBy(reporter()))
    await decides(handIn, await seenBy(reporter()), 'reporter')
    await decides(approve, await seenBy(publisher()), 'publisher')
    const work = await seenBy(publisher())
    const both = await Promise.all([publishes(work), publishes(work)])
    expect(both.map(({ outcome }) => outcome).sort()).toEqual(['conflict', 'done'])
    expect(await newestArticles(house.database.rows, site.id, { limit: 5 })).toHaveLength(1)
  })

  it.each([
    ['Cầu dài 60 m, không phải 80 m.', 1],
    ['', 0],
  ])('leaves the old text public until the new one is, told as %j', async (note, told) => {
    await throughTheHouse()
    later(60)
    const article = (await publishedArticle(house.database.rows, site.id, id)) ?? expect.unreachable()
    await takesUp()
    await saves(await seenBy(reporter()), { title: 'Khánh thành cầu treo dài 60 m' })
    const meanwhile = await publishedArticle(house.database.rows, site.id, id)
    expect(meanwhile?.revision.title).toBe('Khánh thành cầu treo')
    await throughTheHouse({ title: 'Khánh thành cầu treo dài 60 m' }, note)
    const after = await publishedArticle(house.database.rows, site.id, id)
    expect(after?.revision.title).toBe('Khánh thành cầu treo dài 60 m')
    expect(after?.appeared.at).toBe(article.appeared.at)
    expect(await noticesOf(house.database.rows, site.id, id)).toHaveLength(told)
    expect(await lookUp(house.database.rows, site.id, 'suoimo.example', ADDRESS)).toMatchObject({
      subject: id,
    })
  })

  it('takes no text that the schema does not know, and puts every letter together in one way', async () => {
    const script = { type: 'doc', content: [{ type: 'script', content: [] }] }
    expect(await saves(await seenBy(reporter()), { body: script })).toEqual({ outcome: 'issues' })
    const body = { type: 'doc', content: [paragraph('hòa'.normalize('NFD'))] }
    await saves(await seenBy(reporter()), { title: 'hòa'.normalize('NFD'), body })
    const { revision } = await seenBy(reporter())
    expect([revision.title, JSON.stringify(revision.body)]).toEqual(['hòa', expect.stringContaining('hòa')])
  })

  const approved = async () => {
    await saves(await seenBy(reporter()))
    await decides(handIn, await seenBy(reporter()), 'reporter')
    await decides(approve, await seenBy(publisher()), 'publisher')
    return seenBy(publisher())
  }
  const silently: Telling = { kind: 'minor', note: '' }
  const schedules = (work: Work, publishAt: string) =>
    house.database.transact((rows) => schedule(rows, work, publishAt, silently, 'publisher', now))
  const soon = (minutes: number) => new Date(Date.parse(now) + minutes * 60_000).toISOString()

  it('publishes by the clock, at its time and once where several processes look', async () => {
    expect(await schedules(await approved(), soon(30))).toEqual({ outcome: 'done' })
    expect(await publishDue(house.database, () => now)).toEqual([])
    expect(await publishedArticle(house.database.rows, site.id, id)).toBeUndefined()
    later(30)
    await Promise.all([1, 2, 3].map(() => publishDue(house.database, () => now)))
    expect((await publishedArticle(house.database.rows, site.id, id))?.appeared.at).toBe(now)
    expect(await newestArticles(house.database.rows, site.id, { limit: 5 })).toHaveLength(1)
  })

  it('schedules nothing for a time that has passed, and lets it be called off', async () => {
    expect(await schedules(await approved(), now)).toMatchObject({ issues: [{ key: 'timePast' }] })
    await schedules(await seenBy(publisher()), soon(5))
    const work = await seenBy(publisher(), 'unschedule')
    await house.database.transact((rows) => unschedule(rows, work, 'publisher', now))
    later(10)
    await publishDue(house.database, () => now)
    expect(await publishedArticle(house.database.rows, site.id, id)).toBeUndefined()
    expect(await seenBy(publisher(), 'publish')).toMatchObject({ state: 'approved', publishAt: null })
  })

  it('says what stood in the way when its time had come, and tries no more until somebody acts', async () => {
    await schedules(await approved(), soon(5))
    const { revision } = await seenBy(publisher())
    // As if a rule had been added meanwhile.
    await own(house.database.rows)
      .updateTable('article_revision')
      .set({ bylines: '[]' })
      .where('id', '=', revision.id)
      .execute()
    later(5)
    await publishDue(house.database, () => now)
    expect((await seenBy(publisher())).problem).toBe('["bylineMissing"]')
    const waiting = await board(house.database.rows, publisher(), site.id, 'waiting', {}, { limit: 5 })
    expect(waiting.work.map(({ articleId }) => articleId)).toEqual([id])
    expect(await seenBy(publisher(), 'unschedule')).toBeDefined()
  })

  const leaves = async (leaving: Parameters<typeof leave>[2]) => {
    later(1)
    const story = await told(publisher(), 'withdraw')
    return house.database.transact((rows) => leave(rows, story, leaving, 'publisher', now))
  }
  const found = () => lookUp(house.database.rows, site.id, 'suoimo.example', ADDRESS)

  it('withdraws with a reason at its address, and brings it back with its day and its address', async () => {
    await throughTheHouse()
    const before = (await publishedArticle(house.database.rows, site.id, id))?.appeared.at
    expect(await leaves({ way: 'withdrawn', reason: ' ' })).toMatchObject({ outcome: 'issues' })
    expect(await leaves({ way: 'withdrawn', reason: 'Sai ngày.' })).toEqual({ outcome: 'done' })
    expect((await withdrawnArticle(house.database.rows, site.id, id))?.notice.note).toBe('Sai ngày.')
    expect(await found()).toMatchObject({ kind: 'withdrawn' })
    later(60)
    await takesUp()
    expect(await throughTheHouse({ lead: 'Đúng ngày.' })).toEqual({ outcome: 'done' })
    const after = await publishedArticle(house.database.rows, site.id, id)
    expect(after).toMatchObject({ appeared: { at: before }, revision: { lead: 'Đúng ngày.' } })
    expect(await found()).toMatchObject({ kind: 'current', subject: id })
    expect(after?.notices.map(({ kind }) => kind)).toEqual(['withdrawal'])
  })

  it('removes what was published in error without a word to readers', async () => {
    await throughTheHouse()
    await leaves({ way: 'error', reason: 'Bài nội bộ.' })
    expect(await withdrawnArticle(house.database.rows, site.id, id)).toBeUndefined()
    expect(await found()).toMatchObject({ kind: 'gone' })
    expect(await told(publisher())).toMatchObject({ standing: 'withdrawn' })
  })

  it('archives: still to be read, in no list', async () => {
    await throughTheHouse()
    await leaves({ way: 'archived', reason: 'Đã qua.' })
    expect(await newestArticles(house.database.rows, site.id, { limit: 5 })).toEqual([])
    const article = await publishedArticle(house.database.rows, site.id, id)
    expect(article?.notices).toMatchObject([{ kind: 'archive', note: 'Đã qua.' }])
    const listed = await publishedList(
      house.database.rows,
      site.id,
      { text: 'cầu treo', days: {} },
      { limit: 5 },
    )
    expect(listed.map((each) => each.id)).toEqual([id])
  })

  it('leads the address on to another article, which must be public', async () => {
    await throughTheHouse()
    const first = id
    expect(await leaves({ way: 'moved', reason: 'Trùng.', to: 'nobody' })).toEqual({ outcome: 'notFound' })
    const place = { siteId: site.id, sectionId: section.id, language: 'vi' }
    id = await house.database.transact((rows) => begin(rows, place, 'reporter', now))
    await throughTheHouse({ title: 'Bài thứ hai' })
    const second = id
    id = first
    expect(await leaves({ way: 'moved', reason: 'Trùng.', to: second })).toEqual({ outcome: 'done' })
    expect(await found()).toMatchObject({ kind: 'moved', subject: second })
  })

  it('uses an earlier revision again as the newest, and loses nothing between', async () => {
    await saves(await seenBy(reporter()), { title: 'Bản một' })
    later(20)
    await saves(await seenBy(reporter()), { title: 'Bản hai' })
    const earlier = await revisionNumbered(house.database.rows, site.id, id, 1)
    const work = await seenBy(reporter(), 'write')
    await house.database.transact((rows) =>
      restore(rows, work, earlier ?? expect.unreachable(), 'reporter', now),
    )
    expect((await seenBy(reporter())).revision).toMatchObject({ title: 'Bản một', number: 3 })
    expect(await numbers()).toEqual([1, 2, 3])
    const [one, two] = [
      await revisionNumbered(house.database.rows, site.id, id, 1),
      await revisionNumbered(house.database.rows, site.id, id, 2),
    ]
    expect(compare(one ?? expect.unreachable(), two ?? expect.unreachable())).toEqual([
      {
        part: 'title',
        pieces: [
          { kind: 'same', text: 'Bản ' },
          { kind: 'removed', text: 'một' },
          { kind: 'added', text: 'hai' },
        ],
      },
    ])
  })

  it('keeps every text that can be typed, whatever stands before a mark, and none that a database cannot store', async () => {
    const odd = 'một\n\u0303 hai\t\u0301 ba\u0000'
    const body = { type: 'doc', content: [paragraph(odd)] }
    expect(await saves(await seenBy(reporter()), { title: odd, body })).toMatchObject({ outcome: 'done' })
    const { revision } = await seenBy(reporter())
    expect(revision.title).toBe('một\n\u0303 hai\t\u0301 ba')
    expect(JSON.stringify(revision.body)).not.toContain('u0000')
  })

  it('leaves the language of a public article alone, also of one that was imported', async () => {
    await throughTheHouse()
    await takesUp()
    await house.database.transact((rows) =>
      own(rows).updateTable('article').set({ version: 1 }).where('id', '=', id).execute(),
    )
    await saves(await seenBy(reporter()), { language: 'en' })
    expect((await publishedArticle(house.database.rows, site.id, id))?.language).toBe('vi')
  })

  it('ends nothing and tells nobody where an article did not leave', async () => {
    await throughTheHouse()
    await takesUp()
    const secret = await house.database.transact(
      async (rows) => (await openPreview(rows, await seenBy(reporter()), 'reporter', now)) ?? '',
    )
    expect(await leaves({ way: 'moved', reason: 'x', to: id })).toEqual({ outcome: 'notFound' })
    expect(await previewed(house.database.rows, site.id, secret, now)).toBeDefined()
  })

  it('lets no correction be undone by what was being prepared', async () => {
    await throughTheHouse()
    await takesUp()
    const article = (await publishedArticle(house.database.rows, site.id, id)) ?? expect.unreachable()
    const known = { siteId: site.id, id, version: article.version }
    const put = () =>
      house.database.transact((rows) => correct(rows, known, { title: 'Sửa' }, 'Sửa tên', 'cli', now))
    expect(await put()).toEqual({ outcome: 'conflict' })
    await saves(await seenBy(reporter()), { title: 'Bỏ đi' })
    await decides(discard, await seenBy(reporter()), 'reporter')
    expect(await put()).toEqual({ outcome: 'done' })
  })

  it('marks as read only the text that was read', async () => {
    await throughTheHouse()
    const story = await told(publisher())
    await house.database.transact((rows) =>
      own(rows).updateTable('article').set({ unreviewed: 1 }).where('id', '=', id).execute(),
    )
    const read = (version: number) =>
      house.database.transact((rows) => review(rows, { ...story, version }, 'editor', now))
    expect(await read(story.version - 1)).toEqual({ outcome: 'conflict' })
    expect(await read(story.version)).toEqual({ outcome: 'done' })
  })

  it('lists what has left by words, section and days', async () => {
    await throughTheHouse()
    await leaves({ way: 'withdrawn', reason: 'x' })
    const left = async (narrowing: Parameters<typeof departed>[2]) =>
      (await departed(house.database.rows, site.id, narrowing, { limit: 10 })).map((each) => each.id)
    expect(await left({ text: 'khanh thanh' })).toEqual([id])
    expect(await left({ text: 'không có' })).toEqual([])
    expect(await left({ sectionId: section.id })).toEqual([id])
    expect(await left({ sectionId: 'another' })).toEqual([])
    expect(await left({ until: '2000-01-01' })).toEqual([])
  })

  it('opens to outsiders only what is still at hand', async () => {
    await saves(await seenBy(reporter()))
    const stale = await seenBy(reporter())
    await saves(await seenBy(reporter()), { title: 'Mới hơn' }, 'editor')
    const opened = await house.database.transact((rows) => openPreview(rows, stale, 'reporter', now))
    expect(opened).toBeUndefined()
  })

  it('shows an outsider exactly one revision, until it ends or is taken back', async () => {
    await saves(await seenBy(reporter()), { title: 'Bản đã gửi' })
    const open = (work: Work) =>
      house.database.transact(async (rows) => (await openPreview(rows, work, 'reporter', now)) ?? '')
    const secret = await open(await seenBy(reporter()))
    await saves(await seenBy(reporter()), { title: 'Sửa sau đó' })
    const seen = async (at = now) =>
      (await previewed(house.database.rows, site.id, secret, at))?.revision.title
    expect(await seen()).toBe('Bản đã gửi')
    expect(await seen(soon(7 * 24 * 60 + 1))).toBeUndefined()
    expect(await previewed(house.database.rows, 'another', secret, now)).toBeUndefined()
    const [preview] = await previewsOf(house.database.rows, id, now)
    const work = await seenBy(reporter())
    await house.database.transact((rows) => endPreview(rows, work, preview?.id ?? '', 'reporter', now))
    expect(await seen()).toBeUndefined()
  })

  it('lets the words of a notice be put right, and says when', async () => {
    await throughTheHouse()
    later(60)
    await takesUp()
    await throughTheHouse({ title: 'Khánh thành cầu treo dài' }, 'Cầu dài 6 m.')
    const [notice] = await noticesOf(house.database.rows, site.id, id)
    later(5)
    const seen = versionOf(notice?.note)
    const put = (note: string) =>
      house.database.transact((rows) =>
        reword(rows, { siteId: site.id, id }, { at: notice?.at ?? '', note, seen }, 'publisher', now),
      )
    expect(await put('')).toMatchObject({ outcome: 'issues' })
    expect(await put('Cầu dài 60 m.')).toEqual({ outcome: 'done' })
    // Whoever still has the first words before them is told, and writes over nothing.
    expect(await put('Cầu dài 61 m.')).toEqual({ outcome: 'conflict' })
    expect(await noticesOf(house.database.rows, site.id, id)).toEqual([
      { kind: 'correction', at: notice?.at, note: 'Cầu dài 60 m.', rewordedAt: now },
    ])
  })

  it('asks for words where a change is to be told', async () => {
    await throughTheHouse()
    await takesUp()
    const work = await approved()
    const telling: Telling = { kind: 'major', note: ' ' }
    const answer = await house.database.transact((rows) => publishWork(rows, work, telling, 'publisher', now))
    expect(answer).toMatchObject({ issues: [{ key: 'correctionEmpty' }] })
  })

  it('drops a draft and takes it up again; of a public article only the change is dropped', async () => {
    await saves(await seenBy(reporter()))
    await decides(discard, await seenBy(reporter(), 'discard'), 'reporter')
    const dropped = await board(house.database.rows, reporter(), site.id, 'discarded', {}, { limit: 5 })
    expect(dropped.count).toBe(1)
    await decides(resume, await seenBy(reporter(), 'resume'), 'reporter')
    await throughTheHouse({ lead: 'Mới.' })
    await takesUp()
    await decides(discard, await seenBy(reporter(), 'discard'), 'reporter')
    expect(await workFor(house.database.rows, publisher(), 'see', site.id, id)).toBeUndefined()
    expect((await publishedArticle(house.database.rows, site.id, id))?.revision.lead).toBe('Mới.')
  })

  it('marks what its writer approved alone, until another has read it', async () => {
    await saves(await seenBy(publisher()), {}, 'publisher')
    await decides(handIn, await seenBy(publisher()), 'publisher')
    await decides(approve, await seenBy(publisher()), 'publisher')
    await publishes(await seenBy(publisher()))
    expect(await told(publisher())).toMatchObject({ isUnreviewed: true })
    expect(await storyFor(house.database.rows, publisher(), 'review', site.id, id)).toBeUndefined()
    const another = person('another', 'publisher')
    const story = await told(another, 'review')
    await house.database.transact((rows) => review(rows, story, 'another', now))
    expect(await told(publisher())).toMatchObject({ isUnreviewed: false })
  })

  it('lists by section, person, state, time and words', async () => {
    await saves(await seenBy(reporter()), { title: 'Cầu treo thôn Nà Mô' })
    const listed = async (narrowing: object, someone = publisher()) =>
      (await board(house.database.rows, someone, site.id, 'all', narrowing, { limit: 5 })).count
    expect(await listed({ text: 'na mo cau' })).toBe(1)
    expect(await listed({ text: '100%' })).toBe(0)
    expect(await listed({ sectionId: section.id, authorId: 'reporter', state: 'draft' })).toBe(1)
    expect(await listed({ authorId: 'another' })).toBe(0)
    expect(await listed({ from: soon(1) })).toBe(0)
    expect(await listed({ until: soon(1) })).toBe(1)
    expect(await listed({}, person('other', 'reporter'))).toBe(0)
    expect(await listed({}, person('other', 'administrator'))).toBe(0)
  })

  it('acts only on the very revision and state that were seen', async () => {
    const work = await approved()
    await saves(work, { title: 'Chưa ai duyệt' }, 'publisher')
    const sneaked = { ...work, version: work.version + 1 }
    expect(await schedules(sneaked, soon(5))).toEqual({ outcome: 'conflict' })
    expect(await publishes(sneaked)).toEqual({ outcome: 'conflict' })
    expect(await decides(approve, { ...sneaked, state: 'handed-in' }, 'publisher')).toEqual({
      outcome: 'conflict',
    })
  })

  it('ends what was opened to outsiders once it is public, gone or dropped', async () => {
    await saves(await seenBy(reporter()))
    const open = (work: Work) =>
      house.database.transact(async (rows) => (await openPreview(rows, work, 'reporter', now)) ?? '')
    const first = await open(await seenBy(reporter()))
    await throughTheHouse()
    expect(await previewed(house.database.rows, site.id, first, now)).toBeUndefined()
    await takesUp()
    const second = await open(await seenBy(reporter()))
    await leaves({ way: 'error', reason: 'x' })
    expect(await previewed(house.database.rows, site.id, second, now)).toBeUndefined()
  })

  it('shows a file to readers only while something public shows it', async () => {
    const shows = () => isShown(house.database.rows, site.id, 'file', now)
    const attachment = { type: 'attachment', attrs: { file: 'file', title: 'Kế hoạch' } }
    const body = { type: 'doc', content: [paragraph('Xem tệp.'), attachment, attachment] }
    await saves(await seenBy(reporter()), { body })
    expect(await shows()).toBe(false)
    await throughTheHouse({ body })
    expect(await shows()).toBe(true)
    expect(await usesOf(house.database.rows, site.id, 'file')).toMatchObject([{ id, where: 'public' }])
    await leaves({ way: 'error', reason: 'x' })
    expect(await shows()).toBe(false)
  })

  it('takes no text that is nested deeper than anybody writes', async () => {
    const nested = (depth: number): object =>
      depth === 0
        ? paragraph('x')
        : {
            type: 'bulletList',
            content: [{ type: 'listItem', content: [paragraph('x'), nested(depth - 1)] }],
          }
    const deep = (depth: number) => ({ type: 'doc', content: [nested(depth)] })
    expect(Content.safeParse({ ...content(), body: deep(5) }).success).toBe(true)
    expect(Content.safeParse({ ...content(), body: deep(1000) }).success).toBe(false)
    expect(parseDocument(deep(100))).toBeUndefined()
  })

  it('keeps where it comes from, and of a translation its original', async () => {
    await throughTheHouse()
    const original = id
    const place = { siteId: site.id, sectionId: section.id, language: 'vi' }
    id = await house.database.transact((rows) => begin(rows, place, 'reporter', now))
    const source = { name: 'Báo tỉnh', url: 'https://a.example/', author: 'Mẫu', day: '2026-11-24' }
    await throughTheHouse({ title: 'Bridge', language: 'en', originalId: original, source })
    const article = await publishedArticle(house.database.rows, site.id, id)
    expect(article).toMatchObject({ language: 'en', originalId: original, revision: { source } })
    expect(await newestArticles(house.database.rows, site.id, { limit: 5 })).toHaveLength(1)
    const again = id
    id = await house.database.transact((rows) => begin(rows, place, 'reporter', now))
    // What is itself a translation, or is not public, is no original.
    await saves(await seenBy(reporter()), { originalId: again })
    expect((await seenBy(reporter())).originalId).toBeNull()
  })
})
