import { decodeLine, type Spelling } from '../../text/index.ts'

/** What a file's bytes say: Unicode text, the spellings that were converted, and the lines that stay doubtful. */
export type DecodedFile = { text: string; spellings: Spelling[]; doubtfulLines: number[] }

/** Bytes to Unicode text, each line read in its own spelling; undefined where the bytes are no text at all. */
export function decodeFile(bytes: Uint8Array): DecodedFile | undefined {
  const whole = toText(bytes)
  if (whole === undefined) return undefined
  const spellings = new Set<Spelling>()
  const doubtfulLines: number[] = []
  const lines = whole.split(/\r\n|\r|\n/).map((line, index) => {
    const decoded = decodeLine(line)
    if (decoded.spelling !== 'unicode') spellings.add(decoded.spelling)
    if (decoded.doubtful) doubtfulLines.push(index + 1)
    return decoded.text
  })
  return { text: lines.join('\n'), spellings: [...spellings], doubtfulLines }
}

function toText(bytes: Uint8Array): string | undefined {
  const marked = byteOrderMark(bytes)
  if (marked) return new TextDecoder(marked).decode(bytes)
  if (looksBinary(bytes)) return undefined
  return asUtf8(bytes) ?? asCutUtf8(bytes) ?? new TextDecoder('windows-1252').decode(bytes)
}

/** UTF-8 in which a byte in a thousand was lost, and which is therefore no other encoding; undefined for anything else. */
function asCutUtf8(bytes: Uint8Array): string | undefined {
  const text = new TextDecoder('utf-8').decode(bytes)
  const lost = text.match(/\ufffd/g)?.length ?? 0
  const marked = text.match(/[\u0080-\ufffc]/g)?.length ?? 0
  return marked > 20 && lost * 20 < marked ? text : undefined
}

function asUtf8(bytes: Uint8Array): string | undefined {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes)
  } catch {
    return undefined
  }
}

function byteOrderMark(bytes: Uint8Array): string | undefined {
  if (bytes[0] === 0xef && bytes[1] === 0xbb && bytes[2] === 0xbf) return 'utf-8'
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return 'utf-16le'
  if (bytes[0] === 0xfe && bytes[1] === 0xff) return 'utf-16be'
  return undefined
}

/** Text holds no NUL, and hardly any control characters; pictures, archives and programs hold many. */
function looksBinary(bytes: Uint8Array): boolean {
  const start = bytes.subarray(0, 8192)
  let controls = 0
  for (const byte of start) {
    if (byte === 0) return true
    if (byte < 32 && byte !== 9 && byte !== 10 && byte !== 12 && byte !== 13) controls += 1
  }
  return controls > start.length / 50
}
