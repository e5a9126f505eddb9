import { describe, expect, it } from 'vitest'
import { paragraph } from '../../test/story.ts'
import type { Revision } from './article.ts'
import { readiness } from './readiness.ts'

const revision = (over: Partial<Revision> = {}) => ({
  revision: {
    id: 'r',
    number: 1,
    title: 'Khánh thành cầu treo',
    lead: null,
    dateline: null,
    body: { type: 'doc', content: [paragraph('Sáng nay, cầu treo được khánh thành.')] },
    bylines: [{ role: 'text' as const, name: 'A' }],
    source: null,
    tags: [],
    createdAt: '',
    createdBy: '',
    ...over,
  },
})
const keys = (over: Partial<Revision>) => readiness(revision(over)).map(({ key }) => key)
const body = (...content: object[]) => ({ body: { type: 'doc', content } })
const figure = (attrs: object) => ({
  type: 'figure',
  attrs: { media: null, credit: 'A', alternative: 'b', ...attrs },
})
const linked = (...words: string[]) => ({
  type: 'paragraph',
  content: [
    { type: 'text', text: 'Xem ' },
    ...words.map((text, index) => ({
      type: 'text',
      text,
      marks: [
        ...(index % 2 ? [{ type: 'bold' }] : []),
        { type: 'link', attrs: { href: 'https://suoimo.example/' } },
      ],
    })),
  ],
})
const heading = (level: number) => ({
  type: 'heading',
  attrs: { level },
  content: [{ type: 'text', text: 'a' }],
})
const cell = (type: string) => ({ type, attrs: { colspan: 1, rowspan: 1 }, content: [paragraph('a')] })
const table = (type: string) => ({ type: 'table', content: [{ type: 'tableRow', content: [cell(type)] }] })

describe('what stands in the way of publishing', () => {
  it('is nothing where all is there', () => expect(keys({})).toEqual([]))

  it.each<[string, Partial<Revision>, string[]]>([
    ['no title', { title: ' ' }, ['titleEmpty']],
    ['a title in capitals', { title: 'KHÁNH THÀNH CẦU TREO' }, ['titleInCapitals']],
    ['a title of abbreviations is none', { title: 'HĐND và UBND họp' }, []],
    ['no text', body({ type: 'paragraph' }), ['bodyEmpty']],
    ['a picture alone is a text', body(paragraph('a'), figure({})), []],
    ['nobody named', { bylines: [] }, ['bylineMissing']],
    ['a source without its address', { source: { name: 'Báo' } }, ['sourceWithoutAddress']],
    ['a heading skipped', body(heading(3)), ['headingSkipped']],
    ['headings in order', body(heading(2), heading(3), heading(2)), []],
    ['a link that says nothing', body(linked('tại đây')), ['linkSaysNothing']],
    ['a link of several pieces', body(linked('tại đây ', 'có lịch tiếp dân')), []],
    ['a table without headers', body(table('tableCell')), ['tableWithoutHeaders']],
    ['a table with headers', body(table('tableHeader')), []],
    ['no alternative text', body(paragraph('a'), figure({ alternative: null })), ['alternativeMissing']],
    ['a decorative picture', body(paragraph('a'), figure({ alternative: '' })), []],
    [
      'a file name as alternative text',
      body(paragraph('a'), figure({ alternative: 'IMG_2041.JPG' })),
      ['alternativeIsFileName'],
    ],
    [
      'alternative text that repeats the caption',
      body(paragraph('a'), figure({ alternative: 'Cầu', caption: 'Cầu' })),
      ['alternativeRepeatsCaption'],
    ],
    ['no credit', body(paragraph('a'), figure({ credit: null })), ['creditMissing']],
  ])('%s', (_name, over, expected) => expect(keys(over)).toEqual(expected))
})
