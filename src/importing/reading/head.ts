import { beginsAftermath } from './furniture.ts'
import { type MetaLine, readLooseMetaLine, readMetaLine } from './meta-line.ts'
import { isProse, type Piece } from './piece.ts'

/** What the lines around the headline say, and which lines they are. */
export type Head = {
  moment?: string
  counters: MetaLine['counters']
  author?: string
  leadFirst: boolean
  metaLines: Set<Piece>
}

type HeadLine = { piece: Piece; meta: MetaLine; index: number; afterProse: boolean }

/** Reads the lines around the headline that say when and by whom; a clock of the visit above it is no such line. */
export function readHead(pieces: readonly Piece[], at: number): Head {
  const lines = metaLinesOf(pieces, at)
  const best = lines
    .filter((line) => trustIn(line, at) > 0)
    .sort((a, b) => trustIn(b, at) - trustIn(a, at))[0]
  const counters = Object.assign({}, ...lines.map((line) => line.meta.counters).reverse())
  const author = lines.find((line) => line.meta.author)?.meta.author
  const leadFirst =
    best !== undefined &&
    best.index > at &&
    best.meta.counters.views !== undefined &&
    best.meta.counters.comments !== undefined
  const moment = best && earliestBeside(best, lines)
  return {
    ...(moment ? { moment } : {}),
    ...(author ? { author } : {}),
    counters,
    leadFirst,
    metaLines: new Set(lines.map((line) => line.piece)),
  }
}

/** Below the beginning of the story only a line that says so is no part of it; below its end nothing is read. */
function metaLinesOf(pieces: readonly Piece[], at: number): HeadLine[] {
  const lines: HeadLine[] = []
  let afterProse = false
  for (const [index, piece] of pieces.entries()) {
    if (index > at && afterProse && beginsAftermath(piece.text)) break
    const read = afterProse ? readMetaLine : readLooseMetaLine
    const meta = piece.nodes || piece.picture || index === at ? undefined : read(piece.text)
    if (meta && !(afterProse && isPartOfStory(meta, piece.text)))
      lines.push({ piece, meta, index, afterProse })
    else if (index > at) afterProse ||= isProse(piece.text)
  }
  return lines
}

/** "Thời gian: 8 giờ 00, ngày 12/3/2023" invites to a meeting. */
function isPartOfStory(meta: MetaLine, text: string): boolean {
  if (meta.moment === undefined)
    return meta.counters.views === undefined && meta.counters.comments === undefined
  return !meta.labelled || /^\W*thời gian(?! đăng)/iu.test(text)
}

function trustIn({ meta, index, afterProse }: HeadLine, at: number): number {
  if (!meta.moment) return -1
  const distance = Math.abs(index - at)
  if (afterProse) return 300 - distance
  if (meta.labelled) return 1000 - distance
  if (index > at) return 500 - distance
  return meta.moment.seconds || distance > 2 ? -1 : 100 - distance
}

/** Two days under one another, neither with a word: the visit is never before the publishing. */
function earliestBeside(best: HeadLine, lines: readonly HeadLine[]): string | undefined {
  if (best.meta.labelled || best.afterProse) return best.meta.moment?.local
  const beside = lines.filter(({ meta, index }) => !meta.labelled && Math.abs(index - best.index) <= 1)
  return beside.flatMap(({ meta }) => meta.moment?.local ?? []).sort()[0]
}
