import type { Context } from 'hono'
import type { ArticleSummary } from '../../articles/index.ts'
import { type MappedPage, MOST_MAPPED, sitemap, sitemapIndex } from '../../syndication/index.ts'
import { PATHS } from '../addresses.ts'
import type { Portal } from '../portal.ts'
import { baseOf, cachedFile, type Env } from '../screen.ts'

const XML = 'application/xml; charset=utf-8'
/** So many articles in one file: it stays quick to make and far below what sitemaps.org allows. */
const PER_MAP = Math.min(500, MOST_MAPPED)

/** The sitemap, or the list of them where a site has more articles than one should hold. */
export async function siteMapFile(c: Context<Env>, portal: Portal) {
  const site = c.get('site')
  const base = baseOf(c, portal)
  const keys = [`site-${site.id}`]
  const maps = Math.max(1, Math.ceil((await portal.countArticles(site.id, {})) / PER_MAP))
  if (maps === 1) return cachedFile(c, sitemap(await pagesOf(c, portal, 0)), XML, keys)
  const all = Array.from({ length: maps }, (_, index) => ({ url: `${base}/sitemap-${index + 1}.xml` }))
  return cachedFile(c, sitemapIndex(all), XML, keys)
}

/** One of several sitemaps, counted from the oldest article, so that a full one does not change again. */
export async function numberedMap(c: Context<Env>, portal: Portal) {
  const number = Number(/^\/sitemap-([1-9]\d{0,4})\.xml$/.exec(c.req.path)?.[1] ?? 0)
  const site = c.get('site')
  const maps = Math.ceil((await portal.countArticles(site.id, {})) / PER_MAP)
  if (number < 1 || number > maps) return c.notFound()
  return cachedFile(c, sitemap(await pagesOf(c, portal, number - 1)), XML, [`site-${site.id}`])
}

async function pagesOf(c: Context<Env>, portal: Portal, index: number): Promise<MappedPage[]> {
  const site = c.get('site')
  const base = baseOf(c, portal)
  const articles = await portal.newest(site.id, {
    oldestFirst: true,
    limit: PER_MAP,
    offset: index * PER_MAP,
  })
  const paths = await portal.pathsOf(articles.map(({ id }) => id))
  const pictures = await portal.picturesOf(
    site.id,
    articles.flatMap(({ picture }) => picture ?? []),
  )
  const fresh = new Date(Date.parse(portal.now()) - 2 * 86_400_000).toISOString()
  const stories = articles.map((article): MappedPage => {
    const picture = article.picture ? pictures.get(article.picture) : undefined
    return {
      url: base + (paths.get(article.id) ?? ''),
      changed: article.changedAt,
      picture: picture && `${base}/media/${picture.hash}-1200.jpeg`,
      // Of what nobody knows the day, it is not known that it is new.
      news:
        article.appeared.basis !== 'import' && article.appeared.at > fresh
          ? newsOf(article, site.name)
          : undefined,
    }
  })
  if (index > 0) return stories
  const sections = await portal.sectionsOf(site.id)
  return [PATHS.home, ...sections.map(({ slug }) => PATHS.section(slug))]
    .map((path): MappedPage => ({ url: base + path }))
    .concat(stories)
}

function newsOf({ language, title, appeared }: ArticleSummary, publication: string): MappedPage['news'] {
  return { publication, language, title, published: appeared.at }
}

/** What robots may read: everything but answers to questions, of which there is no end. */
export function robots(c: Context<Env>, portal: Portal) {
  const text = `User-agent: *\nDisallow: ${PATHS.search}\nDisallow: /luot-xem\n\nSitemap: ${baseOf(c, portal)}/sitemap.xml\n`
  return cachedFile(c, text, 'text/plain; charset=utf-8', [`site-${c.get('site').id}`])
}
