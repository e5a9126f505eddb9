import PDFDocument from 'pdfkit'
import { describe, expect, it } from 'vitest'
import { letters } from './documents/letters.ts'
import { marksInFile } from './file-secrecy.ts'

/** A PDF whose pages say texts at places, in points from the left and from above. */
function pdfSaying(...pages: (readonly [text: string, left: number, top: number])[][]): Promise<Uint8Array> {
  const pdf = new PDFDocument({ autoFirstPage: false, size: 'A4' })
  const parts: Buffer[] = []
  pdf.on('data', (part: Buffer) => parts.push(part))
  for (const page of pages) {
    pdf.addPage().font(letters('upright')).fontSize(13)
    for (const [text, left, top] of page) pdf.text(text, left, top, { lineBreak: false })
  }
  pdf.end()
  return new Promise((resolve) => pdf.on('end', () => resolve(Buffer.concat(parts))))
}

const marksOn = async (...pages: Parameters<typeof pdfSaying>) =>
  marksInFile('pdf', await pdfSaying(...pages))

describe('a mark of secrecy in a PDF', () => {
  it('is found where it stands alone, also beside other words on its height', async () => {
    expect(await marksOn([['TỐI MẬT', 80, 120]])).toEqual(['TỐI MẬT'])
    expect(
      await marksOn([
        ['CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM', 260, 60],
        ['MẬT', 80, 60],
      ]),
    ).toEqual(['MẬT'])
  })

  it('is none where the word is one of a sentence, however its letters were set', async () => {
    expect(await marksOn([['KẾ HOẠCH BẢO VỆ BÍ MẬT NHÀ NƯỚC', 80, 120]])).toEqual([])
    expect(
      await marksOn([
        ['GIỮ BÍ', 80, 120],
        ['MẬT', 128, 120],
        ['NHÀ NƯỚC', 160, 120],
      ]),
    ).toEqual([])
  })

  it('is sought on the first page only, and in what is no document at all nothing is found', async () => {
    expect(await marksOn([['Trang một', 80, 120]], [['MẬT', 80, 120]])).toEqual([])
    const broken = Buffer.from('%PDF-1.7\n1 0 obj << /Type /Catalog /Pages 1 0 R >> endobj\n%%EOF')
    expect(await marksInFile('pdf', broken)).toEqual([])
  })
})
