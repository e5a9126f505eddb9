import { dayInWords, formatNumber } from '../../web/index.ts'
import type { PublicFigures, PublicMember, PublicSummary } from '../publications/publication.ts'
import { type Words, wordsIn } from '../words.ts'

type Shown = { summary: PublicSummary; words: Words; language: string; today: string }

/**
 * An agreement as the public sees it: who agreed and who that is today, what is asked for and how it went, what reviews concluded.
 * `articles` are those that readers can open, by their ids. The desk shows the same before it is approved.
 */
export function SummaryView({
  summary,
  language,
  today,
  articles = new Map(),
}: {
  summary: PublicSummary
  language: string
  today: string
  articles?: ReadonlyMap<string, { title: string; path: string }>
}) {
  const words = wordsIn(language)
  const shown = { summary, words, language, today }
  return (
    <div class="agreement-summary">
      <Terms {...shown} />
      <Figures {...shown} />
      <Parties {...shown} />
      {summary.difficulties.length > 0 && (
        <section>
          <h2>{words.difficulties}</h2>
          <ul>
            {summary.difficulties.map((text) => (
              <li>{text}</li>
            ))}
          </ul>
        </section>
      )}
      <Reviews {...shown} articles={articles} />
      <Text {...shown} />
    </div>
  )
}

/** The text of the agreement, folded up: whoever wants it opens it. */
function Text({ summary: { provisions = [] }, words }: Shown) {
  if (provisions.length === 0) return null
  return (
    <section>
      <h2>{words.provisions}</h2>
      <details>
        <summary>{words.readText}</summary>
        {provisions.map(({ path, heading, content }) => (
          <>
            <h3>
              {path} {heading}
            </h3>
            {content && <p class="lines">{content}</p>}
          </>
        ))}
      </details>
    </section>
  )
}

function Terms({ summary, words, today }: Shown) {
  const { number, issuedOn, issuer, subject, termLabel, since, until, state } = summary
  // The snapshot says until when; that this day has come needs no new one.
  const hasExpired = state === 'in-force' && until !== null && until < today
  return (
    <dl class="facts">
      <dt>{words.agreementNumber}</dt>
      <dd>{words.numberOn(number, dayInWords(issuedOn))}</dd>
      <dt>{words.issuer}</dt>
      <dd>{issuer}</dd>
      <dt>{words.subject}</dt>
      <dd>{subject}</dd>
      <dt>{words.term}</dt>
      <dd>
        {termLabel && `${termLabel}: `}
        {words.sinceDay(dayInWords(since))}
        {until && ` ${words.endedOn(dayInWords(until))}`}
      </dd>
      <dt>{words.standing}</dt>
      <dd>{words.agreementStates[hasExpired ? 'expired' : state]}</dd>
    </dl>
  )
}

function Figures({ summary, words, language }: Shown) {
  const number = (count: number) => formatNumber(count, language)
  const { total, duties, asOf } = summary
  const row = (name: string, { due, done, onTime, overdue, setAside }: PublicFigures) => (
    <tr>
      <th scope="row">{name}</th>
      {[due, done, onTime, overdue, setAside].map((count, index) => (
        <td data-label={words.publicFigures[index]}>{number(count)}</td>
      ))}
    </tr>
  )
  return (
    <section>
      <h2>{words.publicStanding}</h2>
      <p class="lead">
        {total.due === 0
          ? words.nothingDue
          : words.publicLine(number(total.done), number(total.due), number(total.onTime))}
      </p>
      <table>
        <caption>{words.dataOf(dayInWords(asOf))}</caption>
        <thead>
          <tr>
            <th scope="col">{words.asks}</th>
            {words.publicFigures.map((name) => (
              <th scope="col">{name}</th>
            ))}
          </tr>
        </thead>
        <tbody>{duties.map(({ title, figures }) => row(title, figures))}</tbody>
        <tfoot>{row(words.total, total)}</tfoot>
      </table>
      <p class="hint">{words.definition}</p>
    </section>
  )
}

function Parties({ summary: { parties, since: first }, words }: Shown) {
  return (
    <section>
      <h2>{words.parties}</h2>
      {parties.map(({ side, roles, label, since, members }) => (
        <>
          <h3>
            {words.sideOf(side)}: {label || roles.map((role) => words.partyRoles[role]).join(', ')}
            {since > first && `, ${words.sinceDay(dayInWords(since))}`}
          </h3>
          <ul>
            {members.map((member) => (
              <Member member={member} words={words} />
            ))}
          </ul>
        </>
      ))}
    </section>
  )
}

function Member({ member: { was, now }, words }: { member: PublicMember; words: Words }) {
  if (now.length === 1 && now[0] === was) return <li>{was}</li>
  return (
    <li>
      {was} <span class="hint">({now.length === 0 ? words.nobodyNow : words.nowIs(now.join(', '))})</span>
    </li>
  )
}

function Reviews({
  summary: { reviews },
  words,
  articles,
}: Shown & { articles: ReadonlyMap<string, { title: string; path: string }> }) {
  if (reviews.length === 0) return null
  return (
    <section>
      <h2>{words.reviews}</h2>
      {reviews.map(({ kind, heldOn, place, noticeNumber, noticeOn, conclusions, articleIds }) => (
        <>
          <h3>
            {words.reviewKinds[kind]}, {dayInWords(heldOn)}, {place}
          </h3>
          {noticeOn && (
            <p class="hint">
              {words.paperNumbers.notice}: {words.numberOn(noticeNumber, dayInWords(noticeOn))}
            </p>
          )}
          {conclusions.length > 0 && (
            <ol>
              {conclusions.map(({ number, text, given, closed }) => (
                <li value={number}>
                  {text}
                  {given > 0 && <span class="hint"> ({words.tasksClosed(closed, given)})</span>}
                </li>
              ))}
            </ol>
          )}
          {articleIds.map((id) => {
            const article = articles.get(id)
            return article ? (
              <p>
                <a href={article.path}>{article.title}</a>
              </p>
            ) : null
          })}
        </>
      ))}
    </section>
  )
}
