// What Lighthouse says of each kind of page of the example portal, on a phone with a slow line and on a desk. Ends with
// 1 where a score is below its aim. Usage: npm run lighthouse -- [PATH…]
import { type ChildProcess, spawn } from 'node:child_process'
import { mkdtempSync, rmSync } from 'node:fs'
import { createServer } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import lighthouse, { desktopConfig } from 'lighthouse'
import { launchBrowser } from '../test/browser.ts'

const AIMS = { performance: 95, accessibility: 99, 'best-practices': 99, seo: 99 } as const
const CATEGORIES = Object.keys(AIMS) as (keyof typeof AIMS)[]
const PAGES = [
  '/',
  '/tin/lich-tiep-cong-dan-cua-lanh-dao-xa',
  '/chuyen-muc/nong-thon-moi',
  '/dong-su-kien/duong-ve-ban',
  '/luu-tru',
  '/tu-khoa',
  '/ngon-ngu/en',
  '/gioi-thieu',
  '/thong-ke',
  '/viet-tat',
  '/so-do-cong',
  '/tim-kiem?q=đường',
]
/** Lists of answers are kept out of search engines by intention, which this audit counts as a fault. */
const KEPT_OUT = /^\/tim-kiem/

const given = process.argv.slice(2)
const folder = mkdtempSync(join(tmpdir(), 'lighthouse-'))
const { server, url } = await startPortal()
const port = await freePort()
const browser = await launchBrowser([`--remote-debugging-port=${port}`])
const below: string[] = []

console.log(`${'page'.padEnd(48)}        ${CATEGORIES.map((name) => name.padStart(15)).join('')}`)
try {
  for (const path of given.length > 0 ? given : [...PAGES, await withPictures()])
    for (const display of ['phone', 'desk'] as const) {
      const { categories, audits } = await median(path, display)
      const scores = CATEGORIES.map((name) => Math.round((categories[name]?.score ?? 0) * 100))
      console.log(
        `${path.slice(0, 48).padEnd(48)} ${display} ${scores.map((score) => String(score).padStart(15)).join('')}`,
      )
      for (const [index, name] of CATEGORIES.entries()) {
        if ((scores[index] ?? 0) >= AIMS[name] || (name === 'seo' && KEPT_OUT.test(path))) continue
        below.push(`${path}, ${display}: ${name} ${scores[index]}`)
        for (const { id } of categories[name]?.auditRefs ?? []) {
          const audit = audits[id]
          if (audit?.score !== null && audit && audit.score < 0.9)
            below.push(`    ${audit.title} ${audit.displayValue ?? ''}`)
        }
      }
    }
} finally {
  await browser.close()
  server.kill('SIGTERM')
  await new Promise((resolve) => server.once('exit', resolve))
  rmSync(folder, { recursive: true, force: true })
}
if (below.length > 0) console.log(`\nBelow the aims:\n${below.join('\n')}`)
process.exitCode = below.length > 0 ? 1 : 0

/** The run whose performance is the middle one of three: the machine's own work falls on one run or another. */
async function median(path: string, display: 'phone' | 'desk') {
  const runs: NonNullable<Awaited<ReturnType<typeof lighthouse>>>['lhr'][] = []
  for (let run = 0; run < 3; run += 1) {
    const result = await lighthouse(
      url + encodeURI(path),
      { port, onlyCategories: CATEGORIES, logLevel: 'error' },
      display === 'desk' ? desktopConfig : undefined,
    )
    if (!result || result.lhr.runtimeError)
      throw new Error(`${path}: ${result?.lhr.runtimeError?.message ?? 'nothing measured'}`)
    runs.push(result.lhr)
  }
  const score = (lhr: (typeof runs)[number]) => lhr.categories.performance?.score ?? 0
  runs.sort((a, b) => score(a) - score(b))
  return runs[1] as (typeof runs)[number]
}

/** The portal as it is started for readers, with an example of its own. */
function startPortal(): Promise<{ server: ChildProcess; url: string }> {
  const server = spawn(process.execPath, ['dist/server/cli/main.js', 'start'], {
    env: { ...process.env, PORT: '0', DATA_DIR: folder, DATABASE_URL: '', PUBLIC_URL: '' },
    stdio: ['ignore', 'pipe', 'inherit'],
  })
  return new Promise((resolve, reject) => {
    server.once('exit', (code) => reject(new Error(`The portal ended with ${code}`)))
    server.stdout.on('data', (lines: Buffer) => {
      const [found] = /http:\/\/\S+/.exec(lines.toString()) ?? []
      if (found) resolve({ server, url: found })
    })
  })
}

/** The lead story of the example, which has pictures. */
async function withPictures(): Promise<string> {
  const home = await (await fetch(url)).text()
  return /href="(\/tin\/[^"]+)"/.exec(home)?.[1] ?? '/'
}

function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const probe = createServer()
    probe.once('error', reject)
    probe.listen(0, '127.0.0.1', () => {
      const address = probe.address()
      probe.close(() => resolve(typeof address === 'object' && address ? address.port : 0))
    })
  })
}
