import { readFileSync } from 'node:fs'
import { HtmlValidate } from 'html-validate'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { validateXML } from 'xmllint-wasm'
import { sitemapIndex } from '../src/syndication/index.ts'
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
  '/thong-ke',
  '/thong-ke/en',
  '/tu-khoa',
  '/ngon-ngu/en',
  '/khong-co',
]

describe('what is served is valid', () => {
  let portal: Awaited<ReturnType<typeof startExample>>
  beforeAll(async () => {
    portal = await startExample()
  })
  afterAll(async () => {
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

  /** What is wrong with a document by one of the schemas in test/schemas, written after the specifications. */
  const faults = async (xml: string, schema: 'rss' | 'atom' | 'sitemap') => {
    const contents = readFileSync(`test/schemas/${schema}.rng`, 'utf8')
    const { errors } = await validateXML({
      xml: [{ fileName: 'served.xml', contents: xml }],
      schema: [{ fileName: `${schema}.rng`, contents }],
      extension: 'relaxng',
    })
    return errors.map(({ message }) => message)
  }
  const SHELVES = [
    '',
    '/chuyen-muc/thong-bao',
    '/tu-khoa/duong-ve-ban',
    '/dong-su-kien/duong-ve-ban',
    '/ngon-ngu/en',
  ]

  it('is checked by schemas that find mistakes', async () => {
    const [rss, atom, map] = [await text('/rss.xml'), await text('/atom.xml'), await text('/sitemap.xml')]
    for (const [schema, wrong] of [
      ['rss', rss.replace(/<guid[^>]*>[^<]*<\/guid>/, '')],
      ['rss', rss.replace(/<pubDate>[^<]*/, '<pubDate>2026-11-24')],
      ['atom', atom.replace(/(<entry[\s\S]*?)<updated>[^<]*<\/updated>/, '$1')],
      ['atom', atom.replace('</feed>', '<item/></feed>')],
      ['sitemap', map.replace(/<lastmod>[^<]*/, '<lastmod>yesterday')],
      ['sitemap', map.replace('<loc>', '<address>').replace('</loc>', '</address>')],
    ] as const)
      expect(await faults(wrong, schema)).not.toEqual([])
  })

  it.each([...SHELVES.map((shelf) => `${shelf}/rss.xml`), '/tim-kiem/rss.xml?q=duong'])(
    '%s is RSS 2.0',
    async (path) => {
      const served = await text(path)
      expect(await faults(served, 'rss')).toEqual([])
      expect(served).toContain('<item>')
    },
  )

  it.each([...SHELVES.map((shelf) => `${shelf}/atom.xml`), '/tim-kiem/atom.xml?q=duong'])(
    '%s is Atom',
    async (path) => {
      const served = await text(path)
      expect(await faults(served, 'atom')).toEqual([])
      const ids = [...served.matchAll(/<id>([^<]+)/g)].map(([, id]) => id)
      expect(ids.length).toBeGreaterThan(1)
      expect(new Set(ids).size).toBe(ids.length)
    },
  )

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

  it('/sitemap.xml is a sitemap that names every page once', async () => {
    const served = await text('/sitemap.xml')
    expect(await faults(served, 'sitemap')).toEqual([])
    const locations = [...served.matchAll(/<loc>([^<]+)<\/loc><lastmod>/g)].map(([, at]) => at)
    expect(locations.length).toBeGreaterThan(25)
    expect(new Set(locations).size).toBe(locations.length)
  })

  it('the list of sitemaps of a large site is one', async () => {
    const maps = [1, 2].map((number) => ({ url: `${portal.url}/sitemap-${number}.xml` }))
    expect(await faults(sitemapIndex(maps), 'sitemap')).toEqual([])
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
