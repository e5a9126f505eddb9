import { describe, expect, it } from 'vitest'
import { paragraph } from '../../test/story.ts'
import { parseDocument } from './document.ts'

const doc = (...content: object[]) => ({ type: 'doc', content })
const text = (words: string, ...marks: object[]) => ({ type: 'text', text: words, marks })
const link = (href: unknown) =>
  doc({ type: 'paragraph', content: [text('đây', { type: 'link', attrs: { href } })] })

describe('the body of an article', () => {
  it.each([
    ['paragraphs', doc(paragraph('a'), { type: 'paragraph' })],
    ['headings of level 2 and 3', doc({ type: 'heading', attrs: { level: 3 }, content: [text('a')] })],
    [
      'marks inside one another',
      doc({ type: 'paragraph', content: [text('a', { type: 'bold' }, { type: 'italic' })] }),
    ],
    [
      'lists in lists',
      doc({
        type: 'bulletList',
        content: [
          {
            type: 'listItem',
            content: [
              paragraph('a'),
              { type: 'orderedList', content: [{ type: 'listItem', content: [paragraph('b')] }] },
            ],
          },
        ],
      }),
    ],
    [
      'a table with a cell over two columns',
      doc({
        type: 'table',
        content: [
          {
            type: 'tableRow',
            content: [{ type: 'tableHeader', attrs: { colspan: 2, rowspan: 1 }, content: [paragraph('a')] }],
          },
        ],
      }),
    ],
    [
      'a figure without a picture',
      doc({ type: 'figure', attrs: { media: null, caption: 'a', credit: null, alternative: null } }),
    ],
    ['a link to a page', link('https://suoimo.example/a')],
    [
      'a word of another language',
      doc({ type: 'paragraph', content: [text('hello', { type: 'foreign', attrs: { language: 'en' } })] }),
    ],
  ])('holds %s, and gives them back as they were', (_name, json) => {
    const first = parseDocument(json)
    expect(first).toBeDefined()
    expect(parseDocument(first?.toJSON())?.eq(first as NonNullable<typeof first>)).toBe(true)
  })

  it.each([
    ['nothing', doc()],
    ['a node that nobody knows', doc({ type: 'iframe' })],
    ['markup for a node', doc({ type: 'html', content: [text('<b>')] })],
    ['text outside of a paragraph', doc(text('a'))],
    ['a headline of the first level', doc({ type: 'heading', attrs: { level: 1 }, content: [text('a')] })],
    ['a table row outside of a table', doc({ type: 'tableRow', content: [] })],
    ['a mark that nobody knows', doc({ type: 'paragraph', content: [text('a', { type: 'onclick' })] })],
    ['a link that runs a script', link('javascript:alert(1)')],
    ['a link that is no address', link(7)],
    ['a picture that is no id', doc({ type: 'figure', attrs: { media: { toString: 1 } } })],
    ['no document', { type: 'paragraph' }],
    ['null', null],
    ['a word', 'doc'],
  ])('does not hold %s', (_name, json) => expect(parseDocument(json)).toBeUndefined())
})
