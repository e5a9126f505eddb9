import { allSites, sectionsOf } from '../sites/index.ts'
import { applySites } from './apply-sites.ts'
import { readArguments, UsageError } from './arguments.ts'
import { type Command, print } from './command.ts'
import { openForCommand } from './open.ts'
import { words } from './words.ts'

export const sitesCommand: Command = async (args) => {
  const options = { 'dry-run': { type: 'boolean' } } as const
  const { values, positionals } = readArguments(args, options, { names: true })
  if (values.help) {
    print(words.sitesHelp)
    return 0
  }
  const [act, file, ...rest] = positionals
  if (act === 'apply' && rest.length === 0) return applySites(file, values['dry-run'] === true)
  if (act !== undefined) throw new UsageError(words.tooMany(act === 'apply' ? (rest[0] ?? '') : act))
  const { database } = await openForCommand()
  try {
    const sites = await allSites(database.rows)
    if (sites.length === 0) print(words.noSites)
    for (const site of sites) {
      print(`${site.name} (${site.bodyName})\n  ${site.hosts.join(', ')}`)
      for (const section of await sectionsOf(database.rows, site.id))
        print(`  ${section.slug.padEnd(28)} ${section.name}`)
    }
    return 0
  } finally {
    await database.close()
  }
}
