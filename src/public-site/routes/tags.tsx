import type { Context } from 'hono'
import { languageShelf, tagShelf } from '../../articles/index.ts'
import { formatNumber } from '../../web/index.ts'
import { PATHS } from '../addresses.ts'
import { languageName } from '../languages.ts'
import type { Portal } from '../portal.ts'
import { cachedPage, type Env, screenOf } from '../screen.ts'
import { listPage } from '../views/list-page.tsx'
import { Shell } from '../views/shell.tsx'
import { VisitorBlock } from '../views/visitor-block.tsx'
import { notFound } from './not-found.tsx'

const MOST_TAGS = 300

/** Every tag that an article carries, the most used first. */
export async function tags(c: Context<Env>, portal: Portal) {
  const screen = await screenOf(c, portal)
  const { site, words, base, language } = screen
  const all = await portal.tagsOf(site.id, MOST_TAGS)
  const page = (
    <Shell
      screen={screen}
      head={{ title: words.allTags, canonical: base + PATHS.tags }}
      beside={<VisitorBlock screen={screen} />}
    >
      <h1>{words.allTags}</h1>
      {all.length === 0 && <p>{words.noTags}</p>}
      <ul class="cloud">
        {all.map(({ slug, name, articles }) => (
          <li>
            <a href={PATHS.tag(slug)}>{name}</a> <span>{formatNumber(articles, language)}</span>
          </li>
        ))}
      </ul>
    </Shell>
  )
  return cachedPage(c, page, [`site-${site.id}`])
}

/** The articles that carry one tag. */
export async function tag(c: Context<Env>, portal: Portal) {
  const screen = await screenOf(c, portal)
  const slug = c.req.param('slug') ?? ''
  const name = await portal.tagName(screen.site.id, slug)
  if (name === undefined) return notFound(c, portal)
  const path = PATHS.tag(slug)
  return listPage(c, screen, {
    title: screen.words.tag(name),
    path,
    shelf: tagShelf(slug),
    keys: [],
    empty: screen.words.nothingYet,
    feeds: path,
  })
}

/** The articles in one language, in the interface of that language where there is one. */
export async function inLanguage(c: Context<Env>, portal: Portal) {
  const language = c.req.param('language') ?? ''
  if (!/^[a-z]{2,3}$/.test(language)) return notFound(c, portal)
  const screen = await screenOf(c, portal, language)
  const shelf = languageShelf(language)
  if ((await portal.countArticles(screen.site.id, { shelf })) === 0) return notFound(c, portal)
  const path = PATHS.language(language)
  return listPage(c, screen, {
    title: screen.words.storiesIn(languageName(language, language)),
    path,
    shelf,
    keys: [],
    empty: screen.words.nothingYet,
    feeds: path,
  })
}
