import { type PeriodFigures, type Report, type Share, SPANS, type Span } from '../statistics/index.ts'
import { csvFile, dayInWords } from '../web/index.ts'
import type { Words } from './words.ts'

/** A table of the statistics as the page, CSV and JSON show it; cells are text or whole numbers. */
export type Table = {
  id: TableId
  title: string
  /** What is counted here, in a sentence that stands in every form of the table. */
  definition: string
  columns: readonly { name: string; title: string }[]
  rows: readonly (readonly (string | number)[])[]
}

export const TABLE_IDS = [
  'days',
  'months',
  'years',
  'most-read-day',
  'most-read-week',
  'most-read-month',
  'hours',
  'devices',
  'referrers',
] as const
export type TableId = (typeof TABLE_IDS)[number]

/** A subject by the title and the path that readers know it by. */
export type Named = (subject: string) => { title: string; path: string } | undefined

/** The subjects that a report names. */
export function subjectsOf({ mostRead }: Report): string[] {
  return [...new Set(Object.values(mostRead).flatMap((list) => list.map(({ subject }) => subject)))]
}

/** How subjects are named by their titles and paths; one that has lost either is not. */
export function namedBy(
  headlines: readonly { id: string; title: string }[],
  paths: ReadonlyMap<string, string>,
): Named {
  const titles = new Map(headlines.map(({ id, title }) => [id, title]))
  return (subject) => {
    const [title, path] = [titles.get(subject), paths.get(subject)]
    return title && path ? { title, path } : undefined
  }
}

/** Every table of a report, for the page, CSV and JSON alike, so that they cannot differ. */
export function tablesOf(report: Report, words: Words, named: Named): Table[] {
  const said = words.statistics
  return [
    periods('days', report.days, words, dayInWords),
    periods('months', report.months, words, (month) => {
      const [year = 0, number = 0] = month.split('-').map(Number)
      return words.monthOfYear(number, year)
    }),
    periods('years', yearsOf(report), words, (year) => (year === NO_YEAR ? said.noYear : year)),
    ...SPANS.map((span) => mostRead(span, report, words, named)),
    shares('hours', report.hours, words, said.views, (hour) => said.hour(Number(hour))),
    shares('devices', report.devices, words, words.visitsNoun, (device) => said.devices[device] ?? device),
    shares(
      'referrers',
      report.referrers,
      words,
      words.visitsNoun,
      (referrer) => said.referrers[referrer] ?? referrer,
    ),
  ]
}

const NO_YEAR = 'all'

/** With what was added to all time and belongs to no year, so that the column comes to the total. */
function yearsOf({ years, before }: Report): PeriodFigures[] {
  return before === 0 ? years : [{ period: NO_YEAR, visits: 0, views: 0, added: before }, ...years]
}

function about(id: TableId, { statistics }: Words) {
  return { id, title: statistics.titles[id], definition: statistics.definitions[id] }
}

function periods(
  id: 'days' | 'months' | 'years',
  figures: readonly PeriodFigures[],
  words: Words,
  written: (period: string) => string,
): Table {
  const said = words.statistics
  return {
    ...about(id, words),
    columns: [
      { name: 'period', title: said.period },
      { name: 'written', title: said.written },
      { name: 'visits', title: words.visitsNoun },
      { name: 'counted', title: said.counted },
      { name: 'added', title: said.added },
      { name: 'views', title: said.views },
    ],
    rows: figures.map(({ period, visits, views, added }) => [
      period,
      written(period),
      visits + added,
      visits,
      added,
      views,
    ]),
  }
}

function mostRead(span: Span, { mostRead }: Report, words: Words, named: Named): Table {
  const said = words.statistics
  return {
    ...about(`most-read-${span}`, words),
    columns: [
      { name: 'path', title: said.path },
      { name: 'title', title: said.title },
      { name: 'views', title: said.views },
    ],
    rows: mostRead[span].flatMap(({ subject, views }) => {
      const known = named(subject)
      return known ? [[known.path, known.title, views]] : []
    }),
  }
}

function shares(
  id: 'hours' | 'devices' | 'referrers',
  parts: readonly Share[],
  words: Words,
  counted: string,
  written: (value: string) => string,
): Table {
  const said = words.statistics
  return {
    ...about(id, words),
    columns: [
      { name: 'value', title: said.value },
      { name: 'written', title: said.group },
      { name: 'count', title: counted },
    ],
    rows: parts.map(({ value, count }) => [value, value === 'other' ? said.other : written(value), count]),
  }
}

/** A table whose rows name their cells, for JSON. */
export function asRecords({ rows, ...table }: Table) {
  const record = (row: Table['rows'][number]) =>
    Object.fromEntries(table.columns.map(({ name }, index) => [name, row[index]]))
  return { ...table, rows: rows.map(record) }
}

/** A table as CSV (RFC 4180) behind the mark by which spreadsheets know UTF-8; what it counts stands first. */
export function csvOf({ title, definition, columns, rows }: Table, asOf: string): string {
  const lines = [
    [`# ${title}`],
    [`# ${definition}`],
    [`# ${asOf}`],
    columns.map((column) => column.title),
    ...rows,
  ]
  return csvFile(lines)
}
