import type { Database } from '../database/index.ts'
import type { House } from '../house.ts'
import { type Destination, englishWords, importBatch, vietnameseWords } from '../importing/index.ts'
import { addSection, foundSite, sectionsOf } from '../sites/index.ts'
import { hostName } from '../web/index.ts'
import { readArguments, UsageError } from './arguments.ts'
import { type Command, complain, configOrMistake, hostsOf, print } from './command.ts'
import { unlessFounded } from './first-site.ts'
import { openForCommand } from './open.ts'
import { siteNamed } from './site-named.ts'
import { language, words } from './words.ts'

const said = language === 'en' ? englishWords : vietnameseWords
const BY = 'bangtin import'

const OPTIONS = {
  site: { type: 'string' },
  section: { type: 'string' },
  'captured-at': { type: 'string' },
  'dry-run': { type: 'boolean' },
  'opening-balance': { type: 'boolean' },
  json: { type: 'boolean' },
} as const

export const importCommand: Command = async (args) => {
  const { values, positionals } = readArguments(args, OPTIONS, { names: true })
  if (values.help) {
    print(words.importHelp)
    return 0
  }
  if (positionals.length === 0) throw new UsageError(said.noFiles)
  const capturedAt = values['captured-at']
  if (capturedAt && !isDayOrTime(capturedAt)) throw new UsageError(said.badTime)
  const house = values['dry-run'] ? undefined : await openForCommand()
  try {
    const to = house && (await destination(house, values.site, values.section))
    const counts = await importBatch(positionals, {
      words: said,
      openingBalance: values['opening-balance'] ?? false,
      ...(capturedAt ? { capturedAt } : {}),
      ...(to ? { to } : {}),
      report: ({ kind, sentence, json }, { done, of }) => {
        if (values.json) print(JSON.stringify(json))
        else if (kind === 'failed') complain(sentence)
        else print(sentence)
        if (values.json && kind === 'failed') complain(sentence)
        if (process.stderr.isTTY && of > 20) process.stderr.write(`\r${done}/${of}${done === of ? '\n' : ''}`)
      },
    })
    const { done, already, failed } = counts
    if (!values.json) print(house ? said.summary(done, already, failed) : said.checked(done, failed))
    return failed > 0 ? 1 : 0
  } finally {
    await house?.database.close()
  }
}

function isDayOrTime(text: string): boolean {
  try {
    Temporal.PlainDate.from(text)
    return /^\d{4}-\d{2}-\d{2}/.test(text)
  } catch {
    return false
  }
}

/** The site and section that were named, else the first; into empty data a plain site is put up. */
async function destination(
  { database, storage, clock }: House,
  host: string | undefined,
  slug: string | undefined,
): Promise<Destination> {
  const at = clock()
  await unlessFounded(database, () => foundPlainSite(database, host, at))
  const site = await siteNamed(database.rows, host)
  if (!site) throw new UsageError(said.noSite(host ?? ''))
  const sections = await sectionsOf(database.rows, site.id)
  const section = slug ? sections.find((shelf) => shelf.slug === slug) : sections[0]
  if (!section) throw new UsageError(said.noSection(slug ?? ''))
  return { database, storage, site, section, by: BY, at }
}

async function foundPlainSite(database: Database, host: string | undefined, at: string): Promise<void> {
  const named = host === undefined ? undefined : hostName(host)
  if (host !== undefined && !named) throw new UsageError(said.badHost(host))
  const hosts = new Set([...hostsOf(configOrMistake().publicUrl), ...(named ? [named] : [])])
  await database.transact(async (rows) => {
    const plain = { name: said.plainSite, bodyName: said.plainBody, hosts: [...hosts] }
    const site = await foundSite(rows, plain, BY, at)
    await addSection(rows, site, said.plainSection, undefined, BY, at)
  })
}
