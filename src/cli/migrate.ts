import { readArguments } from './arguments.ts'
import { type Command, print } from './command.ts'
import { openForCommand } from './open.ts'
import { words } from './words.ts'

export const migrateCommand: Command = async (args) => {
  const { values } = readArguments(args, {})
  if (values.help) {
    print(words.migrateHelp)
    return 0
  }
  const { database, migrated } = await openForCommand()
  await database.close()
  print(words.migrated(migrated.length))
  return 0
}
