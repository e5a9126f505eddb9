import { readFileSync } from 'node:fs'
import type { Browser, BrowserContext, Page } from 'playwright-core'
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest'
import { lookUp } from '../src/addresses/index.ts'
import { attachRecording, publishedArticle } from '../src/articles/index.ts'
import { keepRecording, storeRecording } from '../src/media/index.ts'
import { allSites, type Site } from '../src/sites/index.ts'
import { figuresOf } from '../src/statistics/index.ts'
import { COLOURS, findBarriers } from './axe.ts'
import { launchBrowser } from './browser.ts'
import { startExample } from './portal.ts'

const ARTICLE = '/tin/so-ket-nua-nam-thuc-hien-quy-che-phoi-hop-cung-cap-so-lieu-giua-xa-voi-cac-thon'
const READER =
  'Mozilla/5.0 (X11; Linux x86_64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/150.0.0.0 Safari/537.36'

describe('reading', () => {
  let browser: Browser
  let portal: Awaited<ReturnType<typeof startExample>>
  let context: BrowserContext
  let site: Site

  beforeAll(async () => {
    ;[browser, portal] = await Promise.all([launchBrowser(), startExample()])
    site = (await allSites(portal.house.database.rows))[0] as Site
  })
  afterEach(() => context?.close())
  afterAll(async () => {
    await browser?.close()
    await portal?.stop()
  })

  const visit = async (
    path: string,
    options: Parameters<Browser['newContext']>[0] = {},
    display?: string,
  ): Promise<Page> => {
    context = await browser.newContext({
      userAgent: READER,
      viewport: { width: 1280, height: 900 },
      ...options,
    })
    if (display) await context.addCookies([{ name: 'hien-thi', value: display, url: portal.url }])
    const page = await context.newPage()
    await page.goto(portal.url + path)
    return page
  }
  const root = (page: Page) => page.evaluate(() => ({ ...document.documentElement.dataset }))
  const overflow = (page: Page) =>
    page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth)

  /** Every choice a reader has for the ground, the one after the other, on a page that stays open. */
  const inEveryContrast = async (page: Page) => {
    expect(await findBarriers(page)).toEqual([])
    for (const contrast of ['low', 'normal', 'high', 'dark']) {
      await page.evaluate((chosen) => {
        document.documentElement.dataset.contrast = chosen
      }, contrast)
      expect(await findBarriers(page, COLOURS)).toEqual([])
      expect(await overflow(page)).toBe(0)
    }
  }
  it.each([1, 2, 3, 4, 5].flatMap((size) => [320, 1280].map((width) => [size, width])))(
    'the article has nothing for axe to find and nothing cut off in size %i, %i px wide',
    async (size, width) => {
      const page = await visit(ARTICLE, { viewport: { width: width ?? 0, height: 800 } }, `${size}.auto`)
      expect(await root(page)).toEqual({ size: `${size}`, contrast: 'auto' })
      await inEveryContrast(page)
    },
  )

  it.each([
    '/',
    '/chuyen-muc/thong-bao',
    '/tu-khoa',
    '/tu-khoa/duong-ve-ban',
    '/dong-su-kien/duong-ve-ban',
    '/luu-tru',
    '/luu-tru/2026',
    '/luu-tru/2026/11',
    '/tim-kiem',
    '/tim-kiem?q=duong&xep=newest',
    '/tim-kiem?q=khongcogi',
    '/viet-tat',
    '/so-do-cong',
    '/thong-ke',
    '/ngon-ngu/en',
    '/gioi-thieu',
    '/khong-co-trang-nay',
    '/tin/staying-with-families-in-lung-phin',
  ])(
    '%s has nothing for axe to find, in every contrast, and nothing cut off at four widths',
    async (path) => {
      const page = await visit(path, { viewport: { width: 390, height: 800 } })
      await inEveryContrast(page)
      for (const width of [320, 390, 768, 1600]) {
        await page.setViewportSize({ width, height: 900 })
        expect(await overflow(page)).toBe(0)
      }
    },
  )

  it.each(['light', 'dark'] as const)(
    'honours a device that asks for more contrast, on a %s ground',
    async (colorScheme) => {
      const page = await visit(ARTICLE, { colorScheme, contrast: 'more' })
      expect(await findBarriers(page)).toEqual([])
      const [ink, paper] = await page.evaluate(() => [
        getComputedStyle(document.body).color,
        getComputedStyle(document.body).backgroundColor,
      ])
      const [black, white] = ['rgb(0, 0, 0)', 'rgb(255, 255, 255)']
      expect([ink, paper]).toEqual(colorScheme === 'light' ? [black, white] : [white, black])
    },
  )

  it('keeps the size and contrast that the reader chose, for the next page and visit', async () => {
    const page = await visit(ARTICLE)
    await page.getByRole('button', { name: 'Tăng cỡ chữ' }).click()
    await page.getByRole('button', { name: 'Nền tối' }).click()
    expect(await root(page)).toEqual({ size: '4', contrast: 'dark' })
    expect(await page.getByRole('button', { name: 'Nền tối' }).getAttribute('aria-pressed')).toBe('true')
    const next = await context.newPage()
    const painted = next.waitForResponse((response) => response.url() === `${portal.url}/`)
    await next.goto(`${portal.url}/`)
    expect(await (await painted).text()).toContain('data-size="4" data-contrast="dark"')
  })

  it('does the same without JavaScript, by a form that comes back to the page', async () => {
    const page = await visit(ARTICLE, { javaScriptEnabled: false })
    await page.getByRole('button', { name: 'Tăng cỡ chữ' }).click()
    await page.getByRole('button', { name: 'Tăng tương phản' }).click()
    expect(new URL(page.url()).pathname).toBe(ARTICLE)
    expect(await page.locator('html').getAttribute('data-size')).toBe('4')
    expect(await page.locator('html').getAttribute('data-contrast')).toBe('high')
  })

  it('makes the whole page follow the size', async () => {
    const page = await visit(ARTICLE, {}, '1.normal')
    const measure = () =>
      page.evaluate(() =>
        ['h1', '.story p', '.meta', '.foot', '.tools button'].map((place) =>
          Number.parseFloat(getComputedStyle(document.querySelector(place) as Element).fontSize),
        ),
      )
    const small = await measure()
    for (let i = 0; i < 4; i += 1) await page.getByRole('button', { name: 'Tăng cỡ chữ' }).click()
    for (const [index, size] of (await measure()).entries())
      expect(size).toBeGreaterThan((small[index] ?? 0) * 1.3)
  })

  it('sets no cookie for a reader who has chosen nothing, and asks nobody else for anything', async () => {
    const page = await visit('/')
    const asked: string[] = []
    page.on('request', (request) => asked.push(request.url()))
    await page.goto(portal.url + ARTICLE, { waitUntil: 'networkidle' })
    expect(asked.filter((url) => !url.startsWith(portal.url))).toEqual([])
    expect(await context.cookies()).toEqual([])
  })

  it('counts a visit once and shows it', async () => {
    const before = await visit('/', { userAgent: `${READER} one` })
    await before.waitForLoadState('networkidle')
    const shown = Number(await before.locator('[data-figure=today]').textContent())
    expect(shown).toBeGreaterThan(0)
    await before.goto(portal.url + ARTICLE, { waitUntil: 'networkidle' })
    expect(Number(await before.locator('[data-figure=today]').textContent())).toBe(shown)
    await context.close()
    const other = await visit('/', { userAgent: `${READER} two` })
    await other.waitForLoadState('networkidle')
    expect(Number(await other.locator('[data-figure=today]').textContent())).toBe(shown + 1)
  })

  it('counts without JavaScript too', async () => {
    const plain = { userAgent: `${READER} plain`, javaScriptEnabled: false }
    const today = async () => (await figuresOf(portal.house.database.rows, site, portal.house.clock())).today
    const before = await today()
    await (await visit('/', plain)).waitForLoadState('networkidle')
    expect(await today()).toBe(before + 1)
  })

  it('copies the address and says so, and prints', async () => {
    const page = await visit(ARTICLE)
    await context.grantPermissions(['clipboard-read', 'clipboard-write'])
    await page.getByRole('button', { name: 'Chép địa chỉ' }).click()
    await page.getByText('Đã chép địa chỉ bài viết.').waitFor()
    expect(await page.evaluate(() => navigator.clipboard.readText())).toBe(portal.url + ARTICLE)
    await page.evaluate(() =>
      Object.assign(window, { print: () => document.body.setAttribute('data-printed', '') }),
    )
    await page.getByRole('button', { name: 'In trang' }).click()
    expect(await page.locator('body[data-printed]').count()).toBe(1)
  })

  it('asks no network anything before a click, and offers no share sheet where the device has none', async () => {
    const page = await visit(ARTICLE)
    expect(await page.getByRole('button', { name: 'Chia sẻ khác…' }).isVisible()).toBe(
      await page.evaluate(() => 'share' in navigator),
    )
    expect(await page.locator('share-list a[href*="facebook.com"]').getAttribute('rel')).toContain('noopener')
  })

  it('says aloud what a button for text size or contrast did', async () => {
    const page = await visit(ARTICLE)
    await page.getByRole('button', { name: 'Tăng cỡ chữ' }).click()
    await page.getByRole('button', { name: 'Tăng tương phản' }).click()
    expect(await page.locator('display-settings output').textContent()).toBe('Cỡ chữ 4/5. Tương phản: cao.')
  })

  it('writes the figures of the moment into a page that was made before midnight', async () => {
    context = await browser.newContext({ userAgent: `${READER} late` })
    const page = await context.newPage()
    await page.route('**/luot-xem', (route) =>
      route.fulfill({
        json: {
          today: '1',
          yesterday: '2.447',
          monthName: 'Tháng 01',
          month: '1',
          yearName: 'Năm 2027',
          year: '1',
          asOf: '00:00',
        },
      }),
    )
    await page.goto(portal.url + ARTICLE, { waitUntil: 'networkidle' })
    expect(await page.locator('.visits dl').innerText()).toMatch(
      /Hôm nay\s+1\s+Hôm qua\s+2\.447\s+Tháng 01\s+1\s+Năm 2027\s+1/,
    )
  })

  it('reaches and works everything by keyboard, with the focus to be seen', async () => {
    const page = await visit(ARTICLE)
    await page.keyboard.press('Tab')
    expect(await page.evaluate(() => document.activeElement?.className)).toBe('skip')
    await page.keyboard.press('Enter')
    expect(await page.evaluate(() => document.activeElement?.id)).toBe('noi-dung')
    await page.goto(portal.url + ARTICLE)
    const wanted = await page.evaluate(
      () =>
        [
          ...document.querySelectorAll(
            'a[href], button, input:not([type=hidden]), select, summary, [tabindex="0"]',
          ),
        ].filter((element) => element.checkVisibility()).length,
    )
    const reached = new Set<number>()
    for (let i = 0; i < wanted + 2; i += 1) {
      await page.keyboard.press('Tab')
      const focused = await page.evaluate(() => {
        const element = document.activeElement as HTMLElement
        return {
          name: element.outerHTML.slice(0, 200),
          place: [...document.querySelectorAll('*')].indexOf(element),
          seen: getComputedStyle(element).outlineStyle !== 'none',
        }
      })
      if (!focused.name.startsWith('<body')) expect(focused).toMatchObject({ seen: true })
      reached.add(focused.place)
    }
    expect(reached.size).toBeGreaterThanOrEqual(wanted)
  })

  it('reads aloud paragraph by paragraph, marks the present one, pauses, goes on and stops, by keyboard', async () => {
    context = await browser.newContext({ userAgent: READER, viewport: { width: 390, height: 800 } })
    const page = await context.newPage()
    // Chromium without a desktop has no voices: this one says each text when the test lets it end.
    await page.addInitScript(() => {
      const voice = Object.assign(new EventTarget(), {
        said: [] as string[],
        last: undefined as SpeechSynthesisUtterance | undefined,
        getVoices: () => [{ lang: 'vi-VN', name: 'test' }],
        speak(words: SpeechSynthesisUtterance) {
          voice.said.push(words.text)
          voice.last = words
        },
        cancel() {
          voice.last = undefined
        },
      })
      Object.defineProperty(window, 'speechSynthesis', { value: voice })
      Object.defineProperty(SpeechSynthesisUtterance.prototype, 'voice', { set: () => undefined })
    })
    await page.goto(portal.url + ARTICLE, { waitUntil: 'networkidle' })
    const toggle = page.locator('listen-bar button[data-act=toggle]')
    const marked = () => page.locator('.being-read').allInnerTexts()
    const end = () =>
      page.evaluate(() =>
        (speechSynthesis as unknown as { last?: EventTarget }).last?.dispatchEvent(new Event('end')),
      )
    await toggle.focus()
    await page.keyboard.press('Enter')
    expect([await toggle.innerText(), (await marked())[0]]).toEqual([
      'Tạm dừng',
      expect.stringContaining('Sơ kết'),
    ])
    await end()
    expect((await marked())[0]).toContain('Mười một thôn')
    await page.keyboard.press('Enter')
    expect(await toggle.innerText()).toBe('Nghe tiếp')
    await page.keyboard.press('Enter')
    const said = await page.evaluate(() => (speechSynthesis as unknown as { said: string[] }).said.length)
    expect(said).toBe(3)
    await page.locator('listen-bar button[data-act=stop]').press('Enter')
    expect([await toggle.innerText(), await marked()]).toEqual(['Nghe bài', []])
  })

  it('hides the reading aloud where the browser has no voice', async () => {
    const page = await visit(ARTICLE)
    expect(await page.locator('listen-bar').isVisible()).toBe(false)
  })

  it('suggests titles while somebody types, to be reached by the arrow keys, and closes on Escape', async () => {
    const page = await visit('/')
    await page.locator('#tim').pressSequentially('duong li', { delay: 20 })
    const first = page.locator('.suggestions a').first()
    await first.waitFor({ state: 'visible' })
    expect(await first.innerText()).toContain('Đường liên thôn')
    expect(await findBarriers(page)).toEqual([])
    await page.keyboard.press('ArrowDown')
    expect(await page.evaluate(() => document.activeElement?.textContent)).toContain('Đường liên thôn')
    await page.keyboard.press('Escape')
    expect(await page.locator('.suggestions').isVisible()).toBe(false)
    await page.keyboard.press('Enter')
    await page.waitForURL('**/tim-kiem?q=duong+li')
    expect(await page.locator('.results h2').first().innerText()).toContain('Đường liên thôn')
  })

  it('shows the page that was read last when there is no connection, and says that it is old', async () => {
    const page = await visit(ARTICLE)
    await page.evaluate(() => navigator.serviceWorker.ready.then(() => undefined))
    await page.reload({ waitUntil: 'networkidle' })
    await context.setOffline(true)
    await page.reload()
    expect(await page.locator('h1').innerText()).toContain('Sơ kết')
    expect(await page.locator('.kept').innerText()).toMatch(
      /^Không có mạng. Đây là bản đã lưu trên máy, lúc /,
    )
    expect(await findBarriers(page)).toEqual([])
  })

  it('plays the recording of an article, also once the worker that keeps pages is there', async () => {
    const { database, storage } = portal.house
    const path = '/gioi-thieu'
    const stored = await storeRecording(storage, readFileSync('test/recordings/silence.ogg'))
    if (!stored) throw new Error('no sound')
    await database.transact(async (rows) => {
      const [site] = await allSites(rows)
      const siteId = site?.id ?? ''
      const known = await lookUp(rows, siteId, '', path)
      const article = await publishedArticle(rows, siteId, known?.subject ?? '')
      if (!article) throw new Error('no article')
      const recording = await keepRecording(rows, siteId, stored, 'test', article.changedAt)
      await attachRecording(rows, article, recording, 'test', article.changedAt)
    })
    const page = await visit(path)
    const sounds = async () => {
      await page.reload()
      return page.locator('audio').count()
    }
    await expect.poll(sounds, { timeout: 5000 }).toBe(1)
    expect(await findBarriers(page)).toEqual([])
    const playsTo = () =>
      page.evaluate(async () => {
        const sound = document.querySelector('audio') as HTMLAudioElement
        sound.muted = true // a browser lets nothing sound that nobody asked for
        await sound.play()
        await new Promise((resolve) => sound.addEventListener('ended', resolve, { once: true }))
        return sound.currentTime
      })
    expect(await playsTo()).toBeCloseTo(1, 0)
    await page.evaluate(() => navigator.serviceWorker.ready.then(() => undefined))
    await page.reload()
    expect(await page.evaluate(() => navigator.serviceWorker.controller !== null)).toBe(true)
    expect(await playsTo()).toBeCloseTo(1, 0)
  })

  it('can be read within three seconds on a line of the second generation', async () => {
    context = await browser.newContext({ userAgent: READER, viewport: { width: 390, height: 800 } })
    const page = await context.newPage()
    const devtools = await context.newCDPSession(page)
    await devtools.send('Network.enable')
    // 2G as browsers' tools emulate it: 250 kbit/s down, 50 up, 300 ms there and back.
    const line = {
      offline: false,
      latency: 300,
      downloadThroughput: 250_000 / 8,
      uploadThroughput: 50_000 / 8,
    }
    await devtools.send('Network.emulateNetworkConditions', line)
    await page.goto(portal.url + ARTICLE, { waitUntil: 'commit' })
    await page.locator('.story p').first().waitFor({ state: 'visible' })
    const painted = await page.evaluate(
      () =>
        new Promise<number>((resolve) =>
          new PerformanceObserver((list) => {
            const first = list.getEntriesByName('first-contentful-paint')[0]
            if (first) resolve(first.startTime)
          }).observe({ type: 'paint', buffered: true }),
        ),
    )
    console.log(`first text on 2G after ${Math.round(painted)} ms`)
    expect(painted).toBeLessThan(3000)
  })

  it('stays within its weight: 60 kB, 8 requests, 8 kB of script, nothing that jumps', async () => {
    context = await browser.newContext({ userAgent: READER, viewport: { width: 390, height: 800 } })
    const page = await context.newPage()
    await page.addInitScript(() => {
      Object.assign(window, { jumped: 0 })
      new PerformanceObserver((list) => {
        for (const entry of list.getEntries())
          Object.assign(window, {
            jumped:
              (window as unknown as { jumped: number }).jumped +
              (entry as unknown as { value: number }).value,
          })
      }).observe({ type: 'layout-shift', buffered: true })
    })
    await page.goto(`${portal.url}/tin/lich-tiep-cong-dan-cua-lanh-dao-xa`, { waitUntil: 'networkidle' })
    const weight = await page.evaluate(() => {
      const entries = [
        ...performance.getEntriesByType('navigation'),
        ...performance.getEntriesByType('resource'),
      ] as PerformanceResourceTiming[]
      const script = entries
        .filter(({ name }) => name.endsWith('.js'))
        .reduce((sum, { transferSize }) => sum + transferSize, 0)
      return {
        all: entries.reduce((sum, { transferSize }) => sum + transferSize, 0),
        script,
        requests: entries.map(({ name }) => name),
        jumped: (window as unknown as { jumped: number }).jumped,
      }
    })
    console.log(
      `article without pictures: ${weight.all} bytes, of it script ${weight.script}, ${weight.requests.length} requests, layout shift ${weight.jumped}`,
    )
    expect(weight.all).toBeLessThanOrEqual(60_000)
    expect(weight.script).toBeLessThanOrEqual(8_000)
    expect(weight.requests.length, weight.requests.join('\n')).toBeLessThanOrEqual(8)
    expect(weight.jumped).toBe(0)
  })
})
