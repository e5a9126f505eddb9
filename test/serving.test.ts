import { request } from 'node:http'
import { brotliDecompressSync } from 'node:zlib'
import fc from 'fast-check'
import { parseHTML } from 'linkedom'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { publishNew } from '../src/articles/index.ts'
import { importBatch, vietnameseWords } from '../src/importing/index.ts'
import { addHost, allSites, foundSite, type Section, type Site, sectionsOf } from '../src/sites/index.ts'
import { NOW } from './engines.ts'
import { startExample } from './portal.ts'

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

  it('shows what another process changed within two seconds, well before the page grows old', async () => {
    expect((await ask('/')).body.toString()).not.toContain('/tin/huyen-suoi-mo-so-ket-cong-tac')
    const to = { ...portal.house, site, section, by: 'test', at: NOW }
    await importBatch(['test/captures/nfd.txt'], { to, words: vietnameseWords, report: () => undefined })
    await expect
      .poll(async () => (await ask('/')).body.toString(), { timeout: 5000 })
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
