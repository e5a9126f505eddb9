import { buildExample } from '../example/building.ts'
import { type Running, serve } from '../main.ts'
import { allSites } from '../sites/index.ts'
import { readArguments, UsageError } from './arguments.ts'
import { type Command, configOrMistake, hostsOf, print, words } from './command.ts'
import { openForCommand } from './open.ts'

export const startCommand: Command = async (args) => {
  const { values } = readArguments(args, {})
  if (values.help) {
    print(words.startHelp)
    return 0
  }
  const config = configOrMistake()
  const house = await openForCommand()
  if ((await allSites(house.database.rows)).length === 0)
    print(words.exampleBuilt(await buildExample(house, hostsOf(config.publicUrl))))
  const running = await serve(house, config).catch(async (error: NodeJS.ErrnoException) => {
    await house.database.close()
    if (error.code === 'EADDRINUSE') throw new UsageError(words.portTaken(config.port))
    if (error.syscall === 'listen' || error.code === 'ENOTFOUND')
      throw new UsageError(words.cannotListen(config.host, config.port))
    throw error
  })
  print(words.ready(running.url))
  await untilStopped(running)
  return 0
}

function untilStopped(running: Running): Promise<void> {
  return new Promise((resolve, reject) => {
    const stop = () => running.stop().then(resolve, reject)
    process.once('SIGTERM', stop)
    process.once('SIGINT', stop)
  })
}
