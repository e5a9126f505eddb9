import { request } from 'node:http'
import { DatabaseSync } from 'node:sqlite'
import { brotliDecompressSync } from 'node:zlib'
import fc from 'fast-check'
import { parseHTML } from 'linkedom'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { oldAddress, pathsOf, rememberOldAddress } from '../src/addresses/index.ts'
import {
  type Article,
  attachRecording,
  correct,
  newestArticles,
  publishedArticle,
  publishNew,
  withdraw,
} from '../src/articles/index.ts'
import { importBatch, vietnameseWords } from '../src/importing/index.ts'
import { keepRecording, type StoredRecording, storeRecording } from '../src/media/index.ts'
import {
  addHost,
  allSites,
  applyPlan,
  foundSite,
  readPlan,
  type Section,
  type Site,
  sectionsOf,
  siteByHost,
} from '../src/sites/index.ts'
import { figuresOf } from '../src/statistics/index.ts'
import { NOW } from './engines.ts'
import { startExample } from './portal.ts'
import { story } from './story.ts'

const ARTICLE = '/tin/lich-tiep-cong-dan-cua-lanh-dao-xa'
type Answer = { status: number; headers: Record<string, string | string[] | undefined>; body: Buffer }

describe('serving', () => {
  let portal: Awaited<ReturnType<typeof startExample>>
  let site: Site
  let section: Section

  beforeAll(async () => {
    portal = await startExample()
    site = (await allSites(portal.house.database.rows))[0] as Site
    section = (await sectionsOf(portal.house.database.rows, site.id))[0] as Section
  })
  afterAll(() => portal?.stop())

  /** A request as it is, without what `fetch` would tidy up. */
  const ask = (
    path: string,
    {
      method = 'GET',
      headers = {},
      body = '',
    }: { method?: string; headers?: Record<string, string>; body?: string } = {},
  ): Promise<Answer> =>
    new Promise((resolve, reject) => {
      const { hostname, port } = new URL(portal.url)
      const asked = request({ hostname, port, path, method, headers, agent: false }, (response) => {
        const parts: Buffer[] = []
        response.on('data', (part: Buffer) => parts.push(part))
        response.on('end', () =>
          resolve({
            status: response.statusCode ?? 0,
            headers: response.headers,
            body: Buffer.concat(parts),
          }),
        )
      })
      asked.on('error', reject)
      asked.end(body)
    })

  it('sends the same page in each encoding, and 304 to those who know it', async () => {
    const plain = await ask(ARTICLE)
    const brotli = await ask(ARTICLE, { headers: { 'accept-encoding': 'br' } })
    expect(brotli.headers['content-encoding']).toBe('br')
    expect(brotliDecompressSync(brotli.body).equals(plain.body)).toBe(true)
    const etag = String(brotli.headers.etag)
    expect(etag).toMatch(/^"[\w-]{22}-br"$/)
    expect(await ask(ARTICLE, { headers: { 'accept-encoding': 'br', 'if-none-match': etag } })).toMatchObject(
      { status: 304 },
    )
    expect((await ask(ARTICLE, { method: 'HEAD' })).body.length).toBe(0)
  })

  it('says on every answer that nothing inline runs and nobody frames it', async () => {
    for (const path of [ARTICLE, '/', '/khong-co', '/assets/none.js', '/%E0%A4%A', '/media/x']) {
      const { headers } = await ask(path)
      expect(headers['content-security-policy']).toContain("default-src 'none'")
      expect(headers['content-security-policy']).not.toContain('unsafe')
      expect(headers['x-content-type-options']).toBe('nosniff')
      expect(headers['set-cookie']).toBeUndefined()
    }
  })

  it.each([
    ['a badly encoded path', '/%E0%A4%A', 400],
    ['a path with a NUL', '/tin/%00', 400],
    ['a path that never was', '/tin/khong-co', 404],
    ['a page number that is none', '/chuyen-muc/thong-bao?trang=0', 404],
    ['a page after the last', '/chuyen-muc/thong-bao?trang=99', 404],
    ['a picture in a width that is not offered', `/media/${'a'.repeat(64)}-481.webp`, 404],
  ])('answers %s with its status', async (_name, path, status) => {
    expect((await ask(path)).status).toBe(status)
  })

  it('knows no portal at a foreign host, and says so plainly', async () => {
    const { status, headers, body } = await ask('/', { headers: { host: 'evil.example' } })
    expect([status, headers['content-type'], body.toString()]).toEqual([
      404,
      'text/plain; charset=UTF-8',
      expect.stringContaining('Không có cổng'),
    ])
  })

  it.each(['user@localhost', 'localhost:99999', 'a b'])('takes %j for no host', async (host) => {
    expect((await ask('/', { headers: { host } })).status).toBe(400)
  })

  it('puts no port into a page that a stranger wrote into Host', async () => {
    const page = (
      await ask('/tin/lich-tiep-cong-dan-cua-lanh-dao-xa', { headers: { host: 'localhost:6666' } })
    ).body
    expect(page.toString()).not.toContain('6666')
    expect(page.toString()).toContain(`http://localhost:${new URL(portal.url).port}/tin/`)
  })

  it('has one page in its cache for all whom a network or a stranger gave parameters', async () => {
    const plain = await ask(ARTICLE)
    for (const query of ['?fbclid=IwAR0', '?utm_source=zalo&x=%ZZ', '?', `?${'y'.repeat(3000)}`, '?trang=2'])
      expect(await ask(ARTICLE + query)).toMatchObject({ status: 200, headers: { etag: plain.headers.etag } })
    const first = await ask('/chuyen-muc/thong-bao')
    expect((await ask('/chuyen-muc/thong-bao?fbclid=1')).headers.etag).toBe(first.headers.etag)
  })

  it.each(['PUT', 'DELETE', 'PATCH', 'OPTIONS', 'PROPFIND', 'TRACE'])(
    'answers %s with what it takes instead',
    async (method) => {
      const { status, headers } = await ask(ARTICLE, { method })
      expect(status).toBe(405)
      expect(headers.allow).toContain('GET')
      expect(headers['content-security-policy']).toContain("default-src 'none'")
    },
  )

  it('takes a form that does not say beforehand how long it is, up to the limit', async () => {
    const form = { 'content-type': 'application/x-www-form-urlencoded', 'transfer-encoding': 'chunked' }
    const body = new URLSearchParams({ act: 'dark', 'tro-ve': '/tin/a' }).toString()
    const taken = await ask('/tuy-chon', { method: 'POST', headers: form, body })
    expect([taken.status, taken.headers.location]).toEqual([303, '/tin/a'])
    expect((await ask('/tuy-chon', { method: 'POST', headers: form, body: 'x'.repeat(70_000) })).status).toBe(
      413,
    )
    expect((await ask('/tuy-chon', { method: 'POST' })).status).toBe(303)
  })

  it('says of a form that it cannot read that it cannot', async () => {
    const headers = { 'content-type': 'multipart/form-data; boundary=a', 'content-length': '7' }
    expect((await ask('/tuy-chon', { method: 'POST', headers, body: 'garbage' })).status).toBe(400)
  })

  it('refuses what another site sends, whatever its content type', async () => {
    for (const headers of [
      { origin: 'https://evil.example', 'content-type': 'application/json' },
      { 'sec-fetch-site': 'cross-site' },
      { 'sec-fetch-site': 'same-site' },
      { origin: 'null' },
    ] as Record<string, string>[]) {
      for (const path of ['/tuy-chon', '/luot-xem'])
        expect((await ask(path, { method: 'POST', headers })).status).toBe(403)
    }
    expect(
      (
        await ask('/tuy-chon', {
          method: 'POST',
          body: 'x'.repeat(70_000),
          headers: { 'content-type': 'application/x-www-form-urlencoded', 'content-length': '70000' },
        })
      ).status,
    ).toBe(413)
  })

  it.each([
    'https://evil.example',
    '//evil.example',
    '/\\evil.example',
    'javascript:alert(1)',
    '/x\r\nset-cookie: a=b',
  ])('never sends a reader from the display form to %s', async (back) => {
    const body = new URLSearchParams({ act: 'dark', 'tro-ve': back }).toString()
    const { status, headers } = await ask('/tuy-chon', {
      method: 'POST',
      body,
      headers: { 'content-type': 'application/x-www-form-urlencoded' },
    })
    expect([status, headers.location]).toEqual([303, '/'])
  })

  it('gives a reader with a chosen display a page that no shared cache keeps, and the others theirs', async () => {
    const dark = await ask(ARTICLE, { headers: { cookie: 'hien-thi=4.dark' } })
    expect(dark.body.toString()).toContain('data-size="4" data-contrast="dark"')
    expect(dark.headers['cache-control']).toContain('private')
    const usual = await ask(ARTICLE)
    expect(usual.body.toString()).toContain('data-size="3" data-contrast="auto"')
    expect(usual.headers['cache-control']).toBe('public, max-age=60')
  })

  it('sends readers of the old portal to where the article is now', async () => {
    const to = { ...portal.house, site, section, by: 'test', at: NOW }
    await importBatch(['test/captures/clock-and-related.txt'], {
      to,
      words: vietnameseWords,
      report: () => undefined,
    })
    const old = '/tin-tuc/xa-suoi-mo-khanh-thanh-cau-na-lan-1204.html'
    for (const host of ['suoimo.example', '127.0.0.1'])
      expect(await ask(old, { headers: { host } })).toMatchObject({
        status: 301,
        headers: { location: '/tin/xa-suoi-mo-khanh-thanh-cau-na-lan' },
      })
  })

  it('leads on from an address that only its query tells apart, also on the home page', async () => {
    const [article] = await newestArticles(portal.house.database.rows, site.id, { limit: 1 })
    const now = (await pathsOf(portal.house.database.rows, [article?.id ?? ''])).get(article?.id ?? '')
    await portal.house.database.transact(async (rows) => {
      for (const url of ['https://cu.example/?p=12', 'https://cu.example/tin-tức/đường.aspx?ItemID=7'])
        await rememberOldAddress(
          rows,
          site.id,
          oldAddress(url) as { host: string; path: string },
          article?.id ?? '',
          NOW,
        )
    })
    for (const old of [
      '/?p=12',
      '/?p=12&fbclid=x',
      '/tin-t%E1%BB%A9c/%C4%91%C6%B0%E1%BB%9Dng.aspx?ItemID=7&utm_medium=a',
    ])
      expect(await ask(old)).toMatchObject({ status: 301, headers: { location: now } })
    expect((await ask('/?p=13')).status).toBe(200)
  })

  /** The picture by which a page of browsers without scripts says that it is shown. */
  const pictureOf = async (path: string) =>
    parseHTML((await ask(path)).body.toString())
      .document.querySelector('page-view noscript img')
      ?.getAttribute('src') ?? ''

  it('counts a view by the picture only where the page itself shows it', async () => {
    const views = async () => (await figuresOf(portal.house.database.rows, site, portal.house.clock())).today
    const agent = (name: string) => ({
      'user-agent': `Mozilla/5.0 (X11; Linux x86_64) Firefox/140.0 ${name}`,
    })
    const before = await views()
    const picture = await pictureOf('/')
    await ask(picture, { headers: { ...agent('a'), 'sec-fetch-site': 'cross-site' } })
    await ask(picture, { headers: { ...agent('b'), referer: 'https://evil.example/' } })
    await ask(picture, { headers: agent('c'), method: 'HEAD' })
    expect(await views()).toBe(before)
    await ask(picture, { headers: { ...agent('d'), 'sec-fetch-site': 'same-origin' } })
    expect(await views()).toBe(before + 1)
  })

  it('keeps one page however its path is spelled, and takes no path with steps or a fragment', async () => {
    const first = await ask(ARTICLE)
    const spelled = await ask(ARTICLE.replace('lop', '%6cop').replace('lich', 'l%69ch'))
    expect([spelled.status, spelled.headers.etag]).toEqual([200, first.headers.etag])
    for (const path of ['/#1', '/1/../', '/./', '/tin/%2e%2e/x', '/..'])
      expect((await ask(path)).status).toBe(400)
  })

  it('leaves its own pages to itself, whatever address an old portal claims', async () => {
    const { id } = site
    const [article] = await newestArticles(portal.house.database.rows, id, { limit: 1 })
    const agent = {
      headers: {
        'user-agent': 'Mozilla/5.0 (X11; Linux x86_64) Firefox/140.0',
        'sec-fetch-site': 'same-origin',
      },
    }
    const [shelf, beacon] = [`/chuyen-muc/${section.slug}?trang=1`, '/luot-xem.gif?x=1']
    await portal.house.database.transact(async (rows) => {
      for (const path of [shelf, beacon])
        await rememberOldAddress(rows, id, { host: 'old.example', path }, article?.id ?? '', NOW)
    })
    expect([(await ask(shelf)).status, (await ask(beacon, agent)).status]).toEqual([200, 404])
  })

  it('goes on serving while another process holds the file for writing', async () => {
    const picture = await pictureOf('/')
    const holder = new DatabaseSync(portal.databaseFile)
    holder.exec('begin immediate')
    const headers = {
      'user-agent': 'Mozilla/5.0 (X11; Linux x86_64) Firefox/140.0 waiting',
      'sec-fetch-site': 'same-origin',
    }
    const beacon = ask(picture, { headers })
    await expect(
      Promise.race([beacon.then(() => 'counted'), ask('/?x=1').then(({ status }) => status)]),
    ).resolves.toBe(200)
    holder.exec('commit')
    expect((await beacon).status).toBe(200)
    holder.close()
  })

  it('knows a picture that the browser has', async () => {
    const picture = /\/media\/[\w.-]+\.avif/.exec((await ask('/')).body.toString())?.[0] ?? ''
    const { headers } = await ask(picture)
    expect((await ask(picture, { headers: { 'if-none-match': String(headers.etag) } })).status).toBe(304)
    expect((await ask(picture.replace(/-(\d+)\./, '-0$1.'))).status).toBe(404)
  })

  it('shows what another process changed within two seconds, well before the page grows old', async () => {
    const shelf = `/chuyen-muc/${section.slug}`
    expect((await ask(shelf)).body.toString()).not.toContain('/tin/huyen-suoi-mo-so-ket-cong-tac')
    const to = { ...portal.house, site, section, by: 'test', at: NOW }
    await importBatch(['test/captures/nfd.txt'], { to, words: vietnameseWords, report: () => undefined })
    await expect
      .poll(async () => (await ask(shelf)).body.toString(), { timeout: 5000 })
      .toContain('/tin/huyen-suoi-mo-so-ket-cong-tac')
  })

  it('shows nothing of one site on another', async () => {
    await portal.house.database.transact(async (rows) => {
      const other = await foundSite(
        rows,
        { name: 'Cổng khác', bodyName: 'Xã khác', hosts: ['other.example'] },
        'test',
        NOW,
      )
      await addHost(rows, other, 'old.other.example', 'former', 'test', NOW)
    })
    for (const path of [ARTICLE, '/chuyen-muc/thong-bao'])
      expect((await ask(path, { headers: { host: 'other.example' } })).status).toBe(404)
    expect((await ask('/', { headers: { host: 'other.example' } })).body.toString()).not.toContain('Suối Mơ')
    const picture = /\/media\/[\w.-]+\.jpeg/.exec((await ask('/')).body.toString())?.[0] ?? ''
    expect((await ask(picture)).status).toBe(200)
    expect((await ask(picture, { headers: { host: 'other.example' } })).status).toBe(404)
  })

  it('says on every page of a body that has ended who took over, and shows what the body above has put up', async () => {
    const plan = readPlan({
      sites: [
        {
          hosts: ['ended.example'],
          name: 'Cổng huyện cũ',
          bodyName: 'UBND huyện cũ',
          settings: {
            parent: '127.0.0.1',
            home: { main: [], beside: [{ kind: 'from-parent', slug: 'thong-bao', title: 'Từ cấp trên' }] },
            body: {
              until: '2025-06-30',
              successors: [{ name: 'UBND xã Suối Mơ', url: 'https://suoimo.example' }],
            },
          },
        },
      ],
    })
    if ('mistakes' in plan || !plan.sites[0]) throw new Error('plan')
    const [old] = plan.sites
    await portal.house.database.transact((rows) => applyPlan(rows, old, 'test', NOW))
    const home = (await ask('/', { headers: { host: 'ended.example' } })).body.toString()
    expect(home).toContain('đã kết thúc hoạt động sau ngày 30/6/2025')
    expect(home).toMatch(/Từ cấp trên[\s\S]{1,400}href="http:\/\/127.0.0.1:\d+\/tin\//)
    const missing = (await ask('/khong-co', { headers: { host: 'ended.example' } })).body.toString()
    expect(missing).toContain('<a href="https://suoimo.example">UBND xã Suối Mơ</a>')
  })

  it('sends all that is asked at a host of former times to the present one, and an old address to its article', async () => {
    const plan = readPlan({
      sites: [
        {
          hosts: ['xamoi.example', 'www.xamoi.example'],
          formerHosts: ['huyenxua.example'],
          name: 'Cổng xã mới',
          bodyName: 'UBND xã mới',
          sections: [{ slug: 'tin-tuc', name: 'Tin tức' }],
        },
      ],
    })
    if ('mistakes' in plan || !plan.sites[0]) throw new Error('plan')
    const [one] = plan.sites
    await portal.house.database.transact(async (rows) => {
      await applyPlan(rows, one, 'test', NOW)
      const place = (await siteByHost(rows, 'xamoi.example')) as { site: Site }
      const [shelf] = await sectionsOf(rows, place.site.id)
      const published = await publishNew(
        rows,
        story({ site: place.site, section: shelf as Section }, { title: 'Tin cũ' }),
        'test',
        NOW,
      )
      const old = { host: 'huyenxua.example', path: '/tin-cu.html' }
      await rememberOldAddress(rows, place.site.id, old, 'id' in published ? published.id : '', NOW)
    })
    const leadsTo = async (path: string) => {
      const { status, headers } = await ask(path, { headers: { host: 'huyenxua.example' } })
      return [status, headers.location]
    }
    const base = `http://xamoi.example:${new URL(portal.url).port}`
    for (const path of ['/', '/chuyen-muc/tin-tuc?trang=2', '/khong-ro'])
      expect(await leadsTo(path)).toEqual([301, base + path])
    expect(await leadsTo('/tin-cu.html')).toEqual([301, `${base}/tin/tin-cu`])
    expect((await ask('/', { headers: { host: 'www.xamoi.example' } })).status).toBe(200)
  })

  it('answers a question that ends within a sign, and a host that browsers take for a number', async () => {
    const question = `/tim-kiem?q=${encodeURIComponent(`zzqqxx${' '.repeat(290)}cầu😀`)}`
    expect((await ask(question)).status).toBe(200)
    for (const host of ['a.0x1', '0xfffffffff'])
      expect((await ask('/', { headers: { host } })).status).toBe(400)
  })

  it('plays the recording of an article, whole or in part, and says when the words have changed since', async () => {
    const { database, storage } = portal.house
    const [article] = await newestArticles(database.rows, site.id, { limit: 1, offset: 7 })
    const id = article?.id ?? ''
    const stored = (await storeRecording(storage, Buffer.from(`ID3${'x'.repeat(997)}`))) as StoredRecording
    await database.transact(async (rows) => {
      const recording = await keepRecording(rows, site.id, stored, 'test', NOW)
      const read = (await publishedArticle(rows, site.id, id)) as Article
      const stale = { ...read, version: read.version - 1 }
      expect(await attachRecording(rows, stale, recording, 'test', NOW)).toEqual({ outcome: 'conflict' })
      expect(await attachRecording(rows, read, recording, 'test', NOW)).toEqual({ outcome: 'done' })
    })
    const path = (await pathsOf(database.rows, [id])).get(id) ?? ''
    const src = `/media/${stored.hash}.mp3`
    await expect
      .poll(async () => (await ask(path)).body.toString(), { timeout: 5000 })
      .toContain(`<audio controls="" preload="none" src="${src}"`)
    const whole = await ask(src)
    expect([whole.status, whole.headers['content-type'], whole.body.length]).toEqual([
      200,
      'audio/mpeg',
      1000,
    ])
    const part = await ask(src, { headers: { range: 'bytes=0-2' } })
    expect([part.status, part.headers['content-range'], part.body.toString()]).toEqual([
      206,
      'bytes 0-2/1000',
      'ID3',
    ])
    const beyond = await ask(src, { headers: { range: 'bytes=1000-' } })
    expect([beyond.status, beyond.headers['cache-control']]).toEqual([416, 'no-store'])
    const known = { 'if-none-match': String(whole.headers.etag) }
    expect((await ask(src, { headers: known })).status).toBe(304)
    expect((await ask(src, { headers: { host: 'other.example' } })).status).toBe(404)
    const { version = 0 } = (await publishedArticle(database.rows, site.id, id)) ?? {}
    await database.transact((rows) =>
      correct(rows, { siteId: site.id, id, version }, { lead: 'Đã sửa.' }, 'Sửa sa-pô', 'test', NOW),
    )
    await expect
      .poll(async () => (await ask(path)).body.toString(), { timeout: 5000 })
      .toContain('Bản ghi âm đọc bài trước khi được sửa')
    const other = await ask(src, { headers: { range: 'bytes=0-2', 'if-range': '"other"' } })
    expect(other.status).toBe(200)
    const { version: now = 0 } = (await publishedArticle(database.rows, site.id, id)) ?? {}
    await database.transact((rows) =>
      withdraw(rows, { siteId: site.id, id, version: now }, 'Đăng nhầm', 'test', NOW),
    )
    expect((await ask(src)).status).toBe(404)
  })

  it('shows the key for search engines at the site that has it, and nowhere else', async () => {
    const key = 'khoa-indexnow-cua-xa'
    const settings = { indexNow: key }
    await portal.house.database.transact((rows) =>
      foundSite(
        rows,
        { name: 'Cổng có khóa', bodyName: 'UBND xã có khóa', hosts: ['cokhoa.example'], settings },
        'test',
        NOW,
      ),
    )
    const at = async (path: string, host: string) => {
      const { status, body } = await ask(path, { headers: { host } })
      return [status, status === 200 ? body.toString() : '']
    }
    expect(await at(`/${key}.txt`, 'cokhoa.example')).toEqual([200, key])
    expect(await at(`/${key}.txt`, '127.0.0.1')).toEqual([404, ''])
    expect(await at('/khoa-khong-co-that.txt', 'cokhoa.example')).toEqual([404, ''])
  })

  const ROUTES = [
    '/',
    ARTICLE,
    `${ARTICLE}.md`,
    `${ARTICLE}.json`,
    '/gioi-thieu',
    '/chuyen-muc/thong-bao',
    '/chuyen-muc/thong-bao/rss.xml',
    '/tu-khoa',
    '/tu-khoa/duong-ve-ban',
    '/dong-su-kien/duong-ve-ban',
    '/luu-tru',
    '/luu-tru/2026/11',
    '/tim-kiem?q=duong',
    '/tim-kiem/goi-y?q=duong',
    '/tim-kiem/rss.xml?q=duong',
    '/viet-tat',
    '/so-do-cong',
    '/thong-ke',
    '/thong-ke.json',
    '/thong-ke/years.csv',
    '/thong-ke/openapi.json',
    '/ngon-ngu/en',
    '/rss.xml',
    '/atom.xml',
    '/feed.json',
    '/sitemap.xml',
    '/robots.txt',
    '/khong-co',
  ]

  it.each(ROUTES)('shows nothing of one site on another at %s', async (path) => {
    await portal.house.database.transact(async (rows) => {
      const other = { name: 'Cổng xã khác', bodyName: 'UBND xã khác', hosts: ['apart.example'] }
      if (!(await siteByHost(rows, 'apart.example'))) await foundSite(rows, other, 'test', NOW)
    })
    const { body } = await ask(path, { headers: { host: 'apart.example' } })
    expect(body.toString()).not.toMatch(/Suối Mơ|suoi-mo|Nà Lạn|nong-thon-moi/)
  })

  it.each(['/chuyen-muc/thong-bao/', `${ARTICLE}/`, '/luu-tru/2026/11/'])(
    'leads on from %s to the address without its last slash',
    async (path) => {
      const { status, headers } = await ask(path)
      expect([status, headers.location]).toEqual([301, path.slice(0, -1)])
    },
  )

  it.each(ROUTES.filter((path) => path !== '/khong-co'))('answers at %s', async (path) => {
    expect((await ask(path)).status).toBe(200)
  })

  it('says of a withdrawn article that it left and why, and of a corrected one what was put right', async () => {
    const { rows } = portal.house.database
    const [first, second] = await newestArticles(rows, site.id, { limit: 2, offset: 4 })
    const paths = await pathsOf(rows, [first?.id ?? '', second?.id ?? ''])
    const known = async (id = '') => ({
      siteId: site.id,
      id,
      version: (await publishedArticle(rows, site.id, id))?.version ?? 0,
    })
    const [gone, right] = [await known(first?.id), await known(second?.id)]
    await portal.house.database.transact(async (act) => {
      expect(await withdraw(act, gone, 'Đăng nhầm', 'test', NOW)).toEqual({ outcome: 'done' })
      expect(await correct(act, right, { title: 'Tên đã sửa' }, 'Sửa tên bài', 'test', NOW)).toEqual({
        outcome: 'done',
      })
      expect(await correct(act, right, { title: 'Hai' }, 'Lần hai', 'test', NOW)).toEqual({
        outcome: 'conflict',
      })
    })
    const page = await ask(paths.get(gone.id) ?? '')
    expect([page.status, page.body.toString()]).toEqual([410, expect.stringContaining('Đăng nhầm')])
    await expect
      .poll(async () => (await ask(paths.get(right.id) ?? '')).body.toString(), { timeout: 5000 })
      .toContain('Sửa tên bài')
    await expect
      .poll(async () => (await ask('/rss.xml')).body.toString(), { timeout: 5000 })
      .toContain('Đính chính: Sửa tên bài')
    expect((await ask('/rss.xml')).body.toString()).toContain('Lý do: Đăng nhầm')
    expect(
      (await ask(`/tim-kiem?q=${encodeURIComponent(first?.title ?? '')}`)).body.toString(),
    ).not.toContain(`href="${paths.get(gone.id)}"`)
  })

  it('renders any text as text', async () => {
    const hostile = fc.oneof(
      fc.string({ unit: 'binary' }),
      fc.constantFrom(
        '<script>alert(1)</script>',
        '"><img src=x onerror=alert(1)>',
        '</script><script>alert(1)</script>',
        '\u202e',
        '{{x}}',
        '&lt;',
        "' onclick='x",
      ),
    )
    const words = fc
      .array(hostile, { minLength: 1, maxLength: 4 })
      .map((parts) => parts.join(' ').replace(/[\ud800-\udfff\0]/g, '') || 'x')
    await fc.assert(
      fc.asyncProperty(words, words, words, async (title, text, name) => {
        const made = await portal.house.database.transact((rows) =>
          publishNew(
            rows,
            {
              siteId: site.id,
              sectionId: section.id,
              language: 'vi',
              appeared: { at: NOW, precision: 'day', basis: 'printed' },
              title,
              lead: text,
              dateline: null,
              bylines: [{ role: 'both', name: name.slice(0, 300) }],
              source: { name: name.slice(0, 300), url: `javascript:${text}` },
              tags: [name],
              body: {
                type: 'doc',
                content: [
                  { type: 'paragraph', content: [{ type: 'text', text }] },
                  { type: 'figure', attrs: { media: null, caption: text, credit: name, alternative: title } },
                ],
              },
            },
            'test',
            NOW,
          ),
        )
        if (made.outcome !== 'done') return
        const page = (await ask(made.address)).body.toString()
        const { document } = parseHTML(page)
        expect(document.querySelectorAll('script')).toHaveLength(2)
        const attributes = [...document.querySelectorAll('*')].flatMap((element) =>
          [...element.attributes].map((attribute) => `${attribute.name}=${attribute.value}`),
        )
        expect(attributes.filter((attribute) => /^on|^href=\s*javascript:/i.test(attribute))).toEqual([])
        expect(page.endsWith('</html>')).toBe(true)
        JSON.parse(/<script type="application\/ld\+json">(.*?)<\/script>/s.exec(page)?.[1] ?? '')
      }),
      { numRuns: 60 },
    )
  })
})
