import PDFDocument from 'pdfkit'
import type { Part, Written } from './document.ts'
import { addressed, dayWritten, numberSigned, unbroken } from './document.ts'
import { FACES, type Face, letters } from './letters.ts'
import type { Profile } from './profile.ts'

type Pdf = InstanceType<typeof PDFDocument>
type Column = { x: number; width: number }

/** A twip is a twentieth of a point; letters are given in half-points. */
const points = (twips: number) => twips / 20
const [PADDING, RULE] = [4, 0.75]

/** A document as a PDF file, in the same profile as its DOCX; the same words give the same bytes. */
export async function pdfOf(written: Written, profile: Profile): Promise<Uint8Array> {
  const { margins } = profile
  const pdf = new PDFDocument({
    size: 'A4',
    bufferPages: true,
    margins: {
      ...{ top: points(margins.top), bottom: points(margins.bottom) },
      ...{ left: points(margins.left), right: points(margins.right) },
    },
    lang: 'vi',
    displayTitle: true,
    info: {
      Title: `${written.type} ${written.abstract}`,
      Author: written.issuer,
      // The day of the paper, not of the printing: printed again it is the same.
      CreationDate: new Date(`${written.on || '2000-01-01'}T00:00:00Z`),
    },
  })
  const whole = bytesOf(pdf)
  for (const face of FACES) pdf.registerFont(face, letters(face))
  writeHead(pdf, written, profile)
  if (written.letter) writeAddress(pdf, written.letter.to, profile)
  else writeTitle(pdf, written, profile)
  writeParts(pdf, written.parts, profile)
  writeFoot(pdf, written, profile)
  const firsts = [0]
  for (const { label, title, parts } of written.annexes) {
    pdf.switchToPage(pdf.bufferedPageRange().count - 1)
    pdf.addPage()
    firsts.push(pdf.bufferedPageRange().count - 1)
    writeTitle(pdf, { type: label, abstract: title }, profile)
    writeParts(pdf, parts, profile)
  }
  numberPages(pdf, written, firsts, profile)
  pdf.end()
  return whole
}

function writeParts(pdf: Pdf, parts: readonly Part[], profile: Profile): void {
  for (const part of parts)
    if (part.kind === 'table') writeTable(pdf, part, profile)
    else writePart(pdf, part, profile)
}

function bytesOf(pdf: Pdf): Promise<Uint8Array> {
  const chunks: Buffer[] = []
  return new Promise((done, failed) => {
    pdf.on('data', (chunk: Buffer) => chunks.push(chunk))
    pdf.on('end', () => done(new Uint8Array(Buffer.concat(chunks))))
    pdf.on('error', failed)
  })
}

function faced(pdf: Pdf, face: Face, halfPoints: number): Pdf {
  return pdf.font(face).fontSize(halfPoints / 2)
}

/** Lines one under another in a column, from a height; gives the height under them. */
function centred(pdf: Pdf, text: string, face: Face, size: number, { x, width }: Column, y: number): number {
  faced(pdf, face, size).text(unbroken(text), x, y, { width, align: 'center' })
  return pdf.y
}

function rule(pdf: Pdf, { x, width }: Column, part: number, y: number): number {
  const length = width * part
  const from = x + (width - length) / 2
  pdf
    .lineWidth(RULE)
    .moveTo(from, y + 3)
    .lineTo(from + length, y + 3)
    .stroke()
  return y + 6
}

function columnsOf(pdf: Pdf, { columns }: Profile): { left: Column; right: Column; whole: Column } {
  const x = pdf.page.margins.left
  const [left, right] = [points(columns.left), points(columns.right)]
  return {
    left: { x, width: left },
    right: { x: x + left, width: right },
    whole: { x, width: left + right },
  }
}

/** Who issues it on the left, the nation and its motto on the right. */
function writeHead(pdf: Pdf, written: Written, profile: Profile): void {
  const { superior, issuer, number, sign, place, on, letter } = written
  const { size, motto } = profile
  const { left, right } = columnsOf(pdf, profile)
  const top = pdf.y
  let y = top
  if (superior) y = centred(pdf, superior.toUpperCase(), 'upright', size.header, left, y)
  y = centred(pdf, issuer.toUpperCase(), 'bold', size.header, left, y)
  y = rule(pdf, left, 0.4, y)
  let under = centred(pdf, `Số: ${numberSigned(number, sign)}`, 'upright', size.motto, left, y)
  if (letter) under = centred(pdf, `V/v ${letter.about}`, 'upright', size.header, left, under)
  y = centred(pdf, motto.nation, 'bold', size.header, right, top)
  y = centred(pdf, motto.words, 'bold', size.motto, right, y)
  faced(pdf, 'bold', size.motto)
  y = rule(pdf, right, pdf.widthOfString(motto.words) / right.width, y)
  y = centred(pdf, `${place}, ${dayWritten(on)}`, 'italic', size.motto, right, y)
  pdf.y = Math.max(under, y)
}

function writeTitle(
  pdf: Pdf,
  { type, abstract }: Pick<Written, 'type' | 'abstract'>,
  profile: Profile,
): void {
  const { whole } = columnsOf(pdf, profile)
  let y = centred(pdf, type.toUpperCase(), 'bold', profile.size.title, whole, pdf.y + 18)
  y = centred(pdf, abstract, 'bold', profile.size.title, whole, y)
  pdf.y = rule(pdf, whole, 0.33, y) + 10
}

/** Whom a letter is sent to. */
function writeAddress(pdf: Pdf, to: readonly string[], profile: Profile): void {
  const { left, whole } = columnsOf(pdf, profile)
  const indent = left.width / 2
  faced(pdf, 'upright', profile.size.body)
  pdf.y += 18
  for (const line of addressed(to))
    pdf.text(line, whole.x + indent, pdf.y, { width: whole.width - indent, paragraphGap: 3 })
  pdf.y += 10
}

function writePart(pdf: Pdf, part: Exclude<Part, { kind: 'table' }>, profile: Profile): void {
  const { whole } = columnsOf(pdf, profile)
  const { size, firstLine, spacing } = profile
  const isHeading = part.kind === 'heading'
  faced(pdf, isHeading ? 'bold' : 'upright', size.body)
  const said = part.kind === 'item' ? `- ${part.text}` : part.text
  const lineGap = (size.body / 2) * (spacing.line / 240 - 1)
  // A heading does not stand alone at the foot of a page.
  if (isHeading && pdf.y + 3 * size.body > bottomOf(pdf)) pdf.addPage()
  pdf.text(said, whole.x, pdf.y + (isHeading ? 4 : 0), {
    ...{ width: whole.width, align: 'justify', indent: points(firstLine), lineGap },
    paragraphGap: points(spacing.after),
  })
}

function bottomOf(pdf: Pdf): number {
  return pdf.page.height - pdf.page.margins.bottom
}

/** More columns have heads too narrow for words: numbers stand in their place, with what they mean beneath. */
const MOST_COLUMNS = 8
/** In points: no cell is narrower than a few letters. */
const NARROWEST = 24

/** A table with lines; its head stands again on each page. */
function writeTable(pdf: Pdf, table: Extract<Part, { kind: 'table' }>, profile: Profile): void {
  const isWide = table.head.length > MOST_COLUMNS
  const named = isWide ? table.head.slice(1) : []
  const head = isWide ? table.head.map((name, index) => (index === 0 ? name : String(index))) : table.head
  writeRows(pdf, { head, rows: table.rows }, profile)
  for (const [index, name] of named.entries())
    writePart(pdf, { kind: 'item', text: `${index + 1}: ${name}` }, profile)
}

function writeRows(
  pdf: Pdf,
  { head, rows }: { head: readonly string[]; rows: readonly (readonly string[])[] },
  profile: Profile,
): void {
  const { whole } = columnsOf(pdf, profile)
  const first = whole.width * 0.34
  const other = Math.max(NARROWEST, (whole.width - first) / Math.max(1, head.length - 1))
  const size = profile.size.header
  const row = (cells: readonly string[], face: Face) => {
    faced(pdf, face, size)
    const widthAt = (index: number) => (index === 0 ? first : other)
    const heights = cells.map((text, index) =>
      pdf.heightOfString(text, { width: widthAt(index) - 2 * PADDING }),
    )
    const height = Math.max(...heights) + 2 * PADDING
    if (pdf.y + height > bottomOf(pdf)) {
      pdf.addPage()
      if (face === 'upright') row(head, 'bold')
      faced(pdf, face, size)
    }
    const y = pdf.y
    let x = whole.x
    for (const [index, text] of cells.entries()) {
      const width = widthAt(index)
      pdf.lineWidth(0.5).rect(x, y, width, height).stroke()
      pdf.text(text, x + PADDING, y + PADDING, {
        ...{ width: width - 2 * PADDING, align: index === 0 ? 'left' : 'center' },
      })
      x += width
    }
    pdf.y = y + height
  }
  row(head, 'bold')
  for (const cells of rows) row(cells, 'upright')
  pdf.y += 6
}

/** Who receives it, on the left; who signs it, on the right; both on one page. */
function writeFoot(pdf: Pdf, { recipients, signature }: Written, profile: Profile): void {
  const { size } = profile
  const { left, right } = columnsOf(pdf, profile)
  const lines = recipients.map((text, index) => `- ${text}${index === recipients.length - 1 ? '.' : ';'}`)
  faced(pdf, 'upright', size.recipients)
  const needed = pdf.heightOfString(lines.join('\n'), { width: left.width }) + size.header
  const room = bottomOf(pdf) - pdf.y - 12
  if (Math.max(needed, 110) > room && needed < bottomOf(pdf) - pdf.page.margins.top) pdf.addPage()
  const [top, page] = [pdf.y + 12, pdf.bufferedPageRange().count - 1]
  const y = centred(pdf, signature.title.toUpperCase(), 'bold', size.body, right, top)
  centred(pdf, signature.name, 'bold', size.body, right, y + 60)
  pdf.switchToPage(page)
  faced(pdf, 'bold-italic', size.header).text('Nơi nhận:', left.x, top, { width: left.width })
  faced(pdf, 'upright', size.recipients).text(lines.join('\n'), { width: left.width })
}

/**
 * A number in the middle of the top margin, not on a first page, from 1 in the paper and in each annex; that it is a draft on every page
 * until it has its number.
 */
function numberPages(pdf: Pdf, { number }: Written, firsts: readonly number[], profile: Profile): void {
  const { start, count } = pdf.bufferedPageRange()
  for (let page = start; page < start + count; page += 1) {
    pdf.switchToPage(page)
    const { top, left } = pdf.page.margins
    const { whole } = columnsOf(pdf, profile)
    // What stands in the margin would otherwise begin a new page.
    pdf.page.margins.top = 0
    if (number === '') faced(pdf, 'bold', 24).text('DỰ THẢO', left, top / 2 - 6, { lineBreak: false })
    const first = firsts.findLast((each) => each <= page) ?? start
    if (page > first)
      faced(pdf, 'upright', 26).text(String(page - first + 1), whole.x, top / 2 - 6, {
        ...{ width: whole.width, align: 'center', lineBreak: false },
      })
    pdf.page.margins.top = top
  }
}
