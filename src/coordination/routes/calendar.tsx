import { type DeskContext, deskPage, fieldsOf, IssueList } from '../../accounts/index.ts'
import { dayInWords, readCount } from '../../web/index.ts'
import type { Asking, Register } from '../desk.ts'
import { dayTyped } from '../saying.ts'
import type { CalendarDay } from '../time/calendar.ts'
import { calendarDays, setCalendarYear } from '../time/calendar-days.ts'
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
) {
  const words = wordsIn(c.get('language'))
  const all = await calendarDays(register.database.rows, c.get('site').id)
  const ofYear = all.filter(({ day }) => day.startsWith(`${year}-`))
  const lines = ofYear.map(({ day, kind, basis }) =>
    [dayInWords(day), words.calendarKinds[kind], basis].join(' | '),
  )
  return deskPage(
    c,
    <RegisterPage {...{ c, register, asking }} title={words.calendar}>
      <p class="lead-in">{words.calendarLead}</p>
      <IssueList title={words.mistakes} issues={issues} />
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
        <p class="buttons">
          <button type="submit" class="main-act">
            {words.save}
          </button>
        </p>
      </form>
    </RegisterPage>,
    issues.length > 0 ? 422 : 200,
  )
}

/** Writes the unusual days of a year, as they were announced. */
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
  if (wrong.length > 0 || days.length > 200)
    return show(c, register, asking, year, [{ field: 'lines', says: words.linesWrong(wrong) }], typed)
  const [by, at] = [asking.person.account.id, register.clock()]
  const read = days.filter((each) => each !== undefined)
  await register.database.transact((rows) => setCalendarYear(rows, c.get('site').id, year, read, by, at))
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
