import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { parseDocument } from '../articles/index.ts'
import { atom, type Feed, jsonFeed, markdown, rss, sitemap, sitemapIndex } from './index.ts'
import { element, xmlDocument } from './xml.ts'

const FEED: Feed = {
  title: 'Cổng xã <Suối Mơ>',
  description: 'UBND & HĐND',
  home: 'https://suoimo.example/',
  self: 'https://suoimo.example/rss.xml',
  language: 'vi',
  updated: '2026-11-24T03:00:00.000Z',
  items: [
    {
      id: '0192',
      url: 'https://suoimo.example/tin/a?b=1&c=2',
      title: 'Họp “dân” & <b>',
      summary: 'Ngắn',
      html: '<p>Dài &amp; đủ</p>',
      language: 'vi',
      published: '2026-11-23T01:00:00.000Z',
      changed: '2026-11-24T03:00:00.000Z',
      authors: ['Trần Mẫu'],
      tags: ['Cầu'],
    },
  ],
}

describe('feeds', () => {
  it('escape what XML reserves, and say when in the way of each format', () => {
    const written = rss(FEED)
    expect(written).toContain('<title>Họp “dân” &amp; &lt;b&gt;</title>')
    expect(written).toContain('<pubDate>Mon, 23 Nov 2026 01:00:00 GMT</pubDate>')
    expect(written).toContain('<content:encoded>&lt;p&gt;Dài &amp;amp; đủ&lt;/p&gt;</content:encoded>')
    expect(atom(FEED)).toContain('<updated>2026-11-24T03:00:00.000Z</updated>')
    expect(JSON.parse(jsonFeed(FEED)).items[0]).toMatchObject({
      content_html: '<p>Dài &amp; đủ</p>',
      tags: ['Cầu'],
    })
  })

  it('give the summary where the site gives no more', () => {
    const short = { ...FEED, items: FEED.items.map((item) => ({ ...item, html: undefined })) }
    expect(rss(short)).not.toContain('content:encoded>')
    expect(JSON.parse(jsonFeed(short)).items[0]).toMatchObject({ content_text: 'Ngắn' })
  })

  it('hold nothing that XML forbids, whatever a title says', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (title) => {
        const written = xmlDocument(element('a', { b: title }, title))
        expect(written).not.toMatch(/(?![\t\n\r])\p{Cc}|[\ufffe\uffff]/u)
        expect(written.match(/</g)).toHaveLength(written.includes('</a>') ? 3 : 2)
      }),
    )
  })
})

it('a sitemap says when pages changed and what is news', () => {
  const news = { publication: 'Cổng', language: 'vi', title: 'Họp', published: '2026-11-24T03:00:00Z' }
  const written = sitemap([{ url: 'https://a.example/?a&b', changed: '2026-11-24', news }])
  expect(written).toContain('<loc>https://a.example/?a&amp;b</loc><lastmod>2026-11-24</lastmod><news:news>')
  expect(sitemapIndex([{ url: 'https://a.example/sitemap-1.xml' }])).toContain('<sitemap><loc>')
})

it('a document is Markdown that says the same', () => {
  const text = (words: string, type?: string) => ({
    type: 'text',
    text: words,
    ...(type ? { marks: [{ type }] } : {}),
  })
  const paragraph = (...content: object[]) => ({ type: 'paragraph', content })
  const cell = (words: string) => ({ type: 'tableCell', content: [paragraph(text(words))] })
  const document = parseDocument({
    type: 'doc',
    content: [
      { type: 'heading', attrs: { level: 2 }, content: [text('Mục *một*')] },
      paragraph(text('Họp '), text('dân', 'bold'), text(' xã')),
      { type: 'bulletList', content: [{ type: 'listItem', content: [paragraph(text('a'))] }] },
      { type: 'table', content: [{ type: 'tableRow', content: [cell('x|y'), cell('z')] }] },
      { type: 'figure', attrs: { media: null, caption: 'Cầu mới', credit: 'Mẫu', alternative: null } },
    ],
  })
  expect(document && markdown(document)).toBe(
    '## Mục \\*một\\*\n\nHọp **dân** xã\n\n- a\n\n| x\\|y | z |\n| --- | --- |\n\n*Cầu mới (Mẫu)*',
  )
})
