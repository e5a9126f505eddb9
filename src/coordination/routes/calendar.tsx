import { createHash } from 'node:crypto'
import { type DeskContext, deskPage, fieldsOf, IssueList } from '../../accounts/index.ts'
import { dayInWords, formatNumber, readCount } from '../../web/index.ts'
import type { Asking, Register } from '../desk.ts'
import { type Rescheduled, reschedule, rescheduledBy } from '../duties/rescheduling.ts'
import { dayTyped, periodInWords } from '../saying.ts'
import { type CalendarDay, calendarOf } from '../time/calendar.ts'
import { calendarDays, emptyYears, setCalendarYear, workingCalendar } from '../time/calendar-days.ts'
import { Words as WordsField } from '../views/fields.tsx'
import { HOME, RegisterPage } from '../views/shell.tsx'
import { type Words, wordsIn } from '../words.ts'

/** The days of a year that are not what their weekday says. */
export function calendarPage(c: DeskContext, register: Register, asking: Asking) {
  return show(c, register, asking, yearIn(c.req.query('year') ?? '', asking.today))
}

function yearIn(written: string, today: string): number {
  const year = readCount(written)
  return year >= 2000 && year <= 2100 ? year : Number(today.slice(0, 4))
}

async function show(
  c: DeskContext,
  register: Register,
  asking: Asking,
  year: number,
  issues: readonly { field: string; says: string }[] = [],
  typed?: string,
  moved: readonly Rescheduled[] = [],
) {
  const words = wordsIn(c.get('language'))
  const { rows } = register.database
  const all = await calendarDays(rows, c.get('site').id)
  const empty = await emptyYears(rows, c.get('site').id, asking.today)
  const ofYear = all.filter(({ day }) => day.startsWith(`${year}-`))
  const lines = ofYear.map(({ day, kind, basis }) =>
    [dayInWords(day), words.calendarKinds[kind], basis].join(' | '),
  )
  return deskPage(
    c,
    <RegisterPage {...{ c, register, asking }} title={words.calendar}>
      <p class="lead-in">{words.calendarLead}</p>
      <IssueList title={words.mistakes} issues={issues} />
      {empty.map((year_) => (
        <p class="issues">{words.calendarEmpty(year_)}</p>
      ))}
      <form method="get" action={`${HOME}/calendar`} class="one-row">
        <label>
          {words.year}
          <input name="year" type="number" min={2000} max={2100} value={String(year)} />
        </label>
        <button type="submit">{words.show}</button>
      </form>
      <form method="post" action={`${HOME}/calendar`}>
        <input type="hidden" name="year" value={String(year)} />
        <WordsField
          name="lines"
          label={`${words.calendarLines}, ${year}`}
          value={typed ?? lines.join('\n')}
          hint={words.calendarHint}
          rows={12}
        />
        {moved.length > 0 && <input type="hidden" name="seen" value={sealOf(moved)} />}
        {moved.length > 0 && <MovedDays {...{ moved, words }} language={c.get('language')} />}
        <p class="buttons">
          <button type="submit" class="main-act">
            {moved.length > 0 ? words.daysMoveConfirm : words.save}
          </button>
        </p>
      </form>
    </RegisterPage>,
    issues.length > 0 ? 422 : 200,
  )
}

/** A year has no more unusual days than this. */
const MOST_DAYS = 200

/** Tells whether moves are those that somebody has seen. */
function sealOf(moved: readonly Rescheduled[]): string {
  return createHash('sha256').update(JSON.stringify(moved)).digest('hex')
}

/** What would move: nothing has, until somebody says so. */
function MovedDays({
  moved,
  words,
  language,
}: {
  moved: readonly Rescheduled[]
  words: Words
  language: string
}) {
  return (
    <section class="issues" aria-live="polite">
      <h2>{words.daysMoveTitle}</h2>
      <p>{words.daysMoveLead}</p>
      <ul>
        {moved.map(({ title, period, from, to, bodies }) => (
          <li>
            {title}, {periodInWords(period, words)}: {dayInWords(from)} → <strong>{dayInWords(to)}</strong>{' '}
            {words.daysMoveFor(formatNumber(bodies, language))}
          </li>
        ))}
      </ul>
    </section>
  )
}

/** Writes the unusual days of a year, as they were announced; where due days move by that, it shows them first. */
export async function changeCalendar(c: DeskContext, register: Register, asking: Asking) {
  const field = await fieldsOf(c)
  if (!field) return c.notFound()
  const words = wordsIn(c.get('language'))
  const year = yearIn(field('year'), asking.today)
  const typed = field('lines')
  const lines = typed.split('\n').filter((line) => line.trim() !== '')
  const days = lines.map((line) => dayIn(line, year, words))
  const isTwice = (index: number) => days.findIndex((each) => each?.day === days[index]?.day) !== index
  const wrong = days.flatMap((each, index) => (each && !isTwice(index) ? [] : [index + 1]))
  if (wrong.length > 0 || days.length > MOST_DAYS) {
    const says = wrong.length > 0 ? words.linesWrong(wrong) : words.linesTooMany(MOST_DAYS)
    return show(c, register, asking, year, [{ field: 'lines', says }], typed)
  }
  const [by, at] = [asking.person.account.id, register.clock()]
  const read = days.filter((each) => each !== undefined)
  const { siteId, today } = { siteId: c.get('site').id, today: asking.today }
  const others = (await calendarDays(register.database.rows, siteId)).filter(
    ({ day }) => !day.startsWith(`${year}-`),
  )
  const moved = await rescheduledBy(register.database.rows, siteId, calendarOf([...others, ...read]), today)
  // Other moves than those that were seen are shown first.
  if (moved.length > 0 && field('seen') !== sealOf(moved))
    return show(c, register, asking, year, [], typed, moved)
  await register.database.transact(async (rows) => {
    await setCalendarYear(rows, siteId, year, read, by, at)
    await reschedule(rows, siteId, await workingCalendar(rows, siteId), today, by, at)
  })
  return c.redirect(`${HOME}/calendar?year=${year}&saved=yes`, 303)
}

/** "2/9/2025 | nghỉ lễ | Quốc khánh" */
function dayIn(line: string, year: number, words: Words): CalendarDay | undefined {
  const [written = '', called = '', basis = ''] = line.split('|').map((each) => each.normalize('NFC').trim())
  const day = dayTyped(written)
  const kinds = Object.entries(words.calendarKinds) as [CalendarDay['kind'], string][]
  const kind = kinds.find(([, name]) => name.toLowerCase() === called.toLowerCase())?.[0]
  return day.startsWith(`${year}-`) && kind && basis.length <= 300 ? { day, kind, basis } : undefined
}
