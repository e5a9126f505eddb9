import type { Context } from 'hono'
import type { Child } from 'hono/jsx'
import type { Shelf } from '../../articles/index.ts'
import { formatNumber } from '../../web/index.ts'
import { pageNumber, pagePath } from '../addresses.ts'
import { notFound } from '../routes/not-found.tsx'
import { cachedPage, type Env, type Screen } from '../screen.ts'
import { Pages } from './pages.tsx'
import { Shell } from './shell.tsx'
import { listedWith, Stories } from './stories.tsx'
import { VisitorBlock } from './visitor-block.tsx'

const PER_PAGE = 15

/** A list of articles by numbered pages: what it is called, which shelf it shows, perhaps only some days of it. */
export type List = {
  title: string
  path: string
  shelf?: Shelf
  from?: string
  until?: string
  keys: readonly string[]
  empty: string
  /** Where a feed of the same list is, without its file name. */
  feeds?: string
  above?: Child
  beside?: Child
}

/** Shows the page of a list that the address asks for; a number beyond the last is no page. */
export async function listPage(c: Context<Env>, screen: Screen, list: List) {
  const { portal, site, words, base } = screen
  const number = pageNumber(c.req.query('trang'))
  if (number === undefined) return notFound(c, portal)
  const { shelf = 'all', from, until } = list
  const days = { ...(from ? { from } : {}), ...(until ? { until } : {}) }
  const count = await portal.countArticles(site.id, { shelf, ...days })
  const last = Math.max(1, Math.ceil(count / PER_PAGE))
  if (number > last) return notFound(c, portal)
  const listed = await listedWith(
    screen,
    await portal.newest(site.id, { shelf, ...days, limit: PER_PAGE, offset: (number - 1) * PER_PAGE }),
  )
  const title = number === 1 ? list.title : `${list.title}, ${words.page(number, last).toLowerCase()}`
  const page = (
    <Shell
      screen={screen}
      head={{ title, canonical: base + pagePath(list.path, number), feeds: list.feeds ?? '' }}
      beside={
        <>
          {list.beside}
          <VisitorBlock screen={screen} />
        </>
      }
    >
      <header class="list-head">
        <h1>{list.title}</h1>
        {count > 0 && <p>{words.articles(formatNumber(count, screen.language))}</p>}
      </header>
      {list.above}
      {count === 0 ? <p>{list.empty}</p> : <Stories screen={screen} listed={listed} />}
      <Pages path={list.path} number={number} last={last} words={words} />
      {list.feeds && <FeedLinks at={list.feeds} words={screen.words} />}
    </Shell>
  )
  return cachedPage(c, page, [`site-${site.id}`, ...list.keys])
}

function FeedLinks({ at, words }: { at: string; words: Screen['words'] }) {
  return (
    <p class="follow">
      {words.feed}: <a href={`${at}/rss.xml`}>RSS</a> · <a href={`${at}/atom.xml`}>Atom</a> ·{' '}
      <a href={`${at}/feed.json`}>JSON Feed</a>
    </p>
  )
}
