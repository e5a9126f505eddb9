import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { sql } from 'kysely'
import { makeDuties } from '../src/coordination/duties/generating.ts'
import { extendHorizon } from '../src/coordination/duties/obliging.ts'
import { obligationsOf } from '../src/coordination/duties/queries.ts'
import { furtherFigures } from '../src/coordination/matrix/further.ts'
import { matrixOf } from '../src/coordination/matrix/matrix.ts'
import type { PostRole } from '../src/coordination/people/post.ts'
import { lateOf } from '../src/coordination/reminders/urging.ts'
import { own } from '../src/coordination/tables.ts'
import { calendarOf } from '../src/coordination/time/calendar.ts'
import { PROFILES } from '../src/coordination/time/periods.ts'
import { workOf } from '../src/coordination/work/day.ts'
import { obligationsReceivedBy, openDuties, overdueDuties } from '../src/coordination/work/my-work.ts'
import { type Database, migrate, newId, openPostgres, openSqlite } from '../src/database/index.ts'
import { migrations } from '../src/house.ts'
import { bodiesOn, foundSite } from '../src/sites/index.ts'

/** As many communes as Vietnam has since July 2025 (3,321), 20 obligations, 20 quarters: 1.3 million duties. */
const [BODIES, OBLIGATIONS] = [Number(process.env.BODIES ?? 3321), Number(process.env.OBLIGATIONS ?? 20)]
const [FROM, UNTIL, TODAY] = ['2021-01-01', '2025-12-31', '2025-10-20']
const AT = '2025-10-20T03:00:00.000Z'
const RUNS = 21

/** Makes five years of duties for every commune of a country, and measures what people wait for. */
async function bench(name: string, database: Database): Promise<void> {
  await migrate(database, migrations, AT)
  const { siteId, bodies, agreementId } = await found(database)
  const began = performance.now()
  let made = 0
  for (const obligation of await obligationsOf(database.rows, agreementId))
    made += await database.transact((rows) => makeDuties(rows, obligation, UNTIL, calendarOf([])))
  const seconds = (performance.now() - began) / 1000
  console.log(`${name}: ${made} duties in ${seconds.toFixed(1)} s, ${Math.round(made / seconds)} a second`)
  await handInMost(database)
  const { rows } = database
  const ids = (await obligationsOf(rows, agreementId)).map(({ id }) => id)
  const quarter = { from: '2025-07-01', until: '2025-09-30' }
  const year = { from: '2025-01-01', until: '2025-12-31' }
  const page = bodies.slice(0, 50)
  await measure('matrix of a quarter, a page of 50 bodies with totals of all', () =>
    matrixOf(rows, ids, page, quarter, TODAY),
  )
  await measure('matrix of a year, a page of 50 bodies with totals of all', () =>
    matrixOf(rows, ids, page, year, TODAY),
  )
  await measure('matrix of a quarter, every body', () => matrixOf(rows, ids, bodies, quarter, TODAY), 5)
  await measure(
    'delays and acceptances of a quarter, of all bodies',
    () => furtherFigures(rows, ids, quarter, calendarOf([])),
    5,
  )
  await measure(
    'a morning: the horizon of every obligation',
    () => database.transact((open) => extendHorizon(open, siteId, calendarOf([]), TODAY)),
    3,
  )
  const [hub = '', ...others] = bodies
  const posted = (bodyId: string, role: PostRole) => ({
    ...{ id: role, bodyId, accountId: 'a', role, title: '', since: FROM, until: null, bodyUntil: null },
    delegator: null,
  })
  const asked = (...posts: ReturnType<typeof posted>[]) =>
    workOf(rows, siteId, { accountId: 'a', posts }, TODAY)
  await measure('my work: what one body still owes', () => openDuties(rows, page.slice(1, 2), TODAY))
  await measure('my work: all of an officer’s page', () => asked(posted(others[10] ?? '', 'officer')))
  await measure('my work: all of a leader’s page', () =>
    asked(posted(hub, 'leader'), posted(hub, 'coordinator')),
  )
  await measure('urging: what is late of all', () =>
    lateOf(rows, { id: agreementId, siteId }, calendarOf([]), TODAY),
  )
  await measure('a leader: what is overdue of all', () => overdueDuties(rows, ids, TODAY))
  await measure('which obligations an office receives', () => obligationsReceivedBy(rows, siteId, page))
  await measure('the register of bodies, named today', () => bodiesOn(rows, siteId, TODAY))
}

async function found(database: Database) {
  const site = { name: 'Bench', bodyName: 'Bench', hosts: [`${newId()}.example`] }
  return database.transact(async (rows) => {
    const siteId = (await foundSite(rows, site, 'bench', AT)).id
    const bodies = Array.from({ length: BODIES }, () => newId())
    const into = rows.withTables<{
      body: { id: string; site_id: string; kind: string; side: string; since: string; until: null }
      body_name: { body_id: string; since: string; name: string; short_name: string; parent_id: null }
    }>()
    for (let first = 0; first < BODIES; first += 500) {
      const part = bodies.slice(first, first + 500)
      const values = part.map((id) => ({
        id,
        site_id: siteId,
        kind: 'commune',
        side: 'state',
        since: FROM,
        until: null,
      }))
      await into.insertInto('body').values(values).execute()
      const names = part.map((id, index) => ({
        ...{ body_id: id, since: FROM, name: `Xã ${first + index}`, short_name: `Xã ${first + index}` },
        parent_id: null,
      }))
      await into.insertInto('body_name').values(names).execute()
    }
    const agreementId = newId()
    await own(rows)
      .insertInto('agreement')
      .values({
        ...{ id: agreementId, site_id: siteId, title: 'Bench', form: 'joint', number: '1', issued_on: FROM },
        ...{ issuer: 'Bench', subject: 'Bench', term_label: '', since: FROM, until: null, state: 'in-force' },
        ...{ sharing: 'status', profile: JSON.stringify(PROFILES.calendar), file_id: null, version: 1 },
        ...{ end_basis: '', followed_by: null },
      })
      .execute()
    for (const role of ['lead', 'focal'] as const)
      await own(rows)
        .insertInto('agreement_party')
        .values({
          ...{ id: newId(), agreement_id: agreementId, side: 'A', role, body_id: bodies[0] ?? null },
          ...{ group_kind: null, label: '', since: FROM, until: null, basis: '' },
        })
        .execute()
    const rule = {
      ...{ kind: 'periodic', period: 'quarter', profile: PROFILES.calendar },
      deadline: { kind: 'after-close', workingDays: 5 },
    }
    for (let position = 1; position <= OBLIGATIONS; position += 1) {
      const id = newId()
      await own(rows)
        .insertInto('obligation')
        .values({
          ...{ id, site_id: siteId, agreement_id: agreementId, provision_id: null, kind: 'report' },
          ...{ title: `Nội dung ${position}`, output: '', unit: '', party_id: null },
          recipients: JSON.stringify([bodies[0]]),
          ...{ since: FROM, until: null, state: 'active', position },
        })
        .execute()
      const row = { id: newId(), obligation_id: id, number: 1, rule: JSON.stringify(rule), since: FROM }
      await own(rows).insertInto('obligation_rule').values(row).execute()
      for (let first = 0; first < BODIES; first += 500)
        await own(rows)
          .insertInto('holding')
          .values(
            bodies.slice(first, first + 500).map((body_id) => ({
              ...{ id: newId(), obligation_id: id, body_id, role: 'lead' as const, since: FROM, until: null },
              ...{ basis: '', previous_body_id: null },
            })),
          )
          .execute()
    }
    return { siteId, bodies, agreementId }
  })
}

/** Nine of ten of what fell due came in, on one of some days around the due one. */
async function handInMost(database: Database): Promise<void> {
  await database.transact((rows) =>
    database.engine === 'sqlite'
      ? sql`update duty set handed_in_on = date(due_original, ((rowid % 7) - 5) || ' days')
            where due_original < ${TODAY} and rowid % 10 != 0`.execute(rows)
      : sql`update duty set handed_in_on = (due_original::date + ((('x' || substr(md5(id), 1, 6))::bit(24)::int % 7) - 5))::text
            where due_original < ${TODAY} and ('x' || substr(md5(id), 1, 6))::bit(24)::int % 10 != 0`.execute(
          rows,
        ),
  )
  // As the server does by itself after so many changes.
  await sql.raw(database.engine === 'sqlite' ? 'analyze' : 'vacuum analyze').execute(database.rows)
}

async function measure(name: string, work: () => Promise<unknown>, runs = RUNS): Promise<void> {
  const times: number[] = []
  for (let run = 0; run < runs; run += 1) {
    const began = performance.now()
    await work()
    times.push(performance.now() - began)
  }
  times.sort((one, other) => one - other)
  const at = (part: number) => (times[Math.floor(times.length * part)] ?? 0).toFixed(1)
  console.log(`  ${name}: ${at(0.5)} ms in the middle, ${at(0.95)} ms at 95 of 100`)
}

const folder = mkdtempSync(join(tmpdir(), 'bangtin-bench-'))
const sqlite = openSqlite(join(folder, 'bench.sqlite'))
await bench('SQLite', sqlite)
await sqlite.close()
rmSync(folder, { recursive: true, force: true })
const url = process.env.DATABASE_URL
if (url) {
  const postgres = openPostgres(url)
  await bench('PostgreSQL', postgres)
  await postgres.close()
}
