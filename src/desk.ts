import { type Context, Hono } from 'hono'
import { bodyLimit } from 'hono/body-limit'
import {
  acceptInvitation,
  accountPage,
  addPasskey,
  addTotp,
  beginSession,
  changeOwnPassword,
  checkAgain,
  checkPage,
  type Desk,
  type DeskContext,
  type DeskEnv,
  deskWords,
  endOwnSession,
  endPasskey,
  endSession,
  endTotp,
  factorsPage,
  freshly,
  invitationPage,
  makeRecoveryCodes,
  newPasskeyQuestion,
  noteSeen,
  nothingHere,
  type Person,
  passkeyQuestion,
  passwordPage,
  personHolding,
  proveSecondFactor,
  secondFactorPage,
  secretOf,
  signInByPasskey,
  signInPage,
} from './accounts/index.ts'
import {
  approveArticle,
  articlePage,
  beginArticle,
  beginPreview,
  bringDocument,
  comparisonPage,
  discardArticle,
  finishPreview,
  historyPage,
  listPage,
  newsroomWordsIn,
  noteArticle,
  outsiderPage,
  overviewPage,
  previewFrame,
  previewPage,
  publishArticle,
  restoreRevision,
  resumeArticle,
  returnArticle,
  reviewArticle,
  rewordNotice,
  type ShowAsPublic,
  saveRevision,
  submitArticle,
  takeUpArticle,
  unscheduleArticle,
  usesOf,
  withdrawArticle,
} from './articles/index.ts'
import {
  cropItem,
  describeItem,
  itemPage,
  type Library,
  libraryData,
  libraryPage,
  libraryWordsIn,
  removeItem,
  type Storage,
  upload as uploadFiles,
} from './media/index.ts'
import { siteByHost } from './sites/index.ts'
import { displayFrom, hostName, sameOriginOnly, securityHeaders, USUAL } from './web/index.ts'

/** What the desk needs of other rooms: how the public site shows an article, and where files lie. */
export type Elsewhere = { show: ShowAsPublic; storage: Storage }

const BOTH = { unknownHost: 'Không có cổng thông tin nào ở tên miền này. / There is no portal at this host.' }

/** In bytes: of a form, and of one that brings files. */
const [LARGEST_FORM, LARGEST_UPLOAD] = [1024 * 1024, 60 * 1024 * 1024]
const UPLOADS = /^\/desk\/(?:media|articles\/[^/]+\/document)$/

/** Everything under /desk: the newsroom of each site, at the site's own hosts. */
export function createDesk(desk: Desk, { show, storage }: Elsewhere): Hono<DeskEnv> {
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
    const newsroom = newsroomWordsIn(c.get('language'))
    c.set('links', [
      { href: '/desk/articles', name: newsroom.articles },
      { href: '/desk/media', name: libraryWordsIn(c.get('language')).library },
    ])
    return next()
  })
  const onError = (c: Context) => c.text(deskWords(c as DeskContext).tooMuch, 413)
  const [form, upload] = [LARGEST_FORM, LARGEST_UPLOAD].map((maxSize) => bodyLimit({ maxSize, onError }))
  // Nobody without an account may send much.
  app.use((c, next) => (c.get('person') && UPLOADS.test(c.req.path) ? upload : form)?.(c, next) ?? next())
  app.get('/sign-in', (c) => signInPage(c, desk))
  app.post('/session', (c) => beginSession(c, desk))
  app.post('/session/end', (c) => endSession(c, desk))
  app.get('/second-factor', (c) => secondFactorPage(c, desk))
  app.post('/second-factor', (c) => proveSecondFactor(c, desk))
  app.post('/session/passkey/options', (c) => passkeyQuestion(c, desk))
  app.post('/session/passkey', (c) => signInByPasskey(c, desk))
  app.get('/invitations/:secret', (c) => invitationPage(c, desk))
  app.post('/invitations/:secret', (c) => acceptInvitation(c, desk))
  const signedIn =
    (page: (c: DeskContext, desk: Desk, person: Person) => Response | Promise<Response>) =>
    async (c: DeskContext) => {
      const person = c.get('person')
      const back = `?back=${encodeURIComponent(c.req.path)}`
      if (!person) return c.redirect(`/desk/${c.get('pending') ? 'second-factor' : 'sign-in'}${back}`, 303)
      const isBare = c.get('site').settings.secondFactor && !c.get('hasSecondFactor')
      // Until it is set up, only one's own account is open.
      if (isBare && !c.req.path.startsWith('/desk/account')) return c.redirect('/desk/account/factors', 303)
      return page(c, desk, person)
    }
  app.get('/account', signedIn(accountPage))
  app.post('/account/sessions/:id/end', signedIn(endOwnSession))
  app.get('/account/check', signedIn(checkPage))
  app.post('/account/check', signedIn(checkAgain))
  app.get('/account/password', signedIn(passwordPage))
  app.post('/account/password', signedIn(changeOwnPassword))
  app.get('/account/factors', signedIn(freshly(factorsPage)))
  app.post('/account/passkeys/options', signedIn(freshly(newPasskeyQuestion)))
  app.post('/account/passkeys', signedIn(freshly(addPasskey)))
  app.post('/account/passkeys/end', signedIn(freshly(endPasskey)))
  app.post('/account/totp', signedIn(freshly(addTotp)))
  app.post('/account/totp/end', signedIn(freshly(endTotp)))
  app.post('/account/recovery', signedIn(freshly(makeRecoveryCodes)))
  app.get('/', signedIn(overviewPage))
  app.get('/articles', signedIn(listPage))
  app.post('/articles', signedIn(beginArticle))
  app.get('/articles/:id', signedIn(articlePage))
  app.post('/articles/:id/work', signedIn(takeUpArticle))
  app.post('/articles/:id/revision', signedIn(saveRevision))
  app.post('/articles/:id/document', signedIn(bringDocument(storage)))
  app.post('/articles/:id/submission', signedIn(submitArticle))
  app.post('/articles/:id/return', signedIn(returnArticle))
  app.post('/articles/:id/approval', signedIn(approveArticle))
  app.post('/articles/:id/publication', signedIn(publishArticle))
  app.post('/articles/:id/schedule/end', signedIn(unscheduleArticle))
  app.post('/articles/:id/disposal', signedIn(discardArticle))
  app.post('/articles/:id/resumption', signedIn(resumeArticle))
  app.get('/articles/:id/history', signedIn(historyPage))
  app.get('/articles/:id/comparison', signedIn(comparisonPage))
  app.post('/articles/:id/restoration', signedIn(restoreRevision))
  app.post('/articles/:id/notes', signedIn(noteArticle))
  app.post('/articles/:id/withdrawal', signedIn(withdrawArticle))
  app.post('/articles/:id/notices', signedIn(rewordNotice))
  app.post('/articles/:id/review', signedIn(reviewArticle))
  app.get('/articles/:id/preview', signedIn(previewPage))
  app.get('/articles/:id/preview/page', signedIn(previewFrame(show)))
  app.post('/articles/:id/previews', signedIn(beginPreview))
  app.post('/articles/:id/previews/:preview/end', signedIn(finishPreview))
  const library: Library = { ...desk, storage, usesOf }
  const ofLibrary = (page: (c: DeskContext, library: Library, person: Person) => Promise<Response>) =>
    signedIn((c, _desk, person) => page(c, library, person))
  app.get('/media', ofLibrary(libraryPage))
  app.post('/media', ofLibrary(uploadFiles))
  app.get('/media/data', ofLibrary(libraryData))
  app.get('/media/:id', ofLibrary(itemPage))
  app.post('/media/:id/description', ofLibrary(describeItem))
  app.post('/media/:id/crop', ofLibrary(cropItem))
  app.post('/media/:id/removal', ofLibrary(removeItem))
  const outsider = outsiderPage(show)
  app.get('/previews/:secret', (c) => outsider(c, desk))
  app.notFound((c) => (c.get('site') ? nothingHere(c, desk) : c.text(BOTH.unknownHost, 404)))
  return app
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
