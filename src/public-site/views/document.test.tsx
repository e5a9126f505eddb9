import { parseHTML } from 'linkedom'
import type { Node } from 'prosemirror-model'
import { describe, expect, it } from 'vitest'
import { paragraph } from '../../../test/story.ts'
import { parseDocument } from '../../articles/index.ts'
import { wordsIn } from '../words.ts'
import { DocumentView, withDateline } from './document.tsx'

const PICTURE = { id: 'p', hash: 'a'.repeat(64), width: 900, height: 600, focus: 'centre' as const }

const shown = (content: object[], dateline: string | null = null) =>
  String(
    <div>
      <DocumentView
        document={parseDocument({ type: 'doc', content }) as Node}
        around={{ pictures: new Map([['p', PICTURE]]), words: wordsIn('vi'), dateline }}
      />
    </div>,
  ).replace(/^<div>|<\/div>$/g, '')
const marked = (text: string, ...marks: object[]) => ({
  type: 'paragraph',
  content: [{ type: 'text', text, marks }],
})
const cell = (type: string, text: string, attrs = {}) => ({ type, attrs, content: [paragraph(text)] })
const figure = (attrs: object) => ({
  type: 'figure',
  attrs: { media: null, caption: null, credit: null, alternative: null, ...attrs },
})

describe('the body of an article on its page', () => {
  it.each([
    [[paragraph('a & b')], '<p>a &amp; b</p>'],
    [[{ type: 'heading', attrs: { level: 3 }, content: [{ type: 'text', text: 'a' }] }], '<h3>a</h3>'],
    [[{ type: 'paragraph', content: [{ type: 'text', text: 'a' }, { type: 'hardBreak' }] }], '<p>a<br/></p>'],
    [[{ type: 'horizontalRule' }], '<hr/>'],
    [[{ type: 'blockquote', content: [paragraph('a')] }], '<blockquote><p>a</p></blockquote>'],
    [
      [{ type: 'orderedList', content: [{ type: 'listItem', content: [paragraph('a')] }] }],
      '<ol><li><p>a</p></li></ol>',
    ],
    [[marked('a', { type: 'bold' }, { type: 'italic' })], '<p><strong><em>a</em></strong></p>'],
    [
      [marked('KVPT', { type: 'abbreviation', attrs: { title: 'khu vực phòng thủ' } })],
      '<p><abbr title="khu vực phòng thủ" tabindex="0">KVPT</abbr></p>',
    ],
    [
      [marked('hello', { type: 'foreign', attrs: { language: 'en' } })],
      '<p><span lang="en">hello</span></p>',
    ],
    [
      [marked('a', { type: 'link', attrs: { href: 'https://a.example/?a=1&b=2' } })],
      '<p><a href="https://a.example/?a=1&amp;b=2" rel="noopener">a</a></p>',
    ],
  ])('shows %j', (content, html) => expect(shown(content)).toBe(html))

  it('lets a wide table be scrolled by keyboard, with its head and its spans', () => {
    const { document } = parseHTML(
      shown([
        {
          type: 'table',
          content: [
            { type: 'tableRow', content: [cell('tableHeader', 'Thôn', { colspan: 2 })] },
            { type: 'tableRow', content: [cell('tableCell', 'Nà Lạn'), cell('tableCell', '120')] },
          ],
        },
      ]),
    )
    expect(document.querySelector('div')?.getAttribute('tabindex')).toBe('0')
    expect(document.querySelector('th')?.getAttribute('colspan')).toBe('2')
    expect(document.querySelectorAll('td[colspan]')).toHaveLength(0)
  })

  it('keeps a quiet place where a caption came without its picture', () => {
    expect(shown([figure({ caption: 'Quang cảnh' })])).toBe(
      '<figure><div class="no-picture">Chưa có ảnh</div><figcaption>Quang cảnh</figcaption></figure>',
    )
    expect(shown([figure({ media: 'gone', caption: 'Quang cảnh' })])).toContain('Chưa có ảnh')
  })

  it('never says a caption a second time as alternative text', () => {
    const { document } = parseHTML(shown([figure({ media: 'p', caption: 'Quang cảnh', credit: 'Trần Mẫu' })]))
    expect(document.querySelector('img')?.getAttribute('alt')).toBe('')
    expect(document.querySelector('figcaption')?.textContent).toBe('Quang cảnh Ảnh: Trần Mẫu')
    expect(document.querySelector('img')?.getAttribute('width')).toBe('900')
    expect(document.querySelector('source')?.getAttribute('srcset')).not.toContain('1200w')
  })

  it('marks the dateline where it stands, once, and prints it no second time', () => {
    const [line, html] = ['SMO - Sáng 2.3', '<span class="dateline">SMO - Sáng 2.3</span>']
    expect(shown([paragraph(`${line}, xã họp.`), paragraph(`${line}, lại họp.`)], line)).toBe(
      `<p>${html}, xã họp.</p><p>${line}, lại họp.</p>`,
    )
    expect(shown([paragraph('Xã họp.')], line)).toBe('<p>Xã họp.</p>')
    expect(shown([marked(`${line}, xã họp.`, { type: 'bold' })], line)).toBe(
      `<p><strong>${line}, xã họp.</strong></p>`,
    )
    expect(String(<p>{withDateline('Xã họp.', null)}</p>)).toBe('<p>Xã họp.</p>')
  })
})
