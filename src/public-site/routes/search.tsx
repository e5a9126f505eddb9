import type { Context } from 'hono'
import { MOST_COUNTED, type Nearest, type Question, readQuestion, type Search } from '../../search/index.ts'
import { formatNumber } from '../../web/index.ts'
import { PATHS, pageNumber } from '../addresses.ts'
import type { Portal } from '../portal.ts'
import { cachedPage, type Env, type Screen, screenOf } from '../screen.ts'
import { Pages } from '../views/pages.tsx'
import { Results } from '../views/results.tsx'
import { SearchForm } from '../views/search-form.tsx'
import { Shell } from '../views/shell.tsx'
import { VisitorBlock } from '../views/visitor-block.tsx'
import { notFound } from './not-found.tsx'

const PER_PAGE = 20

/** What a reader asked for, as the address says it. What cannot be understood of it is as if it were not there. */
export type Asked = {
  typed: string
  section: string
  from: string
  until: string
  sort: 'best' | 'newest' | 'oldest'
}

/** The answer to a question, with what was understood, and the nearest where nothing is found. */
export async function search(c: Context<Env>, portal: Portal) {
  const screen = await screenOf(c, portal)
  const { site, words, base, language } = screen
  const asked = askedIn(c)
  const number = pageNumber(c.req.query('trang'))
  if (number === undefined || (number - 1) * PER_PAGE >= MOST_COUNTED) return notFound(c, portal)
  const question = readQuestion(asked.typed)
  const how = howToLook(screen, asked, number)
  const answer = await portal.find(question, how)
  const last = Math.max(1, Math.ceil(answer.count / PER_PAGE))
  const nearest =
    answer.count === 0 && question.terms.length > 0
      ? await portal.nearest(question, { ...how, offset: 0 })
      : undefined
  const paths = await placesOf(
    portal,
    (nearest?.answer ?? answer).found.map(({ subject }) => subject),
  )
  const path = `${PATHS.search}?${parametersOf(asked)}`
  const title = asked.typed ? `${words.search}: ${asked.typed}` : words.search
  const page = (
    <Shell
      screen={screen}
      head={{ title, canonical: base + path, robots: 'noindex, follow', feeds: '' }}
      beside={<VisitorBlock screen={screen} />}
    >
      <h1>{words.search}</h1>
      <SearchForm screen={screen} asked={asked} />
      {question.terms.length === 0 ? (
        <p>{words.askSomething}</p>
      ) : (
        <section aria-live="polite">
          <p class="understood">
            <strong>
              {answer.count === 0
                ? words.foundNothing
                : words.found(formatNumber(answer.count, language), answer.more)}
            </strong>{' '}
            <Understood question={question} screen={screen} />
          </p>
          {answer.count === 0 ? (
            <NearestResults screen={screen} nearest={nearest} paths={paths} />
          ) : (
            <Results screen={screen} answer={answer} paths={paths} />
          )}
          {answer.more && number === last && <p>{words.onlyFirst(formatNumber(MOST_COUNTED, language))}</p>}
          <Pages path={path} number={number} last={last} words={words} />
        </section>
      )}
    </Shell>
  )
  return cachedPage(c, page, [`site-${site.id}`])
}

/** Titles for what is being typed, for the browser: a list of names with their paths. */
export async function suggestions(c: Context<Env>, portal: Portal) {
  const found = await portal.suggest(readQuestion(c.req.query('q') ?? ''), c.get('site').id, 8)
  const paths = await placesOf(
    portal,
    found.map(({ subject }) => subject),
  )
  c.header('cache-control', 'public, max-age=60')
  c.header('vary', 'Accept-Encoding')
  c.header('surrogate-key', `site-${c.get('site').id}`)
  return c.json(
    found.flatMap(({ subject, title }) => (paths.has(subject) ? [{ title, path: paths.get(subject) }] : [])),
  )
}

/** Where what was found stands: articles, and agreements of which readers are told. */
async function placesOf(portal: Portal, subjects: readonly string[]): Promise<Map<string, string>> {
  const [paths, slugs] = await Promise.all([portal.pathsOf(subjects), portal.agreementSlugs(subjects)])
  return new Map([...paths, ...[...slugs].map(([id, slug]) => [id, PATHS.agreement(slug)] as const)])
}

function askedIn(c: Context<Env>): Asked {
  const sort = c.req.query('xep')
  return {
    typed: (c.req.query('q') ?? '').trim().slice(0, 300).toWellFormed(),
    section: c.req.query('chuyen-muc') ?? '',
    from: dayIn(c.req.query('tu')),
    until: dayIn(c.req.query('den')),
    sort: sort === 'newest' || sort === 'oldest' ? sort : 'best',
  }
}

function dayIn(text: string | undefined): string {
  if (!text || !/^\d{4}-\d{2}-\d{2}$/.test(text)) return ''
  try {
    return Temporal.PlainDate.from(text).toString()
  } catch {
    return ''
  }
}

function howToLook({ site, sections }: Screen, asked: Asked, number: number): Search {
  const startOf = (day: string, later = 0) =>
    day === ''
      ? undefined
      : new Date(
          Temporal.PlainDate.from(day).add({ days: later }).toZonedDateTime(site.zone).epochMilliseconds,
        ).toISOString()
  return {
    siteId: site.id,
    shelfId: sections.find(({ slug }) => slug === asked.section)?.id,
    from: startOf(asked.from),
    until: startOf(asked.until, 1),
    sort: asked.sort,
    limit: PER_PAGE,
    offset: (number - 1) * PER_PAGE,
  }
}

/** The question as an address; what is not asked is not in it. */
function parametersOf({ typed, section, from, until, sort }: Asked): URLSearchParams {
  const given = { q: typed, 'chuyen-muc': section, tu: from, den: until, xep: sort === 'best' ? '' : sort }
  return new URLSearchParams(Object.entries(given).filter(([, value]) => value !== ''))
}

function Understood({
  question: { terms, without },
  screen: { words },
}: {
  question: Question
  screen: Screen
}) {
  const named = (list: Question['terms']) => list.map(({ written }) => `“${written}”`).join(', ')
  return (
    <>
      {words.understood(named(terms))}
      {without.length > 0 && `, ${words.understoodWithout(named(without))}`}.
    </>
  )
}

function NearestResults({
  screen,
  nearest,
  paths,
}: {
  screen: Screen
  nearest: Nearest | undefined
  paths: Map<string, string>
}) {
  const { words } = screen
  if (!nearest) return <p>{words.searchHint}</p>
  return (
    <>
      <p>
        <a href={`${PATHS.search}?q=${encodeURIComponent(nearest.tried)}`}>{words.nearest(nearest.tried)}</a>
      </p>
      <Results screen={screen} answer={nearest.answer} paths={paths} />
    </>
  )
}
