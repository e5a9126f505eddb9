import { readConfig } from '../config.ts'
import { LOOPBACK } from '../web/index.ts'
import { UsageError } from './arguments.ts'
import { words } from './words.ts'

/** One command of the tool: runs with the arguments after its name and gives the exit code. */
export type Command = (args: readonly string[]) => Promise<number>

/** Who acted, for the journal: whoever may use the command line of the machine. */
export const BY = 'command-line'

/** The process's settings; each mistake in them is a sentence. */
export function configOrMistake() {
  const read = readConfig(process.env)
  if ('mistakes' in read) throw new UsageError(read.mistakes.map((name) => words.mistakes[name]).join('\n'))
  return read.config
}

/** The hosts by which a first site is reached: the one that readers type, and this machine's. */
export function hostsOf(publicUrl: string | undefined): string[] {
  const host = URL.parse(publicUrl ?? '')?.hostname
  return [...new Set([...(host ? [host] : []), ...LOOPBACK])]
}

/** Names of files may hold signs that would steer the terminal. */
function harmless(text: string): string {
  return text.replace(/(?!\r?\n|\t)\p{Cc}/gu, '\ufffd')
}

export function print(text: string): void {
  process.stdout.write(`${harmless(text)}\n`)
}

export function complain(text: string): void {
  process.stderr.write(`${harmless(text)}\n`)
}
