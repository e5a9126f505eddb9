import { afterEach, beforeEach, expect, it } from 'vitest'
import { describeEachEngine, NOW, type TestHouse } from '../../test/engines.ts'
import { foundCommune, paragraph, story } from '../../test/story.ts'
import { find, readQuestion } from '../search/index.ts'
import { addSection } from '../sites/index.ts'
import { correct } from './changing.ts'
import { withdraw } from './leaving.ts'
import { countArticles, daysOf, newestArticles, tagName, tagsOf } from './lists.ts'
import { type NewArticle, publishNew } from './publishing.ts'
import { noticesOf, publishedArticle, titlesById, translationsOf, withdrawnArticle } from './queries.ts'
import { languageShelf, type Shelf, sectionShelf, tagShelf } from './shelves.ts'
import { showAll } from './showing.ts'
import { own } from './tables.ts'

describeEachEngine('the shelves', (open) => {
  let house: TestHouse
  let place: Awaited<ReturnType<typeof foundCommune>>
  beforeEach(async () => {
    house = await open()
    place = await foundCommune(house)
  })
  afterEach(() => house.close())

  const publish = async (over: Partial<NewArticle> = {}) => {
    const made = await house.database.transact((rows) => publishNew(rows, story(place, over), 'test', NOW))
    if (made.outcome !== 'done') throw new Error(made.outcome)
    return made.id
  }
  const on = async (shelf: Shelf) =>
    (await newestArticles(house.database.rows, place.site.id, { shelf, limit: 50 })).map(({ id }) => id)
  const known = async (id: string) => ({
    siteId: place.site.id,
    id,
    version: (await publishedArticle(house.database.rows, place.site.id, id))?.version ?? 0,
  })
  const at = (instant: string) => ({
    appeared: { at: instant, precision: 'minute' as const, basis: 'printed' as const },
  })

  it('hold an article by section and those above, tag and language; a translation by its language only', async () => {
    const below = await house.database.transact((rows) =>
      addSection(rows, place.site, 'Tin thôn', undefined, 'test', NOW, place.section.id),
    )
    const id = await publish({ sectionId: below.id, tags: ['Đường về bản', 'Cầu'] })
    const english = await publish({ language: 'en', originalId: id, title: 'Road', tags: ['Cầu'] })
    for (const shelf of [
      'all',
      sectionShelf(below.id),
      sectionShelf(place.section.id),
      tagShelf('cau'),
    ] as const)
      expect(await on(shelf)).toEqual([id])
    expect(await on(languageShelf('en'))).toEqual([english])
    const article = await publishedArticle(house.database.rows, place.site.id, english)
    if (!article) throw new Error('not there')
    expect((await translationsOf(house.database.rows, article)).map(({ language }) => language)).toEqual([
      'vi',
      'en',
    ])
    expect(await tagsOf(house.database.rows, place.site.id, 9)).toEqual([
      { slug: 'cau', name: 'Cầu', articles: 1 },
      { slug: 'duong-ve-ban', name: 'Đường về bản', articles: 1 },
    ])
    expect(await tagName(house.database.rows, place.site.id, 'cau')).toBe('Cầu')
  })

  it('count by the days of the site’s zone', async () => {
    // 23:30 and 00:30 in Vietnam are one day apart.
    await publish(at('2026-10-31T16:30:00.000Z'))
    await publish(at('2026-10-31T17:30:00.000Z'))
    await publish({ appeared: { at: NOW, precision: 'minute', basis: 'import' } })
    const { rows } = house.database
    const days = await daysOf(rows, place.site.id)
    expect(days.map(({ day, articles }) => [day, articles])).toEqual([
      ['2026-11-01', 1],
      ['2026-10-31', 1],
      ['', 1],
    ])
    expect(await countArticles(rows, place.site.id, { from: '2026-10-01', until: '2026-10-31' })).toBe(1)
    const october = await newestArticles(rows, place.site.id, {
      from: '2026-10-01',
      until: '2026-10-31',
      limit: 9,
    })
    expect(october).toHaveLength(1)
    expect(await countArticles(rows, place.site.id)).toBe(3)
  })

  it('hold no page of the menu, which is found by searching', async () => {
    const id = await publish({ kind: 'page', path: '/gioi-thieu', title: 'Giới thiệu' })
    expect(await on('all')).toEqual([])
    const { found } = await find(house.database.rows, readQuestion('giới thiệu'), {
      siteId: place.site.id,
      limit: 9,
    })
    expect(found.map(({ subject }) => subject)).toEqual([id])
  })

  it('let go of what is withdrawn, whose address tells why, and of nothing when somebody was quicker', async () => {
    const id = await publish({ tags: ['Cầu'] })
    const before = await known(id)
    const leave = (reason: string) =>
      house.database.transact((rows) => withdraw(rows, before, reason, 'test', NOW))
    expect(await leave('  ')).toEqual({ outcome: 'issues', issues: ['noteEmpty'] })
    expect(await leave('Đăng nhầm')).toEqual({ outcome: 'done' })
    expect(await leave('Lần nữa')).toEqual({ outcome: 'notFound' })
    const { rows } = house.database
    expect(await on('all')).toEqual([])
    expect(await countArticles(rows, place.site.id)).toBe(0)
    expect(await tagsOf(rows, place.site.id, 9)).toEqual([])
    expect(await withdrawnArticle(rows, place.site.id, id)).toMatchObject({ notice: { note: 'Đăng nhầm' } })
    expect(await titlesById(rows, place.site.id, [id])).toEqual([])
    expect((await find(rows, readQuestion('dân'), { siteId: place.site.id, limit: 9 })).count).toBe(0)
  })

  it('show what a correction says, with its note, and keep the revision before', async () => {
    const id = await publish()
    const before = await known(id)
    const body = { type: 'doc', content: [paragraph('Sáng nay xã họp bàn việc làm cầu.')] }
    const put = (changes: object) =>
      house.database.transact((rows) =>
        correct(rows, before, changes, 'Sửa “đường” thành “cầu”', 'test', NOW),
      )
    expect(await put({ body: { type: 'doc', content: [{ type: 'script' }] } })).toMatchObject({
      outcome: 'issues',
    })
    expect(await put({ title: 'Xã bàn làm cầu', body })).toEqual({ outcome: 'done' })
    expect(await put({ title: 'Khác' })).toEqual({ outcome: 'conflict' })
    const { rows } = house.database
    expect(await publishedArticle(rows, place.site.id, id)).toMatchObject({
      version: 2,
      revision: { number: 2, title: 'Xã bàn làm cầu' },
      notices: [{ kind: 'correction', note: 'Sửa “đường” thành “cầu”' }],
    })
    expect(await noticesOf(rows, place.site.id, id)).toHaveLength(1)
    expect((await find(rows, readQuestion('cầu'), { siteId: place.site.id, limit: 9 })).count).toBe(1)
    const revisions = await own(rows)
      .selectFrom('article_revision')
      .select('number')
      .where('article_id', '=', id)
      .execute()
    expect(revisions).toHaveLength(2)
  })

  it('are the same after everything was put on them anew', async () => {
    await publish({ tags: ['Cầu'] })
    await publish(at('2026-10-31T17:30:00.000Z'))
    const state = async () => [
      await on('all'),
      await on(tagShelf('cau')),
      await daysOf(house.database.rows, place.site.id),
    ]
    const before = await state()
    expect(await showAll(house.database)).toBe(2)
    expect(await state()).toEqual(before)
  })
})
