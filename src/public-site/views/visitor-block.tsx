import type { Child } from 'hono/jsx'
import type { Figures } from '../../statistics/index.ts'
import { formatNumber, formatTime } from '../../web/index.ts'
import { statisticsPath } from '../addresses.ts'
import type { Screen } from '../screen.ts'
import { wordsIn } from '../words.ts'

/** "Thống kê truy cập". Shown as of when the page was made; the browser asks for the present figures. */
export function VisitorBlock({ screen: { figures, site, words, language } }: { screen: Screen }) {
  if (!figures) return null
  const shown = shownFigures(figures, { language, zone: site.zone })
  return (
    <section aria-labelledby="truy-cap">
      <h2 id="truy-cap">{words.visits}</h2>
      <div class="visits">
        <dl>
          <Figure label={words.today} name="today" shown={shown} />
          <Figure label={words.yesterday} name="yesterday" shown={shown} />
          <Figure label={<span data-figure="monthName">{shown.monthName}</span>} name="month" shown={shown} />
          <Figure label={<span data-figure="yearName">{shown.yearName}</span>} name="year" shown={shown} />
          <Figure label={words.online} name="online" shown={shown} />
          {shown.total !== undefined && <Figure label={words.total} name="total" shown={shown} />}
        </dl>
        <p>
          {words.asOf} <span data-figure="asOf">{shown.asOf}</span>. {words.visitsHint}{' '}
          <a href={statisticsPath(language, site.language)}>{words.moreFigures}</a>
        </p>
      </div>
    </section>
  )
}

type Shown = ReturnType<typeof shownFigures>

function Figure({ label, name, shown }: { label: Child; name: keyof Shown; shown: Shown }) {
  return (
    <>
      <dt>{label}</dt>
      <dd data-figure={name}>{shown[name]}</dd>
    </>
  )
}

/**
 * The figures as the block writes them, also for the answer to the browser; with the names of month and year, because
 * a page that was made before midnight may be read after it.
 */
export function shownFigures(figures: Figures, { language, zone }: { language: string; zone: string }) {
  const words = wordsIn(language)
  const number = (value: number) => formatNumber(value, language)
  return {
    today: number(figures.today),
    yesterday: number(figures.yesterday),
    monthName: words.month(figures.month.month),
    month: number(figures.month.value),
    yearName: words.year(figures.year.year),
    year: number(figures.year.value),
    ...(figures.total === undefined ? {} : { total: number(figures.total) }),
    online: number(figures.online),
    asOf: formatTime(figures.at, zone),
  }
}
