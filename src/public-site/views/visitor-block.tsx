import type { Figures } from '../../statistics/index.ts'
import { formatNumber, formatTime } from '../../web/index.ts'
import type { Screen } from '../screen.ts'

/** "Thống kê truy cập". Shown as of when the page was made; the browser asks for the present figures. */
export function VisitorBlock({ screen: { figures, site, words } }: { screen: Screen }) {
  if (!figures) return null
  const shown = shownFigures(figures, site)
  const rows: [keyof typeof shown, string][] = [
    ['today', words.today],
    ['yesterday', words.yesterday],
    ['month', words.month(figures.month.month)],
    ['year', words.year(figures.year.year)],
    ...(figures.total === undefined ? [] : [['total', words.total] as [keyof typeof shown, string]]),
  ]
  return (
    <section aria-labelledby="truy-cap">
      <h2 id="truy-cap">{words.visits}</h2>
      <visitor-block>
        <div class="visits">
          <dl>
            {rows.map(([name, label]) => (
              <>
                <dt>{label}</dt>
                <dd data-figure={name}>{shown[name]}</dd>
              </>
            ))}
          </dl>
          <p>
            {words.asOf} <span data-figure="asOf">{shown.asOf}</span>. {words.visitsHint}
          </p>
        </div>
        <noscript>
          <img src="/luot-xem.gif" alt="" width="1" height="1" />
        </noscript>
      </visitor-block>
    </section>
  )
}

/** The figures as the block writes them, also for the answer to the browser. */
export function shownFigures(figures: Figures, site: { language: string; zone: string }) {
  const number = (value: number) => formatNumber(value, site.language)
  return {
    today: number(figures.today),
    yesterday: number(figures.yesterday),
    month: number(figures.month.value),
    year: number(figures.year.value),
    ...(figures.total === undefined ? {} : { total: number(figures.total) }),
    asOf: formatTime(figures.at, site.zone),
  }
}
