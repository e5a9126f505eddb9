import { fold, hasMarks, isSyllable, similarity } from '../../text/index.ts'
import { type Signature, takeSignature } from './byline.ts'
import { findCaptions, isDoubled } from './captions.ts'
import { datelineOf } from './dateline.ts'
import { withoutAftermath, withoutFoot, withoutOpeningFurniture } from './edges.ts'
import { isBreadcrumb, isControls } from './furniture.ts'
import { readHead } from './head.ts'
import { captureTime, inferDate } from './infer-date.ts'
import type { PageReading, Warning } from './page-reading.ts'
import { isProse, type Piece, unglue } from './piece.ts'
import { takeStatistics } from './statistics-block.ts'
import { titleIndex } from './title.ts'

/** What is known of a page beside its pieces; what metadata says goes before what the text lets us guess. */
export type Known = Partial<
  Pick<PageReading, 'url' | 'title' | 'lead' | 'publishedAt' | 'language' | 'tags'>
> &
  Signature & { capturedAt?: string }

/** Tells the article from the furniture. */
export function readPieces(all: readonly Piece[], known: Known = {}): PageReading {
  const { statistics, rest } = takeStatistics(joinViews(all))
  const pieces = rest.filter(
    (piece) => piece.picture || piece.nodes || (!isControls(piece.text) && !isBreadcrumb(piece.text)),
  )
  const at = known.title ? headlineLike(pieces, known.title) : titleIndex(pieces, known.url)
  const title = known.title ?? pieces[at]?.text
  const head = readHead(pieces, at)
  Object.assign(statistics, { ...head.counters, ...statistics })
  const warnings: Warning[] = []
  const told = withoutAftermath(pieces.slice(at + 1).filter((piece) => !head.metaLines.has(piece)))
  const { article, author: above } = withoutOpeningFurniture(told)
  const { lead, rest: body } = takeLead(article, title, head.leadFirst, known.lead)
  const once = withoutRepeats(body, title, warnings)
  const { signature, rest: signed } = takeSignature(withoutFoot(findCaptions(once)))
  const whole = unglueAll(signed, warnings)
  const dateline = datelineOf(lead ?? '') ?? datelineOf(whole.find((piece) => !piece.picture)?.text ?? '')
  const publishedAt = known.publishedAt ?? head.moment
  const capture = captureTime(known.capturedAt, statistics)
  const inferredDate = publishedAt ? undefined : inferDate(dateline, capture)
  if (!title) warnings.push('titleMissing')
  if (!publishedAt && !inferredDate)
    warnings.push(dateline && /\d/.test(dateline) ? 'dateAmbiguous' : 'dateMissing')
  if (!whole.some((piece) => piece.text || piece.nodes)) warnings.push('bodyMissing')
  const author = known.author ?? signature.author ?? head.author ?? above
  const credits = [...new Set(whole.flatMap((piece) => piece.picture?.credit ?? []))]
  const photographer =
    known.photographer ?? signature.photographer ?? (credits.length === 1 ? credits[0] : undefined)
  return {
    ...pick({ url: known.url, title, lead, dateline, publishedAt, inferredDate, author, photographer }),
    ...pick({
      source: known.source ?? signature.source,
      sourceUrl: known.sourceUrl ?? signature.sourceUrl,
      language: known.language,
    }),
    tags: known.tags ?? [],
    body: whole,
    statistics,
    warnings,
  }
}

function pick<T extends object>(fields: T): { [K in keyof T]?: NonNullable<T[K]> } {
  return Object.fromEntries(Object.entries(fields).filter(([, value]) => value !== undefined)) as {
    [K in keyof T]?: NonNullable<T[K]>
  }
}

function headlineLike(pieces: readonly Piece[], title: string): number {
  return pieces.findIndex(
    (piece) =>
      fold(piece.text) === fold(title) || (piece.text.length < 300 && similarity(piece.text, title) > 0.9),
  )
}

/** "Lượt xem:" with the number on the next line. */
function joinViews(pieces: readonly Piece[]): Piece[] {
  const joined: Piece[] = []
  for (const piece of pieces) {
    const last = joined.at(-1)
    if (last && /^(?:(?:số )?lượt )?(?:xem|đọc)\s*:$/iu.test(last.text) && /^[\d.,]+$/.test(piece.text))
      joined[joined.length - 1] = { ...last, text: `${last.text} ${piece.text}` }
    else joined.push(piece)
  }
  return joined
}

/**
 * A lead is set apart where the page prints the first paragraph twice, puts it before the picture that repeats the
 * headline, sets it in bold, or counts views in the way of portals that print a summary first.
 */
function takeLead(
  pieces: readonly Piece[],
  title: string | undefined,
  leadFirst: boolean,
  known?: string,
): { lead?: string; rest: Piece[] } {
  const rest = title
    ? pieces.filter((piece, index) => piece.picture || !repeatsTitle(piece.text, title, index))
    : [...pieces]
  if (known) {
    const again = (piece: Piece) => piece.text !== '' && similarity(piece.text, known) > 0.95
    const opening = rest.slice(0, 3).find(again)
    return opening ? { lead: opening.text, rest: rest.filter((piece) => !again(piece)) } : { rest }
  }
  const [first, second] = rest
  if (!first || first.picture || first.nodes || !isProse(first.text) || rest.length < 2) return { rest }
  if (second?.text === first.text && rest.length > 2) return { lead: first.text, rest: rest.slice(2) }
  const beforePicture = title !== undefined && pieces[0] === first && pieces[1] !== second
  if (leadFirst || beforePicture || (first.emphasised && !second?.emphasised))
    return { lead: first.text, rest: rest.slice(1) }
  return { rest }
}

/** The headline again, perhaps numbered as a picture's name, or, right under it, as much of it as the lead picture's alternative text holds. */
function repeatsTitle(text: string, title: string, index: number): boolean {
  const [shown, whole] = [fold(text.replace(/\s*[-–]\s*ảnh \d+\.?$/iu, '')), fold(title)]
  return shown === whole || (index === 0 && shown.length >= 10 && whole.startsWith(shown))
}

/** In letters: a shorter line may rightly stand twice. */
const OPENING = 60

/** The paragraphs told so far, found by how they begin, so that a page of many lines stays quick. */
class Told {
  readonly #byOpening = new Map<string, string[]>()
  add(text: string): void {
    const opening = text.slice(0, OPENING)
    this.#byOpening.set(opening, [...(this.#byOpening.get(opening) ?? []), text])
  }
  begins(start: string): boolean {
    return (this.#byOpening.get(start.slice(0, OPENING)) ?? []).some((text) => text.startsWith(start))
  }
  holds(text: string): boolean {
    return (this.#byOpening.get(text.slice(0, OPENING)) ?? []).includes(text)
  }
}

/** Drops what the capture holds a second time: the article starting again, or the beginning of a paragraph already told. */
function withoutRepeats(pieces: readonly Piece[], title: string | undefined, warnings: Warning[]): Piece[] {
  const told = new Told()
  let dropped = false
  const kept = pieces.filter((piece, index) => {
    if (piece.picture || piece.nodes) return true
    if (title && fold(piece.text) === fold(title)) return false
    const start = piece.text.replace(/\s*(?:\.\.\.|…)$/u, '')
    const besideItsTwin = isDoubled(pieces[index - 1]?.text ?? '', piece.text)
    const again =
      !besideItsTwin &&
      ((start.length >= OPENING && told.begins(start)) || (dropped && told.holds(piece.text)))
    if (again) dropped = true
    else told.add(piece.text)
    return !again
  })
  if (dropped) warnings.push('secondStartDropped')
  return kept
}

function unglueAll(pieces: readonly Piece[], warnings: Warning[]): Piece[] {
  return pieces.flatMap((piece) => {
    if (piece.nodes || piece.picture) return [piece]
    const parts = unglue(piece.text, (word) => isSyllable(word) && hasMarks(word))
    if (parts.length > 1 && !warnings.includes('paragraphsUnglued')) warnings.push('paragraphsUnglued')
    return parts.map((text): Piece => ({ ...piece, text }))
  })
}
