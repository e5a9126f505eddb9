import {
  AlignmentType,
  BorderStyle,
  Document,
  Header,
  Packer,
  PageNumber,
  Paragraph,
  Table,
  TableCell,
  TableRow,
  TextRun,
  WidthType,
} from 'docx'
import type { Profile } from './profile.ts'

/** What a document says, apart from how it is laid out. */
export type Written = {
  /** Above the body that issues it, where there is one. */
  superior: string
  issuer: string
  /** What follows the number: "TB-CTK" gives "Số:       /TB-CTK". */
  sign: string
  /** Given by the clerk; empty while nobody has. */
  number: string
  place: string
  /** Civil day; empty while nobody has given one. */
  on: string
  type: string
  abstract: string
  /** An official letter has no title: what it is about stands under its number, and whom it is sent to above its words. */
  letter?: { about: string; to: readonly string[] }
  parts: readonly Part[]
  /** What follows the signature, each on pages of its own. */
  annexes: readonly Annex[]
  signature: { title: string; name: string }
  recipients: readonly string[]
}

/** "Phụ lục II", what it lists, and its parts. */
export type Annex = { label: string; title: string; parts: readonly Part[] }

/** A heading, a paragraph, an item, or a table with its head. */
export type Part =
  | { kind: 'heading' | 'paragraph' | 'item'; text: string }
  | { kind: 'table'; head: readonly string[]; rows: readonly (readonly string[])[] }

const NO_PADDING = { top: 0, bottom: 0, left: 0, right: 0 }
const NONE = { style: BorderStyle.NONE, size: 0, color: 'auto' } as const
const NO_BORDERS = { top: NONE, bottom: NONE, left: NONE, right: NONE }

/** A document as a DOCX file; the same words in the same profile are the same text, letter for letter. */
export async function docxOf(written: Written, profile: Profile): Promise<Uint8Array> {
  const document = new Document({
    creator: written.issuer,
    title: [written.type, written.abstract].join(' '),
    styles: {
      default: { document: { run: { font: profile.font, size: profile.size.body, color: '000000' } } },
    },
    sections: [
      sectionOf(written, profile, [
        headOf(written, profile),
        ...(written.letter ? addressOf(written.letter.to, profile) : titleOf(written, profile)),
        ...written.parts.map((part) => partOf(part, profile)),
        footOf(written, profile),
      ]),
      ...written.annexes.map(({ label, title, parts }) =>
        sectionOf(written, profile, [
          ...titleOf({ type: label, abstract: title }, profile),
          ...parts.map((part) => partOf(part, profile)),
        ]),
      ),
    ],
  })
  return new Uint8Array(await Packer.toBuffer(document))
}

/** Pages that are numbered from 1: the paper itself, or one of its annexes. */
function sectionOf(written: Written, { margins }: Profile, children: (Paragraph | Table)[]) {
  return {
    properties: {
      titlePage: true,
      page: { size: { width: 11_906, height: 16_838 }, margin: margins, pageNumbers: { start: 1 } },
    },
    // No number on the first page; both bear the word that it is a draft until it has its number.
    headers: { first: header(written, false), default: header(written, true) },
    children,
  }
}

function header({ number }: Written, isNumbered: boolean): Header {
  const draft = number === '' ? [new TextRun({ text: 'DỰ THẢO', bold: true })] : []
  const page = isNumbered ? [new TextRun({ children: [PageNumber.CURRENT] })] : []
  const between = draft.length > 0 && isNumbered ? [new TextRun({ text: '   ' })] : []
  return new Header({
    children: [new Paragraph({ alignment: AlignmentType.CENTER, children: [...draft, ...between, ...page] })],
  })
}

/** The two columns above: who issues it, with its number; the nation and its motto, with place and day. */
function headOf(written: Written, profile: Profile): Table {
  const { superior, issuer, number, sign, place, on, letter } = written
  const { size, motto } = profile
  const centred = (text: string, more: object) =>
    new Paragraph({ alignment: AlignmentType.CENTER, children: [new TextRun({ text, ...more })] })
  // A line below as long as the words is their border, with indents, and not a row of underscores.
  const line = (indent: number) =>
    new Paragraph({
      indent: { left: indent, right: indent },
      // Below the marks under the letters, such as in "KỆ".
      spacing: { before: 60 },
      border: { top: { style: BorderStyle.SINGLE, size: 6, space: 1, color: '000000' } },
    })
  const left = [
    ...(superior ? [centred(superior.toUpperCase(), { size: size.header })] : []),
    centred(issuer.toUpperCase(), { size: size.header, bold: true }),
    line(1200),
    centred(`Số: ${numberSigned(number, sign)}`, { size: size.motto }),
    ...(letter ? [centred(unbroken(`V/v ${letter.about}`), { size: size.header })] : []),
  ]
  const right = [
    centred(motto.nation, { size: size.header, bold: true }),
    centred(motto.words, { size: size.motto, bold: true }),
    line(1100),
    centred(`${place}, ${dayWritten(on)}`, { size: size.motto, italics: true }),
  ]
  return sideBySide(left, right, profile, false)
}

/** Two columns without lines around them and without padding, else the name of the nation takes two lines. */
function sideBySide(left: Paragraph[], right: Paragraph[], { columns }: Profile, cantSplit: boolean): Table {
  const cell = (children: Paragraph[], width: number) =>
    new TableCell({
      children,
      width: { size: width, type: WidthType.DXA },
      margins: NO_PADDING,
      borders: NO_BORDERS,
    })
  return new Table({
    width: { size: columns.left + columns.right, type: WidthType.DXA },
    columnWidths: [columns.left, columns.right],
    borders: { ...NO_BORDERS, insideHorizontal: NONE, insideVertical: NONE },
    rows: [new TableRow({ cantSplit, children: [cell(left, columns.left), cell(right, columns.right)] })],
  })
}

/** "05/TB-CTK": the number with the sign of the paper, unless the clerk has written both. */
export function numberSigned(number: string, sign: string): string {
  return number.includes('/') ? number : `${numberWritten(number)}/${sign}`
}

/** "05": a zero before numbers below ten; room for it while nobody has given one. */
export function numberWritten(number: string): string {
  if (number === '') return '        '
  return /^\d$/.test(number) ? `0${number}` : number
}

/** "ngày 05 tháng 02 năm 2026": a zero before days below ten and months 1 and 2; dots while no day is given. */
export function dayWritten(on: string): string {
  if (on === '') return 'ngày      tháng      năm      '
  const [year = '', month = '', day = ''] = on.split('-')
  return `ngày ${day} tháng ${Number(month) <= 2 ? month : Number(month)} năm ${year}`
}

function titleOf({ type, abstract }: Pick<Written, 'type' | 'abstract'>, { size }: Profile): Paragraph[] {
  const centred = (text: string, before: number) =>
    new Paragraph({
      alignment: AlignmentType.CENTER,
      spacing: { before },
      children: [new TextRun({ text: unbroken(text), bold: true, size: size.title })],
    })
  const line = new Paragraph({
    indent: { left: 3400, right: 3400 },
    spacing: { before: 80, after: 240 },
    border: { top: { style: BorderStyle.SINGLE, size: 6, space: 1, color: '000000' } },
  })
  return [centred(type.toUpperCase(), 360), centred(abstract, 0), line]
}

/** Whom a letter is sent to: one in the line itself, several under it. */
function addressOf(to: readonly string[], { size, columns }: Profile): Paragraph[] {
  const line = (text: string, before: number, left = Math.round(columns.left / 2)) =>
    new Paragraph({
      indent: { left },
      spacing: { before, after: 60 },
      children: [new TextRun({ text, size: size.body })],
    })
  return addressed(to).map((text, index) => line(text, index === 0 ? 360 : 0))
}

/** The lines of an address, without their places on the page. */
export function addressed(to: readonly string[]): string[] {
  const [only = '', ...others] = to
  if (others.length === 0) return [`Kính gửi: ${only}.`]
  return ['Kính gửi:', ...to.map((each, index) => `- ${each}${index === to.length - 1 ? '.' : ';'}`)]
}

/** Phrases that are not parted at the end of a line. */
export function unbroken(text: string): string {
  return text
    .replaceAll('nhiệm kỳ', 'nhiệm\u00a0kỳ')
    .replaceAll('giai đoạn', 'giai\u00a0đoạn')
    .replaceAll(/(\d{4}) ?([-–]) ?(\d{4})/g, '$1\u00a0$2\u00a0$3')
}

function partOf(part: Part, profile: Profile): Paragraph | Table {
  const { size, firstLine, spacing } = profile
  if (part.kind === 'table') return tableOf(part, profile)
  const isHeading = part.kind === 'heading'
  return new Paragraph({
    alignment: AlignmentType.JUSTIFIED,
    indent: { firstLine },
    spacing: { ...spacing, ...(isHeading ? { before: 120 } : {}) },
    keepNext: isHeading,
    children: [
      new TextRun({
        text: part.kind === 'item' ? `- ${part.text}` : part.text,
        bold: isHeading,
        size: size.body,
      }),
    ],
  })
}

function tableOf({ head, rows }: Extract<Part, { kind: 'table' }>, { size, columns }: Profile): Table {
  const whole = columns.left + columns.right
  // The first column has names, the others figures.
  const first = Math.round(whole * 0.34)
  const other = Math.floor((whole - first) / Math.max(1, head.length - 1))
  const widths = head.map((_, index) => (index === 0 ? first : other))
  const single = { style: BorderStyle.SINGLE, size: 4, color: '000000' } as const
  const row = (cells: readonly string[], bold: boolean) =>
    new TableRow({
      tableHeader: bold,
      children: cells.map(
        (text, index) =>
          new TableCell({
            borders: { top: single, bottom: single, left: single, right: single },
            margins: { top: 40, bottom: 40, left: 80, right: 80 },
            width: { size: index === 0 ? first : other, type: WidthType.DXA },
            children: [
              new Paragraph({
                alignment: index === 0 ? AlignmentType.LEFT : AlignmentType.CENTER,
                children: [new TextRun({ text, bold, size: size.header })],
              }),
            ],
          }),
      ),
    })
  return new Table({
    width: { size: whole, type: WidthType.DXA },
    columnWidths: widths,
    rows: [row(head, true), ...rows.map((cells) => row(cells, false))],
  })
}

/** Who receives it, on the left; who signs it, on the right. */
function footOf({ recipients, signature }: Written, profile: Profile): Table {
  const { size } = profile
  const left = [
    new Paragraph({
      spacing: { before: 240 },
      children: [new TextRun({ text: 'Nơi nhận:', bold: true, italics: true, size: size.header })],
    }),
    ...recipients.map(
      (text, index) =>
        new Paragraph({
          children: [
            new TextRun({
              text: `- ${text}${index === recipients.length - 1 ? '.' : ';'}`,
              size: size.recipients,
            }),
          ],
        }),
    ),
  ]
  const centred = (text: string, before: number) =>
    new Paragraph({
      alignment: AlignmentType.CENTER,
      spacing: { before },
      children: [new TextRun({ text, bold: true, size: size.body })],
    })
  const right = [centred(signature.title.toUpperCase(), 240), centred(signature.name, 1400)]
  return sideBySide(left, right, profile, true)
}
