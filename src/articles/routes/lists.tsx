import {
  type Desk,
  type DeskContext,
  DeskShell,
  deskPage,
  namesOf,
  type Person,
  peopleOf,
} from '../../accounts/index.ts'
import { pathsOf } from '../../addresses/index.ts'
import type { Rows } from '../../database/index.ts'
import { sectionsOf } from '../../sites/index.ts'
import { formatNumber, momentIn, readCount, readDay, startOfDay } from '../../web/index.ts'
import { board, departed, type Narrowing } from '../board.ts'
import { publishedList } from '../published-list.ts'
import { storyFor } from '../standing.ts'
import { Filter, type Said } from '../views/filter.tsx'
import { Month } from '../views/month.tsx'
import { WorkItems } from '../views/work-items.tsx'
import { type Words, wordsIn } from '../words.ts'
import type { Work } from '../work.ts'
import { mayBegin, STATES } from '../workflow.ts'

const VIEWS = ['all', 'scheduled', 'public', 'withdrawn', 'discarded'] as const
type View = (typeof VIEWS)[number]

/** On one page of a list, and in the months of the calendar. */
const [SHOWN, PLANNED] = [30, 300]

/** The lists of the desk, narrowed as the address says. */
export async function listPage(c: DeskContext, desk: Desk, person: Person) {
  const { rows } = desk.database
  const site = c.get('site')
  const sections = await sectionsOf(rows, site.id)
  const words = wordsIn(c.get('language'))
  const isWriter = mayBegin(
    person,
    site.id,
    sections.map(({ id }) => id),
  )
  if (!isWriter) return c.notFound()
  const said = saidIn(c)
  const people = await peopleOf(rows, site.id)
  const page = Math.max(1, Math.min(1000, readCount(c.req.query('page'))))
  const { items, more, count } = await itemsOf(c, desk, person, said, page)
  return deskPage(
    c,
    <DeskShell c={c} desk={desk} title={`${words.articles}: ${words.views[said.view]}`}>
      <h1>{words.articles}</h1>
      <ListLinks words={words} view={said.view} />
      <Filter {...{ said, words, sections, people }} />
      {count !== undefined && <p class="hint">{words.count(formatNumber(count, c.get('language')))}</p>}
      {items}
      <Further said={said} page={page} more={more} words={words} />
    </DeskShell>,
  )
}

/** The ways to all lists. */
export function ListLinks({ words, view }: { words: Words; view?: View }) {
  return (
    <nav aria-label={words.viewsLabel} class="views">
      <ul>
        {VIEWS.map((each) => (
          <li>
            <a href={`/desk/articles?view=${each}`} aria-current={each === view ? 'page' : undefined}>
              {words.views[each]}
            </a>
          </li>
        ))}
      </ul>
    </nav>
  )
}

function saidIn(c: DeskContext): Said & { view: View } {
  const said = (name: string) => (c.req.query(name) ?? '').slice(0, 200)
  return {
    view: VIEWS.find((each) => each === said('view')) ?? 'all',
    text: said('text').trim(),
    section: said('section'),
    author: said('author'),
    state: said('state'),
    from: readDay(said('from')),
    until: readDay(said('until')),
  }
}

async function itemsOf(
  c: DeskContext,
  { database: { rows }, clock }: Desk,
  person: Person,
  said: Said & { view: View },
  page: number,
) {
  const { id: siteId, zone } = c.get('site')
  const part = { limit: SHOWN, offset: (page - 1) * SHOWN }
  const narrowing: Narrowing = {
    sectionId: said.section || undefined,
    authorId: said.author || undefined,
    state: said.view === 'all' ? STATES.find((each) => each === said.state) : undefined,
    from: startOfDay(zone, said.from),
    until: startOfDay(zone, said.until, 1),
    text: said.text,
  }
  if (said.view === 'public') {
    const days = { from: said.from || undefined, until: said.until || undefined }
    const found = await publishedList(rows, siteId, { ...narrowing, days }, part)
    const items = <Stories c={c} stories={await reached(rows, person, siteId, found.slice(0, SHOWN))} />
    return { items, more: found.length > SHOWN }
  }
  if (said.view === 'withdrawn') {
    const found = await departed(rows, siteId, narrowing, { ...part, limit: SHOWN + 1 })
    const listed = await reached(rows, person, siteId, found.slice(0, SHOWN))
    // What was published in error is no longer anybody's to read but those who may look back at it.
    const shown = listed.filter(({ kind, href }) => kind !== 'error' || href?.startsWith('/desk/'))
    return { items: <Stories c={c} stories={shown} />, more: found.length > SHOWN }
  }
  const now = clock()
  const { work, count } = await board(rows, person, siteId, said.view, narrowing, part)
  const planned =
    said.view === 'scheduled'
      ? await board(rows, person, siteId, 'scheduled', {}, { limit: PLANNED })
      : undefined
  const names = await namesOf(rows, [...new Set(work.map(({ revision }) => revision.createdBy))])
  const items =
    said.view === 'scheduled' ? (
      <>
        <Month c={c} work={planned?.work ?? []} month={monthIn(c, momentIn(zone, now, 'day').machine)} />
        <Calendar {...{ c, work, names, now }} />
      </>
    ) : (
      <WorkItems {...{ c, work, names, now }} />
    )
  return { items, count, more: part.offset + work.length < count }
}

/** The month that is asked for, "2026-11"; today's where none is. */
function monthIn(c: DeskContext, today: string): string {
  const asked = c.req.query('month') ?? ''
  return readDay(`${asked}-01`) ? asked : today.slice(0, 7)
}

type Listed = {
  id: string
  title: string
  at: string
  note?: string
  kind?: string
  href: string | undefined
}

/** Each article with the page that the person may open: that of the desk, or the one that everybody sees. */
async function reached<Item extends { id: string; title: string; at: string }>(
  rows: Rows,
  person: Person,
  siteId: string,
  items: readonly Item[],
): Promise<(Item & { href: string | undefined })[]> {
  const paths = await pathsOf(
    rows,
    items.map(({ id }) => id),
  )
  const listed: (Item & { href: string | undefined })[] = []
  for (const item of items) {
    const story = await storyFor(rows, person, 'look-back', siteId, item.id)
    listed.push({ ...item, href: story ? `/desk/articles/${item.id}` : paths.get(item.id) })
  }
  return listed
}

function Stories({ c, stories }: { c: DeskContext; stories: readonly Listed[] }) {
  const words = wordsIn(c.get('language'))
  if (stories.length === 0) return <p class="hint">{words.nothing}</p>
  return (
    <ul class="work">
      {stories.map(({ title, at, note, kind, href }) => (
        <li>
          {href ? <a href={href}>{title}</a> : title}
          <p class="hint">
            {kind && <strong>{words.noticeKinds[kind as keyof Words['noticeKinds']]}, </strong>}
            {momentIn(c.get('site').zone, at, 'minute').written}
            {note && `: ${note}`}
          </p>
        </li>
      ))}
    </ul>
  )
}

/** What is due, day by day. */
function Calendar({
  c,
  work,
  names,
  now,
}: {
  c: DeskContext
  work: readonly Work[]
  names: Map<string, string>
  now: string
}) {
  if (work.length === 0) return <WorkItems {...{ c, work, names, now }} />
  const days = Map.groupBy(
    work,
    ({ publishAt }) => momentIn(c.get('site').zone, publishAt ?? '', 'day').written,
  )
  return [...days].map(([day, ofDay]) => (
    <section>
      <h2>{day}</h2>
      <WorkItems c={c} work={ofDay} names={names} now={now} />
    </section>
  ))
}

function Further({ said, page, more, words }: { said: Said; page: number; more: boolean; words: Words }) {
  if (page === 1 && !more) return null
  const to = (number: number) =>
    `/desk/articles?${new URLSearchParams(Object.entries({ ...said, page: String(number) }).filter(([, value]) => value !== ''))}`
  return (
    <nav class="views" aria-label={words.pages}>
      <ul>
        {page > 1 && (
          <li>
            <a href={to(page - 1)} rel="prev">
              {words.nearer}
            </a>
          </li>
        )}
        {more && (
          <li>
            <a href={to(page + 1)} rel="next">
              {words.further}
            </a>
          </li>
        )}
      </ul>
    </nav>
  )
}
