import { parseHTML } from 'linkedom'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { pathsOf } from '../src/addresses/index.ts'
import { newestArticles } from '../src/articles/index.ts'
import { allSites, type Site } from '../src/sites/index.ts'
import { Counter, correctVisits, setBalance, verify } from '../src/statistics/index.ts'
import { startExample } from './portal.ts'

describe('the page of statistics', () => {
  let portal: Awaited<ReturnType<typeof startExample>>
  let site: Site
  let article = ''
  beforeAll(async () => {
    portal = await startExample()
    const { database, clock } = portal.house
    site = (await allSites(database.rows))[0] as Site
    article = (await newestArticles(database.rows, site.id, { limit: 1 }))[0]?.id ?? ''
    const counter = new Counter(database, clock)
    const view = (n: number, over: object = {}) =>
      counter.count({
        siteId: site.id,
        zone: site.zone,
        at: clock(),
        network: `192.0.2.${n}`,
        browser: 'Browser',
        page: '/',
        referrer: n < 6 ? 'search' : 'none',
        device: n < 10 ? 'phone' : 'tablet',
        ...over,
      })
    const yesterday = new Date(Date.parse(clock()) - 86_400_000).toISOString()
    await Promise.all(Array.from({ length: 12 }, (_, n) => view(n, { at: yesterday })))
    await Promise.all(Array.from({ length: 12 }, (_, n) => view(n)))
    await Promise.all(Array.from({ length: 6 }, (_, n) => view(n, { page: '/tin/x', subject: article })))
    await counter.stop()
    const act = { siteId: site.id, note: 'Bộ đếm cũ', by: 'test', at: clock() }
    await database.transact(async (rows) => {
      await setBalance(rows, { period: '2023', visits: 569_668 }, act)
      await correctVisits(rows, { period: '2024-02', visits: 7 }, act)
    })
  })
  afterAll(() => portal?.stop())

  const get = async (path: string) => {
    const response = await fetch(portal.url + path)
    return {
      status: response.status,
      type: response.headers.get('content-type'),
      text: await response.text(),
    }
  }
  type Data = { tables: { id: string; definition: string; rows: Record<string, string | number>[] }[] }
  const tables = async () => (JSON.parse((await get('/thong-ke.json')).text) as Data).tables
  const rowsOf = async (id: string) => (await tables()).find((table) => table.id === id)?.rows ?? []

  it('tells each day, month and year, what was counted and what was added', async () => {
    expect((await rowsOf('days')).at(-1)).toMatchObject({ visits: 12, counted: 12, added: 0, views: 18 })
    expect(await rowsOf('days')).toHaveLength(31)
    const months = await rowsOf('months')
    expect(months.reduce((sum, { views }) => sum + Number(views), 0)).toBe(30)
    const years = await rowsOf('years')
    expect(years[0]).toMatchObject({ period: '2023', visits: 569_668, counted: 0, added: 569_668 })
    expect(years[1]).toMatchObject({ period: '2024', visits: 7, added: 7 })
  })

  it('folds groups under five of whole days into others, and never one alone', async () => {
    expect(await rowsOf('devices')).toEqual([{ value: 'other', written: 'Khác', count: 12 }])
    expect((await rowsOf('referrers')).map(({ value, count }) => [value, count])).toEqual([
      ['none', 6],
      ['search', 6],
    ])
  })

  it('names the articles that were read most, with their addresses', async () => {
    const path = (await pathsOf(portal.house.database.rows, [article])).get(article)
    expect((await rowsOf('most-read-day'))[0]).toMatchObject({ path, views: 6 })
  })

  it.each(['/thong-ke', '/thong-ke/en'])('%s says the same in words, columns and tables', async (path) => {
    const { status, text } = await get(path)
    const { document } = parseHTML(text)
    expect(status).toBe(200)
    expect(document.documentElement.lang).toBe(path.endsWith('en') ? 'en' : 'vi')
    expect(document.querySelectorAll('.columns svg')).toHaveLength(3)
    const cells = [...document.querySelectorAll('details tr')].map((row) => row.textContent)
    expect(cells.some((row) => row?.includes(path.endsWith('en') ? '569,668' : '569.668'))).toBe(true)
  })

  it('gives every table as CSV with what it counts, the same figures as the JSON', async () => {
    for (const { id, definition, rows } of await tables()) {
      const { status, type, text } = await get(`/thong-ke/${id}.csv`)
      expect([status, type]).toEqual([200, 'text/csv; charset=utf-8'])
      const lines = text
        .replace(/^\ufeff/, '')
        .trim()
        .split('\r\n')
      expect(lines[1]?.replaceAll('"', '')).toBe(`# ${definition}`)
      expect(lines).toHaveLength(rows.length + 4)
      const last = rows.at(-1)
      if (last) expect(lines.at(-1)?.endsWith(String(Object.values(last).at(-1)))).toBe(true)
    }
    expect((await get('/thong-ke/all.csv')).status).toBe(404)
  })

  it('describes its JSON for programs', async () => {
    const api = JSON.parse((await get('/thong-ke/openapi.json')).text)
    const { properties } = api.paths['/thong-ke.json'].get.responses[200].content['application/json'].schema
    expect(Object.keys(properties).sort()).toEqual(
      Object.keys(JSON.parse((await get('/thong-ke.json')).text)).sort(),
    )
  })

  it('has sums that are those of the days', async () =>
    expect(await verify(portal.house.database.rows, site.id)).toEqual([]))
})
