import type { Context } from 'hono'
import type { Portal } from '../portal.ts'
import { cachedPage, type Env, screenOf } from '../screen.ts'
import { Shell } from '../views/shell.tsx'
import { listedWith, Stories } from '../views/stories.tsx'
import { VisitorBlock } from '../views/visitor-block.tsx'
import { notFound } from './not-found.tsx'

const PER_PAGE = 15

/** One shelf, newest first, by numbered pages. */
export async function section(c: Context<Env>, portal: Portal) {
  const screen = await screenOf(c, portal)
  const { site, sections, words, base } = screen
  const shelf = sections.find(({ slug }) => slug === c.req.param('slug'))
  const number = pageNumber(c.req.query('trang'))
  if (!shelf || number === undefined) return notFound(c, portal)
  const count = await portal.countArticles(site.id, shelf.id)
  const last = Math.max(1, Math.ceil(count / PER_PAGE))
  if (number > last) return notFound(c, portal)
  const listed = await listedWith(
    screen,
    await portal.newest(site.id, { sectionId: shelf.id, limit: PER_PAGE, offset: (number - 1) * PER_PAGE }),
  )
  const path = `/chuyen-muc/${shelf.slug}`
  const title = number === 1 ? shelf.name : `${shelf.name}, ${words.page(number, last).toLowerCase()}`
  const page = (
    <Shell
      screen={screen}
      head={{ title, canonical: base + pagePath(path, number) }}
      beside={<VisitorBlock screen={screen} />}
    >
      <h1>{shelf.name}</h1>
      {count === 0 ? <p>{words.nothingYet}</p> : <Stories screen={screen} listed={listed} />}
      {last > 1 && (
        <nav class="pages" aria-label={words.pages}>
          {number > 1 && <a href={pagePath(path, number - 1)}>← {words.newer}</a>}
          <span>{words.page(number, last)}</span>
          {number < last && <a href={pagePath(path, number + 1)}>{words.older} →</a>}
        </nav>
      )}
    </Shell>
  )
  return cachedPage(c, page, [`site-${site.id}`, `section-${shelf.id}`])
}

function pageNumber(text: string | undefined): number | undefined {
  if (text === undefined) return 1
  return /^[1-9]\d{0,5}$/.test(text) ? Number(text) : undefined
}

function pagePath(path: string, number: number): string {
  return number === 1 ? path : `${path}?trang=${number}`
}
