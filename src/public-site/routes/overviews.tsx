import type { Context } from 'hono'
import { PATHS } from '../addresses.ts'
import { languageName } from '../languages.ts'
import type { Portal } from '../portal.ts'
import { cachedPage, type Env, type Screen, screenOf } from '../screen.ts'
import { Shell } from '../views/shell.tsx'
import { VisitorBlock } from '../views/visitor-block.tsx'
import { notFound } from './not-found.tsx'

/** What the abbreviations of a site stand for. */
export async function glossary(c: Context<Env>, portal: Portal) {
  const screen = await screenOf(c, portal)
  const { site, words, base } = screen
  const entries = [...site.settings.glossary].sort((a, b) => a.short.localeCompare(b.short, site.language))
  if (entries.length === 0) return notFound(c, portal)
  const page = (
    <Shell
      screen={screen}
      head={{ title: words.glossary, canonical: base + PATHS.glossary }}
      beside={<VisitorBlock screen={screen} />}
    >
      <h1>{words.glossary}</h1>
      <p>{words.glossaryIntro}</p>
      <dl class="glossary">
        {entries.map(({ short, long }) => (
          <div>
            <dt>{short}</dt>
            <dd>{long}</dd>
          </div>
        ))}
      </dl>
    </Shell>
  )
  return cachedPage(c, page, [`site-${site.id}`])
}

/** Every page that can be reached, but for the articles. */
export async function siteMap(c: Context<Env>, portal: Portal) {
  const screen = await screenOf(c, portal)
  const { site, words, base } = screen
  const { menu, foot, topics, languages } = site.settings
  const all = [
    ...menu,
    ...foot,
    ...topics.map(({ title, slug }) => ({ name: title, url: PATHS.topic(slug) })),
    { name: words.search, url: PATHS.search },
    { name: words.archive, url: PATHS.archive },
    { name: words.allTags, url: PATHS.tags },
    { name: words.visits, url: PATHS.statistics },
    ...((await portal.agreements(site.id)).length > 0
      ? [{ name: words.agreements, url: PATHS.agreements }]
      : []),
    ...(site.settings.glossary.length > 0 ? [{ name: words.glossary, url: PATHS.glossary }] : []),
    ...languages.map((language) => ({
      name: words.storiesIn(languageName(language, screen.language)),
      url: PATHS.language(language),
    })),
  ]
  // What stands in the menu and in the foot is one page.
  const others = [...new Map(all.map((link) => [link.url, link])).values()]
  const page = (
    <Shell
      screen={screen}
      head={{ title: words.siteMap, canonical: base + PATHS.siteMap }}
      beside={<VisitorBlock screen={screen} />}
    >
      <h1>{words.siteMap}</h1>
      <h2>{words.sections}</h2>
      <Tree screen={screen} parentId={null} />
      <h2>{words.links}</h2>
      <ul>
        {others.map(({ name, url }) => (
          <li>
            <a href={url}>{name}</a>
          </li>
        ))}
      </ul>
    </Shell>
  )
  return cachedPage(c, page, [`site-${site.id}`])
}

function Tree({ screen, parentId }: { screen: Screen; parentId: string | null }) {
  const here = screen.sections.filter((section) => section.parentId === parentId)
  if (here.length === 0) return null
  return (
    <ul>
      {here.map(({ id, slug, name }) => (
        <li>
          <a href={PATHS.section(slug)}>{name}</a>
          <Tree screen={screen} parentId={id} />
        </li>
      ))}
    </ul>
  )
}
