import { HtmlValidate } from 'html-validate'
import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { launchBrowser } from './browser.ts'
import { startExample } from './portal.ts'

const PAGES = [
  '/',
  '/chuyen-muc/thong-bao',
  '/tin/khanh-thanh-cau-dan-sinh-bac-qua-suoi-khuoi-ngoa',
  '/tin/staying-with-families-in-lung-phin',
  '/tim-kiem?q=duong',
  '/tim-kiem?q=khongcogi',
  '/luu-tru',
  '/luu-tru/2026/11',
  '/dong-su-kien/duong-ve-ban',
  '/gioi-thieu',
  '/viet-tat',
  '/so-do-cong',
  '/tu-khoa',
  '/ngon-ngu/en',
  '/khong-co',
]

describe('what is served is valid', () => {
  let portal: Awaited<ReturnType<typeof startExample>>
  let browser: Browser
  let page: Page
  beforeAll(async () => {
    ;[browser, portal] = await Promise.all([launchBrowser(), startExample()])
    page = await browser.newPage()
  })
  afterAll(async () => {
    await browser?.close()
    await portal?.stop()
  })
  const text = async (path: string) => (await fetch(portal.url + path)).text()
  const validator = new HtmlValidate({ extends: ['html-validate:standard'] })
  const mistakes = async (html: string) =>
    (await validator.validateString(html)).results.flatMap(({ messages }) =>
      messages.map(({ ruleId, message, selector }) => `${ruleId}: ${message} at ${selector}`),
    )

  it('is checked by a checker that finds mistakes', async () => {
    expect(await mistakes('<!doctype html><p><div></p><img src="x">')).not.toEqual([])
  })

  it.each(PAGES)('%s is valid HTML', async (path) => expect(await mistakes(await text(path))).toEqual([]))

  it.each(PAGES)('%s has one headline, and none of a level without the one above it', async (path) => {
    const levels = [...(await text(path)).matchAll(/<h([1-6])/g)].map(([, level]) => Number(level))
    expect(levels.filter((level) => level === 1)).toHaveLength(1)
    expect(levels.every((level, index) => level <= (levels[index - 1] ?? 0) + 1)).toBe(true)
  })

  /** The elements of an XML document as a browser's strict parser reads it. */
  const parsed = (xml: string) =>
    page.evaluate((source) => {
      const document = new DOMParser().parseFromString(source, 'application/xml')
      if (document.querySelector('parsererror')) throw new Error(document.documentElement.textContent ?? '')
      const namesIn = (parent: string) =>
        [...document.getElementsByTagName(parent)].map((each) =>
          [...each.children].map(({ tagName }) => tagName),
        )
      return {
        root: document.documentElement.tagName,
        items: namesIn('item'),
        entries: namesIn('entry'),
        urls: namesIn('url'),
      }
    }, xml)

  it.each([
    '/rss.xml',
    '/chuyen-muc/thong-bao/rss.xml',
    '/tim-kiem/rss.xml?q=duong',
    '/dong-su-kien/duong-ve-ban/rss.xml',
  ])('%s is RSS 2.0', async (path) => {
    const { root, items } = await parsed(await text(path))
    expect(root).toBe('rss')
    expect(items.length).toBeGreaterThan(0)
    for (const item of items)
      expect(item).toEqual(expect.arrayContaining(['title', 'link', 'guid', 'pubDate', 'description']))
  })

  it('/atom.xml is Atom as RFC 4287 wants it', async () => {
    const { root, entries } = await parsed(await text('/atom.xml'))
    expect(root).toBe('feed')
    for (const entry of entries) {
      expect(entry.filter((name) => ['id', 'title', 'updated'].includes(name)).sort()).toEqual([
        'id',
        'title',
        'updated',
      ])
      expect(entry).toEqual(expect.arrayContaining(['link', 'published']))
    }
  })

  it('/feed.json is JSON Feed 1.1', async () => {
    const feed = JSON.parse(await text('/feed.json'))
    expect(feed).toMatchObject({
      version: 'https://jsonfeed.org/version/1.1',
      feed_url: `${portal.url}/feed.json`,
    })
    for (const item of feed.items) {
      expect(item.id).toMatch(/^urn:uuid:/)
      expect(item.content_html ?? item.content_text).toBeTruthy()
      expect(Date.parse(item.date_published)).not.toBeNaN()
    }
  })

  it('/sitemap.xml names every page once, with elements in the order of its schema', async () => {
    const { root, urls } = await parsed(await text('/sitemap.xml'))
    expect(root).toBe('urlset')
    expect(urls.length).toBeGreaterThan(30)
    for (const url of urls) expect(url.slice(0, 2)).toEqual(url.length > 1 ? ['loc', 'lastmod'] : ['loc'])
    const locations = [...(await text('/sitemap.xml')).matchAll(/<loc>([^<]+)/g)].map(([, at]) => at)
    expect(new Set(locations).size).toBe(locations.length)
  })

  it('structured data say what schema.org asks of a news article', async () => {
    const article = await text('/tin/khanh-thanh-cau-dan-sinh-bac-qua-suoi-khuoi-ngoa')
    const data = JSON.parse(/<script type="application\/ld\+json">(.*?)<\/script>/s.exec(article)?.[1] ?? '')
    expect(data).toMatchObject({
      '@context': 'https://schema.org',
      '@type': 'NewsArticle',
      headline: expect.any(String),
      datePublished: expect.stringMatching(/^\d{4}-\d\d-\d\d/),
      dateModified: expect.any(String),
      author: [{ '@type': 'Person', name: expect.any(String) }],
      publisher: { '@type': 'GovernmentOrganization', name: expect.any(String) },
    })
    expect(data.headline.length).toBeLessThanOrEqual(110)
  })
})
