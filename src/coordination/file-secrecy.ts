import { strFromU8, unzipSync } from 'fflate'
import { type AttachmentKind, readInThread } from '../media/index.ts'
import { type Mark, marksOfSecrecy } from './secrecy.ts'

/** Where an office document keeps what stands on its first page (ECMA-376, ISO/IEC 26300). */
const FIRST_PART: Partial<Record<AttachmentKind, string>> = {
  docx: 'word/document.xml',
  xlsx: 'xl/sharedStrings.xml',
  pptx: 'ppt/slides/slide1.xml',
  odt: 'content.xml',
  ods: 'content.xml',
  odp: 'content.xml',
}

/** In bytes: a part that is larger unfolded is not looked into. In signs: about what a first page holds. */
const [LARGEST_PART, FIRST_PAGE] = [30_000_000, 6000]

/**
 * The marks of secrecy that the first page of a document bears; undefined where reading it asks for so much that it was made to be a
 * burden. What a picture shows, or a scan without words, is not read.
 */
export async function marksInFile(
  kind: AttachmentKind | 'webp',
  bytes: Uint8Array,
): Promise<Mark[] | undefined> {
  if (kind === 'pdf') {
    const words = await firstWordsOfPdf(bytes)
    return words === undefined ? undefined : marksOfSecrecy(words)
  }
  const part = kind === 'webp' ? undefined : FIRST_PART[kind]
  return part ? marksOfSecrecy(firstWordsOfOffice(part, bytes)) : []
}

async function firstWordsOfPdf(bytes: Uint8Array): Promise<string | undefined> {
  const worker = new URL(import.meta.url.replace(/file-secrecy\.(ts|js)$/, 'pdf-worker.$1'))
  return (await readInThread<string>(worker, bytes))?.slice(0, FIRST_PAGE)
}

function firstWordsOfOffice(part: string, bytes: Uint8Array): string {
  const filter = ({ name, originalSize }: { name: string; originalSize: number }) =>
    name === part && originalSize <= LARGEST_PART
  try {
    const found = unzipSync(bytes, { filter })[part]
    return found ? firstWords(strFromU8(found)) : ''
  } catch {
    // What cannot be unfolded was proved to be an office document by its signs; it bears no mark that could be read.
    return ''
  }
}

/** The words of the first page, a line for each paragraph, cell or text. */
function firstWords(xml: string): string {
  const lines = xml
    .replaceAll(/<\/(?:w:p|w:tc|a:p|si|text:p|text:h)>|<(?:w:br|w:cr|text:line-break)\b[^>]*>/g, '\n')
    .replaceAll(/<[^>]*>/g, '')
  return lines.trim().slice(0, FIRST_PAGE).replaceAll('&amp;', '&')
}
