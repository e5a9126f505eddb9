import { dayInWords, formatNumber } from '../../web/index.ts'
import { figureOf, inWords, markOf } from '../matrix/cell.ts'
import type { ReviewFacts } from '../reviews/facts.ts'
import type { Words } from '../words.ts'
import { Ratios } from './matrix-table.tsx'
import { SHAPES } from './standing.tsx'

/** What the report of a review says in figures and lists. */
export function FactsPart({
  facts,
  words,
  language,
}: {
  facts: ReviewFacts
  words: Words
  language: string
}) {
  return (
    <>
      <section>
        <h2>{words.figures}</h2>
        <p class="hint">{words.dataOf(dayInWords(facts.asOf))}</p>
        <Ratios tally={facts.total} words={words} language={language} />
        <FactsTable {...{ facts, words, language }} />
      </section>
      {facts.difficulties.length > 0 && (
        <section>
          <h2>{words.difficulties}</h2>
          <ul class="work">
            {facts.difficulties.map(({ body, text, firstRaisedOn, reviews }) => (
              <li>
                {text}
                <p class="hint">
                  {body} · {words.sinceReview(dayInWords(firstRaisedOn))}
                  {reviews > 0 && ` · ${words.ageInReviews(reviews)}`}
                </p>
              </li>
            ))}
          </ul>
        </section>
      )}
      {facts.carried.length > 0 && (
        <section>
          <h2>{words.followUp}</h2>
          <ul class="work">
            {facts.carried.map(({ content, owner, due, state }) => (
              <li>
                {content}
                <p class="hint">
                  {owner} · {words.taskStates[state]}
                  {due && ` · ${words.dueBy(dayInWords(due))}`}
                </p>
              </li>
            ))}
          </ul>
        </section>
      )}
    </>
  )
}

function FactsTable({ facts, words, language }: { facts: ReviewFacts; words: Words; language: string }) {
  const cell = (tally: ReviewFacts['total'], label: string) => {
    const mark = markOf(tally)
    return (
      <td data-label={label}>
        {mark ? (
          <span class={`standing ${mark}`}>
            {figureOf(tally, language)} <span aria-hidden="true">{SHAPES[mark]}</span>
            <span class="unseen"> {inWords(tally, words, language)}</span>
          </span>
        ) : (
          words.none
        )}
      </td>
    )
  }
  return (
    <details>
      <summary>
        {words.matrix} ({formatNumber(facts.bodies.length, language)})
      </summary>
      <section class="matrix" tabindex={0} aria-label={words.matrix}>
        <table>
          <thead>
            <tr>
              <th scope="col">{words.body}</th>
              {facts.obligations.map(({ title }) => (
                <th scope="col">{title}</th>
              ))}
              <th scope="col">{words.total}</th>
            </tr>
          </thead>
          <tbody>
            {facts.bodies.map(({ name, tallies, total }) => (
              <tr>
                <th scope="row">{name}</th>
                {tallies.map((tally, index) => cell(tally, facts.obligations[index]?.title ?? ''))}
                {cell(total, words.total)}
              </tr>
            ))}
          </tbody>
          <tfoot>
            <tr>
              <th scope="row">{words.total}</th>
              {facts.obligations.map(({ title, tally }) => cell(tally, title))}
              {cell(facts.total, words.total)}
            </tr>
          </tfoot>
        </table>
      </section>
    </details>
  )
}
