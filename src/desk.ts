import { type Context, Hono } from 'hono'
import { bodyLimit } from 'hono/body-limit'
import {
  countUnread,
  type Desk,
  type DeskContext,
  type DeskEnv,
  deskWords,
  noteSeen,
  nothingHere,
  personHolding,
  rolesAnywhere,
  secretOf,
} from './accounts/index.ts'
import { isAdministrator, officeWordsIn } from './administration/index.ts'
import { newsroomWordsIn } from './articles/index.ts'
import { isColleague, registerWordsIn } from './coordination/index.ts'
import { addPages, type Elsewhere } from './desk-pages.ts'
import { libraryWordsIn } from './media/index.ts'
import { siteByHost } from './sites/index.ts'
import { displayFrom, hostName, sameOriginOnly, securityHeaders, USUAL } from './web/index.ts'

const BOTH = { unknownHost: 'Không có cổng thông tin nào ở tên miền này. / There is no portal at this host.' }

/** In bytes: of a form, and of one that brings files. */
const [LARGEST_FORM, LARGEST_UPLOAD] = [1024 * 1024, 60 * 1024 * 1024]
const UPLOADS =
  /^\/desk\/(?:media|site\/emblem|articles\/[^/]+\/document|coordination\/(?:agreements|duties|reviews|tasks)\/[^/]+\/(?:file|files|evidence|amendments|papers))$/

/** Everything under /desk: the newsroom of each site, at the site's own hosts. */
export function createDesk(desk: Desk, elsewhere: Elsewhere): Hono<DeskEnv> {
  const app = new Hono<DeskEnv>().basePath('/desk')
  app.use(securityHeaders)
  app.use(sameOriginOnly)
  app.use(async (c, next) => {
    c.header('cache-control', 'no-store')
    c.header('x-robots-tag', 'noindex')
    const host = hostName(c.req.header('host'))
    const found = host ? await siteByHost(desk.database.rows, host) : undefined
    if (!found) return c.notFound()
    c.set('site', found.site)
    c.set('display', displayFrom(c.req.header('cookie')) ?? USUAL)
    await recognise(c, desk)
    c.set('links', await linksFor(c, desk))
    // No address of ours holds what a database cannot store.
    if (/%00/.test(c.req.url)) return c.notFound()
    return next()
  })
  const onError = (c: Context) => c.text(deskWords(c as DeskContext).tooMuch, 413)
  const [form, upload] = [LARGEST_FORM, LARGEST_UPLOAD].map((maxSize) => bodyLimit({ maxSize, onError }))
  // Nobody without an account may send much.
  app.use((c, next) => (c.get('person') && UPLOADS.test(c.req.path) ? upload : form)?.(c, next) ?? next())
  app.use(async (c, next) => {
    if (c.req.method === 'GET' || c.req.method === 'HEAD') return next()
    // A body may take its time: who asks, and for which site as it is now, is looked up once it is here.
    await c.req.arrayBuffer()
    const found = await siteByHost(desk.database.rows, hostName(c.req.header('host')) ?? '')
    if (!found) return c.notFound()
    c.set('site', found.site)
    await recognise(c, desk)
    return next()
  })
  addPages(app, desk, elsewhere)
  app.notFound((c) => (c.get('site') ? nothingHere(c, desk) : c.text(BOTH.unknownHost, 404)))
  return app
}

/** The parts of the desk that somebody can go to. */
async function linksFor(c: DeskContext, { database }: Desk): Promise<{ href: string; name: string }[]> {
  const [language, person] = [c.get('language'), c.get('person')]
  if (!person) return []
  const siteId = c.get('site').id
  const roles = rolesAnywhere(person, siteId)
  const isOfNewsroom = roles.size > (roles.has('member') ? 1 : 0)
  const links = isOfNewsroom
    ? [
        { href: '/desk/articles', name: newsroomWordsIn(language).articles },
        { href: '/desk/media', name: libraryWordsIn(language).library },
      ]
    : []
  if (isAdministrator(person, siteId) || (await isColleague(database.rows, siteId, person.account.id)))
    links.push({ href: '/desk/coordination', name: registerWordsIn(language).register })
  if (isAdministrator(person, siteId)) links.push({ href: '/desk/site', name: officeWordsIn(language).site })
  const unread = await countUnread(database.rows, siteId, person.account.id)
  const words = deskWords(c)
  return [...links, { href: '/desk/notices', name: unread > 0 ? words.noticesCount(unread) : words.notices }]
}

/** Who it is whose browser asks, and in which language they work. */
async function recognise(c: DeskContext, { database, clock }: Desk): Promise<void> {
  const [secret, at] = [secretOf(c), clock()]
  const found = secret === undefined ? undefined : await personHolding(database.rows, secret, at)
  c.set('person', found?.isComplete ? found.person : undefined)
  c.set('pending', found?.isComplete ? undefined : found?.person)
  c.set('hasSecondFactor', found?.hasSecondFactor ?? false)
  c.set('checkedAt', found?.checkedAt)
  c.set('sessionId', found?.sessionId)
  c.set('language', found?.person.account.language ?? c.get('site').language)
  if (found?.stale) await database.transact((rows) => noteSeen(rows, found.sessionId, at))
}
