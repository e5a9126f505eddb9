import { describe, expect, it } from 'vitest'
import { type CachedPage, chooseEncoding, isKnown, PageCache, type Rendered } from './page-cache.ts'

const page = (text: string, keys: string[] = ['site']): Rendered => ({
  status: 200,
  headers: { 'content-type': 'text/html' },
  body: Buffer.from(text),
  keys,
})

describe('PageCache', () => {
  it('renders once, however many ask', async () => {
    const cache = new PageCache()
    let rendered = 0
    const ask = () => cache.render('/', async () => page(`${++rendered}`))
    await Promise.all(Array.from({ length: 50 }, ask))
    expect(rendered).toBe(1)
    expect(cache.get('/')).toBeDefined()
  })

  it('keeps no page longer than a minute', async () => {
    let now = 0
    const cache = new PageCache({ now: () => now })
    await cache.render('/', async () => page('x'))
    now = 60_000
    expect(cache.get('/')).toBeDefined()
    now = 60_001
    expect(cache.get('/')).toBeUndefined()
  })

  it('drops what shows a thing that changed, and does not keep what was rendered meanwhile', async () => {
    const cache = new PageCache()
    await cache.render('/a', async () => page('a', ['article-1']))
    await cache.render('/b', async () => page('b', ['article-2']))
    cache.drop(['article-1'])
    expect(cache.get('/a')).toBeUndefined()
    expect(cache.get('/b')).toBeDefined()
    await cache.render('/c', async () => {
      cache.drop(['article-3'])
      return page('c', ['article-3'])
    })
    expect(cache.get('/c')).toBeUndefined()
  })

  it('renders once after a drop too, though an older rendering ends meanwhile', async () => {
    const cache = new PageCache()
    const [older, newer] = [Promise.withResolvers<Rendered>(), Promise.withResolvers<Rendered>()]
    const first = cache.render('/', () => older.promise)
    cache.drop(['site'])
    const second = cache.render('/', () => newer.promise)
    older.resolve(page('older'))
    await first
    expect(cache.render('/', async () => page('a third'))).toBe(second)
    newer.resolve(page('newer'))
    await second
    expect(cache.get('/')?.bodies.get('identity')?.bytes.toString()).toBe('newer')
  })

  it('holds no more bytes than it may, and gives up what was asked for longest ago', async () => {
    const cache = new PageCache({ mostBytes: 200_000 })
    const noise = () =>
      page(
        Array.from({ length: 4000 }, () => Math.random())
          .join('')
          .slice(0, 4000),
      )
    for (let i = 0; i < 60; i += 1) {
      await cache.render(`/${i}`, async () => noise())
      cache.get('/0')
    }
    expect(cache.get('/0')).toBeDefined()
    expect(cache.get('/1')).toBeUndefined()
    expect(cache.get('/59')).toBeDefined()
  })

  it('keeps neither errors nor pages without a name for what they show', async () => {
    const cache = new PageCache()
    await cache.render('/404', async () => ({ ...page('no'), status: 404 }))
    await cache.render('/me', async () => page('mine', []))
    expect([cache.get('/404'), cache.get('/me')]).toEqual([undefined, undefined])
  })

  it('gives each encoding an ETag of its own', async () => {
    const made = (await new PageCache().render('/', async () => page('x'.repeat(1000)))) as CachedPage
    expect([...made.bodies.keys()]).toEqual(['br', 'zstd', 'gzip', 'identity'])
    expect(new Set([...made.bodies.values()].map(({ etag }) => etag)).size).toBe(4)
  })
})

describe('negotiation', () => {
  it.each([
    ['gzip, deflate, br, zstd', 'br'],
    ['gzip, br;q=0', 'gzip'],
    ['zstd', 'zstd'],
    ['deflate', 'identity'],
    [undefined, 'identity'],
  ])('%s gets %s', (accepted, encoding) => {
    expect(chooseEncoding(accepted)).toBe(encoding)
  })

  it('knows an ETag again, weak or in a list', () => {
    expect(isKnown('"a", W/"b"', '"b"')).toBe(true)
    expect(isKnown('"a"', '"b"')).toBe(false)
    expect(isKnown('*', '"b"')).toBe(true)
  })
})
