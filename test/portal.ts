import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { readConfig } from '../src/config.ts'
import type { Clock } from '../src/database/index.ts'
import { buildExample } from '../src/example/building.ts'
import { type House, openHouse } from '../src/house.ts'
import { serve } from '../src/main.ts'

/** The example portal on a free port of this machine, with data of its own: in a folder, or where the environment says; by a clock that a test may have. */
export async function startExample(
  environment: Record<string, string> = {},
  clock?: Clock,
): Promise<{
  url: string
  house: House
  databaseFile: string
  stop: () => Promise<void>
}> {
  const folder = mkdtempSync(join(tmpdir(), 'bangtin-'))
  const read = readConfig({ PORT: '0', DATA_DIR: folder, LOG_LEVEL: 'error', ...environment })
  if ('mistakes' in read) throw new Error(read.mistakes.join())
  const house = await openHouse(read.config, clock)
  await buildExample(house, ['localhost', '127.0.0.1'])
  const running = await serve(house, read.config)
  const stop = async () => {
    await running.stop()
    rmSync(folder, { recursive: true, force: true })
  }
  return { url: running.url, house, databaseFile: join(folder, 'bangtin.sqlite'), stop }
}
