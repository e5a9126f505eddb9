import { isProse, type Piece } from './piece.ts'

/** The figures of an old page's visitor block and counters; a month or year without a number is the capture's own. */
export type PrintedStatistics = {
  today?: number
  yesterday?: number
  month?: { month?: number; value: number }
  year?: { year?: number; value: number }
  total?: number
  online?: number
  views?: number
  comments?: number
}

const NUMBER = '(\\d{1,3}(?:[.,\\u00a0 ]\\d{3})+|\\d+)'
const LABELS: readonly [keyof PrintedStatistics | 'ignored', string][] = [
  [
    'online',
    '(?:số người |khách |thành viên |lượt )?(?:đang )?(?:online|trực tuyến|đang truy cập|đang xem)|khách viếng thăm|người online|hiện (?:tại|có)',
  ],
  ['today', '(?:(?:lượt )?truy cập |tổng số )?(?:trong )?(?:ngày )?hôm nay|trong ngày'],
  ['yesterday', '(?:(?:lượt )?truy cập )?(?:ngày )?hôm qua'],
  [
    'ignored',
    '(?:trong |cả )?tuần(?: này| trước| qua| rồi)?|tháng trước|tháng qua|năm trước|năm ngoái|máy chủ tìm kiếm|thành viên',
  ],
  [
    'month',
    '(?:lượt truy cập |trong |truy cập )?tháng(?: này| hiện tại| nay| (?<month>\\d{1,2})(?:[/-]\\d{4})?)?',
  ],
  ['year', '(?:lượt truy cập |trong |truy cập )?năm(?: này| nay| hiện tại| (?<year>\\d{4}))?'],
  [
    'total',
    '(?:tất cả|tổng(?: cộng)?(?: số)?(?: lượt)?(?: người)?(?: truy cập| xem)?|(?:số )?lượt (?:người )?truy cập|tổng lượt|thống kê(?: truy cập)?|đã có)',
  ],
]
const SEPARATOR = '\\s*[:=\\-–]?\\s*'
const HEADING =
  /^(?:thống kê(?: số)?(?: lượt)?(?: (?:truy cập|website|truy cập website))?|(?:số )?lượt truy cập|số lượng và lượt người truy cập|bộ đếm(?: truy cập)?|truy cập|khách truy cập)\s*:?$/iu

/** Takes the visitor block, wherever it stands, out of the page. */
export function takeStatistics(pieces: readonly Piece[]): { statistics: PrintedStatistics; rest: Piece[] } {
  const statistics: PrintedStatistics = {}
  const rest: Piece[] = []
  for (let i = 0; i < pieces.length; ) {
    const run = runOfFigures(pieces, i)
    if (
      run.length > 0 &&
      (run.unmistakable || !pieces.slice(i + run.length).some(({ text }) => isProse(text)))
    ) {
      Object.assign(statistics, { ...run.found, ...statistics })
      i += run.length
    } else {
      const kept = Math.max(1, run.length)
      rest.push(...pieces.slice(i, i + kept))
      i += kept
    }
  }
  return { statistics, rest }
}

/** No story of a year in figures ("Năm 2022: 569") says who is online, or names the block. */
const UNMISTAKABLE = /hôm (?:nay|qua)|online|trực tuyến|truy cập|viếng thăm/iu

type Run = { length: number; found: PrintedStatistics; unmistakable: boolean }

/** The lines from a place on that hold nothing but labels with figures, with the headings among them. */
function runOfFigures(pieces: readonly Piece[], start: number): Run {
  const found: PrintedStatistics = {}
  let [i, figures, unmistakable] = [start, 0, false]
  while (i < pieces.length) {
    const [text, next] = [pieces[i]?.text ?? '', pieces[i + 1]?.text]
    const taken = HEADING.test(text) && !isNumber(next) ? 1 : linesOfFigures(text, next, found)
    if (taken === 0) break
    figures += HEADING.test(text) ? 0 : 1
    unmistakable ||= UNMISTAKABLE.test(text) || HEADING.test(text)
    i += taken
  }
  return { length: figures > 0 || unmistakable ? i - start : 0, found, unmistakable }
}

/** How many pieces a figure takes: 1, or 2 where the number stands on a line of its own; 0 for any other line. */
function linesOfFigures(text: string, next: string | undefined, found: PrintedStatistics): number {
  const lines = text.split('\n').map((line) => line.replaceAll('\t', ' ').trim())
  if (lines.every((line) => HEADING.test(line) || readFigures(line, found))) return 1
  return isNumber(next) && readFigures(`${text} ${next}`, found) ? 2 : 0
}

function isNumber(text: string | undefined): boolean {
  return text !== undefined && new RegExp(`^${NUMBER}$`).test(text)
}

/** Reads a line that holds nothing but labels with figures; any other line is left as it is. */
function readFigures(line: string, statistics: PrintedStatistics): boolean {
  const found: PrintedStatistics = {}
  let rest = line.replace(/^[•*·\-–\s]+/u, '')
  let taken = 0
  for (;;) {
    const next = firstFigure(rest)
    if (!next) break
    keep(found, next)
    rest = rest.slice(next.length).replace(/^[\s|•;,·\-–]+/u, '')
    taken += 1
  }
  if (taken === 0 || /\p{L}/u.test(rest)) return false
  Object.assign(statistics, { ...found, ...statistics })
  return true
}

type Figure = {
  name: keyof PrintedStatistics | 'ignored'
  value: number
  month?: number
  year?: number
  length: number
}

function firstFigure(text: string): Figure | undefined {
  for (const [name, label] of LABELS) {
    const match = new RegExp(
      `^(?:${label})${SEPARATOR}${NUMBER}(?:\\s*(?:lượt(?: truy cập)?|người|khách))?(?![\\d\\p{L}/.,-])`,
      'iu',
    ).exec(text)
    if (!match) continue
    const value = Number(match.at(-1)?.replace(/\D/g, ''))
    const month = match.groups?.month ? Number(match.groups.month) : undefined
    const year = match.groups?.year ? Number(match.groups.year) : undefined
    if (/^(?:tháng|năm) \d+$/iu.test(match[0]) && isCalendar(name, value)) continue
    return { name, value, length: match[0].length, ...(month ? { month } : {}), ...(year ? { year } : {}) }
  }
  return undefined
}

/** "Năm 2024" and "Tháng 7" name a year and a month; they count nothing. */
function isCalendar(name: string, value: number): boolean {
  return name === 'month' ? value <= 12 : value >= 1990 && value <= 2099
}

function keep(found: PrintedStatistics, { name, value, month, year }: Figure): void {
  if (name === 'ignored') return
  if (name === 'month') found.month = { ...(month ? { month } : {}), value }
  else if (name === 'year') found.year = { ...(year ? { year } : {}), value }
  else found[name] = value
}
