import { UsageError } from './arguments.ts'
import { type Command, complain, print } from './command.ts'
import { words } from './words.ts'

/** Each command is loaded when it is asked for, so that `--help` answers at once. */
const COMMANDS: Readonly<Record<string, () => Promise<Command>>> = {
  start: async () => (await import('./start.ts')).startCommand,
  import: async () => (await import('./import.ts')).importCommand,
  sites: async () => (await import('./sites.ts')).sitesCommand,
  correct: async () => (await import('./corrections.ts')).correctCommand,
  withdraw: async () => (await import('./corrections.ts')).withdrawCommand,
  record: async () => (await import('./record.ts')).recordCommand,
  statistics: async () => (await import('./statistics.ts')).statisticsCommand,
  accounts: async () => (await import('./accounts.ts')).accountsCommand,
  journal: async () => (await import('./journal.ts')).journalCommand,
  migrate: async () => (await import('./migrate.ts')).migrateCommand,
  check: async () => (await import('./check.ts')).checkCommand,
}

/** Exit codes: 0 done, 1 done in part or something is wrong, 2 the command was not understood. */
async function run([name, ...args]: readonly string[]): Promise<number> {
  if (name === undefined || name === '--help' || name === '-h' || name === 'help') {
    print(words.help)
    return 0
  }
  const load = Object.hasOwn(COMMANDS, name) ? COMMANDS[name] : undefined
  if (!load) throw new UsageError(words.unknownCommand(name))
  return (await load())(args)
}

// Whoever reads our output may stop reading (`bangtin sites | head`); that is no mistake.
process.stdout.on('error', (error: NodeJS.ErrnoException) => {
  if (error.code !== 'EPIPE') throw error
  process.exit()
})

try {
  process.exitCode = await run(process.argv.slice(2))
} catch (error) {
  if (error instanceof UsageError) {
    complain(error.message)
    process.exitCode = 2
  } else {
    complain(words.unexpected(error instanceof Error ? error.message : String(error)))
    if (process.env.LOG_LEVEL === 'debug') console.error(error)
    process.exitCode = 1
  }
}
