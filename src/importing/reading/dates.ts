/** A moment as a page prints it, in the page's own clock: "2024-04-03T10:08", or "2024-04-03" where no time stands. */
export type PrintedMoment = { local: string; seconds: boolean }

type Found = { year: number; month: number; day: number; from: number; to: number }

const MONTH_WORDS: readonly string[] = [
  'một|giêng|january|jan',
  'hai|february|feb',
  'ba|march|mar',
  'tư|bốn|april|apr',
  'năm|may',
  'sáu|june|jun',
  'bảy|bẩy|july|jul',
  'tám|august|aug',
  'chín|september|sep',
  'mười|october|oct',
  'mười một|november|nov',
  'mười hai|chạp|december|dec',
]
const MONTH = `(?:tháng\\s*)?(\\d{1,2}|mười hai|mười một|${MONTH_WORDS.join('|')})`
const SHAPES: readonly [RegExp, readonly ('y' | 'm' | 'd')[]][] = [
  [/(?<!\d)(\d{4})[-/.](\d{1,2})[-/.](\d{1,2})(?!\d)/giu, ['y', 'm', 'd']],
  [/(?<![\d/])(\d{1,2})\s?[-/.]\s?(\d{1,2})\s?[-/.]\s?(\d{4}|\d{2})(?!\d)/giu, ['d', 'm', 'y']],
  [
    new RegExp(
      `(?:ngày\\s*)?(?<!\\d)(\\d{1,2})(?:\\s+|(?=tháng))${MONTH},?\\s*(?:năm\\s*)?(\\d{4})(?!\\d)`,
      'giu',
    ),
    ['d', 'm', 'y'],
  ],
  [
    new RegExp(
      `(?<!\\p{L})(${MONTH_WORDS.join('|')})\\.?\\s+(\\d{1,2})(?:st|nd|rd|th)?,?\\s+(\\d{4})(?!\\d)`,
      'giu',
    ),
    ['m', 'd', 'y'],
  ],
]
const TIME =
  /(?<![\d/.])(\d{1,2})\s?(?::|h|giờ)\s?(\d{1,2})?(?::(\d{2})(?:[.,]\d+)?)?(?:\s?phút)?(?:\s*(SA|CH|AM|PM|sáng|chiều|tối)(?!\p{L}))?(?:\s*(Z|(?:GMT|UTC)(?!\s*[+-]?\s*\d)|[+-]\d{2}:?\d{2})(?![\d\p{L}]))?/giu

/** Every whole date in a line, with the time of day that stands beside it. Days come first; `569.668` is no date. */
export function momentsIn(text: string): { moments: PrintedMoment[]; rest: string } {
  const dates = datesIn(text)
  const without = dates.reduceRight((rest, { from, to }) => `${rest.slice(0, from)} ${rest.slice(to)}`, text)
  const times = [...without.replace(/(?<=\s)T(?=\d)/g, ' ').matchAll(TIME)].filter(
    (time) => time[2] !== undefined || /h|giờ/i.test(time[0]),
  )
  const rest = times.reduceRight(
    (line, time) => `${line.slice(0, time.index)} ${line.slice(time.index + time[0].length)}`,
    without,
  )
  const moments = dates.map((date, index) => withTime(date, times[dates.length === 1 ? 0 : index]))
  return { moments, rest }
}

function datesIn(text: string): Found[] {
  for (const [shape, order] of SHAPES) {
    const weekday = order[0] === 'd' ? weekdayIn(text) : undefined
    const found = [...text.matchAll(shape)].flatMap((match) => readDate(match, order, weekday))
    if (found.length > 0) return found
  }
  return []
}

function readDate(match: RegExpMatchArray, order: readonly string[], weekday?: number): Found[] {
  const part = (name: string) => match[order.indexOf(name) + 1] ?? ''
  const year = Number(part('y')) + (part('y').length === 2 ? 2000 : 0)
  const month = monthNumber(part('m'))
  const day = Number(part('d'))
  const from = match.index ?? 0
  const span = { from, to: from + match[0].length }
  const dayFirst = isDay(year, month, day)
  if (order[0] === 'd' && isDay(year, day, month)) {
    // A page made abroad and never set up prints the month first; its weekday, or a month above twelve, gives it away.
    const fits = (m: number, d: number) => weekday === undefined || weekdayOf(year, m, d) === weekday
    if (!dayFirst || (weekday !== undefined && !fits(month, day) && fits(day, month)))
      return [{ year, month: day, day: month, ...span }]
  }
  return dayFirst ? [{ year, month, day, ...span }] : []
}

const WEEKDAYS = [
  'chủ\\s*nhật|cn|sun(?:day)?',
  'hai|2|mon(?:day)?',
  'ba|3|tue(?:s(?:day)?)?',
  'tư|4|wed(?:nesday)?',
  'năm|5|thu(?:rsday)?',
  'sáu|6|fri(?:day)?',
  'bảy|bẩy|7|sat(?:urday)?',
].map((names) => new RegExp(`(?<!\\p{L})(?:thứ\\s*|t)?(?:${names})\\s*,?\\s+(?=\\d)`, 'iu'))

/** The weekday, 0 for Sunday, that a line names right before a date. */
function weekdayIn(text: string): number | undefined {
  const named = WEEKDAYS.findIndex((pattern) => pattern.test(text))
  return named < 0 ? undefined : named
}

function weekdayOf(year: number, month: number, day: number): number {
  return new Date(Date.UTC(year, month - 1, day)).getUTCDay()
}

function monthNumber(text: string): number {
  if (/^\d+$/.test(text)) return Number(text)
  return MONTH_WORDS.findIndex((words) => words.split('|').includes(text.toLowerCase())) + 1
}

/** Whether the calendar has that day, in a year in which a portal could print it. */
export function isDay(year: number, month: number, day: number): boolean {
  if (year < 1990 || year > 2099 || month < 1 || month > 12 || day < 1) return false
  return day <= new Date(Date.UTC(year, month, 0)).getUTCDate()
}

export function isoDay(year: number, month: number, day: number): string {
  return `${year}-${two(month)}-${two(day)}`
}

function withTime(date: Found, time: RegExpMatchArray | undefined): PrintedMoment {
  const day = isoDay(date.year, date.month, date.day)
  if (!time) return { local: day, seconds: false }
  const hour = hourOfDay(Number(time[1]), time[4])
  const minute = Number(time[2] ?? 0)
  if (hour > 23 || minute > 59) return { local: day, seconds: false }
  const local = `${day}T${two(hour)}:${two(minute)}`
  return { local: inLocalClock(local, time[5]), seconds: time[3] !== undefined && !time[5] }
}

function hourOfDay(hour: number, half: string | undefined): number {
  if (!half) return hour
  if (/^(?:ch|pm|chiều|tối)$/iu.test(half)) return hour < 12 ? hour + 12 : hour
  return /^(?:sa|am)$/iu.test(half) && hour === 12 ? 0 : hour
}

/** A time printed in UTC is turned into the clock of Vietnam; any other offset is the page's own clock already. */
function inLocalClock(local: string, offset: string | undefined): string {
  if (!offset || !/^(?:Z|UTC|GMT|\+00:?00)$/i.test(offset)) return local
  return new Date(Date.parse(`${local}Z`) + 7 * 3600_000).toISOString().slice(0, 16)
}

function two(number: number): string {
  return String(number).padStart(2, '0')
}
