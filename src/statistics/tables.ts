import { randomBytes } from 'node:crypto'
import { sql } from 'kysely'
import { type Database, erasing, type Migration, newId, type Rows } from '../database/index.ts'

type Tables = {
  /** What was counted of a day. */
  statistics_day: { site_id: string; day: string; visits: number; views: number }
  /** The same of a month: the sum of its days, kept so that ten years are read at once. */
  statistics_month: { site_id: string; month: string; visits: number; views: number }
  /** How often a subject, such as an article, was shown on a day. */
  statistics_page: { site_id: string; day: string; subject: string; views: number }
  /** The same of a month, and of all days. */
  statistics_page_month: { site_id: string; month: string; subject: string; views: number }
  statistics_subject: { site_id: string; subject: string; views: number }
  /** How a day's views (by hour) and visits (by device and by where they came from) are shared out. */
  statistics_share: { site_id: string; day: string; aspect: Aspect; value: string; count: number }
  /**
   * Visitors of running days: when they were last seen, in milliseconds, and the pages of the last seconds. The name of
   * one holds the site and, by its key, the day, so that it is found by it alone.
   */
  statistics_visitor: { visitor: string; site_id: string; day: string; seen_at: number; recent: string }
  /** The random key under which visitors have names, and until when, in milliseconds, it is kept. */
  statistics_key: { site_id: string; day: string; key: string; until: number }
  /** The key of the seals by which the counter knows the pages that this portal made. */
  statistics_seal: { key: string }
  /** What is added to the counted visits of a day, a month, a year or all time, beyond what is added to what lies within. */
  statistics_entry: {
    id: string
    site_id: string
    kind: 'opening' | 'correction'
    /** "2026-11-24", "2026-11", "2026", or empty for all time. */
    period: string
    visits: number
    note: string
    at: string
    actor: string
  }
}

/** What a day's figures are shared out by. */
export type Aspect = 'hour' | 'device' | 'referrer'

export const own = (rows: Rows) => rows.withTables<Tables>()

export const migrations: Migration[] = [
  {
    name: 'statistics-001-days-visitors-balances',
    up: async (rows) => {
      await rows.schema
        .createTable('statistics_day')
        .addColumn('site_id', 'text', (c) => c.notNull())
        .addColumn('day', 'text', (c) => c.notNull())
        .addColumn('visits', 'bigint', (c) => c.notNull())
        .addColumn('views', 'bigint', (c) => c.notNull())
        .addPrimaryKeyConstraint('statistics_day_once', ['site_id', 'day'])
        .execute()
      await rows.schema
        .createTable('statistics_visitor')
        .addColumn('site_id', 'text', (c) => c.notNull())
        .addColumn('day', 'text', (c) => c.notNull())
        .addColumn('visitor', 'text', (c) => c.notNull())
        .addColumn('seen_at', 'text', (c) => c.notNull())
        .addPrimaryKeyConstraint('statistics_visitor_once', ['site_id', 'day', 'visitor'])
        .execute()
      await rows.schema
        .createTable('statistics_key')
        .addColumn('day', 'text', (c) => c.primaryKey())
        .addColumn('key', 'text', (c) => c.notNull())
        .execute()
      await rows.schema
        .createTable('statistics_balance')
        .addColumn('site_id', 'text', (c) => c.notNull())
        .addColumn('kind', 'text', (c) => c.notNull())
        .addColumn('period', 'text', (c) => c.notNull())
        .addColumn('visits', 'bigint', (c) => c.notNull())
        .addColumn('note', 'text', (c) => c.notNull())
        .addColumn('at', 'text', (c) => c.notNull())
        .addColumn('actor', 'text', (c) => c.notNull())
        .addPrimaryKeyConstraint('statistics_balance_once', ['site_id', 'kind', 'period'])
        .execute()
    },
  },
  {
    name: 'statistics-002-pages',
    up: async (rows) => {
      await rows.schema
        .createTable('statistics_page')
        .addColumn('site_id', 'text', (c) => c.notNull())
        .addColumn('day', 'text', (c) => c.notNull())
        .addColumn('subject', 'text', (c) => c.notNull())
        .addColumn('views', 'bigint', (c) => c.notNull())
        .addPrimaryKeyConstraint('statistics_page_once', ['site_id', 'day', 'subject'])
        .execute()
    },
  },
  {
    name: 'statistics-003-proved',
    up: async (rows, engine) => {
      const table = (name: string, figures: readonly string[], ...keys: string[]) =>
        keyed(rows, engine, name, keys, figures)
      // The largest table took twice the room: once in its own order, once in its key's.
      await sql`alter table statistics_page rename to statistics_page_before`.execute(rows)
      if (engine === 'postgres')
        await sql`alter table statistics_page_before drop constraint statistics_page_once`.execute(rows)
      await table('statistics_page', ['views'], 'site_id', 'day', 'subject')
      await sql`insert into statistics_page select site_id, day, subject, views from statistics_page_before`.execute(
        rows,
      )
      await rows.schema.dropTable('statistics_page_before').execute()
      await table('statistics_month', ['visits', 'views'], 'site_id', 'month')
      await table('statistics_page_month', ['views'], 'site_id', 'month', 'subject')
      await table('statistics_subject', ['views'], 'site_id', 'subject')
      await table('statistics_share', ['count'], 'site_id', 'day', 'aspect', 'value')
      await sql`insert into statistics_month select site_id, substr(day, 1, 7), sum(visits), sum(views)
        from statistics_day group by 1, 2`.execute(rows)
      await sql`insert into statistics_page_month select site_id, substr(day, 1, 7), subject, sum(views)
        from statistics_page group by 1, 2, 3`.execute(rows)
      await sql`insert into statistics_subject select site_id, subject, sum(views)
        from statistics_page group by 1, 2`.execute(rows)
      // Nobody wrote down how earlier days were shared out.
      for (const [aspect, figure] of [
        ['hour', 'views'],
        ['device', 'visits'],
        ['referrer', 'visits'],
      ] as const)
        await sql`insert into statistics_share select site_id, day, ${aspect}, 'other', ${sql.ref(figure)}
          from statistics_day`.execute(rows)
      await entriesFromBalances(rows)
      // Visitors of the running day are met anew: their key was of another form.
      for (const name of ['statistics_visitor', 'statistics_key'])
        await erasing(rows, () => rows.schema.dropTable(name).execute())
      await sql`create table statistics_visitor (site_id text not null, day text not null, visitor text not null,
        seen_at bigint not null, recent text not null, primary key (site_id, day, visitor)) ${flat(engine)}`.execute(
        rows,
      )
      await sql`create table statistics_key (site_id text not null, day text not null, key text not null,
        until bigint not null, primary key (site_id, day))`.execute(rows)
      await sql`create table statistics_seal (key text primary key)`.execute(rows)
      await own(rows)
        .insertInto('statistics_seal')
        .values({ key: randomBytes(32).toString('hex') })
        .execute()
    },
  },
  {
    name: 'statistics-004-visitors-as-they-come',
    // Visitors lie in the order in which they came, found by a short index of their names alone. In the order of their
    // names, which are random, those who read together lay far apart, and each commit wrote a page of the file for each.
    up: async (rows) => {
      await erasing(rows, async () => {
        await sql`alter table statistics_visitor rename to statistics_visitor_before`.execute(rows)
        await sql`create table statistics_visitor (visitor text not null, site_id text not null, day text not null,
          seen_at bigint not null, recent text not null)`.execute(rows)
        await sql`insert into statistics_visitor (visitor, site_id, day, seen_at, recent)
          select visitor, site_id, day, seen_at, recent from statistics_visitor_before order by seen_at`.execute(
          rows,
        )
        await rows.schema.dropTable('statistics_visitor_before').execute()
      })
      await sql`create unique index statistics_visitor_name on statistics_visitor (visitor)`.execute(rows)
      await sql`create index statistics_visitor_day on statistics_visitor (site_id, day)`.execute(rows)
    },
  },
]

/** Rows that lie in the order of their key, so that finding one is one step less. PostgreSQL has no such tables. */
function flat(engine: Database['engine']) {
  return engine === 'sqlite' ? sql`without rowid` : sql``
}

async function keyed(
  rows: Rows,
  engine: Database['engine'],
  name: string,
  keys: readonly string[],
  figures: readonly string[],
): Promise<void> {
  const columns = [
    ...keys.map((key) => sql`${sql.ref(key)} text not null`),
    ...figures.map((figure) => sql`${sql.ref(figure)} bigint not null`),
    sql`primary key (${sql.join(keys.map((key) => sql.ref(key)))})`,
  ]
  await sql`create table ${sql.table(name)} (${sql.join(columns)}) ${flat(engine)}`.execute(rows)
}

/**
 * Balances of months, years and all time held what an old counter showed, each with what it contains; entries hold what
 * is not in a shorter period, so that they can be added up.
 */
async function entriesFromBalances(rows: Rows): Promise<void> {
  await sql`create table statistics_entry (id text primary key, site_id text not null, kind text not null,
    period text not null, visits bigint not null, note text not null, at text not null, actor text not null)`.execute(
    rows,
  )
  await sql`create index statistics_entry_period on statistics_entry (site_id, period)`.execute(rows)
  type Balance = { site_id: string; period: string; visits: number; note: string; at: string; actor: string }
  const { rows: balances } = await sql<Balance>`select site_id, period, visits, note, at, actor
    from statistics_balance order by length(period) desc`.execute(rows)
  const known = balances.map((balance) => ({ ...balance, visits: Number(balance.visits) }))
  for (const [index, balance] of known.entries()) {
    const within = known
      .slice(0, index)
      .filter((each) => each.site_id === balance.site_id && each.period.startsWith(balance.period))
    const rest = Math.max(0, balance.visits - within.reduce((sum, { visits }) => sum + visits, 0))
    balance.visits = rest
    await own(rows)
      .insertInto('statistics_entry')
      .values({ id: newId(), kind: 'opening', ...balance })
      .execute()
  }
  await rows.schema.dropTable('statistics_balance').execute()
}
