// Views acknowledged in a second, all durable, by the real portal over loopback, with the limits of the machine in the
// same run. Needs wrk (Debian: apt-get install wrk). PostgreSQL is taken from DATABASE_URL, in a database of its own.
// Usage: npm run bench:statistics -- [SECONDS]
import { type ChildProcess, spawn, spawnSync } from 'node:child_process'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { availableParallelism, tmpdir } from 'node:os'
import { join } from 'node:path'
import pg from 'pg'

const SECONDS = Math.min(30, Math.max(2, Number(process.argv[2] ?? 6)))
const CONNECTIONS = 256
const PAGES_A_BEACON = 40
const OTHERS = availableParallelism() > 1 ? `1-${availableParallelism() - 1}` : '0'
const SERVER = process.env.DATABASE_URL ?? 'postgres://root@127.0.0.1/root'
const folder = mkdtempSync(join(tmpdir(), 'bench-statistics-'))
const beacons = join(folder, 'beacons.txt')

type Running = { url: string; process: ChildProcess }
type Result = { perSecond: number; p50: string; p99: string; total: number; failed: number }

if (spawnSync('wrk', ['--version']).error) {
  console.error('wrk is not here. Install it first (Debian: apt-get install wrk).')
  process.exit(1)
}

try {
  console.log(`${SECONDS} s each, ${CONNECTIONS} connections, servers on core 0, wrk on the others\n`)
  console.log(
    `${'server'.padEnd(34)}${'acknowledged/s'.padStart(16)}${'p50'.padStart(10)}${'p99'.padStart(10)}`,
  )
  await prepare()
  const bare = await limit('bare')
  await limit('upsert')
  const one = await portals('SQLite, 1 process', 1, join(folder, 'one'))
  await portals('SQLite, 2 processes', 2, join(folder, 'two'))
  for (const processes of [1, 2, 4]) await onPostgres(processes)
  console.log(`\nSQLite, 1 process / bare: ${(one.perSecond / bare.perSecond).toFixed(2)}`)
  await readingMeanwhile()
} finally {
  rmSync(folder, { recursive: true, force: true })
}

/** The beacons of thirty pages, as the portal's own pages say them; each portal below is a copy of this one's data. */
async function prepare(): Promise<void> {
  const portal = await startPortal(join(folder, 'first'))
  const home = await (await fetch(portal.url)).text()
  const paths = [...new Set([...home.matchAll(/href="(\/tin\/[^"]+)"/g)].map(([, path]) => path))]
  const said: string[] = []
  for (const path of ['/', ...paths]) {
    const page = await (await fetch(portal.url + path)).text()
    said.push(/data-said="([^"]*)"/.exec(page)?.[1]?.replaceAll('&amp;', '&') ?? '')
  }
  writeFileSync(beacons, `${said.filter(Boolean).join('\n')}\n`)
  await stop(portal)
}

async function limit(mode: 'bare' | 'upsert'): Promise<Result> {
  const server = await listen(spawnOn0(['bench/statistics/limit.ts', mode, folder], {}))
  const result = await load([server])
  await stop(server)
  tell(mode === 'bare' ? 'bare node:http, nothing stored' : 'one upsert a transaction', result)
  return result
}

async function portals(
  name: string,
  processes: number,
  data: string,
  environment: Record<string, string> = {},
): Promise<Result> {
  if (!environment.DATABASE_URL) spawnSync('cp', ['-r', join(folder, 'first'), data])
  const all: Running[] = []
  for (let started = 0; started < processes; started += 1) all.push(await startPortal(data, environment))
  const result = await load(all)
  for (const portal of all) await stop(portal)
  tell(name, result)
  const verified = spawnSync('bin/bangtin', ['statistics', '--verify'], {
    env: { ...process.env, LANG: 'en', DATA_DIR: data, ...environment },
    encoding: 'utf8',
  })
  if (verified.status !== 0) throw new Error(verified.stdout + verified.stderr)
  return result
}

async function onPostgres(processes: number): Promise<void> {
  const name = `bench_statistics_${process.pid}_${processes}`
  const url = new URL(SERVER)
  url.pathname = `/${name}`
  const client = new pg.Client({ connectionString: SERVER })
  await client.connect()
  await client.query(`create database ${name}`)
  try {
    const data = join(folder, name)
    const environment = { DATABASE_URL: url.href }
    const first = await startPortal(data, environment)
    await client.query('select 1')
    await reseal(url.href)
    await stop(first)
    await portals(
      `PostgreSQL, ${processes} process${processes > 1 ? 'es' : ''}`,
      processes,
      data,
      environment,
    )
  } finally {
    await client.query(`drop database ${name} with (force)`)
    await client.end()
  }
}

/** Lets a new portal know the beacons of the first: its site and its seal get those names and keys. */
async function reseal(url: string): Promise<void> {
  const { DatabaseSync } = await import('node:sqlite')
  const file = new DatabaseSync(join(folder, 'first', 'bangtin.sqlite'))
  const { key } = file.prepare('select key from statistics_seal').get() as { key: string }
  const { id } = file.prepare('select id from site').get() as { id: string }
  file.close()
  const client = new pg.Client({ connectionString: url })
  await client.connect()
  await client.query('update statistics_seal set key = $1', [key])
  await client.query('set session_replication_role = replica')
  const { rows } = await client.query<{ table_name: string; column_name: string }>(
    `select table_name, column_name from information_schema.columns where table_schema = 'public'
     and (column_name = 'site_id' or (table_name = 'site' and column_name = 'id'))`,
  )
  for (const { table_name, column_name } of rows)
    await client.query(`update "${table_name}" set "${column_name}" = $1`, [id])
  await client.end()
}

/**
 * Pages from the cache with and without beacons among them, asked by one client in turn: two clients on one core would
 * slow each other down, and the server would be blamed for it.
 */
async function readingMeanwhile(): Promise<void> {
  const data = join(folder, 'reading')
  spawnSync('cp', ['-r', join(folder, 'first'), data])
  const portal = await startPortal(data)
  const alone = await read(portal.url, 0)
  const together = await read(portal.url, PAGES_A_BEACON)
  await stop(portal)
  tell('reading from the cache, alone', alone)
  tell(`… with a view among ${PAGES_A_BEACON} pages`, together)
  const pages = (together.perSecond * PAGES_A_BEACON) / (PAGES_A_BEACON + 1)
  const views = Math.round(together.perSecond - pages)
  console.log(
    `reading, with / without counting ${views} views/s: ${(pages / alone.perSecond).toFixed(2)}, of which the views' own share of requests is ${(1 / (PAGES_A_BEACON + 1)).toFixed(2)}`,
  )
}

function read(url: string, beaconAfter: number): Promise<Result> {
  const args = ['-t1', '-c64', `-d${SECONDS}s`, '--latency', '-s', 'bench/statistics/reading.lua', url]
  return wrk(args, { BEACONS: beacons, BEACON_AFTER: String(beaconAfter) })
}

async function load(all: readonly Running[]): Promise<Result> {
  const args = ['-t1', `-c${CONNECTIONS}`, '--latency', '-s', 'bench/statistics/beacons.lua']
  const drive = (seconds: number) =>
    Promise.all(
      all.map(({ url }, index) =>
        wrk([...args, `-d${seconds}s`, url], { BEACONS: beacons, OFFSET: String(index * 7000) }),
      ),
    )
  await drive(1)
  await new Promise((resolve) => setTimeout(resolve, 10_500))
  const results = await drive(SECONDS)
  return {
    perSecond: results.reduce((sum, { perSecond }) => sum + perSecond, 0),
    total: results.reduce((sum, { total }) => sum + total, 0),
    failed: results.reduce((sum, { failed }) => sum + failed, 0),
    p50: results.map(({ p50 }) => p50).join('/'),
    p99: results.map(({ p99 }) => p99).join('/'),
  }
}

function wrk(args: readonly string[], environment: Record<string, string>): Promise<Result> {
  return new Promise((resolve, reject) => {
    const client = spawn('taskset', ['-c', OTHERS, 'wrk', ...args], {
      env: { ...process.env, ...environment },
    })
    let said = ''
    client.stdout.on('data', (part: Buffer) => {
      said += part.toString()
    })
    client.once('exit', () => {
      if (!/requests in/.test(said)) return reject(new Error(`wrk measured nothing: ${said}`))
      const of = (pattern: RegExp) => pattern.exec(said)?.[1] ?? '0'
      resolve({
        perSecond: Number(of(/Requests\/sec:\s+([\d.]+)/)),
        p50: of(/^\s+50%\s+(\S+)/m),
        p99: of(/^\s+99%\s+(\S+)/m),
        total: Number(of(/(\d+) requests in/)),
        failed: Number(of(/Non-2xx or 3xx responses: (\d+)/)),
      })
    })
  })
}

function tell(name: string, { perSecond, p50, p99, failed }: Result): void {
  const refused = failed > 0 ? `   ${failed} not acknowledged` : ''
  console.log(
    `${name.padEnd(34)}${String(Math.round(perSecond)).padStart(16)}${p50.padStart(10)}${p99.padStart(10)}${refused}`,
  )
}

function spawnOn0(args: readonly string[], environment: Record<string, string>): ChildProcess {
  return spawn('taskset', ['-c', '0', process.execPath, '--disable-warning=ExperimentalWarning', ...args], {
    env: { ...process.env, PORT: '0', LOG_LEVEL: 'fatal', DATABASE_URL: '', ...environment },
    stdio: ['ignore', 'pipe', 'inherit'],
  })
}

function startPortal(data: string, environment: Record<string, string> = {}): Promise<Running> {
  return listen(
    spawnOn0(['dist/server/cli/main.js', 'start'], {
      DATA_DIR: data,
      TRUSTED_PROXIES: '127.0.0.1',
      ...environment,
    }),
  )
}

function listen(server: ChildProcess): Promise<Running> {
  return new Promise((resolve, reject) => {
    server.once('exit', (code) => reject(new Error(`The server ended with ${code}`)))
    server.stdout?.on('data', (lines: Buffer) => {
      const [url] = /http:\/\/\S+/.exec(lines.toString()) ?? []
      if (url) resolve({ url, process: server })
    })
  })
}

async function stop({ process: server }: Running): Promise<void> {
  const ended = new Promise((resolve) => server.once('exit', resolve))
  server.kill('SIGTERM')
  await ended
}
