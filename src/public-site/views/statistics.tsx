import type { Child } from 'hono/jsx'
import { formatNumber } from '../../web/index.ts'
import type { Screen } from '../screen.ts'
import type { Table } from '../statistics-tables.ts'
import type { Words } from '../words.ts'

/** In columns: one alone would be as wide as the page. */
const FEWEST = 8

type Shown = { table: Table; screen: Screen }

/** A table's title and what it counts, above what it shows; where there is nothing to show, that is said. */
function Figures({ table, words, children }: { table: Table; words: Words; children: Child }) {
  return (
    <section class="figures">
      <h2>{table.title}</h2>
      <p>{table.definition}</p>
      {table.rows.length === 0 ? <p>{words.statistics.tooFew}</p> : children}
    </section>
  )
}

/** Visits of periods as columns side by side, with the same figures as a table behind them. */
export function Columns({ table, screen }: Shown) {
  const { words, language } = screen
  const visits = table.rows.map((row) => Number(row[2]))
  const most = Math.max(1, ...visits)
  const highest = table.rows[visits.indexOf(Math.max(...visits))]
  const number = (value: number) => formatNumber(value, language)
  return (
    <Figures table={table} words={words}>
      <figure class="columns">
        <svg
          viewBox={`0 0 ${Math.max(visits.length, FEWEST)} 100`}
          preserveAspectRatio="none"
          aria-hidden="true"
        >
          {visits.map((value, index) => (
            <rect
              x={index + 0.12}
              y={100 - (100 * value) / most}
              width={0.76}
              height={(100 * value) / most}
            />
          ))}
        </svg>
        <figcaption>
          <span>{table.rows[0]?.[1]}</span>
          <span>{highest && words.statistics.highest(number(Math.max(...visits)), String(highest[1]))}</span>
          {table.rows.length > 1 && <span>{table.rows.at(-1)?.[1]}</span>}
        </figcaption>
      </figure>
      <details>
        <summary>{words.statistics.asTable}</summary>
        <Cells table={table} screen={screen} without={['period']} />
      </details>
    </Figures>
  )
}

/** Parts of a whole: a table whose last column also shows each part as a bar. */
export function Shares({ table, screen }: Shown) {
  const { words, language } = screen
  const counts = table.rows.map((row) => Number(row[2]))
  const [sum, most] = [counts.reduce((all, count) => all + count, 0), Math.max(1, ...counts)]
  return (
    <Figures table={table} words={words}>
      <section class="scroll" tabindex={0} aria-label={table.title}>
        <table class="shares">
          <thead>
            <tr>
              <th scope="col">{table.columns[1]?.title}</th>
              <th scope="col">{table.columns[2]?.title}</th>
              <th scope="col">{words.statistics.part}</th>
            </tr>
          </thead>
          <tbody>
            {table.rows.map(([, written, count]) => (
              <tr>
                <th scope="row">{written}</th>
                <td>{formatNumber(Number(count), language)}</td>
                <td>
                  <svg viewBox="0 0 100 8" preserveAspectRatio="none" aria-hidden="true">
                    <rect width={(100 * Number(count)) / most} height={8} />
                  </svg>
                  {Math.round((100 * Number(count)) / sum)} %
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      </section>
    </Figures>
  )
}

/** What was read most: titles that lead to the articles, with their views. */
export function TableOf({ table, screen: { words, language } }: Shown) {
  return (
    <Figures table={table} words={words}>
      <ol class="most-shown">
        {table.rows.map(([path, title, views]) => (
          <li>
            <a href={String(path)}>{title}</a>{' '}
            <span>{words.statistics.viewsOf(formatNumber(Number(views), language))}</span>
          </li>
        ))}
      </ol>
    </Figures>
  )
}

function Cells({ table, screen: { language }, without }: Shown & { without: readonly string[] }) {
  const shown = table.columns.flatMap((column, index) =>
    without.includes(column.name) ? [] : [{ ...column, index }],
  )
  return (
    <section class="scroll" tabindex={0} aria-label={table.title}>
      <table>
        <thead>
          <tr>
            {shown.map(({ title }) => (
              <th scope="col">{title}</th>
            ))}
          </tr>
        </thead>
        <tbody>
          {table.rows.map((row) => (
            <tr>
              {shown.map(({ index }, place) => {
                const value = row[index] ?? ''
                const written = typeof value === 'number' ? formatNumber(value, language) : value
                return place === 0 ? <th scope="row">{written}</th> : <td>{written}</td>
              })}
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  )
}
