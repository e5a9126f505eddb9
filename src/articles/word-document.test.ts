import { strToU8, zipSync } from 'fflate'
import { describe, expect, it } from 'vitest'
import { htmlOfWord } from './word-document.ts'

const MAIN = 'application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml'
const word = (body: string) =>
  zipSync({
    '[Content_Types].xml': strToU8(
      `<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Override PartName="/word/document.xml" ContentType="${MAIN}"/></Types>`,
    ),
    '_rels/.rels': strToU8(
      '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="a" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument" Target="word/document.xml"/></Relationships>',
    ),
    'word/document.xml': strToU8(
      `<w:document xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"><w:body>${body}</w:body></w:document>`,
    ),
  })
const read = (bytes: Uint8Array) => htmlOfWord(bytes, async () => undefined)

describe('a Word document', () => {
  it('gives its words', async () => {
    expect(await read(word('<w:p><w:r><w:t>Sáng nay.</w:t></w:r></w:p>'))).toBe('<p>Sáng nay.</p>')
  })

  it.each([
    ['that is none', strToU8('không')],
    ['that is another zip', zipSync({ 'a.txt': strToU8('x') })],
    ['that unfolds to more words than anybody writes', word('<w:p/>'.repeat(2_000_000))],
  ])('%s is refused', async (_name, bytes) => expect(await read(bytes)).toBeUndefined())

  it('keeps nobody else waiting while it is read', async () => {
    let turns = 0
    const timer = setInterval(() => {
      turns += 1
    }, 10)
    await read(word('<w:p/>'.repeat(20_000)))
    clearInterval(timer)
    expect(turns).toBeGreaterThan(3)
  })
})
