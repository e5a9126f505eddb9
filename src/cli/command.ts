import { readConfig } from '../config.ts'
import { UsageError } from './arguments.ts'
import { terminalLanguage } from './language.ts'
import { words as english } from './words.en.ts'
import { words as vietnamese } from './words.vi.ts'

/** One command of the tool: runs with the arguments after its name and gives the exit code. */
export type Command = (args: readonly string[]) => Promise<number>

export const language = terminalLanguage(process.env)
export const words: typeof vietnamese = language === 'en' ? english : vietnamese

/** The process's settings; each mistake in them is a sentence. */
export function configOrMistake() {
  const read = readConfig(process.env)
  if ('mistakes' in read) throw new UsageError(read.mistakes.join('\n'))
  return read.config
}

/** The hosts by which a first site is reached: this machine's, and the one that readers type. */
export function hostsOf(publicUrl: string | undefined): string[] {
  const host = URL.parse(publicUrl ?? '')?.hostname
  return [...new Set(['localhost', '127.0.0.1', '[::1]', ...(host ? [host] : [])])]
}

export function print(text: string): void {
  process.stdout.write(`${text}\n`)
}

export function complain(text: string): void {
  process.stderr.write(`${text}\n`)
}
