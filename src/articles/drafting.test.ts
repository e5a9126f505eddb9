import { afterEach, beforeEach, expect, it } from 'vitest'
import { describeEachEngine, NOW, type TestHouse } from '../../test/engines.ts'
import { foundCommune, paragraph } from '../../test/story.ts'
import type { Section, Site } from '../sites/index.ts'
import { type Drafted, draftArticle } from './drafting.ts'
import { readiness } from './readiness.ts'
import { asWork, selectWork } from './work.ts'

describeEachEngine('an article that another room drafts', (open) => {
  let house: TestHouse
  let [site, section] = [{} as Site, {} as Section]
  beforeEach(async () => {
    house = await open()
    ;({ site, section } = await foundCommune(house))
  })
  afterEach(() => house.close())

  const draft = async (more: Partial<Drafted> = {}) => {
    const drafted: Drafted = {
      ...{
        siteId: site.id,
        sectionId: section.id,
        language: 'vi',
        title: 'Hội nghị',
        lead: 'Ngày 24/8/2023',
      },
      body: ['Có 1.042 nhiệm vụ đến hạn, trong đó 39 đúng hạn.', ['Một', 'Hai']],
      byline: 'Hà Thị Viết',
      bound: [
        { before: 'ó ', value: '1.042', after: ' nhiệm vụ đến hạn' },
        { before: ', trong đó ', value: '39', after: ' đúng hạn' },
        { before: ', đã hoàn thành ', value: '1.039', after: '' },
      ],
      ...more,
    }
    const id = await house.database.transact((rows) => draftArticle(rows, drafted, 'office', NOW))
    const found = await selectWork(house.database.rows, site.id)
      .where('article_work.article_id', '=', id)
      .executeTakeFirstOrThrow()
    return asWork(found)
  }
  const differs = (work: Awaited<ReturnType<typeof draft>>, text: string) => {
    const body = { type: 'doc', content: [paragraph(text)] }
    return readiness({ ...work, revision: { ...work.revision, body } }).some(
      ({ key }) => key === 'figureDiffers',
    )
  }

  it('is an ordinary draft of whoever asked, with paragraphs and lists', async () => {
    const work = await draft()
    expect(work).toMatchObject({ state: 'draft', authorId: 'office', revision: { title: 'Hội nghị' } })
    expect(work.revision.body).toMatchObject({
      content: [{ type: 'paragraph' }, { type: 'bulletList', content: [{ type: 'listItem' }, {}] }],
    })
    expect(readiness(work).map(({ key }) => key)).toEqual([])
  })

  it.each([
    ['Có 1.043 nhiệm vụ đến hạn, trong đó 39 đúng hạn.', true],
    ['Có 1042 nhiệm vụ đến hạn, trong đó 39 đúng hạn.', true],
    ['Đã có 1.042 nhiệm vụ đến hạn, trong đó 40 đúng hạn.', true],
    ['Toàn tỉnh có 1.042 nhiệm vụ đến hạn, trong đó 39 đúng hạn, rất tốt.', false],
    ['Có 1.042 nhiệm vụ đến hạn, trong đó 39,5 đúng hạn.', true],
    ['Có 1.042 nhiệm vụ đến hạn, đã hoàn thành 1.039.', false],
    ['Có 1.042 nhiệm vụ đến hạn, đã hoàn thành 1.039.000.', true],
    ['Hội nghị diễn ra sôi nổi, có 12 đại biểu phát biểu.', false],
  ])('holds its numbers to the record: "%s" differs: %s', async (text, expected) => {
    expect(differs(await draft(), text)).toBe(expected)
  })
})
