import { inviteFirst } from '../accounts/index.ts'
import { buildExample } from '../example/building.ts'
import { buildRegister } from '../example/register/building.ts'
import type { House } from '../house.ts'
import { type Running, serve } from '../main.ts'
import { allSites, sectionsOf } from '../sites/index.ts'
import { invitationAddress } from './accounts.ts'
import { readArguments, UsageError } from './arguments.ts'
import { type Command, configOrMistake, hostsOf, print } from './command.ts'
import { unlessFounded } from './first-site.ts'
import { openForCommand } from './open.ts'
import { words } from './words.ts'

export const startCommand: Command = async (args) => {
  const { values } = readArguments(args, {})
  if (values.help) {
    print(words.startHelp)
    return 0
  }
  const config = configOrMistake()
  const house = await openForCommand()
  const built = await unlessFounded(house.database, () => putUpExample(house, hostsOf(config.publicUrl)))
  if (built) print(words.exampleBuilt(built))
  const running = await serve(house, config).catch(async (error: NodeJS.ErrnoException) => {
    await house.database.close()
    if (error.code === 'EADDRINUSE')
      throw new UsageError(words.portTaken((error as { port?: number }).port ?? config.port))
    if (error.syscall === 'listen' || error.code === 'ENOTFOUND')
      throw new UsageError(words.cannotListen(config.host, config.port))
    throw error
  })
  // A portal goes on when whoever read what it says has gone.
  process.stdout.removeAllListeners('error').on('error', () => undefined)
  print(words.ready(running.url))
  const secret = await house.database.transact((rows) => inviteFirst(rows, house.clock()))
  // Browsers keep the desk's cookie at this name also where the line is not encrypted.
  const base = config.publicUrl ?? running.url.replace('//127.0.0.1:', '//localhost:')
  if (secret) print(words.firstAddress(invitationAddress(base, secret)))
  await untilStopped(running)
  return 0
}

/** The example portal with its register; gives the number of its articles. */
async function putUpExample(house: House, hosts: readonly string[]): Promise<number> {
  const articles = await buildExample(house, hosts)
  const { rows } = house.database
  const [site] = await allSites(rows)
  const [section] = site ? await sectionsOf(rows, site.id) : []
  if (site && section) await buildRegister(house, site, section)
  return articles + 1
}

function untilStopped(running: Running): Promise<void> {
  return new Promise((resolve, reject) => {
    // Whoever reads what the portal said can tell an end that was asked for from one that was not.
    const stop = (signal: NodeJS.Signals) => {
      print(words.stopping(signal))
      running.stop().then(resolve, reject)
    }
    process.once('SIGTERM', stop)
    process.once('SIGINT', stop)
  })
}
