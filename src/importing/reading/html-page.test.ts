import { parseHTML } from 'linkedom'
import { describe, expect, it } from 'vitest'
import { piecesOfElement } from './html-blocks.ts'
import { absolute } from './html-inline.ts'
import { metadataOf } from './html-metadata.ts'
import { readHtml } from './html-page.ts'

const PROSE =
  'Sáng nay xã họp dân bàn việc làm đường liên thôn, rất đông bà con dự và góp nhiều ý hay cho xã.'
const blocks = (html: string) =>
  piecesOfElement(parseHTML(`<html><body>${html}</body></html>`).document.body, 'https://cu.example/tin/')
const shape = (html: string) =>
  blocks(html).map(({ text, nodes, picture }) =>
    picture ? picture : nodes ? { [nodes[0]?.type ?? '']: text } : text,
  )

describe('the blocks of a page', () => {
  it.each([
    ['paragraphs, and what runs between them', '<p>một</p>hai <b>ba</b><p>bốn</p>', ['một', 'hai ba', 'bốn']],
    ['lines that only breaks set apart', 'một<br>hai<br><br>ba', ['một', 'hai', 'ba']],
    ['headings', '<h2>Đường</h2><h4>Điện</h4>', [{ heading: 'Đường' }, { heading: 'Điện' }]],
    ['lists', '<ul><li>một</li><li></li><li>hai</li></ul>', [{ bulletList: 'một\nhai' }]],
    [
      'lists of links, which are no part of a story',
      '<ul><li><a href="/a">một</a></li><li><a href="/b">hai</a></li></ul>',
      ['một', 'hai'],
    ],
    [
      'tables of figures',
      '<table><tr><td>Thôn</td><td>Hộ</td></tr><tr><td>Nà Lạn</td><td>120</td></tr></table>',
      [{ table: 'Thôn\tHộ\nNà Lạn\t120' }],
    ],
    [
      'tables that only hold a picture and its caption',
      '<table><tr><td><img src="a.jpg"></td></tr><tr><td>Bà con</td></tr></table>',
      [{ src: 'a.jpg' }, { caption: 'Bà con' }],
    ],
    [
      'tables that only set the page',
      `<table><tr><td><p>${PROSE}</p><p>hai</p></td></tr></table>`,
      [PROSE, 'hai'],
    ],
    ['quotations', '<blockquote>một</blockquote>', [{ blockquote: 'một' }]],
    [
      'figures',
      '<figure><img data-src="a.jpg" src="blank.gif" alt="Bà con"><figcaption>Làm đường</figcaption></figure>',
      [{ src: 'a.jpg', alternative: 'Bà con' }, { caption: 'Làm đường' }],
    ],
    [
      'captions that only a class names',
      '<div class="img-caption"><img src="a.jpg"><span>Bà con</span></div>',
      [{ src: 'a.jpg' }, { caption: 'Bà con' }],
    ],
  ])('are %s', (_name, html, expected) => expect(shape(html)).toEqual(expected))

  it.each([
    '<script>x</script>',
    '<style>x</style>',
    '<form>x<button>y</button></form>',
    '<iframe src="x"></iframe>',
    '<nav>Trang chủ</nav>',
    '<img src="data:image/gif;base64,x">',
    '<img src="t.gif" width="1" height="1">',
    '<noscript>x</noscript>',
  ])('are not %s', (html) => expect(shape(`<p>một</p>${html}`)).toEqual(['một']))

  it('keep bold, italics and links, seen from where the page stood', () => {
    expect(blocks('<p>Xem <a href="../a.html"><b>ở đây</b></a>, <i>nhé</i>.</p>')[0]?.inline).toEqual([
      { type: 'text', text: 'Xem ' },
      {
        type: 'text',
        text: 'ở đây',
        marks: [{ type: 'link', attrs: { href: 'https://cu.example/a.html' } }, { type: 'bold' }],
      },
      { type: 'text', text: ', ' },
      { type: 'text', text: 'nhé', marks: [{ type: 'italic' }] },
      { type: 'text', text: '.' },
    ])
  })

  it('say of a paragraph that it is bold as a whole', () => {
    expect(
      blocks('<p><b>một</b> <strong>hai</strong></p><p><b>một</b> hai</p>').map(
        ({ emphasised }) => emphasised,
      ),
    ).toEqual([true, undefined])
  })

  it('bound what a cell may claim', () => {
    const [table] = blocks('<table><tr><td colspan="999999">a</td><td rowspan="x">b</td></tr></table>')
    expect(JSON.stringify(table?.nodes)).toContain('{"colspan":100,"rowspan":1}')
  })
})

describe('an address in a page', () => {
  it.each([
    ['a.html', 'https://cu.example/tin/a.html'],
    ['//b.example/x', 'https://b.example/x'],
    ['mailto:a@b.example', 'mailto:a@b.example'],
  ])('%s is %s', (address, whole) => expect(absolute(address, 'https://cu.example/tin/')).toBe(whole))
  it.each(['#a', ' javascript:alert(1)', 'data:text/html,x', 'ftp://a', '', null])('%j is none', (address) =>
    expect(absolute(address, 'https://cu.example/')).toBeUndefined(),
  )
})

describe('what a page says of itself', () => {
  const said = (head: string, body = '') =>
    metadataOf(parseHTML(`<html lang="vi-VN"><head>${head}</head><body>${body}</body></html>`).document)

  it.each([
    [
      'JSON-LD',
      '<script type="application/ld+json">{"@graph":[{"@type":"WebPage"},{"@type":"NewsArticle","headline":"Xã họp dân","datePublished":"2024-03-12T08:05:00+07:00","author":[{"name":"Trần Mẫu"}]}]}</script>',
    ],
    [
      'OpenGraph',
      '<meta property="og:title" content="Xã họp dân"><meta property="article:published_time" content="2024-03-12T01:05:00Z"><meta property="article:author" content="Trần Mẫu">',
    ],
    [
      'Dublin Core',
      '<meta name="DC.Title" content="Xã họp dân"><meta name="DC.Date" content="12/03/2024 08:05"><meta name="DC.Creator" content="Trần Mẫu">',
    ],
  ])('is read from %s', (_name, head) => {
    expect(said(head)).toMatchObject({
      title: 'Xã họp dân',
      publishedAt: '2024-03-12T08:05',
      author: 'Trần Mẫu',
      language: 'vi',
    })
  })

  it('is read from microdata', () => {
    const body =
      '<h1 itemprop="headline">Xã họp dân</h1><time itemprop="datePublished" datetime="2024-03-12">hôm qua</time>'
    expect(said('', body)).toMatchObject({ title: 'Xã họp dân', publishedAt: '2024-03-12' })
  })

  it('is no name of the program that wrote it, no address that is none, no broken JSON', () => {
    expect(
      said(
        '<meta property="article:author" content="admin"><link rel="canonical" href="/a"><script type="application/ld+json">{</script>',
      ),
    ).toEqual({ language: 'vi', tags: [] })
  })

  it('leaves the name of the portal off the headline', () => {
    expect(
      said(
        '<meta property="og:title" content="Xã họp dân - Cổng thông tin xã Suối Mơ">',
        '<h1>Xã họp dân</h1>',
      ).title,
    ).toBe('Xã họp dân')
  })
})

describe('a whole page', () => {
  it('is read where nothing but its tables tells the parts apart', () => {
    const page = readHtml(
      `<table><tr><td>Trang chủ</td><td>Tin tức</td></tr></table><table><tr><td><b>Xã Suối Mơ họp dân bàn làm đường</b><br>12/03/2024 08:05<br>${PROSE}<br>${PROSE.replace('Sáng', 'Chiều')}</td></tr></table>`,
      {},
    )
    expect(page).toMatchObject({ title: 'Xã Suối Mơ họp dân bàn làm đường', publishedAt: '2024-03-12T08:05' })
    expect(page !== 'tooDeep' && page.body.map(({ text }) => text)).toEqual([
      PROSE,
      PROSE.replace('Sáng', 'Chiều'),
    ])
  })

  it('refuses markup that is nested too deeply, and reads what only looks so', () => {
    expect(readHtml('<div>'.repeat(5000), {})).toBe('tooDeep')
    expect(readHtml(`<p>${PROSE}`.repeat(5000), {})).not.toBe('tooDeep')
  })
})
