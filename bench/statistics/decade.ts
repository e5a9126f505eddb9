// What ten years of a province take: rows as counting leaves them for ten years of days and for so many days of 3,000
// pages each, their bytes, and how long the report takes. Usage: npm run bench:decade -- [DAYS_OF_PAGES]
import { mkdtempSync, rmSync, statSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { sql } from 'kysely'
import { migrate, newId, openSqlite, systemClock } from '../../src/database/index.ts'
import { migrations } from '../../src/house.ts'
import { report } from '../../src/statistics/index.ts'

const PAGE_DAYS = Math.min(3650, Math.max(31, Number(process.argv[2] ?? 200)))
const [DAYS, PAGES] = [3650, 3000]
const SITE = { id: newId(), zone: 'Asia/Ho_Chi_Minh' }

const folder = mkdtempSync(join(tmpdir(), 'bench-decade-'))
const file = join(folder, 'decade.sqlite')
const database = openSqlite(file)
await migrate(database, migrations, systemClock())
const bytes = async () => {
  await sql`pragma wal_checkpoint(truncate)`.execute(database.rows)
  return statSync(file).size
}
const subjects = Array.from({ length: PAGES }, newId)
const dayBack = (back: number) => Temporal.Now.plainDateISO().subtract({ days: back }).toString()

const empty = await bytes()
await database.transact(async (rows) => {
  for (let back = 0; back < DAYS; back += 1) {
    const day = dayBack(back)
    await sql`insert into statistics_day values (${SITE.id}, ${day}, 2000, 3000)`.execute(rows)
    await sql`insert into statistics_month values (${SITE.id}, ${day.slice(0, 7)}, 2000, 3000)
      on conflict (site_id, month) do update set visits = statistics_month.visits + 2000, views = statistics_month.views + 3000`.execute(
      rows,
    )
    for (let hour = 0; hour < 24; hour += 1)
      await sql`insert into statistics_share values (${SITE.id}, ${day}, 'hour', ${String(hour).padStart(2, '0')}, 125)`.execute(
        rows,
      )
    for (const [aspect, value] of [
      ...['phone', 'tablet', 'computer', 'other'].map((each) => ['device', each]),
      ...['none', 'search', 'social', 'public', 'other'].map((each) => ['referrer', each]),
    ])
      await sql`insert into statistics_share values (${SITE.id}, ${day}, ${aspect}, ${value}, 400)`.execute(
        rows,
      )
  }
})
const days = await bytes()
for (let back = 0; back < PAGE_DAYS; back += 1)
  await database.transact(async (rows) => {
    const day = dayBack(back)
    const seen = JSON.stringify(subjects.map((subject, index) => [subject, 1 + (index % 50)]))
    await sql`insert into statistics_page select ${SITE.id}, ${day}, value ->> 0, value ->> 1 from json_each(${seen})`.execute(
      rows,
    )
    await sql`insert into statistics_page_month select ${SITE.id}, ${day.slice(0, 7)}, value ->> 0, value ->> 1
      from json_each(${seen}) where true on conflict (site_id, month, subject)
      do update set views = statistics_page_month.views + excluded.views`.execute(rows)
  })
const pages = await bytes()

const times: number[] = []
for (let run = 0; run < 20; run += 1) {
  const began = performance.now()
  await report(database.rows, SITE, systemClock())
  times.push(performance.now() - began)
}
times.sort((a, b) => a - b)
const perPage = (pages - days) / (PAGE_DAYS * PAGES)
const mega = (size: number) => `${Math.round(size / 1_000_000)} MB`
console.log(`ten years of days: ${mega(days - empty)}, ${Math.round((days - empty) / DAYS)} bytes a day`)
console.log(`pages: ${perPage.toFixed(1)} bytes a page and day, measured over ${PAGE_DAYS} days of ${PAGES}`)
console.log(`ten years of 3,000 pages a day: ${mega(perPage * PAGES * DAYS + days - empty)}`)
console.log(`the report: ${times[10]?.toFixed(1)} ms p50, ${times[19]?.toFixed(1)} ms at most`)
await database.close()
rmSync(folder, { recursive: true, force: true })
