import { chmodSync, copyFileSync, mkdirSync, mkdtempSync, symlinkSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import sharp from 'sharp'
import { afterEach, beforeEach, expect, it } from 'vitest'
import { lookUp } from '../src/addresses/index.ts'
import { newestArticles, publishedArticle } from '../src/articles/index.ts'
import { type Destination, importBatch, vietnameseWords } from '../src/importing/index.ts'
import { firstBrokenEntry } from '../src/journal/index.ts'
import { picturesOf } from '../src/media/index.ts'
import { addSection, foundSite, siteByHost } from '../src/sites/index.ts'
import { figuresOf } from '../src/statistics/index.ts'
import { describeEachEngine, NOW, type TestHouse } from './engines.ts'

describeEachEngine('importing', (open) => {
  let house: TestHouse
  let to: Destination
  let folder: string

  beforeEach(async () => {
    house = await open()
    folder = mkdtempSync(join(tmpdir(), 'captures-'))
    to = await house.database.transact(async (rows) => {
      const site = await foundSite(
        rows,
        { name: 'Cổng xã Suối Mơ', bodyName: 'UBND xã Suối Mơ', hosts: ['suoimo.example'] },
        'test',
        NOW,
      )
      return {
        ...house,
        site,
        section: await addSection(rows, site, 'Tin tức', undefined, 'test', NOW),
        by: 'test',
        at: NOW,
      }
    })
  })
  afterEach(() => house.close())

  const run = (paths: string[], options: Partial<Parameters<typeof importBatch>[1]> = {}) =>
    importBatch(paths, { to, words: vietnameseWords, report: () => undefined, ...options })

  it('stores a page once, however often it is imported, with an unbroken journal', async () => {
    expect(await run(['test/captures'])).toEqual({ done: 6, already: 0, failed: 0 })
    expect(await run(['test/captures'])).toEqual({ done: 0, already: 6, failed: 0 })
    expect(await newestArticles(house.database.rows, to.site.id, { limit: 10 })).toHaveLength(6)
    expect(await firstBrokenEntry(house.database.rows)).toBeUndefined()
  })

  it('stores each page once when several imports of the same pages run at once', async () => {
    const outcomes = await Promise.all([1, 2, 3].map(() => run(['test/captures'])))
    expect(outcomes.reduce((sum, { done }) => sum + done, 0)).toBe(6)
    expect(outcomes.reduce((sum, { failed }) => sum + failed, 0)).toBe(0)
    expect(await firstBrokenEntry(house.database.rows)).toBeUndefined()
  })

  it('refuses markup that no parser can hold, and reads the rest; enters no folder through a link', async () => {
    writeFileSync(join(folder, 'a.html'), `<html><body>${'<li><td>'.repeat(15_000)}<p>Ủy ban nhân dân xã`)
    copyFileSync('test/captures/nfd.txt', join(folder, 'b.txt'))
    symlinkSync('.', join(folder, 'loop.html'))
    expect(await run([folder])).toEqual({ done: 1, already: 0, failed: 2 })
  })

  it('lets the old address lead to the article, on the old host and on the new', async () => {
    await run(['test/captures/clock-and-related.txt'])
    const old = await lookUp(
      house.database.rows,
      to.site.id,
      'suoimo.example',
      '/tin-tuc/xa-suoi-mo-khanh-thanh-cau-na-lan-1204.html',
    )
    const [article] = await newestArticles(house.database.rows, to.site.id, { limit: 1 })
    expect(old).toMatchObject({ kind: 'moved', subject: article?.id })
    expect(
      await lookUp(
        house.database.rows,
        to.site.id,
        'suoimo.example',
        '/tin/xa-suoi-mo-khanh-thanh-cau-na-lan',
      ),
    ).toMatchObject({ kind: 'current', subject: article?.id })
  })

  it('never takes over the host of another site', async () => {
    await house.database.transact((rows) =>
      foundSite(rows, { name: 'Khác', bodyName: 'Khác', hosts: ['other.example'] }, 'test', NOW),
    )
    const page = join(folder, 'a.txt')
    writeFileSync(
      page,
      'URL: https://other.example/tin/1.html\nTin của xã Suối Mơ hôm nay\n\nBà con thôn Nà Lạn cùng nhau làm đường liên thôn trong một tuần, ai cũng vui vì đường sắp xong.',
    )
    expect((await run([page])).done).toBe(1)
    expect((await siteByHost(house.database.rows, 'other.example'))?.site.name).toBe('Khác')
  })

  it('keeps how the day is known: printed, inferred, or only the day it was brought in, and lists that last', async () => {
    await run(['test/captures/second-start.txt', 'test/captures/nfd.txt'])
    const appeared = (await newestArticles(house.database.rows, to.site.id, { limit: 9 })).map(
      (article) => article.appeared,
    )
    expect(appeared).toEqual([
      { at: '2023-08-19T01:08:00.000Z', precision: 'minute', basis: 'printed' },
      { at: NOW, precision: 'minute', basis: 'import' },
    ])
  })

  it('brings pictures along that lie beside the page, upright and without camera data', async () => {
    const photo = await sharp({ create: { width: 900, height: 600, channels: 3, background: '#357' } })
      .jpeg()
      .withExif({ IFD0: { Artist: 'x' } })
      .toBuffer()
    writeFileSync(join(folder, 'a.jpg'), photo)
    writeFileSync(
      join(folder, 'a.html'),
      '<html><body><article><h1>Ra quân làm đường liên thôn</h1><p>Từ sáng sớm bà con các thôn đã có mặt tại công trường, ai cũng mang theo cuốc, xẻng và cơm nắm.</p><figure><img src="https://old.example/upload/a.jpg"><figcaption>Bà con làm đường</figcaption></figure><p>Đường dài 3,2 km, dự kiến xong trước mùa mưa, do Nhà nước và nhân dân cùng làm với nhau.</p></article></body></html>',
    )
    await run([folder])
    const [summary] = await newestArticles(house.database.rows, to.site.id, { limit: 1 })
    const pictures = await picturesOf(house.database.rows, to.site.id, [summary?.picture ?? ''])
    expect([...pictures.values()]).toMatchObject([{ width: 900, height: 600 }])
    const kept = await house.storage.read([...pictures.values()][0]?.hash ?? '')
    expect((await sharp(kept).metadata()).exif).toBeUndefined()
  })

  it('says what is wrong with each bad file and goes on with the others', async () => {
    writeFileSync(join(folder, '1-empty.txt'), '')
    writeFileSync(join(folder, '2-binary.txt'), Buffer.from([0, 1, 2, 3]))
    writeFileSync(join(folder, '3-deep.html'), `<html><body>${'<b>'.repeat(100_000)}`)
    writeFileSync(join(folder, '4-large.txt'), Buffer.alloc(9_000_000, 'a'))
    writeFileSync(
      join(folder, '5-good.txt'),
      'Xã Suối Mơ họp dân\n\nSáng nay xã họp dân bàn việc làm đường, có hơn một trăm người dự và nhiều ý kiến hay.',
    )
    const said: string[] = []
    expect(
      await run([folder, join(folder, 'none')], {
        report: ({ kind, sentence }) => kind === 'failed' && said.push(sentence),
      }),
    ).toEqual({ done: 1, already: 0, failed: 5 })
    const { refusals } = vietnameseWords
    expect(said.map((sentence) => sentence.replace(/^.*?: /, ''))).toEqual([
      refusals.empty,
      refusals.binary,
      refusals.tooDeep,
      refusals.tooLarge,
      refusals.notFound,
    ])
  })

  it('names a folder and a file that it has no right to read, and reads the others', async () => {
    const [shut, page] = [join(folder, 'shut'), join(folder, 'page.txt')]
    mkdirSync(shut, { mode: 0o000 })
    writeFileSync(page, 'x', { mode: 0o000 })
    copyFileSync('test/captures/nfd.txt', join(folder, 'z.txt'))
    chmodSync(folder, 0o755)
    const said: string[] = []
    const report = ({ sentence }: { sentence: string }) => said.push(sentence)
    await asNobody(() => importBatch([folder], { words: vietnameseWords, report }))
    expect(said).toEqual([
      `${page}: ${vietnameseWords.refusals.unreadable}`,
      `${shut}: ${vietnameseWords.refusals.unreadable}`,
      expect.stringContaining('z.txt: “'),
    ])
  })

  it('lets the history of visits go on from the old block, once', async () => {
    await run(['test/captures/clock-and-related.txt'], { openingBalance: true })
    await run(['test/captures/clock-and-related.txt'], { openingBalance: true })
    expect(
      await figuresOf(
        house.database.rows,
        { id: to.site.id, zone: 'Asia/Ho_Chi_Minh' },
        '2024-11-20T03:00:00.000Z',
      ),
    ).toMatchObject({
      today: 0,
      month: { month: 11, value: 6789 },
      year: { year: 2024, value: 98_765 },
      total: 1_234_567,
    })
  })

  it('keeps every word of a hostile page as text', async () => {
    const page = join(folder, 'h.txt')
    writeFileSync(
      page,
      `<script>alert(1)</script> & "tiêu đề" của xã\n\nNội dung <img src=x onerror=alert(1)> có \u202echữ đảo\u202c và một từ dài ${'x'.repeat(100_000)} trong bài viết này của xã Suối Mơ.`,
    )
    await run([page])
    const [summary] = await newestArticles(house.database.rows, to.site.id, { limit: 1 })
    const article = await publishedArticle(house.database.rows, to.site.id, summary?.id ?? '')
    expect(article?.revision.title).toContain('<script>')
    expect(JSON.stringify(article?.revision.body)).not.toContain('\u202e')
  })
})

/** The superuser may read everything, so that a test which it runs gives up that right for a while. */
async function asNobody(work: () => Promise<unknown>): Promise<void> {
  const isRoot = process.geteuid?.() === 0
  if (isRoot) process.seteuid?.(65_534)
  try {
    await work()
  } finally {
    if (isRoot) process.seteuid?.(0)
  }
}
