import { parseArgs } from 'node:util'

/** A mistake of the person at the keyboard: one sentence that says what to do, no stack trace, exit code 2. */
export class UsageError extends Error {}

type Options = Record<string, { type: 'string' | 'boolean'; short?: string }>

/** Reads flags and file names; an unknown flag or a missing value becomes a sentence. */
export function readArguments<T extends Options>(args: readonly string[], options: T) {
  try {
    return parseArgs({
      args: [...args],
      options: { ...options, help: { type: 'boolean', short: 'h' } },
      allowPositionals: true,
      strict: true,
    })
  } catch (error) {
    throw new UsageError(
      error instanceof Error ? (error.message.split('. ')[0] ?? error.message) : String(error),
    )
  }
}
