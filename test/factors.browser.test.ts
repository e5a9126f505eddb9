import { TOTP } from 'otpauth'
import type { Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { findBarriers } from './axe.ts'
import { giveAuthenticator, openDesk, PASSWORD, type TestDesk } from './desk-people.ts'

const EMAIL = 'pv@suoimo.example'

describe('second factors in a browser', () => {
  let desk: TestDesk
  let page: Page
  beforeAll(async () => {
    desk = await openDesk()
    page = await desk.person(EMAIL, 'Lò Văn Thử', 'reporter', 390)
    await giveAuthenticator(page)
  }, 60_000)
  afterAll(() => desk.stop())

  const signOut = () => page.click('text=Đăng xuất')

  it('lets a passkey alone sign in', async () => {
    await page.goto(desk.at('/desk/account/factors'))
    expect(await findBarriers(page)).toEqual([])
    await page.fill('#passkey-name', 'Điện thoại')
    await page.click('text=Tạo khóa')
    await page.waitForSelector('.work >> text=Điện thoại')
    expect(await findBarriers(page)).toEqual([])
    await signOut()
    await page.click('text=Đăng nhập bằng khóa trên máy')
    await page.waitForURL(desk.at('/desk'))
  })

  it('asks for it after the password, and takes it', async () => {
    await signOut()
    await page.fill('#email', EMAIL)
    await page.fill('#password', PASSWORD)
    await page.click('form .main-act')
    await page.waitForURL(/second-factor/)
    expect(await findBarriers(page)).toEqual([])
    await page.goto(desk.at('/desk/articles'))
    expect(page.url()).toContain('/desk/second-factor?back=')
    await page.click('text=Đăng nhập bằng khóa trên máy')
    await page.waitForURL(desk.at('/desk/articles'))
  })

  it('takes codes of an app and codes on paper, without any script', async () => {
    await page.goto(desk.at('/desk/account/factors'))
    const secret = await page.inputValue('[name=secret]')
    const totp = new TOTP({ secret })
    await page.fill('#code', '123')
    await page.click('text=Bật mã 6 chữ số')
    expect(await page.textContent('[role=alert]')).toContain('Mã không đúng')
    expect(await page.inputValue('[name=secret]')).toBe(secret)
    await page.fill('#code', totp.generate())
    await page.click('text=Bật mã 6 chữ số')
    const codes = await page.locator('.codes code').allTextContents()
    expect(codes).toHaveLength(10)
    expect(await findBarriers(page)).toEqual([])
    const plain = await (await desk.browser.newContext({ javaScriptEnabled: false })).newPage()
    await plain.goto(desk.at('/desk/sign-in'))
    await plain.fill('#email', EMAIL)
    await plain.fill('#password', PASSWORD)
    await plain.click('form .main-act')
    await plain.fill('#code', 'abcd-efgh')
    await plain.click('form[action="/desk/second-factor"] .main-act')
    expect(await plain.textContent('[role=alert]')).toContain('Mã không đúng')
    await plain.fill('#code', codes[0] ?? '')
    await plain.click('form[action="/desk/second-factor"] .main-act')
    expect(plain.url()).toBe(desk.at('/desk'))
    await plain.context().close()
  })

  it('changes the password, and takes a passkey away', async () => {
    await page.goto(desk.at('/desk/account/password'))
    expect(await findBarriers(page)).toEqual([])
    await page.fill('#password', 'sai rồi sai rồi')
    await page.fill('#new-password', 'một câu mới để vào bàn')
    await page.click('.main-act')
    expect(await page.textContent('[role=alert]')).toContain('Mật khẩu hiện tại không đúng')
    await page.fill('#password', PASSWORD)
    await page.fill('#new-password', 'một câu mới để vào bàn')
    await page.click('.main-act')
    await page.waitForSelector('.done')
    expect(await page.locator('tbody tr').count()).toBe(1)
    await page.goto(desk.at('/desk/account/factors'))
    await page.click('[aria-label="Bỏ khóa Điện thoại"]')
    await page.waitForFunction(() => !document.querySelector('.work li'))
  })
})
