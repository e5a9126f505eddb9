import { type House, openHouse } from '../house.ts'
import { UsageError } from './arguments.ts'
import { configOrMistake } from './command.ts'
import { words } from './words.ts'

/** Opens the data for a command; a database that cannot be reached is a sentence, not a stack trace. */
export async function openForCommand(): Promise<House & { migrated: string[] }> {
  const config = configOrMistake()
  try {
    return await openHouse(config)
  } catch (error) {
    if (config.logLevel === 'debug' || config.logLevel === 'trace') throw error
    throw new UsageError(words.noDatabase(reason(error)))
  }
}

function reason(error: unknown): string {
  if (error instanceof AggregateError) return error.errors.map(reason).join('; ')
  return error instanceof Error ? error.message : String(error)
}
