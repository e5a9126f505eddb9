import type { Browser } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { newestArticles } from '../src/articles/index.ts'
import { allSites, type Site } from '../src/sites/index.ts'
import { report, verify, viewsOf } from '../src/statistics/index.ts'
import { findBarriers } from './axe.ts'
import { launchBrowser } from './browser.ts'
import { startExample } from './portal.ts'
import { readerNamed } from './portal-process.ts'

const ARTICLE = '/tin/lich-tiep-cong-dan-cua-lanh-dao-xa'

describe('what is counted of a browser', () => {
  let browser: Browser
  let portal: Awaited<ReturnType<typeof startExample>>
  let site: Site
  beforeAll(async () => {
    ;[browser, portal] = await Promise.all([launchBrowser(), startExample()])
    site = (await allSites(portal.house.database.rows))[0] as Site
  })
  afterAll(async () => {
    await browser?.close()
    await portal?.stop()
  })

  const today = async () => {
    const { days } = await report(portal.house.database.rows, site, portal.house.clock())
    const { visits = 0, views = 0 } = days.at(-1) ?? {}
    return { visits, views }
  }
  const open = async (paths: readonly string[], options: Parameters<Browser['newContext']>[0]) => {
    const context = await browser.newContext(options)
    const page = await context.newPage()
    for (const path of paths) await page.goto(portal.url + path, { waitUntil: 'networkidle' })
    const kept = {
      cookies: await context.cookies(),
      stored: await page.evaluate(() => [localStorage.length, sessionStorage.length, document.cookie]),
      shown: await page.locator('[data-figure=today]').textContent(),
      views: await page.locator('[data-figure=views]').allTextContents(),
    }
    await context.close()
    return kept
  }

  it('counts one visit and three views of a person who opens three pages, sets no cookie and stores nothing', async () => {
    const kept = await open(['/', '/luu-tru', ARTICLE], { userAgent: readerNamed('person') })
    expect(await today()).toEqual({ visits: 1, views: 3 })
    expect(kept).toEqual({ cookies: [], stored: [0, 0, ''], shown: '1', views: ['1'] })
  })

  it('counts nothing of a crawler that opens them, with scripts or without', async () => {
    const before = await today()
    const userAgent = 'Mozilla/5.0 (compatible; Googlebot/2.1; +http://www.google.com/bot.html)'
    await open(['/', '/luu-tru', ARTICLE], { userAgent })
    await open(['/', '/luu-tru', ARTICLE], { userAgent, javaScriptEnabled: false })
    expect(await today()).toEqual(before)
  })

  it('counts no page that does not exist, and none that is loaded anew at once', async () => {
    const before = await today()
    const context = await browser.newContext({ userAgent: readerNamed('lost') })
    const page = await context.newPage()
    await page.goto(`${portal.url}/khong-co`, { waitUntil: 'networkidle' })
    expect(await today()).toEqual(before)
    await page.goto(portal.url, { waitUntil: 'networkidle' })
    await page.reload({ waitUntil: 'networkidle' })
    expect(await today()).toEqual({ visits: before.visits + 1, views: before.views + 1 })
    await context.close()
  })

  it('counts a page that was loaded ahead only once it is shown', async () => {
    const before = await today()
    const context = await browser.newContext({ userAgent: readerNamed('ahead') })
    const page = await context.newPage()
    await page.addInitScript(() => {
      let state = 'hidden'
      Object.defineProperty(document, 'visibilityState', { get: () => state })
      Object.assign(window, {
        showPage: () => {
          state = 'visible'
          document.dispatchEvent(new Event('visibilitychange'))
        },
      })
    })
    await page.goto(portal.url, { waitUntil: 'networkidle' })
    await page.goto('about:blank') // left without having been shown
    await page.waitForTimeout(300)
    expect(await today()).toEqual(before)
    await page.goto(portal.url, { waitUntil: 'networkidle' })
    const answered = page.waitForResponse('**/luot-xem')
    await page.evaluate(() => (window as unknown as { showPage: () => void }).showPage())
    await answered
    expect(await today()).toEqual({ visits: before.visits + 1, views: before.views + 1 })
    await context.close()
  })

  it('counts the article for itself, and adds up', async () => {
    const { rows } = portal.house.database
    const articles = await newestArticles(rows, site.id, { limit: 30 })
    const views = await Promise.all(articles.map(({ id }) => viewsOf(rows, site.id, id)))
    expect(views.reduce((sum, each) => sum + each, 0)).toBe(1)
    expect(await verify(rows, site.id)).toEqual([])
  })

  it.each([
    [320, '3.auto'],
    [390, '3.dark'],
    [768, '5.high'],
    [1600, '1.low'],
  ])('the page of statistics has nothing for axe to find at %i px in display %s', async (width, display) => {
    const context = await browser.newContext({
      viewport: { width, height: 800 },
      userAgent: readerNamed(display),
    })
    await context.addCookies([{ name: 'hien-thi', value: display, url: portal.url }])
    const page = await context.newPage()
    await page.goto(`${portal.url}/thong-ke`, { waitUntil: 'networkidle' })
    await page.locator('.figures summary').first().click()
    expect(await findBarriers(page)).toEqual([])
    expect(
      await page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth),
    ).toBe(0)
    await context.close()
  })
})
