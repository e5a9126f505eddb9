import { Hono } from 'hono'
import { bodyLimit } from 'hono/body-limit'
import {
  acceptInvitation,
  accountPage,
  beginSession,
  type Desk,
  type DeskContext,
  type DeskEnv,
  deskWords,
  endOwnSession,
  endSession,
  invitationPage,
  noteSeen,
  type Person,
  personHolding,
  secretOf,
  signInPage,
} from './accounts/index.ts'
import { siteByHost } from './sites/index.ts'
import { displayFrom, hostName, sameOriginOnly, securityHeaders, USUAL } from './web/index.ts'

/** In bytes, of a form; what is larger goes by ways of its own. */
const LARGEST_FORM = 1024 * 1024

/** Everything under /desk: the newsroom of each site, at the site's own hosts. */
export function createDesk(desk: Desk): Hono<DeskEnv> {
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
    c.set('links', [])
    c.set('display', displayFrom(c.req.header('cookie')) ?? USUAL)
    await recognise(c, desk)
    return next()
  })
  app.use(
    bodyLimit({ maxSize: LARGEST_FORM, onError: (c) => c.text(deskWords(c as DeskContext).tooMuch, 413) }),
  )
  app.get('/sign-in', (c) => signInPage(c, desk))
  app.post('/session', (c) => beginSession(c, desk))
  app.post('/session/end', (c) => endSession(c, desk))
  app.get('/invitations/:secret', (c) => invitationPage(c, desk))
  app.post('/invitations/:secret', (c) => acceptInvitation(c, desk))
  const signedIn =
    (page: (c: DeskContext, desk: Desk, person: Person) => Promise<Response>) => async (c: DeskContext) => {
      const person = c.get('person')
      if (person) return page(c, desk, person)
      return c.redirect(`/desk/sign-in?back=${encodeURIComponent(c.req.path)}`, 303)
    }
  app.get('/account', signedIn(accountPage))
  app.post('/account/sessions/:id/end', signedIn(endOwnSession))
  app.get('/', (c) => c.redirect('/desk/account', 303))
  return app
}

/** Who it is whose browser asks, and in which language they work. */
async function recognise(c: DeskContext, { database, clock }: Desk): Promise<void> {
  const [secret, at] = [secretOf(c), clock()]
  const found = secret === undefined ? undefined : await personHolding(database.rows, secret, at)
  c.set('person', found?.person)
  c.set('sessionId', found?.sessionId)
  c.set('language', found?.person.account.language ?? c.get('site').language)
  if (found?.stale) await database.transact((rows) => noteSeen(rows, found.sessionId, at))
}
