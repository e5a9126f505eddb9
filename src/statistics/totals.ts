import { prepared, type Rows } from '../database/index.ts'
import { dayIn } from './counting.ts'
import { own } from './tables.ts'

/** The figures of the block "Thống kê truy cập": visits, with the month and year they belong to. */
export type Figures = {
  today: number
  yesterday: number
  month: { month: number; value: number }
  year: { year: number; value: number }
  total?: number
  at: string
}

/** Visits as of an instant in the site's zone. A total is given where an opening balance says what came before. */
export async function figuresOf(rows: Rows, siteId: string, zone: string, at: string): Promise<Figures> {
  const today = dayIn(zone, at)
  const date = Temporal.PlainDate.from(today)
  const [month, year] = [today.slice(0, 7), today.slice(0, 4)]
  const yesterday = date.subtract({ days: 1 }).toString()
  const [sum] = await visitsUntil(rows, {
    siteId,
    today,
    yesterday,
    month: `${month}-01`,
    year: `${year}-01-01`,
  })
  const balances = await balancesOf(rows, { siteId })
  const opening = (kind: string, period: string) =>
    balances.find((balance) => balance.kind === kind && balance.period === period)?.visits ?? 0
  const total = balances.some(({ kind }) => kind === 'total')
    ? { total: Number(sum?.all) + opening('total', '') }
    : {}
  return {
    today: Number(sum?.today),
    yesterday: Number(sum?.yesterday),
    month: { month: date.month, value: Number(sum?.month) + opening('month', month) },
    year: { year: date.year, value: Number(sum?.year) + opening('year', year) },
    ...total,
    at,
  }
}

/** The first days of the month and of the year, and the last two days, of which visits are summed. */
type Days = { siteId: string; today: string; yesterday: string; month: string; year: string }

const visitsUntil = prepared((rows, { siteId, today, yesterday, month, year }: Days) =>
  own(rows)
    .selectFrom('statistics_day')
    .where('site_id', '=', siteId)
    .select((e) => {
      const visitsIf = (when: ReturnType<typeof e.and>) =>
        e.fn.coalesce(e.fn.sum<number>(e.case().when(when).then(e.ref('visits')).else(0).end()), e.lit(0))
      return [
        visitsIf(e.and([e('day', '=', today)])).as('today'),
        visitsIf(e.and([e('day', '=', yesterday)])).as('yesterday'),
        visitsIf(e.and([e('day', '>=', month), e('day', '<=', today)])).as('month'),
        visitsIf(e.and([e('day', '>=', year), e('day', '<=', today)])).as('year'),
        e.fn.coalesce(e.fn.sum<number>('visits'), e.lit(0)).as('all'),
      ]
    }),
)

const balancesOf = prepared((rows, { siteId }: { siteId: string }) =>
  own(rows)
    .selectFrom('statistics_balance')
    .select(['kind', 'period', 'visits'])
    .where('site_id', '=', siteId),
)

/** A figure that an older counter had reached, from which a portal's history goes on. */
export type OpeningBalance = { kind: 'month' | 'year' | 'total'; period: string; visits: number }

/** Sets where the history begins; a balance that was set before is left as it is, and false is given. */
export async function openBalance(
  rows: Rows,
  siteId: string,
  balance: OpeningBalance,
  note: string,
  by: string,
  at: string,
): Promise<boolean> {
  const { numInsertedOrUpdatedRows } = await own(rows)
    .insertInto('statistics_balance')
    .values({ site_id: siteId, ...balance, note, at, actor: by })
    .onConflict((c) => c.doNothing())
    .executeTakeFirstOrThrow()
  return numInsertedOrUpdatedRows === 1n
}
