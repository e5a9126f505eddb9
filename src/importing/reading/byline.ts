import { fold } from '../../text/index.ts'
import { momentsIn } from './dates.ts'
import { isName, ORGANISATION } from './names.ts'
import { type Piece, wordCount } from './piece.ts'

/** Who made an article and where it appeared first, as a page signs it. */
export type Signature = { author?: string; photographer?: string; source?: string; sourceUrl?: string }

const ROLE =
  /^[\s(*-]*((?:tin|bài|ảnh|bài viết|tin bài|video|clip|thực hiện|tác giả|tác giả bài viết|người viết|biên tập|phóng viên|pv|ctv|tổng hợp|nội dung|hình ảnh|text|photos?|by|story)(?:\s*(?:,|và|&|-|–|\+|\/|and)\s*(?:tin|bài|ảnh|bài viết|video|clip|hình ảnh|hình|photos?))*)\s*:\s*(.*?)[\s)*]*$/iu
const SOURCE =
  /^[\s(*-]*(?:nguồn(?: tin| bài viết)?|theo nguồn|source|trích nguồn|dẫn nguồn)\s*:\s*(.*?)[\s)*]*$/iu
const ACCORDING_TO = /^[\s(*-]*theo\s+(.{2,70}?)[\s)*.]*$/iu
const ADDRESS =
  /(?:https?:\/\/|www\.)\S+|(?<!\S)[a-z0-9-]+(?:\.[a-z0-9-]+)*\.(?:vn|com|org|net|gov)(?:\/\S*)?(?!\S)/i
/** How many lines of signatures may stand under an article. */
const LONGEST = 8

/** Takes the signature off the end of the body: labelled lines first, then a name that stands alone. */
export function takeSignature(body: readonly Piece[]): { signature: Signature; rest: Piece[] } {
  const signature: Signature = {}
  const rest = [...body]
  for (let taken = 0; taken < LONGEST; taken += 1) {
    const last = rest.at(-1)
    if (!last || last.picture || last.nodes) break
    const above = rest.at(-2)
    const splitLabel =
      above &&
      /^[\p{L}\s,&]{2,20}:$/u.test(above.text) &&
      readLabelled(`${above.text} ${last.text}`, signature)
    if (splitLabel) rest.splice(-2)
    else if (readLabelled(last.text, signature) || readAlone(last.text, signature, rest.length)) rest.pop()
    else break
    if (SOURCE.test(last.text)) keepLink(last, signature)
  }
  return { signature, rest: withoutInnerLabels(rest, signature) }
}

function keepLink(piece: Piece, signature: Signature): void {
  const marks = piece.inline?.flatMap((node) => (node.type === 'text' ? (node.marks ?? []) : []))
  const href = marks?.find(({ type }) => type === 'link')?.attrs?.href
  if (href) signature.sourceUrl ??= href
}

/** "Tin, ảnh: X" may stand above a picture or a late paragraph: a labelled line is a signature wherever it is. */
function withoutInnerLabels(pieces: Piece[], signature: Signature): Piece[] {
  return pieces.filter((piece, index) => {
    if (piece.picture || piece.nodes || index === 0 || piece.text.length > 90) return true
    if (/[.;]$/.test(piece.text) || wordCount(piece.text) > 14) return true
    return !readLabelled(piece.text, signature)
  })
}

/** "Tin: A; ảnh: B" on one line is two labels. */
const SECOND_LABEL =
  /^(.*\S)\s*(?:[;,./–-]\s*|\s)(?=(?:tin|bài|ảnh|tin bài|bài viết|video)(?:\s*(?:,|và|&)\s*(?:tin|bài|ảnh|video))*\s*:)/iu

function readLabelled(text: string, signature: Signature): boolean {
  if (text.length > 300) return false
  const first = SECOND_LABEL.exec(text)
  const before = first?.[1]?.replace(/[\s;,./–-]+$/u, '')
  if (first && before && ROLE.test(before) && !/[.!?]\s/.test(text.slice(first[0].length)))
    return readLabelled(before, signature) && readLabelled(text.slice(first[0].length), signature)
  const role = ROLE.exec(text)
  if (role) return keepRole(role[1] ?? '', role[2] ?? '', signature)
  const source = SOURCE.exec(text)
  if (source) return keepSource(source[1] ?? '', signature)
  const according = ACCORDING_TO.exec(text)?.[1]
  const [, writer = '', paper = ''] = /^(.+?)\s*\((.+)$/u.exec(according ?? '') ?? []
  if (isName(writer) && ORGANISATION.test(paper)) {
    signature.author ??= writer
    return keepSource(paper, signature)
  }
  if (according && isNamed(according)) return keepSource(according, signature)
  return false
}

/** Whether a line says who made the article or where it appeared first. */
export function isSignature(text: string): boolean {
  return readLabelled(text, {}) || readAlone(text, {}, 2)
}

/** "Theo Báo Hà Giang" under an article names a source; "Theo đó" and "Theo UBND tỉnh," are prose. */
function isNamed(text: string): boolean {
  if (/[,;:]$/.test(text) || wordCount(text) > 10) return false
  return ORGANISATION.test(text) || ADDRESS.test(text) || /^[\p{Lu}\d]{2,12}$/u.test(text)
}

function keepRole(role: string, name: string, signature: Signature): boolean {
  const { person, source } = apart(name)
  if (!/\p{Lu}/u.test(person) || wordCount(name) > 20 || person.length > 120) return false
  const folded = fold(role)
  const photographs = /anh|photo|hinh/.test(folded)
  const writes = /tin|bai|tac gia|viet|thuc hien|phong vien|pv|ctv|tong hop|noi dung|text|by|story/.test(
    folded,
  )
  if (photographs) signature.photographer ??= person
  if (writes) signature.author ??= person
  if (source) signature.source ??= source
  return photographs || writes || /bien tap|video|clip/.test(folded)
}

function keepSource(text: string, signature: Signature): boolean {
  const address = ADDRESS.exec(text)?.[0]
  const name = momentsIn(text.replace(/https?:\/\/\S+|www\.\S+/gi, ''))
    .rest.replace(/[\s,;()–-]+$/u, '')
    .trim()
  if (!name && !address) return false
  if (name.length > 160) return false
  if (name) signature.source ??= name
  if (address) signature.sourceUrl ??= address.startsWith('http') ? address : `https://${address}`
  return true
}

/** "Minh Kiên" and, under it, "Trung tâm VHTT&TT Hữu Lũng". */
function readAlone(text: string, signature: Signature, place: number): boolean {
  if (place < 2 || text.length > 90) return false
  const plain = text.replace(/^[\s(–-]+|[\s).–-]+$/gu, '')
  if (ADDRESS.test(plain) && wordCount(plain) <= 6 && !/\s/.test(plain)) return keepSource(plain, signature)
  if (ORGANISATION.test(plain) && wordCount(plain) <= 12 && !/[.:;!?]$/.test(text))
    return keepSource(plain, signature)
  const { person, source } = apart(plain)
  if (!isName(person) || signature.author) return false
  signature.author = person
  if (source) signature.source ??= source
  return true
}

/** "Trần Mẫu (Theo Báo Suối Mơ)", "Trần Mẫu - Trung tâm VH": the person, and where they belong. */
function apart(name: string): { person: string; source?: string } {
  const bracketed = /^(.+?)\s*\((?:theo|nguồn:?)\s+([^)]+)\)?$/iu.exec(name)
  if (bracketed) return { person: bracketed[1]?.trim() ?? '', source: bracketed[2]?.trim() ?? '' }
  const dashed = /^(.+?)\s*[-–,/]\s*(.+)$/u.exec(name)
  if (dashed && ORGANISATION.test(dashed[2] ?? ''))
    return { person: dashed[1] ?? '', source: dashed[2] ?? '' }
  // What stands behind a person's name and is no other person is their post.
  if (dashed && isName(dashed[1] ?? '') && !isName(dashed[2] ?? '') && wordCount(dashed[2] ?? '') <= 7)
    return { person: dashed[1] ?? '' }
  return {
    person: name
      .replace(/\s*\((?:tổng hợp|t\/h|th|st|sưu tầm)\)?$/iu, '')
      .replace(/[.;,]+$/, '')
      .trim(),
  }
}
