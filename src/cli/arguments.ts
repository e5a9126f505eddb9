import { parseArgs } from 'node:util'
import { words } from './words.ts'

/** A mistake of the person at the keyboard: one sentence that says what to do, no stack trace, exit code 2. */
export class UsageError extends Error {}

type Options = Record<string, { type: 'string' | 'boolean'; short?: string }>

/** Reads flags and, where the command takes any, names; what was not understood becomes a sentence. */
export function readArguments<T extends Options>(
  args: readonly string[],
  options: T,
  { names = false }: { names?: boolean } = {},
) {
  try {
    return parseArgs({
      args: [...args],
      options: { ...options, help: { type: 'boolean', short: 'h' } },
      allowPositionals: names,
      strict: true,
    })
  } catch (error) {
    throw new UsageError(sentence(error as Error & { code?: string }))
  }
}

/** Node says in quotation marks which argument it means, and with which value it goes: '--site <value>'. */
function sentence({ code, message }: Error & { code?: string }): string {
  const argument = /'([^' ]*)/.exec(message)?.[1] ?? ''
  if (code === 'ERR_PARSE_ARGS_UNKNOWN_OPTION') return words.unknownOption(argument)
  if (code === 'ERR_PARSE_ARGS_UNEXPECTED_POSITIONAL') return words.tooMany(argument)
  return /does not take/.test(message) ? words.takesNoValue(argument) : words.needsValue(argument)
}
