import type { Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { findBarriers } from './axe.ts'
import { openDesk, says, type TestDesk } from './desk-people.ts'

const TITLE = 'Khánh thành cầu treo thôn Nà Mô'

describe('the desk in a browser', () => {
  let desk: TestDesk
  let [writer, publisher] = [undefined as unknown as Page, undefined as unknown as Page]
  beforeAll(async () => {
    desk = await openDesk()
    publisher = await desk.first()
    writer = await desk.person('pv@suoimo.example', 'Lò Văn Thử', 'reporter', 390)
  }, 60_000)
  afterAll(() => desk.stop())

  const at = (path: string) => desk.at(path)
  const write = async (page: Page, words: string) => {
    await page.click('.ProseMirror')
    await page.keyboard.press('Control+End')
    await page.keyboard.insertText(words)
  }
  const widths = (page: Page) =>
    page.evaluate(() => [document.documentElement.scrollWidth <= innerWidth, document.title.length > 0])

  it('lets a reporter write on a phone, and saves by itself', async () => {
    await writer.click('text=Viết tin bài')
    await writer.waitForSelector('.ProseMirror')
    await writer.fill('#title', TITLE)
    await write(writer, 'Sáng nay, cầu treo được khánh thành.')
    await writer.keyboard.press('Enter')
    await writer.click('[data-tool=heading2]')
    await writer.keyboard.insertText('Ba thôn đi lại dễ hơn')
    await says(writer, 'Đã lưu')
    expect(await findBarriers(writer)).toEqual([])
    expect(await widths(writer)).toEqual([true, true])
    await writer.reload()
    expect(await writer.textContent('.ProseMirror h2')).toBe('Ba thôn đi lại dễ hơn')
    expect(await writer.textContent('[data-issues]')).toContain('Chưa ghi tác giả.')
  })

  it('keeps on the device what the server could not take, also when the page is closed', async () => {
    await writer.context().setOffline(true)
    await writer.fill('#lead', 'Ba thôn qua suối an toàn.')
    await says(writer, 'Chưa lưu được. Bài vẫn còn trên máy này; sẽ tự lưu lại sau ít giây.')
    await writer.context().setOffline(false)
    const address = writer.url()
    writer.once('dialog', (dialog) => dialog.accept())
    await writer.goto('about:blank')
    await writer.goto(address)
    await writer.waitForSelector('.ProseMirror')
    expect(await writer.inputValue('#lead')).toBe('Ba thôn qua suối an toàn.')
    await says(writer, 'Đã lưu')
  })

  it('shows both texts where two write at once, and loses neither', async () => {
    await publisher.goto(writer.url())
    await publisher.waitForSelector('.ProseMirror')
    await publisher.fill('#lead', 'Lời của người duyệt.')
    await says(publisher, 'Đã lưu')
    await write(writer, ' Cầu dài sáu mươi mét.')
    await writer.waitForSelector('[data-choose]')
    expect(await writer.textContent('[data-says]')).toContain('Trần Thị Mẫu')
    expect(await findBarriers(writer)).toEqual([])
    await writer.click('[data-choose]')
    await writer.waitForSelector('.clash')
    expect(await findBarriers(writer)).toEqual([])
    expect(await writer.locator('.clash legend').allTextContents()).toEqual(['Sa-pô', 'Nội dung'])
    expect(await writer.textContent('.clash:first-of-type')).toContain('Lời của người duyệt.')
    await writer.check('[name=choose-lead][value=theirs]')
    await writer.click('.main-act')
    await writer.waitForSelector('.ProseMirror')
    expect(await writer.inputValue('#lead')).toBe('Lời của người duyệt.')
    expect(await writer.textContent('.ProseMirror')).toContain('Cầu dài sáu mươi mét.')
    expect(await writer.textContent('[data-status]')).toBe('')
  })

  it('shows who else has the same article open', async () => {
    await publisher.goto(writer.url())
    await publisher.waitForFunction(() =>
      document.querySelector('[data-also-here]')?.textContent?.includes('Lò Văn Thử'),
    )
  })

  it('hands in what was written last, although it was not saved yet', async () => {
    await writer.fill('[name=byline]', 'Lò Văn Thử')
    await writer.fill('#tags', 'cầu treo')
    await writer.click('text=Gửi duyệt')
    await writer.waitForURL(/\/desk\?did=/)
    expect(await writer.textContent('.work')).toContain('Chờ duyệt')
    expect(await findBarriers(writer)).toEqual([])
  })

  it('is approved and published by another, and readers see it', async () => {
    await publisher.goto(at('/desk'))
    expect(await findBarriers(publisher)).toEqual([])
    await publisher.click(`text=${TITLE}`)
    await publisher.waitForSelector('.ProseMirror')
    expect(await publisher.textContent('[data-issues]')).toBe('')
    expect(await findBarriers(publisher)).toEqual([])
    await publisher.click('text=Duyệt bản này')
    await publisher.waitForURL(/\/desk\?did=/)
    await publisher.click(`text=${TITLE}`)
    await publisher.click('.decisions .main-act')
    await publisher.waitForURL(/\/desk\?did=/)
    const reader = await desk.browser.newPage()
    await reader.goto(at('/tin/khanh-thanh-cau-treo-thon-na-mo'))
    expect(await reader.textContent('h1')).toBe(TITLE)
    expect(await reader.textContent('main')).toContain('Cầu dài sáu mươi mét.')
    await reader.close()
  })

  it('sends a form once, also where somebody presses twice on a slow line', async () => {
    await writer.goto(at('/desk'))
    let sent = 0
    await writer.route('**/desk/articles', async (route) => {
      sent += 1
      await new Promise((resolve) => setTimeout(resolve, 500))
      await route.continue()
    })
    await writer.evaluate(() => {
      const form = document.querySelector<HTMLFormElement>('form[action="/desk/articles"][method=post]')
      for (const after of [10, 150]) setTimeout(() => form?.requestSubmit(), after)
    })
    await writer.waitForSelector('.ProseMirror')
    expect(sent).toBe(1)
    await writer.unroute('**/desk/articles')
  })

  it('shows a stay that its owner can end, without barriers', async () => {
    await publisher.goto(at('/desk/account'))
    expect(await findBarriers(publisher)).toEqual([])
    await publisher.click('td button')
    await publisher.waitForURL(/\/desk\/sign-in/)
    expect(await findBarriers(publisher)).toEqual([])
    await publisher.fill('#email', 'mau@suoimo.example')
    await publisher.fill('#password', 'một câu không đúng')
    await publisher.click('.main-act')
    await publisher.waitForSelector('#problem')
    expect(await findBarriers(publisher)).toEqual([])
  })
})
