import { type UnzipFileInfo, type Unzipped, unzipSync } from 'fflate'
import { pagesOfPdf } from './pdf-pages.ts'

/** The kinds of file that can be attached: what they are called on the wire and in a sentence. */
export const ATTACHMENTS = {
  pdf: { type: 'application/pdf', name: 'PDF' },
  docx: { type: 'application/vnd.openxmlformats-officedocument.wordprocessingml.document', name: 'Word' },
  xlsx: { type: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet', name: 'Excel' },
  pptx: {
    type: 'application/vnd.openxmlformats-officedocument.presentationml.presentation',
    name: 'PowerPoint',
  },
  odt: { type: 'application/vnd.oasis.opendocument.text', name: 'OpenDocument' },
  ods: { type: 'application/vnd.oasis.opendocument.spreadsheet', name: 'OpenDocument' },
  odp: { type: 'application/vnd.oasis.opendocument.presentation', name: 'OpenDocument' },
} as const
export type AttachmentKind = keyof typeof ATTACHMENTS

/** Why a file is not taken; each has its sentence. */
export type Refusal =
  | 'empty'
  | 'drawing'
  | 'archive'
  | 'oldOffice'
  | 'macros'
  | 'twoInOne'
  | 'broken'
  | 'unknown'
  | 'tooManyPixels'
  | 'tooLarge'

/** What a file is by its content, whatever it is called. `pages` where the file says how many there are. */
export type Proven =
  | { kind: 'picture' }
  | { kind: AttachmentKind; pages: number | null }
  | { refused: Refusal }

/** Looks at the first bytes, and into what they promise. */
export function prove(bytes: Uint8Array): Proven {
  if (bytes.length === 0) return { refused: 'empty' }
  const start = latin(bytes.subarray(0, 1024))
  if (isPicture(start)) return { kind: 'picture' }
  if (start.startsWith('%PDF-')) return provePdf(bytes)
  if (start.startsWith('PK\x03\x04')) return proveZip(bytes)
  if (start.startsWith('\xd0\xcf\x11\xe0')) return { refused: 'oldOffice' }
  if (ARCHIVES.some((each) => start.startsWith(each))) return { refused: 'archive' }
  if (/<svg[\s>]/i.test(start)) return { refused: 'drawing' }
  return { refused: 'unknown' }
}

const ARCHIVES = ['PK', 'Rar!', '7z\xbc\xaf', '\x1f\x8b', 'BZh']
const PICTURES = ['\xff\xd8\xff', '\x89PNG\r\n\x1a\n', 'GIF87a', 'GIF89a', 'II*\0', 'MM\0*']

function latin(bytes: Uint8Array): string {
  return Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).toString('latin1')
}

function isPicture(start: string): boolean {
  return (
    PICTURES.some((each) => start.startsWith(each)) ||
    /^RIFF[\s\S]{4}WEBP/.test(start) ||
    /^[\s\S]{4}ftyp(?:avif|avis|heic|heix|mif1|msf1)/.test(start)
  )
}

/** The largest comment of a zip and its last record, in bytes (APPNOTE 4.3.16). */
const ZIP_END = 65_535 + 22

/** A document to its last line, and nothing else behind or inside it that another program would open. */
function provePdf(bytes: Uint8Array): Proven {
  const end = latin(bytes.subarray(-ZIP_END))
  if (!end.slice(-2048).includes('%%EOF')) return { refused: 'broken' }
  const record = end.lastIndexOf('PK\x05\x06')
  // A zip is read from its end: its last record counts exactly the bytes that follow.
  if (record >= 0 && end.length - record - 22 === commentLength(end, record)) return { refused: 'twoInOne' }
  return { kind: 'pdf', pages: pagesOfPdf(bytes) }
}

function commentLength(end: string, record: number): number {
  return end.charCodeAt(record + 20) + 256 * end.charCodeAt(record + 21)
}

const [MOST_FILES, MOST_BYTES] = [5000, 2_000_000]
const OFFICE = { word: 'docx', xl: 'xlsx', ppt: 'pptx' } as const

/** An office document is a zip with a known inside; any other is an archive, of which nobody knows what it brings. */
function proveZip(bytes: Uint8Array): Proven {
  const names = new Set<string>()
  let entries = 0
  const read = (wanted: readonly string[]): Unzipped =>
    unzipSync(bytes, {
      filter: ({ name, originalSize }: UnzipFileInfo) => {
        entries += 1
        if (entries > MOST_FILES) throw new RangeError('More entries than any document has')
        // The same name again would have the same bytes unfolded again.
        const isNew = !names.has(name)
        names.add(name)
        return isNew && wanted.includes(name) && originalSize < MOST_BYTES
      },
    })
  let inside: Unzipped
  try {
    inside = read(['mimetype', 'docProps/app.xml', 'meta.xml'])
  } catch {
    return { refused: 'broken' }
  }
  if ([...names].some((name) => /vbaProject|^Basic\/|\.(?:exe|dll|js|vbs)$/i.test(name)))
    return { refused: 'macros' }
  const text = (name: string) => Buffer.from(inside[name] ?? []).toString('utf8')
  if (names.has('[Content_Types].xml'))
    for (const [folder, kind] of Object.entries(OFFICE))
      if ([...names].some((name) => name.startsWith(`${folder}/`)))
        return { kind, pages: numberIn(text('docProps/app.xml'), /<(?:Pages|Slides)>(\d{1,6})</) }
  const open = (['odt', 'ods', 'odp'] as const).find((kind) => ATTACHMENTS[kind].type === text('mimetype'))
  if (open) return { kind: open, pages: numberIn(text('meta.xml'), /meta:page-count="(\d{1,6})"/) }
  return { refused: 'archive' }
}

function numberIn(text: string, pattern: RegExp): number | null {
  const number = Number(pattern.exec(text)?.[1])
  return number > 0 ? number : null
}
