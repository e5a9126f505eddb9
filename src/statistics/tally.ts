import { sql } from 'kysely'
import { jsonRows, type Rows } from '../database/index.ts'
import type { Met } from './seen-visitors.ts'
import type { Aspect } from './tables.ts'

type Key = Readonly<Record<string, string>>

/** Figures that are added to a table's, by the key of the row. */
class Sums {
  readonly #rows = new Map<string, { key: Key; figures: Record<string, number> }>()
  readonly #table: string
  constructor(table: string) {
    this.#table = table
  }

  add(key: Key, more: Readonly<Record<string, number>>): void {
    const name = Object.values(key).join('\n')
    const row = this.#rows.get(name) ?? { key, figures: {} }
    for (const [figure, by] of Object.entries(more)) row.figures[figure] = (row.figures[figure] ?? 0) + by
    this.#rows.set(name, row)
  }

  async write(rows: Rows): Promise<void> {
    const [first] = this.#rows.values()
    if (!first) return
    const [keys, figures] = [Object.keys(first.key), Object.keys(first.figures)]
    const columns = Object.fromEntries([
      ...keys.map((name) => [name, 'text'] as const),
      ...figures.map((name) => [name, 'bigint'] as const),
    ])
    const names = sql.join([...keys, ...figures].map((name) => sql.ref(name)))
    const table = sql.table(this.#table)
    const given = jsonRows(
      rows,
      columns,
      [...this.#rows.values()].map((row) => ({ ...row.key, ...row.figures })),
      'given',
    )
    const added = figures.map(
      (name) => sql`${sql.ref(name)} = ${sql.ref(`${this.#table}.${name}`)} + ${sql.ref(`excluded.${name}`)}`,
    )
    await sql`insert into ${table} (${names}) select ${names} from ${given} where true
      on conflict (${sql.join(keys.map((name) => sql.ref(name)))}) do update set ${sql.join(added)}`.execute(
      rows,
    )
  }
}

/** What a number of views come to: of their days and months, their subjects, and how they are shared out. */
export class Tally {
  readonly #days = new Sums('statistics_day')
  readonly #months = new Sums('statistics_month')
  readonly #pages = new Sums('statistics_page')
  readonly #pageMonths = new Sums('statistics_page_month')
  readonly #subjects = new Sums('statistics_subject')
  readonly #shares = new Sums('statistics_share')

  /** Adds a view, and a visit where it begins one. */
  add({ view, day, hour }: Met, arrives: boolean): void {
    const { siteId: site_id, subject } = view
    const figures = { visits: arrives ? 1 : 0, views: 1 }
    this.#days.add({ site_id, day }, figures)
    this.#months.add({ site_id, month: day.slice(0, 7) }, figures)
    if (subject !== undefined) {
      this.#pages.add({ site_id, day, subject }, { views: 1 })
      this.#pageMonths.add({ site_id, month: day.slice(0, 7), subject }, { views: 1 })
      this.#subjects.add({ site_id, subject }, { views: 1 })
    }
    const share = (aspect: Aspect, value: string) =>
      this.#shares.add({ site_id, day, aspect, value }, { count: 1 })
    share('hour', String(hour).padStart(2, '0'))
    if (!arrives) return
    share('device', view.device)
    share('referrer', view.referrer)
  }

  async write(rows: Rows): Promise<void> {
    for (const sums of [
      this.#days,
      this.#months,
      this.#pages,
      this.#pageMonths,
      this.#subjects,
      this.#shares,
    ])
      await sums.write(rows)
  }
}
