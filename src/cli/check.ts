import { firstBrokenEntry, outboxState, wakeErrands } from '../journal/index.ts'
import { allSites } from '../sites/index.ts'
import { readArguments } from './arguments.ts'
import { type Command, complain, print } from './command.ts'
import { openForCommand } from './open.ts'
import { words } from './words.ts'

export const checkCommand: Command = async (args) => {
  const { values } = readArguments(args, { retry: { type: 'boolean' } } as const)
  if (values.help) {
    print(words.checkHelp)
    return 0
  }
  const { database, clock } = await openForCommand()
  try {
    const broken = await firstBrokenEntry(database.rows)
    if (broken !== undefined) {
      complain(words.brokenJournal(broken))
      return 1
    }
    if (values.retry) {
      const woken = await database.transact((rows) => wakeErrands(rows, clock()))
      if (woken > 0) print(words.woken(woken))
    }
    const { resting, problem } = await outboxState(database.rows)
    if (resting > 0) {
      complain(words.resting(resting, problem ?? ''))
      return 1
    }
    print(words.healthy((await allSites(database.rows)).length))
    return 0
  } finally {
    await database.close()
  }
}
