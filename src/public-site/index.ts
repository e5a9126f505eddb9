import { Hono } from 'hono'
import { bodyLimit } from 'hono/body-limit'
import type { Article } from '../articles/index.ts'
import type { Section, Site } from '../sites/index.ts'
import { hostName, sameOriginOnly, securityHeaders } from '../web/index.ts'
import type { Portal } from './portal.ts'
import { agreement, agreementData, agreements, agreementTable } from './routes/agreements.tsx'
import { archive, archiveOf } from './routes/archive.tsx'
import { address, articlePage } from './routes/article.tsx'
import { attachment } from './routes/attachment.ts'
import { displayChoice } from './routes/display-choice.ts'
import { feed } from './routes/feeds.tsx'
import { asset, media, serviceWorker } from './routes/files.ts'
import { home } from './routes/home.tsx'
import { indexNowKey } from './routes/index-now-key.ts'
import { numberedMap, robots, siteMapFile } from './routes/maps.ts'
import { notFound } from './routes/not-found.tsx'
import { oldAddress } from './routes/old-address.ts'
import { otherMethod } from './routes/other-method.ts'
import { glossary, siteMap } from './routes/overviews.tsx'
import { recording } from './routes/recording.ts'
import { search, suggestions } from './routes/search.tsx'
import { section } from './routes/section.tsx'
import { statistics, statisticsApi, statisticsData, statisticsTable } from './routes/statistics.tsx'
import { inLanguage, tag, tags } from './routes/tags.tsx'
import { topic } from './routes/topic.tsx'
import type { Env } from './screen.ts'
import { words } from './words.vi.ts'

export { beacon } from './beacon/beacon.ts'
export { REASONS, type Reason } from './beacon/countable.ts'
export { styleAt } from './look.ts'
export { plainAddress } from './plain-address.ts'
export type { Portal } from './portal.ts'
export { asRecords, csvOf, namedBy, subjectsOf, tablesOf } from './statistics-tables.ts'
export { emblemAddress } from './views/emblem.tsx'
export { wordsIn } from './words.ts'

/** Everything that a visitor can reach. */
export function publicSite(portal: Portal): Hono<Env> {
  const site = new Hono<Env>()
  site.use(securityHeaders)
  site.use(sameOriginOnly)
  const limit = bodyLimit({ maxSize: 64 * 1024, onError: (c) => c.text(words.tooMuch, 413) })
  site.on(['POST', 'PUT', 'PATCH', 'DELETE'], '*', limit)
  site.use(async (c, next) => {
    const host = hostName(c.req.header('host'))
    const found = host ? await portal.siteByHost(host) : undefined
    if (!host || !found) return c.text(words.unknownHost, 404)
    c.set('site', found.site)
    c.set('host', host)
    c.set('former', found.former)
    return next()
  })
  site.use((c, next) => oldAddress(c, portal, next))
  site.get('/', (c) => home(c, portal))
  site.get('/chuyen-muc/:slug', (c) => section(c, portal))
  site.get('/tu-khoa', (c) => tags(c, portal))
  site.get('/tu-khoa/:slug', (c) => tag(c, portal))
  site.get('/ngon-ngu/:language', (c) => inLanguage(c, portal))
  site.get('/dong-su-kien/:slug', (c) => topic(c, portal))
  site.get('/luu-tru', (c) => archive(c, portal))
  for (const path of ['/luu-tru/:year', '/luu-tru/:year/:month', '/luu-tru/:year/:month/:day'])
    site.get(path, (c) => archiveOf(c, portal))
  site.get('/tim-kiem', (c) => search(c, portal))
  site.get('/tim-kiem/goi-y', (c) => suggestions(c, portal))
  site.get('/viet-tat', (c) => glossary(c, portal))
  site.get('/thong-ke', (c) => statistics(c, portal))
  site.get('/thong-ke/:language{en}', (c) => statistics(c, portal))
  site.get('/thong-ke.json', (c) => statisticsData(c, portal))
  site.get('/thong-ke/openapi.json', (c) => statisticsApi(c, portal))
  site.get('/thong-ke/:table{[a-z-]+\\.csv}', (c) => statisticsTable(c, portal))
  site.get('/quy-che', (c) => agreements(c, portal))
  for (const file of ['rss.xml', 'atom.xml', 'feed.json'])
    site.get(`/quy-che/${file}`, (c) => feed(c, portal))
  site.get('/quy-che/:file{[a-z0-9-]+\\.json}', (c) => agreementData(c, portal))
  site.get('/quy-che/:file{[a-z0-9-]+\\.csv}', (c) => agreementTable(c, portal))
  site.get('/quy-che/:slug', (c) => agreement(c, portal))
  site.get('/so-do-cong', (c) => siteMap(c, portal))
  for (const file of ['rss.xml', 'atom.xml', 'feed.json'])
    for (const before of ['', '/tim-kiem', '/:kind/:name'])
      site.get(`${before}/${file}`, (c) => feed(c, portal))
  site.get('/sitemap.xml', (c) => siteMapFile(c, portal))
  site.get('/:map{sitemap-\\d+\\.xml}', (c) => numberedMap(c, portal))
  site.get('/service-worker.js', (c) => serviceWorker(c, portal))
  site.get('/:key{[a-zA-Z0-9-]{8,128}\\.txt}', (c, next) => indexNowKey(c) ?? next())
  site.get('/robots.txt', (c) => robots(c, portal))
  site.get('/media/:name{[0-9a-f]+\\.(?:mp3|m4a|ogg)}', (c) => recording(c, portal))
  site.get('/media/:name{[0-9a-f]+\\.(?:pdf|docx|xlsx|pptx|odt|ods|odp)}', (c) => attachment(c, portal))
  site.get('/media/:name', (c) => media(c, portal))
  site.get('/assets/:name', (c) => asset(c, portal))
  site.post('/tuy-chon', (c) => displayChoice(c, portal))
  site.get('*', (c) => address(c, portal))
  site.all('*', otherMethod)
  site.notFound((c) => (c.get('site') ? notFound(c, portal) : c.text(words.unknownHost, 404)))
  return site
}

/** Shows an article that is not public yet exactly as readers would see it, as a page of HTML. */
export function previewer(
  portal: Portal,
): (site: Site, request: Request, article: Article) => Promise<string> {
  return async (site, request, article) => {
    const app = new Hono<Env>()
    app.get('*', async (c) => {
      c.set('site', site)
      c.set('host', site.host)
      c.set('former', false)
      return c.html(`<!doctype html>${String(await articlePage(c, portal, article, '/tin/…', false))}`)
    })
    return (await app.fetch(request)).text()
  }
}

/** Shows a page of a site as it would be if the site were so; nothing of it is stored or counted. */
export function siteShower(
  portal: Portal,
): (site: Site, path: string, sections?: Section[]) => Promise<string> {
  return async (site, path, sections) => {
    const changed = publicSite({
      ...portal,
      siteByHost: async () => ({ site, former: false }),
      ...(sections ? { sectionsOf: async () => sections } : {}),
    })
    const host = site.host || 'localhost'
    const request = new Request(`http://${host}${path}`, { headers: { host } })
    return (await changed.fetch(request)).text()
  }
}
