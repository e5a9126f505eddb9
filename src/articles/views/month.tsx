import type { DeskContext } from '../../accounts/index.ts'
import { formatTime, momentIn } from '../../web/index.ts'
import { wordsIn } from '../words.ts'
import type { Work } from '../work.ts'

/** What will be published in a month ("2026-11"), on the days of its weeks, with the ways to the months beside it. */
export function Month({ c, work, month }: { c: DeskContext; work: readonly Work[]; month: string }) {
  const words = wordsIn(c.get('language'))
  const { zone } = c.get('site')
  const byDay = Map.groupBy(work, ({ publishAt }) => momentIn(zone, publishAt ?? '', 'day').machine)
  const first = Temporal.PlainYearMonth.from(month).toPlainDate({ day: 1 })
  const start = first.subtract({ days: first.dayOfWeek - 1 })
  const weeks = Math.ceil((first.dayOfWeek - 1 + first.daysInMonth) / 7)
  const beside = (months: number) => first.add({ months }).toPlainYearMonth()
  return (
    <section class="month">
      <nav class="views" aria-label={words.months}>
        <ul>
          {[-1, 0, 1].map((months) => (
            <li>
              <a
                href={`/desk/articles?view=scheduled&month=${beside(months)}`}
                aria-current={months === 0 ? 'page' : undefined}
              >
                {words.monthOf(beside(months).month, beside(months).year)}
              </a>
            </li>
          ))}
        </ul>
      </nav>
      <table>
        <caption class="unseen">{words.monthOf(first.month, first.year)}</caption>
        <thead>
          <tr>
            {words.weekdays.map((name) => (
              <th scope="col">{name}</th>
            ))}
          </tr>
        </thead>
        <tbody>
          {Array.from({ length: weeks }, (_, week) => (
            <tr>
              {Array.from({ length: 7 }, (_, weekday) => {
                const day = start.add({ days: week * 7 + weekday })
                const due = byDay.get(day.toString()) ?? []
                return (
                  <td class={due.length === 0 ? 'free' : undefined}>
                    <span class={day.month === first.month ? 'day' : 'day hint'}>
                      {`${day.day}/${day.month}`}
                    </span>
                    {due.map(({ articleId, revision, publishAt, problem }) => (
                      <a href={`/desk/articles/${articleId}`} class={problem ? 'wrong' : undefined}>
                        {formatTime(publishAt ?? '', zone)} {revision.title || words.untitled}
                      </a>
                    ))}
                  </td>
                )
              })}
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  )
}
