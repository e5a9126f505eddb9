import type { Body } from '../../sites/index.ts'
import { dayInWords, formatNumber } from '../../web/index.ts'
import type { Foreseen } from '../duties/obliging.ts'
import { periodInWords } from '../saying.ts'
import type { Words } from '../words.ts'
import { HOME } from './shell.tsx'

/** Every date that a rule would make, period by period, with the bodies that would owe something; nothing exists yet. */
export function DatesTable({
  words,
  language,
  dates,
  bodies,
  empty,
  isRegistrar,
}: {
  words: Words
  language: string
  dates: readonly Foreseen[]
  bodies: readonly Body[]
  /** Years of which no day off is known. */
  empty: readonly number[]
  isRegistrar: boolean
}) {
  const number = (count: number) => formatNumber(count, language)
  const names = new Map(bodies.map(({ id, name }) => [id, name]))
  const owing = new Set(dates.map(({ bodyId }) => bodyId)).size
  if (dates.length === 0) return <p>{words.previewNone}</p>
  return (
    <>
      <p>{words.previewLead(number(dates.length), number(owing))}</p>
      {empty.map((year) => (
        <p class="wrong">
          {words.calendarEmpty(year)}{' '}
          {isRegistrar && <a href={`${HOME}/calendar?year=${year}`}>{words.toCalendar}</a>}
        </p>
      ))}
      <table>
        <thead>
          <tr>
            {[words.period, words.opens, words.closes, words.due, words.body].map((name) => (
              <th scope="col">{name}</th>
            ))}
          </tr>
        </thead>
        <tbody>
          {[...Map.groupBy(dates, ({ label }) => label)].map(([label, all]) => (
            <tr>
              <th scope="row">{periodInWords(label, words)}</th>
              <td data-label={words.opens}>{dayInWords(all[0]?.from ?? '')}</td>
              <td data-label={words.closes}>{dayInWords(all[0]?.close ?? '')}</td>
              <td data-label={words.due}>
                <strong>{dayInWords(all[0]?.due ?? '')}</strong>
              </td>
              <td data-label={words.body}>
                <details>
                  <summary>{number(all.length)}</summary>
                  {all.map(({ bodyId }) => names.get(bodyId)).join(', ')}
                </details>
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </>
  )
}
