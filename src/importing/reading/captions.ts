import { similarity } from '../../text/index.ts'
import { isSignature } from './byline.ts'
import { isName } from './names.ts'
import { isProse, type Piece, wordCount } from './piece.ts'

const CREDIT = /[\s.(–-]*\(?\s*(?:ảnh|ảnh chụp|photo|nguồn ảnh|hình)\s*:\s*([^()]{2,60}?)\s*\)?\s*\.?$/iu
/** "Ảnh: Toàn cảnh hội nghị" is a caption; "Ảnh: Trần Mẫu" says who took it. */
const LABELLED = /^\(?(?:ảnh|hình ảnh)\s*:\s*/iu
const FILE_NAME = /[\s_]*\.(?:jpe?g|png|gif|webp|bmp)\s*$/i
const OPENING =
  /^(?:quang cảnh|toàn cảnh|một góc|ảnh minh h[oọ]ạ?|\(?ảnh(?!\s*:)|hình ảnh(?!\s*:)|hình \d|các đại biểu (?:dự|tham dự|tham gia|chụp)|đại biểu (?:dự|tham dự)|lãnh đạo .{0,60}(?:trao|tặng|chụp)|(?:đồng chí|ông|bà|đ\/c) .{3,80}(?:phát biểu|trao|thảo luận|tặng|báo cáo|điều hành|chụp ảnh))/iu
const LONGEST = 400

/**
 * Turns lines that belong to pictures into pieces with a picture. Old pages print the alternative text and then the
 * caption: the same words twice, nearly twice, or caption k on one line with alternative text k+1.
 */
export function findCaptions(pieces: readonly Piece[]): Piece[] {
  const found = joinPictures(markCaptions(pieces))
  const told = found.some((piece) => piece.text !== '' || piece.nodes)
  if (told || !pieces.some((piece) => isProse(piece.text))) return found
  // Nothing would be left of the story: what stands twice is its only paragraph.
  return pieces.filter((piece, index) => piece.text === '' || piece.text !== pieces[index - 1]?.text)
}

/** A picture and the caption line that follows it are one figure; an alternative text that repeats the caption goes. */
function joinPictures(pieces: readonly Piece[]): Piece[] {
  const joined: Piece[] = []
  for (const piece of pieces) {
    const last = joined.at(-1)
    const captionOnly = piece.picture && !piece.picture.src
    if (captionOnly && last?.picture?.src && !last.picture.caption)
      last.picture = { ...last.picture, ...piece.picture }
    else joined.push(piece.picture ? { ...piece, picture: { ...piece.picture } } : piece)
    const picture = joined.at(-1)?.picture
    if (picture?.alternative && isDoubled(picture.alternative, picture.caption ?? ''))
      delete picture.alternative
  }
  return joined
}

function markCaptions(pieces: readonly Piece[]): Piece[] {
  const found: Piece[] = []
  let inAlbum = false
  for (let i = 0; i < pieces.length; i += 1) {
    const piece = pieces[i] as Piece
    const next = pieces[i + 1]
    const glued = gluedCaptions(pieces, i) ?? overlapping(piece.text, next?.text)
    inAlbum = ALBUM.test(piece.text) || (inAlbum && !isProse(piece.text) && !piece.nodes)
    if (glued) {
      found.push(...glued.captions.map(asFigure))
      i += glued.length - 1
    } else if (next && !piece.nodes && isDoubled(piece.text, next.text)) {
      found.push(asFigure(next.text))
      i += 1
      while (pieces[i + 1] && isDoubled(next.text, pieces[i + 1]?.text ?? '')) i += 1
    } else if (
      !piece.nodes &&
      !piece.picture &&
      (isCaptionLine(piece.text) ||
        isBelowPicture(piece) ||
        (inAlbum && isAlbumLine(piece.text)) ||
        isSlanted(piece, pieces[i - 1]))
    )
      found.push(asFigure(piece.text))
    else found.push(piece)
  }
  return found
}

/** Alternative text and caption of one picture: short lines, the same words or nearly, and the same numbers. */
export function isDoubled(first: string, second: string): boolean {
  if (Math.max(first.length, second.length) > LONGEST) return false
  const [one, other] = [bare(first), bare(second)]
  if (one === other) return wordCount(one) >= 2
  const numbers = (text: string) => text.match(/\d+/g)?.join(' ') ?? ''
  const ended = /[.;:!?]$/.test(second) && !CREDIT.test(second) && !FILE_NAME.test(first)
  const list = /^(?:[-–+•*]|\d+[.)]|[a-zđ]\))/u
  if (wordCount(one) < 5 || numbers(one) !== numbers(other) || list.test(first) || list.test(second))
    return false
  return similarity(one, other) >= (ended ? 0.96 : 0.82)
}

/** A short line without a full stop, right under the place of a picture. */
function isBelowPicture({ text, belowPicture }: Piece): boolean {
  if (!belowPicture || isSignature(text)) return false
  return wordCount(text) >= 3 && wordCount(text) <= 40 && !/[.;:!?…]$/u.test(text)
}

/** A short paragraph all in italics right under a picture says what it shows. */
function isSlanted({ text, inline = [] }: Piece, before: Piece | undefined): boolean {
  if (!before?.picture?.src || before.picture.caption || inline.length === 0 || text.length > LONGEST)
    return false
  return inline.every((node) => node.type === 'text' && node.marks?.some(({ type }) => type === 'italic'))
}

/** "Một số hình ảnh tại lễ hội:" and the short lines under it. */
const ALBUM = /^(?:một số |chùm |những )?(?:hình ảnh|ảnh)(?!\p{L})[^.]{0,120}:$/iu

function isAlbumLine(text: string): boolean {
  return (
    text.length <= 200 &&
    !ALBUM.test(text) &&
    !/^[^:]{2,25}:/u.test(text) &&
    !isName(text.split(/\s[-–]\s/u)[0] ?? '')
  )
}

/** "Caption k", then the beginning of caption k+1 on the same line, and caption k+1 whole on the next. */
function overlapping(
  text: string,
  next: string | undefined,
): { captions: string[]; length: number } | undefined {
  if (!next || text.length > LONGEST || next.length > LONGEST || isProse(text) || isProse(next))
    return undefined
  for (const { index } of text.matchAll(/ (?=\p{Lu})/gu)) {
    const [caption, start] = [text.slice(0, index), text.slice(index + 1)]
    if (wordCount(caption) >= 3 && wordCount(start) >= 4 && next.startsWith(start))
      return { captions: [caption, next], length: 2 }
  }
  return undefined
}

export function isCaptionLine(text: string): boolean {
  if (text.length > LONGEST) return false
  if (FILE_NAME.test(text)) return true
  if (/^\(?ảnh minh h[oọ]ạ?\)?\.?$/iu.test(text)) return true
  if (LABELLED.test(text)) return !isName(text.replace(LABELLED, '')) && wordCount(text) >= 4
  if (CREDIT.test(text) && wordCount(text.replace(CREDIT, '')) >= 4) return true
  return !/[.;:!?,]$/.test(text) && wordCount(text) <= 40 && OPENING.test(text)
}

/** Lines "A", "A B", "B C", "C": each caption glued to the alternative text of the next picture. */
function gluedCaptions(
  pieces: readonly Piece[],
  start: number,
): { captions: string[]; length: number } | undefined {
  const first = pieces[start]?.text ?? ''
  if (first.length > LONGEST || wordCount(first) < 4) return undefined
  let awaited = bare(first)
  const captions: string[] = []
  let i = start + 1
  for (; i < pieces.length; i += 1) {
    const text = bare((pieces[i]?.text ?? '').slice(0, 2 * LONGEST))
    if (text === awaited && captions.length > 0)
      return { captions: [...captions, text], length: i + 1 - start }
    if (!text.startsWith(`${awaited} `) || !/^[\p{Lu}\d"“(]/u.test(text.slice(awaited.length + 1))) break
    captions.push(awaited)
    awaited = text.slice(awaited.length + 1)
  }
  const last = pieces[i]?.text
  if (captions.length === 0 || last === undefined || !isDoubled(awaited, last)) return undefined
  return { captions: [...captions, last], length: i + 1 - start }
}

function bare(text: string): string {
  return text
    .replace(FILE_NAME, '')
    .replace(CREDIT, '')
    .replace(/[\s.]+$/, '')
    .trim()
}

/** A caption taken apart from the name of who took the picture. */
export function asFigure(text: string): Piece {
  const credit = LABELLED.test(text) ? undefined : CREDIT.exec(text)?.[1]?.trim()
  const kept = text.replace(FILE_NAME, '').replace(LABELLED, '').trim()
  const caption = credit ? withoutCredit(kept) : kept
  return {
    text: '',
    apart: true,
    picture: { ...(caption ? { caption } : {}), ...(credit ? { credit } : {}) },
  }
}

function withoutCredit(text: string): string {
  const match = CREDIT.exec(text)
  if (!match) return text
  const cut = text.slice(0, match.index)
  return text.slice(match.index).startsWith('.') ? `${cut}.` : cut.trim()
}
