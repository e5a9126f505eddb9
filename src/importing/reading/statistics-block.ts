import type { Piece } from './piece.ts'

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
    '(?:số người |khách |thành viên |lượt )?(?:đang )?(?:online|trực tuyến|đang truy cập|đang xem)|khách viếng thăm',
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
    '(?:tất cả|tổng(?: cộng)?(?: số)?(?: lượt)?(?: người)?(?: truy cập| xem)?|(?:số )?lượt (?:người )?truy cập|tổng lượt)',
  ],
]
const SEPARATOR = '\\s*[:=\\-–]?\\s*'
const HEADING =
  /^(?:thống kê(?: số)?(?: lượt)?(?: (?:truy cập|website|truy cập website))?|(?:số )?lượt truy cập|số lượng và lượt người truy cập|bộ đếm(?: truy cập)?|truy cập|khách truy cập)\s*:?$/iu

/** Takes the visitor block, wherever it stands, out of the page. */
export function takeStatistics(pieces: readonly Piece[]): { statistics: PrintedStatistics; rest: Piece[] } {
  const statistics: PrintedStatistics = {}
  const rest: Piece[] = []
  for (let i = 0; i < pieces.length; i += 1) {
    const piece = pieces[i] as Piece
    const onTwoLines = `${piece.text} ${pieces[i + 1]?.text ?? ''}`
    if (HEADING.test(piece.text) && !isNumber(pieces[i + 1]?.text)) continue
    if (readFigures(piece.text, statistics)) continue
    if (isNumber(pieces[i + 1]?.text) && readFigures(onTwoLines, statistics)) i += 1
    else rest.push(piece)
  }
  return { statistics, rest }
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
      `^(?:${label})${SEPARATOR}${NUMBER}(?:\\s*(?:lượt|người|khách))?(?![\\d\\p{L}/.,-])`,
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
