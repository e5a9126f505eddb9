// Requests a second and latencies of the real server over loopback, and in the same run a bare node:http server
// that sends the same bytes: the limit of this machine. Needs wrk (Debian: apt-get install wrk), because a client
// written for Node is slower than what it would measure. Usage: npm run bench -- [SECONDS]
import { type ChildProcess, spawn, spawnSync } from 'node:child_process'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

const SECONDS = Math.min(30, Math.max(1, Number(process.argv[2] ?? 6)))
const MODES = ['bare', 'cached', 'bare', 'cached', 'afresh'] as const
type Mode = (typeof MODES)[number]
type Measured = { mode: Mode; perSecond: number; p50: string; p99: string }

if (spawnSync('wrk', ['--version']).error) {
  console.error('wrk is not here. Install it first (Debian: apt-get install wrk).')
  process.exit(1)
}

const folder = mkdtempSync(join(tmpdir(), 'bench-'))
const measured: Measured[] = []
for (const mode of MODES) measured.push(await measure(mode))
rmSync(folder, { recursive: true, force: true })

console.log(`\n${SECONDS} s each, 16 connections, one article without pictures, brotli where cached\n`)
console.log('            requests/s        p50        p99')
for (const { mode, perSecond, p50, p99 } of measured)
  console.log(
    `${mode.padEnd(8)}${String(Math.round(perSecond)).padStart(14)}${p50.padStart(11)}${p99.padStart(11)}`,
  )
const best = (mode: Mode) =>
  Math.max(...measured.filter((each) => each.mode === mode).map(({ perSecond }) => perSecond))
console.log(
  `\nfrom cache / bare node:http with the same bytes: ${(best('cached') / best('bare')).toFixed(2)}`,
)
console.log(`afresh (query, render, no cache): ${Math.round(best('afresh'))} a second`)

async function measure(mode: Mode): Promise<Measured> {
  const { server, url } = await start(mode)
  wrk(url, 1)
  const result = wrk(url, SECONDS)
  server.kill('SIGTERM')
  await new Promise((resolve) => server.once('exit', resolve))
  return { mode, ...result }
}

function start(mode: Mode): Promise<{ server: ChildProcess; url: string }> {
  const server = spawn(process.execPath, ['dist/bench/bench/server.js', mode, folder], {
    stdio: ['ignore', 'pipe', 'inherit'],
  })
  return new Promise((resolve, reject) => {
    server.once('exit', (code) => reject(new Error(`The ${mode} server ended with ${code}`)))
    server.stdout.once('data', (line: Buffer) => resolve({ server, url: line.toString().trim() }))
  })
}

function wrk(url: string, seconds: number): Omit<Measured, 'mode'> {
  const { stdout } = spawnSync(
    'wrk',
    ['-t1', '-c16', `-d${seconds}s`, '--latency', '-H', 'accept-encoding: br', url],
    { encoding: 'utf8' },
  )
  if (/Non-2xx/.test(stdout)) throw new Error(stdout)
  const read = (pattern: RegExp) => pattern.exec(stdout)?.[1] ?? '?'
  return {
    perSecond: Number(read(/Requests\/sec:\s+([\d.]+)/)),
    p50: read(/^\s+50%\s+(\S+)/m),
    p99: read(/^\s+99%\s+(\S+)/m),
  }
}
