import { spawnSync } from 'node:child_process'
import { renameSync } from 'node:fs'
import { join } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import { sql } from 'kysely'
import { afterEach, beforeEach, describe, expect, inject, it } from 'vitest'
import { allSites } from '../src/sites/index.ts'
import { figuresOf, verify } from '../src/statistics/index.ts'
import { command } from './own-database.ts'
import { type PortalProcess, saidBy, sendView, startPortalProcess } from './portal-process.ts'
import { inFolder, onServer, type Shared } from './shared-data.ts'

const postgres = inject('postgresUrl')

/** What the data say once all portals have gone: the views of today, and every total that is not what its parts come to. */
async function counted(shared: Shared): Promise<{ views: number; visits: number; differences: unknown[] }> {
  const database = shared.open()
  const [site] = await allSites(database.rows)
  if (!site) throw new Error('no site')
  const { rows } = await sql<{
    views: number
  }>`select coalesce(sum(views), 0) as views from statistics_day`.execute(database.rows)
  const { total, year } = await figuresOf(database.rows, site, new Date().toISOString())
  const differences = await verify(database.rows, site.id)
  await database.close()
  return { views: Number(rows[0]?.views), visits: total ?? year.value, differences }
}

describe.each([
  ['SQLite', inFolder, 20],
  ['PostgreSQL', () => onServer(postgres), 8],
] as const)('counting (%s)', (engine, share, kills) => {
  let shared: Shared
  let portals: PortalProcess[]
  const absent = engine === 'PostgreSQL' && postgres === ''
  beforeEach(async () => {
    portals = []
    if (!absent) shared = await share()
  })
  afterEach(async () => {
    for (const portal of portals) await portal.kill()
    if (!absent) await shared.drop()
  })
  const start = async (before?: string) => {
    const portal = await startPortalProcess(shared.environment, before)
    portals.push(portal)
    return portal
  }

  it.skipIf(absent)(
    `counts every view once, however often the portal is killed (${kills} times)`,
    async () => {
      let portal = await start()
      const said = await saidBy(portal.url)
      let going = true
      let sent = 0
      let unanswered = 0
      // Each reader sends its view until it is acknowledged, so that what was lost and what was doubled would both show.
      const reader = async () => {
        while (going) {
          sent += 1
          const name = `reader ${sent}`
          while ((await sendView(portal.url, said, name)) !== 200) {
            unanswered += 1
            await pause(20)
          }
        }
      }
      const readers = Array.from({ length: 24 }, reader)
      for (let kill = 0; kill < kills; kill += 1) {
        await pause(60 + Math.random() * 300)
        await portal.kill('SIGKILL')
        portal = await start()
      }
      going = false
      await Promise.all(readers)
      await portal.kill('SIGTERM')
      expect(sent).toBeGreaterThan(kills * 10)
      // Each reader is one visit. A view sent again more than ten seconds later, after a slow start, is a second one.
      const { views, visits, differences } = await counted(shared)
      expect({ visits, differences }).toEqual({ visits: sent, differences: [] })
      expect(views).toBeGreaterThanOrEqual(sent)
      expect(views).toBeLessThanOrEqual(sent + unanswered)
    },
    180_000,
  )

  const together = engine === 'SQLite' ? [2] : [2, 4]
  it.skipIf(absent).each(together)(
    'counts exactly with %i processes on the same data, all meeting the same visitors',
    async (processes) => {
      await (await start()).kill('SIGTERM') // the first one makes the tables and the example
      const all = await Promise.all(Array.from({ length: processes }, () => start()))
      const said = await saidBy(all[0]?.url ?? '')
      const page = (number: number) => said.replace('page=%2F', `page=%2F${number === 0 ? '' : number}`)
      expect(page(0)).toBe(said)
      const statuses = await Promise.all(
        Array.from({ length: 600 }, (_, n) => {
          // Every visitor sends the same page to two portals at once: one of them is "again".
          const portal = all[n % processes] as PortalProcess
          return sendView(portal.url, said, `visitor ${Math.floor(n / 2)}`)
        }),
      )
      expect(new Set(statuses)).toEqual(new Set([200]))
      for (const portal of all) await portal.kill('SIGTERM')
      expect(await counted(shared)).toEqual({ views: 300, visits: 300, differences: [] })
    },
    120_000,
  )
})

describe('when nothing can be written', () => {
  let shared: Shared
  let portal: PortalProcess | undefined
  beforeEach(() => {
    shared = inFolder()
  })
  afterEach(async () => {
    await portal?.kill()
    await shared.drop()
  })

  it('serves pages, counts nothing and promises nothing on a full disk, and goes on by itself afterwards', async () => {
    // No file may grow any further, which is what a full disk does to a process.
    portal = await startPortalProcess(shared.environment, "trap '' XFSZ; ")
    const { url, process } = portal
    const said = await saidBy(url)
    expect(await sendView(url, said, 'before')).toBe(200)
    const limit = (bytes: string) =>
      spawnSync('prlimit', ['--pid', String(process.pid), `--fsize=${bytes}`]).status
    expect(limit('4096:unlimited')).toBe(0)
    expect(await sendView(url, said, 'during')).toBe(503)
    expect((await fetch(url)).status).toBe(200)
    expect(limit('unlimited:unlimited')).toBe(0)
    expect(await sendView(url, said, 'after')).toBe(200)
    await portal.kill('SIGTERM')
    expect(await counted(shared)).toEqual({ views: 2, visits: 2, differences: [] })
  }, 60_000)

  it('promises nothing once its file was taken away', async () => {
    portal = await startPortalProcess(shared.environment)
    const { url } = portal
    const said = await saidBy(url)
    const file = join(shared.environment.DATA_DIR ?? '', 'bangtin.sqlite')
    renameSync(file, `${file}.gone`)
    expect(await sendView(url, said, 'lost')).toBe(503)
    expect((await fetch(url)).status).toBe(200)
    renameSync(`${file}.gone`, file)
    expect(await sendView(url, said, 'found')).toBe(200)
  }, 60_000)

  it.skipIf(postgres === '')(
    'serves pages while the server of the database is away',
    async () => {
      await shared.drop()
      shared = await onServer(postgres)
      portal = await startPortalProcess(shared.environment)
      const { url } = portal
      const said = await saidBy(url)
      const name = new URL(shared.environment.DATABASE_URL ?? '').pathname.slice(1)
      const administer = (statement: string) => command(postgres, statement)
      await administer(`alter database ${name} allow_connections false`)
      await administer(`select pg_terminate_backend(pid) from pg_stat_activity where datname = '${name}'`)
      expect(await sendView(url, said, 'during')).toBe(503)
      expect((await fetch(url)).status).toBe(200)
      await administer(`alter database ${name} allow_connections true`)
      await expect.poll(() => sendView(url, said, 'after'), { timeout: 20_000, interval: 500 }).toBe(200)
      await portal.kill('SIGTERM')
      expect((await counted(shared)).views).toBe(1)
    },
    60_000,
  )
})
