import { pathsOf } from '../addresses/index.ts'
import { titlesById } from '../articles/index.ts'
import type { Rows } from '../database/index.ts'
import type { House } from '../house.ts'
import { record } from '../journal/index.ts'
import { asRecords, csvOf, namedBy, subjectsOf, tablesOf, wordsIn } from '../public-site/index.ts'
import { allSites, type Site } from '../sites/index.ts'
import {
  type Balance,
  correctVisits,
  dayIn,
  type EntryOutcome,
  figuresOf,
  report,
  setBalance,
  verify,
} from '../statistics/index.ts'
import { formatNumber } from '../web/index.ts'
import { readArguments, UsageError } from './arguments.ts'
import { BY, type Command, complain, print } from './command.ts'
import { openForCommand } from './open.ts'
import { siteNamed } from './site-named.ts'
import { language, words } from './words.ts'

const OPTIONS = {
  site: { type: 'string' },
  note: { type: 'string' },
  by: { type: 'string' },
  json: { type: 'boolean' },
  verify: { type: 'boolean' },
} as const

/** Prints the figures, exports tables, enters balances and corrections, adds everything up again. */
export const statisticsCommand: Command = async (args) => {
  const { values, positionals } = readArguments(args, OPTIONS, { names: true })
  if (values.help) {
    print(words.statisticsHelp)
    return 0
  }
  const [act, ...rest] = positionals
  checkFits(act, rest, values)
  const house = await openForCommand()
  try {
    if (values.verify) return await verifyAll(house.database.rows, values.site)
    const site = await siteFor(house.database.rows, values.site)
    if (act === undefined) return await show(house, site)
    if (act === 'export') return await exportTables(house, site, rest[0], values.json === true)
    const note = values.note?.trim() ?? ''
    if (note === '') throw new UsageError(words.needsFiguresNote)
    const balance = balanceIn(act as 'set' | 'correct', dayIn(site.zone, house.clock()), rest, values.by)
    return await enter(house, site, act as 'set' | 'correct', balance, note)
  } finally {
    await house.database.close()
  }
}

/** What each act takes: how many words after it, and which options; a figure with a space in it must not be half entered. */
const TAKES: Readonly<Record<string, { words: number; options: readonly string[] }>> = {
  '': { words: 0, options: ['site'] },
  verify: { words: 0, options: ['site', 'verify'] },
  export: { words: 1, options: ['site', 'json'] },
  set: { words: 2, options: ['site', 'note'] },
  correct: { words: 1, options: ['site', 'note', 'by'] },
}

function checkFits(
  act: string | undefined,
  rest: readonly string[],
  values: Readonly<Record<string, unknown>>,
) {
  const name = values.verify === true ? 'verify' : (act ?? '')
  const takes = Object.hasOwn(TAKES, name) ? TAKES[name] : undefined
  const extra = name === 'verify' && act !== undefined ? act : takes ? rest[takes.words] : act
  if (!takes || extra !== undefined) throw new UsageError(words.tooMany(extra ?? ''))
  const option = Object.keys(values).find((each) => !takes.options.includes(each))
  if (option !== undefined) throw new UsageError(words.unknownOption(`--${option}`))
}

async function siteFor(rows: Rows, host: string | undefined): Promise<Site> {
  const site = await siteNamed(rows, host)
  if (!site) throw new UsageError(host !== undefined ? words.noSiteAt(host) : words.noSites)
  return site
}

async function show({ database, clock }: House, site: Site): Promise<number> {
  const { today, yesterday, month, year, total, online } = await figuresOf(database.rows, site, clock())
  const said = wordsIn(language)
  const lines: [string, number][] = [
    [said.today, today],
    [said.yesterday, yesterday],
    [said.month(month.month), month.value],
    [said.year(year.year), year.value],
    [said.online, online],
    ...(total === undefined ? [] : [[said.total, total] as [string, number]]),
  ]
  print(`${site.name} – ${said.visitsNoun}`)
  for (const [name, value] of lines)
    print(`  ${name.padEnd(14)} ${formatNumber(value, language).padStart(12)}`)
  return 0
}

async function exportTables(
  { database, clock }: House,
  site: Site,
  id: string | undefined,
  json: boolean,
): Promise<number> {
  const told = await report(database.rows, site, clock())
  const ids = subjectsOf(told)
  const headlines = await titlesById(database.rows, site.id, ids)
  const named = namedBy(headlines, await pathsOf(database.rows, ids))
  const tables = tablesOf(told, wordsIn(language), named)
  const chosen = id === undefined ? tables : tables.filter((table) => table.id === id)
  if (chosen.length === 0)
    throw new UsageError(words.noTable(id ?? '', tables.map((table) => table.id).join(', ')))
  print(
    json
      ? JSON.stringify(chosen.map(asRecords), null, 2)
      : chosen.map((table) => csvOf(table, told.at).replace('\ufeff', '').trimEnd()).join('\r\n\r\n'),
  )
  return 0
}

/** Whether the calendar has such a time, no earlier than there were portals and no later than today. */
function isPeriod(period: string, today: string): boolean {
  if (period === 'all') return true
  const first = `${period}-01-01`.slice(0, 10)
  try {
    Temporal.PlainDate.from(first, { overflow: 'reject' })
    return period >= '1990' && period <= today
  } catch {
    return false
  }
}

/** "2023", "2023-08" or "all"; a correction also of a day. */
function balanceIn(
  act: 'set' | 'correct',
  today: string,
  [period, figure]: readonly string[],
  by?: string,
): Balance {
  const known =
    act === 'set' ? /^(?:all|\d{4}(?:-(?:0[1-9]|1[0-2]))?)$/ : /^(?:all|\d{4}(?:-\d\d(?:-\d\d)?)?)$/
  if (period === undefined || !known.test(period) || !isPeriod(period, today))
    throw new UsageError(words.badPeriod)
  const written = act === 'set' ? figure : by
  if (!/^[+-]?\d{1,12}$/.test(written ?? '') || (act === 'set' && Number(written) < 0))
    throw new UsageError(words.badFigure)
  return { period: period === 'all' ? '' : period, visits: Number(written) }
}

async function enter(
  { database, clock }: House,
  site: Site,
  act: 'set' | 'correct',
  balance: Balance,
  note: string,
): Promise<number> {
  const at = clock()
  const entry = { siteId: site.id, note, by: BY, at }
  const { outcome }: EntryOutcome = await database.transact(async (rows) => {
    const entered = await (act === 'set' ? setBalance : correctVisits)(rows, balance, entry)
    if (entered.outcome === 'done')
      await record(rows, {
        siteId: site.id,
        at,
        by: BY,
        act: act === 'set' ? 'balance-set' : 'visits-corrected',
        subject: site.id,
        details: { ...balance, note },
      })
    return entered
  })
  if (outcome === 'done') print(words.figuresEntered)
  else complain(words.figuresNotEntered[outcome])
  return outcome === 'done' ? 0 : 1
}

async function verifyAll(rows: Rows, host: string | undefined): Promise<number> {
  let wrong = 0
  for (const site of host === undefined ? await allSites(rows) : [await siteFor(rows, host)])
    for (const { what, period, total, parts } of await verify(rows, site.id)) {
      wrong += 1
      complain(words.figuresDiffer(site.name, words.figuresOf[what], period, total, parts))
    }
  if (wrong === 0) print(words.figuresAddUp)
  return wrong === 0 ? 0 : 1
}
