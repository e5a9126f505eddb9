import { type DeskContext, deskPage } from '../../accounts/index.ts'
import { dayInWords, formatNumber, readCount, readDay } from '../../web/index.ts'
import type { Agreement } from '../agreements/agreement.ts'
import { agreementFor, type Loaded } from '../agreements/loading.ts'
import type { Asking, Register } from '../desk.ts'
import type { Obligation } from '../duties/obligation.ts'
import { obligationsOf } from '../duties/queries.ts'
import { predecessorsOf } from '../duties/standing.ts'
import { matrixCsv } from '../matrix/csv.ts'
import { dutiesIn, excusedIn, holdersOf } from '../matrix/duties-in.ts'
import { furtherFigures } from '../matrix/further.ts'
import { matrixOf, type Span } from '../matrix/matrix.ts'
import { inLines } from '../matrix/rows.ts'
import { bodiesHeld } from '../people/post.ts'
import { can } from '../people/rights.ts'
import { workingCalendar } from '../time/calendar-days.ts'
import { Field } from '../views/fields.tsx'
import { Legend, MatrixTable, Ratios } from '../views/matrix-table.tsx'
import { HOME, RegisterPage } from '../views/shell.tsx'
import { DutyList } from '../views/work-lists.tsx'
import { wordsIn } from '../words.ts'

/** Rows on one page, and duties in one list. */
const [ROWS, LISTED] = [50, 300]

/** What is asked of a matrix: whose, of which days, and which rows somebody may see. */
type Asked = {
  loaded: Loaded
  obligations: Obligation[]
  span: Span
  /** The bodies whose rows are shown; totals are of all. */
  visible: { id: string; name: string }[]
  seesAll: boolean
}

async function asked(c: DeskContext, { database }: Register, asking: Asking): Promise<Asked | undefined> {
  const { rows } = database
  const { actor, today } = asking
  const id = c.req.param('id') ?? ''
  const loaded = await agreementFor(rows, actor, 'see-standing', c.get('site').id, id, today)
  if (!loaded || loaded.agreement.state === 'draft') return undefined
  const obligations = (await obligationsOf(rows, id)).filter(({ state }) => state !== 'draft')
  const ids = obligations.map((each) => each.id)
  const holders = new Set(await holdersOf(rows, ids))
  const seesAll = can(actor, 'see-all-rows', loaded.stand, today)
  // One's own, and those whose work one's own has taken over.
  const held = bodiesHeld(actor.posts, today)
  const own = new Set([...held, ...(await predecessorsOf(rows, ids, held, today))])
  const seen = loaded.bodies.filter(({ id }) => holders.has(id) && (seesAll || own.has(id)))
  const visible = await inLines(rows, ids, seen, today)
  return { loaded, obligations, span: spanIn(c, loaded.agreement, today), visible, seesAll }
}

/** The days that are asked for; this year, or the first or last of the term, where none are. */
function spanIn(c: DeskContext, { since, until }: Pick<Agreement, 'since' | 'until'>, today: string): Span {
  const day = today < since ? since : until !== null && until < today ? until : today
  const year = day.slice(0, 4)
  return {
    from: readDay(c.req.query('from')) || `${year}-01-01`,
    until: readDay(c.req.query('until')) || `${year}-12-31`,
  }
}

/** Body by obligation for a span of days. */
export async function matrixPage(c: DeskContext, register: Register, asking: Asking) {
  const found = await asked(c, register, asking)
  if (!found) return c.notFound()
  const { loaded, obligations, span, visible, seesAll } = found
  const { agreement } = loaded
  const words = wordsIn(c.get('language'))
  const language = c.get('language')
  const at = `${HOME}/agreements/${agreement.id}/matrix`
  const page = Math.max(1, Math.min(readCount(c.req.query('page')), Math.ceil(visible.length / ROWS)))
  const rows = visible.slice((page - 1) * ROWS, page * ROWS)
  const ids = obligations.map(({ id }) => id)
  const matrix = await matrixOf(
    register.database.rows,
    ids,
    rows.map(({ id }) => id),
    span,
    asking.today,
  )
  // Of all bodies, as totals are: shown to those who see all.
  const reads = register.database.rows
  const further = seesAll
    ? await furtherFigures(reads, ids, span, await workingCalendar(reads, agreement.siteId))
    : undefined
  // What is in no ratio is listed beneath, for those who see all of it.
  const excused = seesAll ? await excusedIn(reads, ids, span) : []
  const hrefOf = (of: { body?: string; obligation?: string }) =>
    `${at}/duties?${new URLSearchParams({ ...span, ...of })}`
  return deskPage(
    c,
    <RegisterPage
      {...{ c, register, asking }}
      title={words.matrix}
      way={{ href: `${HOME}/agreements/${agreement.id}`, name: agreement.title }}
    >
      <p class="lead-in">{words.matrixLead}</p>
      <form method="get" action={at} class="filter">
        <p>
          <Field name="from" type="date" label={words.from} value={span.from} />
        </p>
        <p>
          <Field name="until" type="date" label={words.to} value={span.until} />
        </p>
        <button type="submit">{words.show}</button>
      </form>
      <p class="hint">
        {words.dataOf(dayInWords(asking.today))} ·{' '}
        <a href={`${at}.csv?${new URLSearchParams(span)}`}>{words.csv}</a>
        {can(asking.actor, 'urge', loaded.stand, asking.today) && (
          <>
            {' '}
            · <a href={`${HOME}/agreements/${agreement.id}/urgings`}>{words.urging}</a>
          </>
        )}
      </p>
      {!seesAll && <p class="hint">{words.onlyOwn}</p>}
      <MatrixTable {...{ matrix, rows, obligations, words, language, hrefOf }} />
      <Legend words={words} />
      <Ratios tally={matrix.total} {...{ words, language, further }} />
      {excused.length > 0 && (
        <details>
          <summary>{words.excused(formatNumber(excused.length, language))}</summary>
          <DutyList
            {...{ words, language, today: asking.today }}
            bodies={new Map(loaded.bodies.map((each) => [each.id, each]))}
            duties={excused.map((duty) => ({ ...duty, agreementId: agreement.id, wasReturned: false }))}
            none=""
            named
            most={Number.POSITIVE_INFINITY}
          />
        </details>
      )}
      <Pages {...{ c, at, span, page }} all={visible.length} />
    </RegisterPage>,
  )
}

function Pages({
  c,
  at,
  span,
  page,
  all,
}: {
  c: DeskContext
  at: string
  span: Span
  page: number
  all: number
}) {
  if (all <= ROWS) return null
  const words = wordsIn(c.get('language'))
  const number = (count: number) => formatNumber(count, c.get('language'))
  const href = (to: number) => `${at}?${new URLSearchParams({ ...span, page: String(to) })}`
  return (
    <nav class="pages" aria-label={words.body}>
      {page > 1 && <a href={href(page - 1)}>{words.previous}</a>}{' '}
      {words.pages(number((page - 1) * ROWS + 1), number(Math.min(all, page * ROWS)), number(all))}{' '}
      {page * ROWS < all && <a href={href(page + 1)}>{words.next}</a>}
    </nav>
  )
}

/** The same matrix as a file, of every body that somebody may see. */
export async function matrixFile(c: DeskContext, register: Register, asking: Asking) {
  const found = await asked(c, register, asking)
  if (!found) return c.notFound()
  const { obligations, span, visible } = found
  const [bodies, ids] = [visible.map(({ id }) => id), obligations.map(({ id }) => id)]
  const matrix = await matrixOf(register.database.rows, ids, bodies, span, asking.today)
  const names = {
    body: new Map(visible.map(({ id, name }) => [id, name])),
    obligation: new Map(obligations.map(({ id, title }) => [id, title])),
  }
  return c.body(matrixCsv(matrix, names, wordsIn(c.get('language'))), 200, {
    'content-type': 'text/csv; charset=utf-8',
    'content-disposition': `attachment; filename="ma-tran-${span.from}-${span.until}.csv"`,
  })
}

/** What is behind a cell, or a total. */
export async function cellPage(c: DeskContext, register: Register, asking: Asking) {
  const found = await asked(c, register, asking)
  if (!found) return c.notFound()
  const { loaded, obligations, span, visible, seesAll } = found
  const words = wordsIn(c.get('language'))
  const [bodyId, obligationId] = [c.req.query('body'), c.req.query('obligation')]
  const body = visible.find(({ id }) => id === bodyId)
  // A total is of all bodies, its list of those that one may see.
  if (bodyId !== undefined && !body) return c.notFound()
  const wanted = obligations.filter(({ id }) => obligationId === undefined || id === obligationId)
  const { rows } = register.database
  const duties = await dutiesIn(
    rows,
    wanted.map(({ id }) => id),
    span,
    body ? [body.id] : seesAll ? undefined : visible.map(({ id }) => id),
    LISTED,
  )
  const shown = duties.map((duty) => ({ ...duty, agreementId: loaded.agreement.id, wasReturned: false }))
  const of = [body?.name, wanted.length === 1 && wanted[0]?.title].filter(Boolean).join(' · ')
  return deskPage(
    c,
    <RegisterPage
      {...{ c, register, asking }}
      title={of || words.cellTitle}
      way={{
        href: `${HOME}/agreements/${loaded.agreement.id}/matrix?${new URLSearchParams(span)}`,
        name: words.matrix,
      }}
    >
      <p class="hint">
        {dayInWords(span.from)} – {dayInWords(span.until)} · {words.dataOf(dayInWords(asking.today))}
      </p>
      {!seesAll && !body && <p class="hint">{words.onlyOwn}</p>}
      <DutyList
        {...{ words, today: asking.today, language: c.get('language') }}
        bodies={new Map(loaded.bodies.map((each) => [each.id, each]))}
        duties={shown}
        none={words.nothing}
        named={!body}
        most={LISTED}
      />
    </RegisterPage>,
  )
}
