import { deflateSync } from 'node:zlib'
import PDFDocument from 'pdfkit'
import { describe, expect, it } from 'vitest'
import { letters } from './documents/letters.ts'
import { marksInFile } from './file-secrecy.ts'

/** A PDF whose pages say texts at places, in points from the left and from above. */
function pdfSaying(...pages: (readonly [text: string, left: number, top: number])[][]): Promise<Uint8Array> {
  return pdfDrawn(
    ...pages.map((page) => (pdf: Pdf) => {
      for (const [text, left, top] of page) pdf.text(text, left, top, { lineBreak: false })
    }),
  )
}

type Pdf = InstanceType<typeof PDFDocument>

/** A PDF with a page for each drawing. */
function pdfDrawn(...drawings: ((pdf: Pdf) => void)[]): Promise<Uint8Array> {
  const pdf = new PDFDocument({ autoFirstPage: false, size: 'A4' })
  const parts: Buffer[] = []
  pdf.on('data', (part: Buffer) => parts.push(part))
  for (const draw of drawings) draw(pdf.addPage().font(letters('upright')).fontSize(13))
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

  it('is found with room between its letters, turned, and in a note', async () => {
    expect(await marksOn([['M Ậ T', 80, 120]])).toEqual(['MẬT'])
    const turned = await pdfDrawn((pdf) => {
      pdf.text('Số liệu', 80, 120, { lineBreak: false })
      pdf.rotate(15, { origin: [200, 120] }).text('TUYỆT MẬT', 200, 120, { lineBreak: false })
    })
    expect(await marksInFile('pdf', turned)).toEqual(['TUYỆT MẬT'])
    const noted = await pdfDrawn((pdf) => void pdf.note(80, 80, 60, 20, 'TỐI MẬT'))
    expect(await marksInFile('pdf', noted)).toEqual(['TỐI MẬT'])
  })

  it('is not sought for ever: a small file that unfolds to gigabytes is none that is taken', async () => {
    const spaces = deflateSync(Buffer.alloc(200_000_000, ' '), { level: 9 })
    const before = [
      '%PDF-1.7\n1 0 obj\n<< /Type /Catalog /Pages 2 0 R >>\nendobj\n',
      '2 0 obj\n<< /Type /Pages /Kids [3 0 R] /Count 1 >>\nendobj\n',
      `3 0 obj\n<< /Type /Page /Parent 2 0 R /MediaBox [0 0 600 800] /Contents [${'4 0 R '.repeat(40)}] >>\nendobj\n`,
      `4 0 obj\n<< /Length ${spaces.length} /Filter /FlateDecode >>\nstream\n`,
    ].join('')
    const after = '\nendstream\nendobj\ntrailer\n<< /Size 5 /Root 1 0 R >>\n%%EOF\n'
    const bomb = Buffer.concat([Buffer.from(before), spaces, Buffer.from(after)])
    expect(bomb.length).toBeLessThan(300_000)
    const resting = process.memoryUsage.rss()
    expect(await marksInFile('pdf', bomb)).toBeUndefined()
    expect(process.memoryUsage.rss() - resting).toBeLessThan(1_500_000_000)
  })

  it('is sought on the first page only, and in what is no document at all nothing is found', async () => {
    expect(await marksOn([['Trang một', 80, 120]], [['MẬT', 80, 120]])).toEqual([])
    const broken = Buffer.from('%PDF-1.7\n1 0 obj << /Type /Catalog /Pages 1 0 R >> endobj\n%%EOF')
    expect(await marksInFile('pdf', broken)).toEqual([])
  })
})
