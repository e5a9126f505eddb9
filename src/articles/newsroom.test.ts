import { afterEach, beforeEach, expect, it } from 'vitest'
import { describeEachEngine, type TestHouse } from '../../test/engines.ts'
import { paragraph } from '../../test/story.ts'
import type { Person, Role } from '../accounts/index.ts'
import { lookUp } from '../addresses/index.ts'
import { firstBrokenEntry } from '../journal/index.ts'
import { addSection, foundSite, type Section, type Site } from '../sites/index.ts'
import { approve, giveBack, handIn, publishWork } from './deciding.ts'
import { newestArticles } from './lists.ts'
import { noticesOf, publishedArticle } from './queries.ts'
import { own } from './tables.ts'
import { type Work, workFor, workList } from './work.ts'
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
  const publishes = (work: Work, note = '') =>
    house.database.transact((rows) => publishWork(rows, work, note, 'publisher', now))
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

  it('takes an article from a draft to its readers', async () => {
    expect(await throughTheHouse()).toEqual({ outcome: 'done' })
    expect(await lookUp(house.database.rows, site.id, 'suoimo.example', ADDRESS)).toMatchObject({
      subject: id,
    })
    const article = await publishedArticle(house.database.rows, site.id, id)
    expect(article?.revision).toMatchObject({ title: 'Khánh thành cầu treo', tags: ['cầu'] })
    expect(article?.appeared.at).toBe(now)
    expect(await newestArticles(house.database.rows, site.id, { limit: 5 })).toHaveLength(1)
    expect(await workList(house.database.rows, publisher(), site.id)).toEqual([])
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
    await house.database.transact((rows) => takeUp(rows, article, 'reporter', now))
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
})
