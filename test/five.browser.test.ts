import type { Page } from 'playwright-core'
import sharp from 'sharp'
import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest'
import { findBarriers } from './axe.ts'
import { beginArticle, giveAuthenticator, openDesk, says, type TestDesk } from './desk-people.ts'
import { inFolder, onServer, type Shared } from './shared-data.ts'

const postgres = inject('postgresUrl')
const TITLE = 'Khánh thành cầu treo thôn Nà Mô'
const PATH = '/tin/khanh-thanh-cau-treo-thon-na-mo'

describe.each([
  ['SQLite', async () => inFolder()],
  ['PostgreSQL', () => onServer(postgres)],
] as const)('five people and an article (%s)', (engine, share) => {
  const absent = engine === 'PostgreSQL' && postgres === ''
  let desk: TestDesk
  let shared: Shared
  let ahead = 0
  const people = {} as Record<'administrator' | 'reporter' | 'editor' | 'publisher' | 'contributor', Page>
  let address = ''
  beforeAll(async () => {
    if (absent) return
    shared = await share()
    desk = await openDesk(shared.environment, () => new Date(Date.now() + ahead).toISOString())
    people.administrator = await desk.first()
    await secure(people.administrator)
  }, 60_000)
  afterAll(async () => {
    if (absent) return
    await desk.stop()
    await shared.drop()
  })

  const clean = async (page: Page) => expect(await findBarriers(page)).toEqual([])
  /** What the portal serves once it knows of a change; a browser may show its own copy for a minute. */
  const served = (status: number, words = '') =>
    expect
      .poll(
        async () => {
          const answer = await fetch(desk.at(PATH))
          return `${answer.status} ${(await answer.text()).includes(words)}`
        },
        { timeout: 15_000, interval: 300 },
      )
      .toBe(`${status} true`)
  /** Makes a passkey on a device of one's own. */
  async function secure(page: Page): Promise<void> {
    await giveAuthenticator(page)
    await page.goto(desk.at('/desk/account/factors'))
    await page.click('text=Tạo khóa')
    await page.waitForSelector('.work >> text=Máy này')
    await clean(page)
  }
  const opens = async (page: Page) => {
    await page.goto(address)
    await page.waitForSelector('main h1')
  }
  const decides = async (page: Page, button: string) => {
    await page.click(`.decisions button:has-text("${button}")`)
    await page.waitForURL(/\/desk\?did=/)
    await clean(page)
  }

  it.skipIf(absent)('are invited in the desk and need a second factor', async () => {
    const { administrator } = people
    await administrator.goto(desk.at('/desk/site/rules'))
    await clean(administrator)
    await administrator.check('#secondFactor')
    await administrator.click('.main-act')
    await administrator.waitForSelector('.done')
    for (const role of ['reporter', 'editor', 'publisher', 'contributor'] as const) {
      await administrator.goto(desk.at('/desk/people'))
      await clean(administrator)
      await administrator.fill('#email', `${role}@suoimo.example`)
      await administrator.fill('#name', `Người ${role}`)
      await administrator.selectOption('#role', role)
      await administrator.click('.main-act')
      const link = (await administrator.getAttribute('.done a', 'href')) ?? ''
      const page = await desk.enter(link.split('/').at(-1) ?? '', {}, role === 'reporter' ? 390 : 1280)
      expect(page.url()).toContain('/desk')
      await page.goto(desk.at('/desk/articles'))
      expect(page.url()).toContain('/desk/account/factors')
      await secure(page)
      people[role] = page
    }
    // What they were given alone lets them in again.
    await people.editor.click('text=Đăng xuất')
    await people.editor.click('text=Đăng nhập bằng khóa trên máy')
    await people.editor.waitForURL(/\/desk(?:\?did=.*)?$/)
  })

  it.skipIf(absent)('a reporter writes with three photos on a phone, and hands in', async () => {
    const { reporter } = people
    address = await beginArticle(reporter, TITLE)
    await reporter.click('.ProseMirror')
    await reporter.keyboard.insertText('Sáng nay, cầu treo được khánh thành. Cầu dài 80 m.')
    for (const [index, colour] of ['#a63', '#36a', '#383'].entries()) {
      const buffer = await sharp({ create: { width: 900, height: 600, channels: 3, background: colour } })
        .jpeg()
        .toBuffer()
      await reporter.click('[data-tool=picture]')
      await reporter.setInputFiles('#media-file', { name: `${index}.jpg`, mimeType: 'image/jpeg', buffer })
      const figure = reporter.locator('.block-view').nth(index)
      await figure.waitFor()
    }
    for (let index = 0; index < 3; index += 1) {
      const figure = reporter.locator('.block-view').nth(index)
      await figure.locator('[data-field=alternative]').fill(`Người dân qua cầu, ảnh ${index + 1}`)
      await figure.locator('[data-field=credit]').fill('Lò Văn Thử')
    }
    await reporter.fill('[name=byline]', 'Lò Văn Thử')
    await says(reporter, 'Đã lưu')
    await clean(reporter)
    expect(await reporter.textContent('[data-issues]')).toBe('')
    await reporter.click('text=Xem trước')
    await reporter.waitForSelector('iframe')
    await clean(reporter)
    await opens(reporter)
    await decides(reporter, 'Gửi duyệt')
  })

  it.skipIf(absent)('an editor returns it with a note; a contributor sees nothing of it', async () => {
    const { editor, contributor, reporter } = people
    await opens(editor)
    await editor.fill('#note', 'Xem lại chiều dài cầu.')
    await decides(editor, 'Trả lại')
    expect((await contributor.goto(address))?.status()).toBe(404)
    await clean(contributor)
    await reporter.goto(desk.at('/desk/notices'))
    expect(await reporter.textContent('.work')).toContain('Xem lại chiều dài cầu.')
    await clean(reporter)
    await opens(reporter)
    expect(await reporter.textContent('.issues')).toContain('Xem lại chiều dài cầu.')
    await reporter.fill('#lead', 'Cầu dài 60 m.')
    await says(reporter, 'Đã lưu')
    await decides(reporter, 'Gửi duyệt')
  })

  it.skipIf(absent)('a publisher approves and schedules it, and it appears on the minute', async () => {
    const { publisher } = people
    await publisher.goto(desk.at('/desk'))
    expect(await publisher.textContent('main')).toContain('Chờ tôi xử lý')
    await opens(publisher)
    await decides(publisher, 'Duyệt bản này')
    await opens(publisher)
    const soon = Temporal.Instant.from(new Date(Date.now() + ahead + 10 * 60_000).toISOString())
    const hour = soon
      .toZonedDateTimeISO('Asia/Ho_Chi_Minh')
      .toPlainDateTime()
      .toString({ smallestUnit: 'minute' })
    await publisher.fill('#publish-at', hour)
    await decides(publisher, 'Đăng')
    await publisher.goto(desk.at('/desk/articles?view=scheduled'))
    expect(await publisher.textContent('main')).toContain(TITLE)
    await clean(publisher)
    const reader = await desk.browser.newPage()
    expect((await reader.goto(desk.at(PATH)))?.status()).toBe(404)
    ahead += Date.parse(`${hour}:00+07:00`) - (Date.now() + ahead)
    await served(200)
    await reader.goto(desk.at(PATH))
    expect(await reader.getAttribute('article time', 'datetime')).toContain(hour)
    expect(await reader.locator('figure img').count()).toBe(3)
    expect(await reader.getAttribute('a[href*="facebook.com"]', 'href')).toContain(encodeURIComponent(PATH))
    await clean(reader)
    await reader.close()
  })

  it.skipIf(absent)('is corrected with a note that readers see, and compared', async () => {
    const { reporter, publisher, editor } = people
    await opens(reporter)
    await reporter.click('text=Sửa >> nth=-1')
    await reporter.waitForSelector('.ProseMirror')
    await reporter.fill('#title', `${TITLE}, dài 60 m`)
    await says(reporter, 'Đã lưu')
    await decides(reporter, 'Gửi duyệt')
    await opens(publisher)
    await decides(publisher, 'Duyệt bản này')
    await opens(publisher)
    await publisher.check('[name=telling][value=major]')
    await publisher.fill('#correction-note', 'Cầu dài 60 m, không phải 80 m.')
    await clean(publisher)
    await decides(publisher, 'Đăng bản sửa')
    const reader = await desk.browser.newPage()
    await served(200, 'Cầu dài 60 m, không phải 80 m.')
    await reader.goto(desk.at(PATH))
    expect(await reader.content()).toContain('CorrectionComment')
    await reader.close()
    await editor.goto(`${address}/history`)
    await clean(editor)
    await editor.click('text=So sánh')
    await editor.waitForSelector('.difference')
    expect(await editor.locator('ins').allTextContents()).toContain(', dài 60 m')
    await clean(editor)
  })

  it.skipIf(absent)('is withdrawn, and found again in the journal, which is whole', async () => {
    const { publisher, administrator } = people
    await opens(publisher)
    await clean(publisher)
    await publisher.click('text=Đưa bài ra khỏi cổng >> nth=0')
    await publisher.fill('#reason', 'Tin đăng trùng.')
    await publisher.click('form[action$=withdrawal] button')
    await publisher.waitForSelector('.state.withdrawn')
    await clean(publisher)
    const reader = await desk.browser.newPage()
    await served(410)
    await reader.goto(desk.at(PATH))
    expect(await reader.textContent('main')).toContain('Tin đăng trùng.')
    await reader.close()
    const subject = address.split('/').at(-1)
    await administrator.goto(desk.at(`/desk/journal?subject=${subject}`))
    await clean(administrator)
    const told = await administrator.locator('.timeline strong').allTextContents()
    expect(told).toEqual([
      ...['Gỡ bài', 'Đăng bản sửa, có đính chính', 'Duyệt', 'Gửi duyệt', 'Viết bản mới', 'Lấy ra sửa'],
      ...[
        'Đăng',
        'Hẹn giờ đăng',
        'Duyệt',
        'Gửi duyệt',
        'Viết bản mới',
        'Trả lại',
        'Gửi duyệt',
        'Bắt đầu viết',
      ],
    ])
  })
})
