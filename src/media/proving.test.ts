import { deflateSync } from 'node:zlib'
import { strToU8, zipSync } from 'fflate'
import { describe, expect, it } from 'vitest'
import { prove } from './proving.ts'

const latin = (text: string) => Buffer.from(text, 'latin1')
const pdf = (inside: string | Buffer, tail = '') =>
  Buffer.concat([latin('%PDF-1.7\n'), Buffer.from(inside), latin(`\n%%EOF\n${tail}`)])
const zip = (files: Record<string, string>) =>
  zipSync(Object.fromEntries(Object.entries(files).map(([name, text]) => [name, strToU8(text)])))
const word = (more: Record<string, string> = {}) =>
  zip({ '[Content_Types].xml': '<Types/>', 'word/document.xml': '<w/>', ...more })
const tree = (count: number) => `1 0 obj << /Type /Pages /Kids [2 0 R] /Count ${count} >> endobj`

describe('what a file is by its content', () => {
  it('tells a PDF with its pages, also where they are compressed', () => {
    expect(prove(pdf(tree(12)))).toEqual({ kind: 'pdf', pages: 12 })
    const packed = deflateSync(latin('2 0 <</Count 7/Type/Pages/Kids[3 0 R]>>'))
    const object = Buffer.concat([latin('9 0 obj <</Type/ObjStm>>stream\r\n'), packed, latin('\nendstream')])
    expect(prove(pdf(object))).toEqual({ kind: 'pdf', pages: 7 })
    expect(prove(pdf(''))).toEqual({ kind: 'pdf', pages: null })
  })

  it('tells an office document by its inside, with its pages where it says so', () => {
    const app = { 'docProps/app.xml': '<Properties><Pages>3</Pages></Properties>' }
    expect(prove(word(app))).toEqual({ kind: 'docx', pages: 3 })
    expect(prove(zip({ '[Content_Types].xml': '', 'xl/workbook.xml': '' }))).toMatchObject({ kind: 'xlsx' })
    const odt = { mimetype: 'application/vnd.oasis.opendocument.text', 'content.xml': '' }
    expect(prove(zip(odt))).toMatchObject({ kind: 'odt' })
  })

  it.each([
    ['nothing', Buffer.alloc(0), 'empty'],
    ['an archive', zip({ 'a.txt': 'x' }), 'archive'],
    ['an archive of another kind', latin('Rar!\x1a\x07'), 'archive'],
    ['a document with macros', word({ 'word/vbaProject.bin': 'x' }), 'macros'],
    ['a document of the old kind', latin('\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1'), 'oldOffice'],
    ['a drawing that can hold scripts', latin('<?xml version="1.0"?><svg onload="x"/>'), 'drawing'],
    ['a page', latin('<!doctype html><script>'), 'unknown'],
    ['a program', latin('MZ\x90\0'), 'unknown'],
    ['a PDF that was cut off', latin('%PDF-1.7\n1 0 obj'), 'broken'],
    ['a zip that was cut off', Buffer.from(word().subarray(0, 60)), 'broken'],
  ])('refuses %s', (_name, bytes, reason) => expect(prove(bytes)).toEqual({ refused: reason }))

  it('refuses a PDF that is a zip as well', () => {
    const both = pdf(tree(1), Buffer.from(word()).toString('latin1'))
    expect(prove(both)).toEqual({ refused: 'twoInOne' })
  })

  it('is soon done with a file that was made to keep it busy', () => {
    // Without bounds these would outlast the test.
    expect(prove(pdf('<</Type/Pages'.repeat(400_000)))).toMatchObject({ kind: 'pdf' })
    expect(prove(pdf('/ObjStm stream'.repeat(400_000)))).toMatchObject({ kind: 'pdf' })
  })

  it('unfolds no part of a document twice, and no more of a PDF than it needs', () => {
    const one = zip({ mimetype: 'x'.repeat(1_900_000) })
    // The same entry many times over, as the directory of a zip may have it.
    const directory = Buffer.from(one)
    const start = directory.indexOf('PK\x01\x02', 0, 'latin1')
    const [entry, end] = [directory.subarray(start, -22), directory.subarray(-22)]
    const many = Buffer.from(end)
    many.writeUInt16LE(4000, 8)
    many.writeUInt16LE(4000, 10)
    many.writeUInt32LE(entry.length * 4000, 12)
    const bomb = Buffer.concat([directory.subarray(0, start), ...Array(4000).fill(entry), many])
    expect(prove(bomb)).toEqual({ refused: 'archive' })
    const part = deflateSync(latin('/Type/Pages '.repeat(330_000)))
    const object = Buffer.concat([latin('9 0 obj <</Type/ObjStm>>stream\r\n'), part, latin('\nendstream')])
    expect(prove(pdf(Buffer.concat(Array(1000).fill(object))))).toEqual({ kind: 'pdf', pages: null })
  })
})
