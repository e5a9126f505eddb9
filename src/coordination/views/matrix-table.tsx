import { formatNumber } from '../../web/index.ts'
import type { Obligation } from '../duties/obligation.ts'
import { figuresOf, type Tally } from '../figures.ts'
import { figureOf, inWords, markOf, URGENCY } from '../matrix/cell.ts'
import type { Further } from '../matrix/further.ts'
import type { Matrix } from '../matrix/matrix.ts'
import type { Words } from '../words.ts'
import { SHAPES, StandingMark } from './standing.tsx'

/** Bodies by obligations, with totals of all bodies; each cell opens its list. */
export function MatrixTable({
  matrix,
  rows,
  obligations,
  words,
  language,
  hrefOf,
}: {
  matrix: Matrix
  rows: readonly { id: string; name: string }[]
  obligations: readonly Obligation[]
  words: Words
  language: string
  hrefOf: (of: { body?: string; obligation?: string }) => string
}) {
  const cell = (tally: Tally, label: string, href: string) => (
    <Cell {...{ tally, label, href, words, language }} />
  )
  return (
    <section class="matrix" tabindex={0} aria-label={words.matrix}>
      <table>
        <thead>
          <tr>
            <th scope="col">{words.body}</th>
            {obligations.map(({ title }) => (
              <th scope="col">{title}</th>
            ))}
            <th scope="col">{words.total}</th>
          </tr>
        </thead>
        <tbody>
          {rows.map(({ id, name }) => (
            <tr>
              <th scope="row">{name}</th>
              {obligations.map((obligation) =>
                cell(
                  matrix.cell(id, obligation.id),
                  obligation.title,
                  hrefOf({ body: id, obligation: obligation.id }),
                ),
              )}
              {cell(matrix.ofBody(id), words.total, hrefOf({ body: id }))}
            </tr>
          ))}
        </tbody>
        <tfoot>
          <tr>
            <th scope="row">{words.total}</th>
            {obligations.map(({ id, title }) =>
              cell(matrix.ofObligation(id), title, hrefOf({ obligation: id })),
            )}
            {cell(matrix.total, words.total, hrefOf({}))}
          </tr>
        </tfoot>
      </table>
    </section>
  )
}

function Cell({
  tally,
  label,
  href,
  words,
  language,
}: {
  tally: Tally
  label: string
  href: string
  words: Words
  language: string
}) {
  const mark = markOf(tally)
  if (!mark) return <td data-label={label}>{words.none}</td>
  return (
    <td data-label={label}>
      <a href={href} class={`standing ${mark}`}>
        {figureOf(tally, language)} <span aria-hidden="true">{SHAPES[mark]}</span>
        <span class="unseen"> {inWords(tally, words, language)}</span>
      </a>
    </td>
  )
}

/** What the shapes mean. */
export function Legend({ words }: { words: Words }) {
  return (
    <p class="legend">
      {URGENCY.map((status) => (
        <StandingMark status={status} words={words} />
      ))}
    </p>
  )
}

/** Below so many duties that fell due only counts are shown. */
const FEW = 5

/** The two ratios with their counts; of nothing, nothing is said. */
export function Ratios({
  tally,
  words,
  language,
  further,
}: {
  tally: Tally
  words: Words
  language: string
  further?: Further | undefined
}) {
  const { due, done, onTime, setAside, completion, punctuality } = figuresOf(tally)
  const number = (count: number) => formatNumber(count, language)
  // Of few, a percentage says more than there is.
  const percent = (ratio: number | undefined) =>
    ratio === undefined || due < FEW ? '' : ` (${number(Math.round(ratio * 1000) / 10)}%)`
  const said = (part: number, ratio: number | undefined) =>
    due === 0 ? words.nothingDue : words.ratioOf(number(part), number(due)) + percent(ratio)
  return (
    <dl class="facts">
      <dt>{words.completion}</dt>
      <dd>{said(done, completion)}</dd>
      <dt>{words.punctuality}</dt>
      <dd>{said(onTime, punctuality)}</dd>
      {further?.medianDelay !== undefined && (
        <>
          <dt>{words.medianDelay}</dt>
          <dd>{words.workingDaysLate(number(further.medianDelay))}</dd>
        </>
      )}
      {further && further.accepted > 0 && (
        <>
          <dt>{words.acceptedAtOnce}</dt>
          <dd>{words.ratioOf(number(further.acceptedAtOnce), number(further.accepted))}</dd>
        </>
      )}
      {setAside > 0 && <dd class="hint">{words.setAsideCount(number(setAside))}</dd>}
      <dd class="hint">{words.definition}</dd>
    </dl>
  )
}
