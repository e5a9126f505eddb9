// How quick a large site stays: makes one of so many articles, then asks for each kind of page, rendered anew every
// time and from the cache. Usage: npm run bench:site -- [ARTICLES] [sqlite|postgres]
// PostgreSQL is taken from DATABASE_URL, in a database of its own that is dropped afterwards.
import { mkdtempSync, rmSync } from 'node:fs'
import type { AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { sql } from 'kysely'
import { createApp } from '../src/app.ts'
import { publishNew } from '../src/articles/index.ts'
import { type Database, migrate, openPostgres, openSqlite, systemClock } from '../src/database/index.ts'
import { migrations } from '../src/house.ts'
import { folderStorage } from '../src/media/index.ts'
import { addSection, foundSite, type Section, type Site } from '../src/sites/index.ts'
import { createPortalServer, PageCache } from '../src/web/index.ts'
import { ownDatabase } from '../test/own-database.ts'

const ARTICLES = Math.min(200_000, Math.max(1000, Number(process.argv[2] ?? 100_000)))
const ENGINE = process.argv[3] === 'postgres' ? 'postgres' : 'sqlite'
const RUNS = 60
const BATCH = 500
/** Making the site ends here, in milliseconds, with as many articles as there are. */
const LONGEST = 8 * 60_000

const WORDS =
  'xã thôn dân họp bàn làm đường cầu trường học lúa nương rừng suối hội nghị cán bộ đảng viên thanh niên phụ nữ nông thôn mới kinh tế văn hóa xã hội quốc phòng an ninh kế hoạch báo cáo kết quả chỉ tiêu nhiệm vụ năm tháng quý giao thông thủy lợi y tế giáo dục'.split(
    ' ',
  )
let seed = 7
/** From the upper bits: the lower ones of such a generator repeat after a few draws. */
const random = (below: number) => {
  seed = (Math.imul(seed, 1_103_515_245) + 12_345) >>> 0
  return Math.floor((seed / 2 ** 32) * below)
}
/** Some words are in nearly every text, most in few, as in a language. */
const word = () =>
  random(4) === 0
    ? `${WORDS[random(WORDS.length)]}${random(400)}`
    : (WORDS[Math.min(random(WORDS.length), random(WORDS.length))] ?? '')
const sentence = (length: number) => Array.from({ length }, word).join(' ')

const folder = mkdtempSync(join(tmpdir(), 'bench-site-'))
const url = process.env.DATABASE_URL ?? 'postgres://root@127.0.0.1/root'
const own = ENGINE === 'postgres' ? await ownDatabase(url) : undefined
const database = own ? openPostgres(own.url) : openSqlite(join(folder, 'site.sqlite'))
await migrate(database, migrations, systemClock())
const { site, sections } = await foundLargeSite(database)
const began = performance.now()
const made = await fill(database, site, sections)
const seconds = (performance.now() - began) / 1000
console.log(
  `${ENGINE}: ${made} articles in ${seconds.toFixed(0)} s, ${Math.round(made / seconds)} a second\n`,
)

// What a database does by itself within a minute of such a change: it looks at how much there is of what.
await sql.raw('analyze').execute(database.rows)
const app = await createApp({ database, storage: folderStorage(join(folder, 'media')), clock: systemClock })
const server = createPortalServer(app, new PageCache(), console.error)
await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
const base = `http://127.0.0.1:${(server.address() as AddressInfo).port}`

const first = sections[0]?.slug
const lastPage = Math.min(1000, Math.floor(made / sections.length / 15))
const PAGES: readonly (readonly [string, string])[] = [
  ['home', '/'],
  ['section, page 1', `/chuyen-muc/${first}`],
  [`section, page ${lastPage}`, `/chuyen-muc/${first}?trang=${lastPage}`],
  ['archive of a day', dayOf(made / 2)],
  ['archive of a month', dayOf(made / 2).replace(/\/\d+$/, '')],
  ['search, one common word', '/tim-kiem?q=xã'],
  ['search, one rare word', '/tim-kiem?q=lúa17'],
  ['search, three words', '/tim-kiem?q=họp dân đường'],
  ['search, three without marks', '/tim-kiem?q=hop dan duong'],
  ['search, ten words', '/tim-kiem?q=xã thôn dân họp bàn làm đường cầu trường học'],
  ['search, a phrase', '/tim-kiem?q="xã thôn dân"'],
  ['suggestions', '/tim-kiem/goi-y?q=họp dâ'],
  ['feed', '/rss.xml'],
  ['sitemap (500 addresses)', '/sitemap-1.xml'],
]
console.log(`${'page'.padEnd(30)}   p50 afresh  p99 afresh  p50 cached  p99 cached   (ms, ${RUNS} runs)`)
for (const [name, path] of PAGES) {
  const afresh = await timed(() =>
    app.fetch(new Request(`http://127.0.0.1${encodeURI(path)}`, { headers: { host: '127.0.0.1' } })),
  )
  const cached = await timed(() => get(base + encodeURI(path)))
  console.log(
    `${name.padEnd(30)} ${[...afresh, ...cached].map((ms) => ms.toFixed(2).padStart(11)).join(' ')}`,
  )
}
console.log(`\nmemory: ${Math.round(process.memoryUsage().rss / 1024 / 1024)} MB`)
server.closeAllConnections()
server.close()
await database.close()
await own?.drop()
rmSync(folder, { recursive: true, force: true })

function foundLargeSite({ transact }: Database): Promise<{ site: Site; sections: Section[] }> {
  return transact(async (rows) => {
    const about = { name: 'Cổng xã Lớn', bodyName: 'UBND xã Lớn', hosts: ['127.0.0.1'] }
    const site = await foundSite(rows, about, 'bench', systemClock())
    const sections: Section[] = []
    for (let i = 1; i <= 6; i += 1)
      sections.push(await addSection(rows, site, `Mục ${i}`, undefined, 'bench', systemClock()))
    return { site, sections }
  })
}

async function fill({ transact }: Database, site: Site, sections: readonly Section[]): Promise<number> {
  let count = 0
  for (; count < ARTICLES && performance.now() - began < LONGEST; count += BATCH)
    await transact(async (rows) => {
      for (let i = count; i < count + BATCH; i += 1)
        await publishNew(
          rows,
          article(site, sections[i % sections.length] as Section, i),
          'bench',
          systemClock(),
        )
    })
  return count
}

/** Twenty stories a day, from long ago until now. */
function article(site: Site, section: Section, index: number) {
  const at = new Date(Date.now() - ((ARTICLES - index) * 86_400_000) / 20).toISOString()
  const body = Array.from({ length: 5 }, () => ({
    type: 'paragraph',
    content: [{ type: 'text', text: `${sentence(40)}.` }],
  }))
  return {
    siteId: site.id,
    sectionId: section.id,
    language: 'vi',
    appeared: { at, precision: 'minute', basis: 'printed' } as const,
    title: `${sentence(10)} ${index}`,
    lead: sentence(20),
    dateline: null,
    bylines: [],
    source: null,
    tags: [WORDS[index % 20] ?? ''],
    body: { type: 'doc' as const, content: body },
  }
}

function dayOf(index: number): string {
  const day = new Date(Date.now() - ((ARTICLES - index) * 86_400_000) / 20)
  return `/luu-tru/${day.getUTCFullYear()}/${day.getUTCMonth() + 1}/${day.getUTCDate()}`
}

/** A connection of its own for each: the server rightly closes one that was idle while pages were made afresh. */
function get(address: string): Promise<Response> {
  return fetch(address, { headers: { connection: 'close' } })
}

async function timed(ask: () => Response | Promise<Response>): Promise<[number, number]> {
  const times: number[] = []
  for (let run = 0; run < RUNS; run += 1) {
    const start = performance.now()
    const response = await ask()
    await response.arrayBuffer()
    if (response.status !== 200) throw new Error(`status ${response.status}`)
    times.push(performance.now() - start)
  }
  times.sort((a, b) => a - b)
  return [times[RUNS >> 1] ?? 0, times[Math.ceil(RUNS * 0.99) - 1] ?? 0]
}
