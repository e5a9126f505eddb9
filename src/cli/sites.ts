import { allSites, sectionsOf } from '../sites/index.ts'
import { readArguments } from './arguments.ts'
import { type Command, print } from './command.ts'
import { openForCommand } from './open.ts'
import { words } from './words.ts'

export const sitesCommand: Command = async (args) => {
  const { values } = readArguments(args, {})
  if (values.help) {
    print(words.sitesHelp)
    return 0
  }
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
