import type { Context } from 'hono'
import { formatNumber } from '../../web/index.ts'
import { archivePath, PATHS } from '../addresses.ts'
import { type Period, periodOf, weeksOf } from '../calendar.ts'
import type { Portal } from '../portal.ts'
import { cachedPage, type Env, type Screen, screenOf } from '../screen.ts'
import { listPage } from '../views/list-page.tsx'
import { Shell } from '../views/shell.tsx'
import { VisitorBlock } from '../views/visitor-block.tsx'
import { notFound } from './not-found.tsx'

/** All years with their months. */
export async function archive(c: Context<Env>, portal: Portal) {
  const screen = await screenOf(c, portal)
  const { site, words, base } = screen
  const months = monthsOf(await portal.daysOf(site.id, { from: '0001' }))
  const page = (
    <Shell
      screen={screen}
      head={{ title: words.archive, canonical: base + PATHS.archive }}
      beside={<VisitorBlock screen={screen} />}
    >
      <h1>{words.archive}</h1>
      {months.size === 0 && <p>{words.emptySite}</p>}
      {[...months].map(([year, counts]) => (
        <section>
          <h2>
            <a href={archivePath(year)}>{year}</a>
          </h2>
          <Months year={year} counts={counts} screen={screen} />
        </section>
      ))}
    </Shell>
  )
  return cachedPage(c, page, [`site-${site.id}`])
}

/** The articles of a year, a month or a day, with a calendar that leads to the days. */
export async function archiveOf(c: Context<Env>, portal: Portal) {
  const period = periodOf(c.req.path.split('/').slice(2))
  if (!period) return notFound(c, portal)
  const screen = await screenOf(c, portal)
  if (period.from > screen.today) return notFound(c, portal)
  const { words, site } = screen
  const { year, month } = period
  const days = await portal.daysOf(site.id, { from: `${pad(year, 4)}-01-01`, until: `${pad(year, 4)}-12-31` })
  return listPage(c, screen, {
    title: words.archiveOf(nameOf(period, screen)),
    path: archivePath(year, month, period.day),
    from: period.from,
    until: period.until,
    keys: [],
    empty: words.nothingThen,
    above: (
      <>
        <p>
          <a href={PATHS.archive}>{words.archive}</a>
        </p>
        {month === undefined ? (
          <Months year={year} counts={monthsOf(days).get(year) ?? new Map()} screen={screen} />
        ) : (
          <Calendar year={year} month={month} days={days} screen={screen} />
        )}
      </>
    ),
  })
}

function nameOf({ year, month, day }: Period, { words }: Screen): string {
  if (month === undefined) return words.ofYear(year)
  return day === undefined ? words.ofMonth(`${month}/${year}`) : words.ofDay(`${day}/${month}/${year}`)
}

type Days = readonly { day: string; articles: number }[]

/** How many articles each month holds, by year. */
export function monthsOf(days: Days): Map<number, Map<number, number>> {
  const years = new Map<number, Map<number, number>>()
  for (const { day, articles } of days) {
    if (day === '') continue
    const [year, month] = [Number(day.slice(0, 4)), Number(day.slice(5, 7))]
    const months = years.get(year) ?? new Map<number, number>()
    months.set(month, (months.get(month) ?? 0) + articles)
    years.set(year, months)
  }
  return years
}

function Months({
  year,
  counts,
  screen: { words, language },
}: {
  year: number
  counts: ReadonlyMap<number, number>
  screen: Screen
}) {
  return (
    <ul class="months">
      {words.monthNames.map((name, index) => {
        const count = counts.get(index + 1)
        return (
          <li>
            {count ? (
              <a href={archivePath(year, index + 1)}>
                {name} <span>{formatNumber(count, language)}</span>
              </a>
            ) : (
              name
            )}
          </li>
        )
      })}
    </ul>
  )
}

function Calendar({
  year,
  month,
  days,
  screen,
}: {
  year: number
  month: number
  days: Days
  screen: Screen
}) {
  const { words, language, path, today } = screen
  const counts = new Map(days.map(({ day, articles }) => [day, articles]))
  const [before, after] = [neighbour(year, month, -1), neighbour(year, month, 1)]
  return (
    <table class="calendar">
      <caption>
        <a
          href={archivePath(before.year, before.month)}
          aria-label={words.ofMonth(`${before.month}/${before.year}`)}
        >
          ←
        </a>{' '}
        <a href={archivePath(year, month)}>{words.monthOfYear(month, year)}</a>{' '}
        {isNoLater(after, today) && (
          <a
            href={archivePath(after.year, after.month)}
            aria-label={words.ofMonth(`${after.month}/${after.year}`)}
          >
            →
          </a>
        )}
      </caption>
      <thead>
        <tr>
          {words.weekdaysShort.map((name, index) => (
            <th scope="col">
              <abbr title={words.weekdays[index]}>{name}</abbr>
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {weeksOf(year, month).map((week) => (
          <tr>
            {week.map((day) => {
              const count = day === undefined ? 0 : (counts.get(dayName(year, month, day)) ?? 0)
              const address = archivePath(year, month, day)
              return (
                <td>
                  {count > 0 ? (
                    <a
                      href={address}
                      aria-label={`${day}/${month}: ${words.articles(formatNumber(count, language))}`}
                      aria-current={path === address ? 'date' : undefined}
                    >
                      {day}
                    </a>
                  ) : (
                    day
                  )}
                </td>
              )
            })}
          </tr>
        ))}
      </tbody>
    </table>
  )
}

/** Nothing is published later than today. */
function isNoLater({ year, month }: { year: number; month: number }, today: string): boolean {
  return `${pad(year, 4)}-${pad(month)}` <= today.slice(0, 7)
}

function neighbour(year: number, month: number, by: number): { year: number; month: number } {
  const there = Temporal.PlainYearMonth.from({ year, month }).add({ months: by })
  return { year: there.year, month: there.month }
}

function dayName(year: number, month: number, day: number): string {
  return `${pad(year, 4)}-${pad(month)}-${pad(day)}`
}

function pad(number: number, digits = 2): string {
  return String(number).padStart(digits, '0')
}
