import { type Word, wordsOf } from '../text/index.ts'
import type { Marked } from './entry.ts'
import type { Question, Term } from './question.ts'

/** The words of a text that answer the question, marked; a term as it was written wins over one without its marks. */
export function marked(text: string, question: Question): Marked {
  return pieces(text, hitsIn(wordsOf(text), question))
}

/** In letters, about two lines and a half of a phone. */
const LENGTH = 190

/** The part of a text that says most about the question, its hits marked; the beginning where none is in it. */
export function passageOf(text: string, question: Question): Marked {
  const words = wordsOf(text)
  const hits = hitsIn(words, question)
  const best = bestStart(hits)
  const before = words.findLastIndex(({ start }) => start <= Math.max(0, best - LENGTH / 4))
  const start = best < LENGTH * 0.7 ? 0 : (words[before]?.start ?? 0)
  const last = words.findLastIndex(({ end }) => end <= start + LENGTH)
  const end = text.length - start <= LENGTH * 1.15 ? text.length : Math.max(words[last]?.end ?? 0, start)
  const within = hits
    .filter((hit) => hit.start >= start && hit.end <= end)
    .map((hit) => ({ start: hit.start - start, end: hit.end - start }))
  const cut = pieces(text.slice(start, end || LENGTH), within)
  return [
    ...(start > 0 ? [{ text: '… ', hit: false }] : []),
    // Paragraphs, captions and cells follow each other in one line.
    ...cut.map((piece) => ({ ...piece, text: piece.text.replace(/\s*\n\s*/g, ' · ') })),
    ...(end < text.length ? [{ text: ' …', hit: false }] : []),
  ]
}

type Span = { start: number; end: number }

function hitsIn(words: readonly Word[], { terms }: Question): Span[] {
  const exact = terms.flatMap((term) => places(words, term, 'exact'))
  const spans =
    exact.length > 0 && terms.every((term) => places(words, term, 'exact').length > 0)
      ? exact
      : terms.flatMap((term) => places(words, term, 'folded'))
  return spans.sort((a, b) => a.start - b.start || b.end - a.end)
}

function places(words: readonly Word[], term: Term, level: 'exact' | 'folded'): Span[] {
  const wanted = term[level]
  return words.flatMap((word, index) =>
    wanted.every((each, offset) => words[index + offset]?.[level] === each)
      ? [{ start: word.start, end: words[index + wanted.length - 1]?.end ?? word.end }]
      : [],
  )
}

/** Where the stretch with the most hits begins. */
function bestStart(hits: readonly Span[]): number {
  let best = { start: 0, count: 0 }
  let behind = 0
  for (const [index, hit] of hits.entries()) {
    while (hit.end - (hits[behind]?.start ?? 0) > LENGTH * 0.75 && behind < index) behind += 1
    const count = index - behind + 1
    if (count > best.count) best = { start: hits[behind]?.start ?? 0, count }
  }
  return best.start
}

function pieces(text: string, hits: readonly Span[]): Marked {
  const cut: { text: string; hit: boolean }[] = []
  let at = 0
  for (const { start, end } of hits) {
    if (end <= at) continue
    const from = Math.max(start, at)
    if (from > at) cut.push({ text: text.slice(at, from), hit: false })
    cut.push({ text: text.slice(from, end), hit: true })
    at = end
  }
  if (at < text.length) cut.push({ text: text.slice(at), hit: false })
  return cut
}
