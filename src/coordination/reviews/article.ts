import { dayInWords, formatNumber } from '../../web/index.ts'
import type { Agreement } from '../agreements/agreement.ts'
import { figuresOf } from '../figures.ts'
import { lowered } from '../saying.ts'
import type { Words } from '../words.ts'
import type { ReviewFacts } from './facts.ts'
import type { ReviewParts } from './queries.ts'
import type { Review } from './review.ts'

/** A number of an article that must stay as the register has it, with the words before and after it. */
export type BoundFigure = { before: string; value: string; after: string }

/** What the newsroom is given as an ordinary draft. */
export type DraftedArticle = {
  title: string
  lead: string
  /** Paragraphs, and lists of lines. */
  body: (string | string[])[]
  bound: BoundFigure[]
}

/** Everything that an article on a signed review is made of. */
export type ArticleMaterial = {
  agreement: Agreement
  review: Review
  parts: ReviewParts
  facts: ReviewFacts
  /** Difficulties as they were worded for the public. */
  difficulties: readonly string[]
  nameOf: (bodyId: string) => string
}

/**
 * An article on a signed review, slot by slot from what was recorded: what is empty drops its sentence, nothing is invented. Names
 * and titles are those of the day; the figures are those that were signed.
 */
export function articleOf(material: ArticleMaterial, words: Words, language: string): DraftedArticle {
  const { agreement, review, parts, facts, difficulties, nameOf } = material
  const { article: says } = words
  const kind = words.reviewKinds[review.kind]
  const term = agreement.termLabel ? `, ${agreement.termLabel}` : ''
  const chairs = parts.attendance.filter(({ part, mode }) => part === 'chair' && mode !== 'absent')
  const called = chairs.map(({ titleThen, name }) => `${titleThen} ${name}`).join(', ')
  // Bodies only: whether people who merely came are named is the editor's to decide.
  const came = parts.attendance.filter(({ part, mode }) => part === 'attendee' && mode !== 'absent')
  const guests = [...new Set(came.map(({ bodyId }) => nameOf(bodyId)))].filter((name) => name !== '')
  const figures = resultsIn(facts, words, language)
  const conclusions = parts.conclusions.filter(({ isPublic }) => isPublic).map(({ text }) => text)
  const quoted = parts.statements.filter(({ quotable }) => quotable)
  return {
    title: says.title(kind, agreement.title),
    lead: says.lead(
      dayInWords(review.heldOn ?? ''),
      review.place,
      nameOf(review.hostId),
      lowered(kind),
      agreement.title,
      term,
    ),
    body: [
      ...(called ? [says.chairs(called)] : []),
      ...(guests.length > 0 ? [says.guests(guests.join(', '))] : []),
      ...(figures ? [figures.text] : []),
      ...(difficulties.length > 0 ? [says.issues, [...difficulties]] : []),
      ...quoted.map(({ speaker, summary }) => says.said(speaker, summary)),
      ...(conclusions.length > 0 ? [says.conclusions(called || says.chair), conclusions] : []),
      ...(review.nextOn ? [says.next(dayInWords(review.nextOn))] : []),
      says.asOf(dayInWords(facts.asOf)),
    ],
    bound: figures?.bound ?? [],
  }
}

/** Everything that an article says, line by line. */
export function linesOf({ title, lead, body }: DraftedArticle): string[] {
  return [title, lead, ...body.flat()]
}

function resultsIn({ total, from, until }: ReviewFacts, { article }: Words, language: string) {
  const { due, done, onTime } = figuresOf(total)
  if (due === 0) return undefined
  const number = (count: number) => formatNumber(count, language)
  const slots = [
    { say: article.due, value: number(due) },
    { say: article.done, value: number(done) },
    { say: article.onTime, value: number(onTime) },
  ]
  const said = slots.map(({ say, value }) => say(value)).join('')
  return {
    text: `${article.results(dayInWords(from), dayInWords(until))}${said}.`,
    bound: slots.map(({ say, value }): BoundFigure => {
      const [before = '', after = ''] = say('\u0000').split('\u0000')
      return { before, value, after }
    }),
  }
}
