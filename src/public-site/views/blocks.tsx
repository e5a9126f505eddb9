import type { Child } from 'hono/jsx'
import { type Shelf, sectionShelf, tagShelf } from '../../articles/index.ts'
import type { Block } from '../../sites/index.ts'
import { slug as slugOf } from '../../text/index.ts'
import { atHost, safeUrl } from '../../web/index.ts'
import { PATHS } from '../addresses.ts'
import type { Screen } from '../screen.ts'
import { LeadStory, type Listed, listedWith, Stories } from './stories.tsx'
import { VisitorBlock } from './visitor-block.tsx'
import { When } from './when.tsx'

/** What has been shown further up is not shown again. */
export type Shown = Set<string>

/** A block of the home page, or null where it has nothing to show; adds what it shows to `shown`. */
export async function blockOf(screen: Screen, block: Block, shown: Shown): Promise<Child> {
  switch (block.kind) {
    case 'lead':
      return leadBlock(screen, shown)
    case 'newest':
      return storiesBlock(screen, shown, {
        title: screen.words.newest,
        href: PATHS.archive,
        count: block.count,
      })
    case 'section':
      return sectionBlock(screen, shown, block)
    case 'topic':
      return topicBlock(screen, block)
    case 'notices':
      return noticesBlock(screen, block)
    case 'from-parent':
      return parentBlock(screen, block)
    case 'most-read':
      return mostReadBlock(screen, block)
    case 'links':
      return linksBlock(screen, block)
    case 'visits':
      return <VisitorBlock screen={screen} />
  }
}

async function leadBlock(screen: Screen, shown: Shown): Promise<Child> {
  const listed = await listedWith(screen, await screen.portal.newest(screen.site.id, { limit: 1 }))
  for (const { id } of listed.articles) shown.add(id)
  return <LeadStory screen={screen} listed={listed} />
}

type Stocked = { title: string; href: string; count: number; shelf?: Shelf; compact?: boolean }

async function storiesBlock(
  screen: Screen,
  shown: Shown,
  { title, href, count, shelf, compact = false }: Stocked,
): Promise<Child> {
  const limit = count + shown.size
  const newest = await screen.portal.newest(screen.site.id, {
    ...(shelf ? { shelf } : {}),
    limit: Math.min(limit, 100),
  })
  const fresh = newest.filter(({ id }) => !shown.has(id)).slice(0, count)
  if (fresh.length === 0) return null
  for (const { id } of fresh) shown.add(id)
  return (
    <section class="block">
      <BlockTitle title={title} href={href} screen={screen} />
      <Stories screen={screen} listed={await listedWith(screen, fresh)} level={3} compact={compact} />
    </section>
  )
}

function BlockTitle({ title, href, screen: { words } }: { title: string; href: string; screen: Screen }) {
  return (
    <header>
      <h2>
        <a href={href}>{title}</a>
      </h2>
      <a href={href} aria-label={`${words.seeAll}: ${title}`}>
        {words.seeAll} →
      </a>
    </header>
  )
}

async function sectionBlock(
  screen: Screen,
  shown: Shown,
  { slug, count }: { slug: string; count: number },
): Promise<Child> {
  const section = screen.sections.find((each) => each.slug === slug)
  if (!section) return null
  const shelf = sectionShelf(section.id)
  return storiesBlock(screen, shown, {
    title: section.name,
    href: PATHS.section(slug),
    count,
    shelf,
    compact: true,
  })
}

async function topicBlock(screen: Screen, { slug, count }: { slug: string; count: number }): Promise<Child> {
  const topic = screen.site.settings.topics.find((each) => each.slug === slug)
  if (!topic) return null
  const shelf = tagShelf(slugOf(topic.tag))
  const listed = await listedWith(screen, await screen.portal.newest(screen.site.id, { shelf, limit: count }))
  return (
    <section>
      <h2>
        <span class="kicker">{screen.words.topic}: </span>
        <a href={PATHS.topic(slug)}>{topic.title}</a>
      </h2>
      <Headlines screen={screen} listed={listed} />
    </section>
  )
}

async function noticesBlock(
  screen: Screen,
  { slug, count }: { slug: string; count: number },
): Promise<Child> {
  const section = screen.sections.find((each) => each.slug === slug)
  if (!section) return null
  const shelf = sectionShelf(section.id)
  const listed = await listedWith(screen, await screen.portal.newest(screen.site.id, { shelf, limit: count }))
  if (listed.articles.length === 0) return null
  return (
    <section>
      <h2>
        <a href={PATHS.section(slug)}>{section.name}</a>
      </h2>
      <Headlines screen={screen} listed={listed} />
    </section>
  )
}

/** A short list of headlines with their days. */
export function Headlines({
  screen: { site, words, language },
  listed: { articles, paths },
}: {
  screen: Screen
  listed: Pick<Listed, 'articles' | 'paths'>
}) {
  return (
    <ul class="newest">
      {articles.map((article) => (
        <li>
          <a href={paths.get(article.id)} lang={article.language === language ? undefined : article.language}>
            {article.title}
          </a>
          <When appeared={article.appeared} zone={site.zone} words={words} />
        </li>
      ))}
    </ul>
  )
}

/** What the body above has put on one of its sections, with links to its own portal. */
async function parentBlock(
  screen: Screen,
  { slug, title, count }: { slug: string; title: string; count: number },
): Promise<Child> {
  const { portal, site } = screen
  const parent = site.settings.parent ? (await portal.siteByHost(site.settings.parent))?.site : undefined
  if (!parent || parent.id === site.id) return null
  const section = (await portal.sectionsOf(parent.id)).find((each) => each.slug === slug)
  if (!section) return null
  const newest = await portal.newest(parent.id, { shelf: sectionShelf(section.id), limit: count })
  if (newest.length === 0) return null
  const base = atHost(screen.base, site.settings.parent)
  const paths = await portal.pathsOf(newest.map(({ id }) => id))
  const abroad = new Map([...paths].map(([id, path]) => [id, base + path]))
  return (
    <section>
      <h2>
        <a href={base + PATHS.section(slug)}>{title}</a>
      </h2>
      <Headlines screen={screen} listed={{ articles: newest, paths: abroad }} />
      <p class="when">{screen.words.from(parent.bodyName)}</p>
    </section>
  )
}

async function mostReadBlock(
  screen: Screen,
  { days, count }: { days: number; count: number },
): Promise<Child> {
  const { portal, site, words, language } = screen
  const read = await portal.mostRead(site, days, count)
  const headlines = await portal.headlines(
    site.id,
    read.map(({ subject }) => subject),
  )
  const paths = await portal.pathsOf(headlines.map(({ id }) => id))
  if (headlines.length === 0) return null
  return (
    <section>
      <h2>{words.mostRead}</h2>
      <ol class="newest ranked">
        {headlines.map((each) => (
          <li>
            <a href={paths.get(each.id)} lang={each.language === language ? undefined : each.language}>
              {each.title}
            </a>
          </li>
        ))}
      </ol>
    </section>
  )
}

function linksBlock({ words }: Screen, { title, links }: Extract<Block, { kind: 'links' }>): Child {
  const safe = links.flatMap(({ name, url }) => {
    const href = url.startsWith('/') ? url : safeUrl(url)
    return href ? [{ name, href }] : []
  })
  if (safe.length === 0) return null
  return (
    <section>
      <h2>{title ?? words.links}</h2>
      <ul class="links">
        {safe.map(({ name, href }) => (
          <li>
            <a href={href} rel={href.startsWith('/') ? undefined : 'noopener'}>
              {name}
            </a>
          </li>
        ))}
      </ul>
    </section>
  )
}
