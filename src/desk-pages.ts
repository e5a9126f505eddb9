import type { Hono } from 'hono'
import type { Desk, DeskContext, DeskEnv, Person } from './accounts/index.ts'
import * as accounts from './accounts/index.ts'
import * as administration from './administration/index.ts'
import * as articles from './articles/index.ts'
import * as coordination from './coordination/index.ts'
import * as media from './media/index.ts'

/** What the desk needs of other rooms: how the public site shows things, and where files lie. */
export type Elsewhere = Pick<administration.Office, 'showSite' | 'styleAt' | 'emblemAt'> & {
  show: articles.ShowAsPublic
  storage: media.Storage
}

type App = Hono<DeskEnv>
type Page<Stand> = (c: DeskContext, stand: Stand, person: Person) => Response | Promise<Response>

/** Every page of the desk, in the order in which people meet them. */
export function addPages(app: App, desk: Desk, elsewhere: Elsewhere): void {
  addDoor(app, desk)
  addAccount(app, desk)
  addNewsroom(app, desk, elsewhere)
  addLibrary(app, { ...desk, storage: elsewhere.storage, usesOf: articles.usesOf })
  addRegister(app, { ...desk, storage: elsewhere.storage, draftArticle: articles.draftArticle })
  addOffice(app, {
    ...desk,
    ...elsewhere,
    isSectionUsed: articles.isSectionUsed,
    titlesOf: articles.latestTitles,
    articlesCalled: articles.articlesCalled,
  })
}

/** A page for somebody who is signed in; who is not is led to the door and back. */
function signedIn<Stand>(stand: Stand) {
  return (page: Page<Stand>) => async (c: DeskContext) => {
    const person = c.get('person')
    const back = `?back=${encodeURIComponent(c.req.path)}`
    if (!person) return c.redirect(`/desk/${c.get('pending') ? 'second-factor' : 'sign-in'}${back}`, 303)
    const isBare = c.get('site').settings.secondFactor && !c.get('hasSecondFactor')
    // Until it is set up, only one's own account is open.
    if (isBare && !c.req.path.startsWith('/desk/account')) return c.redirect('/desk/account/factors', 303)
    return page(c, stand, person)
  }
}

function addDoor(app: App, desk: Desk): void {
  app.get('/sign-in', (c) => accounts.signInPage(c, desk))
  app.post('/session', (c) => accounts.beginSession(c, desk))
  app.post('/session/end', (c) => accounts.endSession(c, desk))
  app.get('/second-factor', (c) => accounts.secondFactorPage(c, desk))
  app.post('/second-factor', (c) => accounts.proveSecondFactor(c, desk))
  app.post('/session/passkey/options', (c) => accounts.passkeyQuestion(c, desk))
  app.post('/session/passkey', (c) => accounts.signInByPasskey(c, desk))
  app.get('/invitations/:secret', (c) => accounts.invitationPage(c, desk))
  app.post('/invitations/:secret', (c) => accounts.acceptInvitation(c, desk))
}

function addAccount(app: App, desk: Desk): void {
  const page = signedIn(desk)
  const fresh = (handle: Page<Desk>) => page(accounts.freshly(handle))
  app.get('/account', page(accounts.accountPage))
  app.post('/account/language', page(accounts.chooseLanguage))
  app.post('/account/sessions/:id/end', page(accounts.endOwnSession))
  app.get('/account/check', page(accounts.checkPage))
  app.post('/account/check', page(accounts.checkAgain))
  app.get('/account/password', page(accounts.passwordPage))
  app.post('/account/password', page(accounts.changeOwnPassword))
  app.get('/account/factors', fresh(accounts.factorsPage))
  app.post('/account/passkeys/options', fresh(accounts.newPasskeyQuestion))
  app.post('/account/passkeys', fresh(accounts.addPasskey))
  app.post('/account/passkeys/end', fresh(accounts.endPasskey))
  app.post('/account/totp', fresh(accounts.addTotp))
  app.post('/account/totp/end', fresh(accounts.endTotp))
  app.post('/account/recovery', fresh(accounts.makeRecoveryCodes))
}

/** Where somebody begins: in the newsroom, or in the register where that is all of the desk that is theirs. */
async function firstPage(c: DeskContext, desk: Desk, person: Person): Promise<Response> {
  const siteId = c.get('site').id
  const isOnlyMember = [...accounts.rolesAnywhere(person, siteId)].every((role) => role === 'member')
  const isColleague = await coordination.isColleague(desk.database.rows, siteId, person.account.id)
  if (isOnlyMember && isColleague) return c.redirect('/desk/coordination', 302)
  return articles.overviewPage(c, desk, person)
}

function addNewsroom(app: App, desk: Desk, { show, storage }: Elsewhere): void {
  const page = signedIn(desk)
  app.get('/notices', page(accounts.noticesPage))
  app.post('/notices/read', page(accounts.markNoticesRead))
  app.post('/notices/mail', page(accounts.chooseMail))
  app.get('/', page(firstPage))
  app.get('/articles', page(articles.listPage))
  app.post('/articles', page(articles.beginArticle))
  app.get('/articles/:id', page(articles.articlePage))
  app.post('/articles/:id/work', page(articles.takeUpArticle))
  app.post('/articles/:id/revision', page(articles.saveRevision))
  app.post('/articles/:id/merge', page(articles.mergeTexts))
  app.post('/articles/:id/presence', page(articles.presence))
  app.post('/articles/:id/document', page(articles.bringDocument(storage)))
  app.post('/articles/:id/submission', page(articles.submitArticle))
  app.post('/articles/:id/return', page(articles.returnArticle))
  app.post('/articles/:id/approval', page(articles.approveArticle))
  app.post('/articles/:id/publication', page(articles.publishArticle))
  app.post('/articles/:id/schedule/end', page(articles.unscheduleArticle))
  app.post('/articles/:id/disposal', page(articles.discardArticle))
  app.post('/articles/:id/resumption', page(articles.resumeArticle))
  app.get('/articles/:id/history', page(articles.historyPage))
  app.get('/articles/:id/comparison', page(articles.comparisonPage))
  app.post('/articles/:id/restoration', page(articles.restoreRevision))
  app.post('/articles/:id/notes', page(articles.noteArticle))
  app.post('/articles/:id/withdrawal', page(articles.withdrawArticle))
  app.post('/articles/:id/notices', page(articles.rewordNotice))
  app.post('/articles/:id/review', page(articles.reviewArticle))
  app.get('/articles/:id/preview', page(articles.previewPage))
  app.get('/articles/:id/preview/page', page(articles.previewFrame(show)))
  app.post('/articles/:id/previews', page(articles.beginPreview))
  app.post('/articles/:id/previews/:preview/end', page(articles.finishPreview))
  const outsider = articles.outsiderPage(show)
  app.get('/previews/:secret', (c) => outsider(c, desk))
}

function addLibrary(app: App, library: media.Library): void {
  const page = signedIn(library)
  app.get('/media', page(media.libraryPage))
  app.post('/media', page(media.upload))
  app.get('/media/data', page(media.libraryData))
  app.get('/media/files/:name', page(media.deskFile))
  app.get('/media/:id', page(media.itemPage))
  app.post('/media/:id/description', page(media.describeItem))
  app.post('/media/:id/crop', page(media.cropItem))
  app.post('/media/:id/removal', page(media.removeItem))
}

function addRegister(app: App, register: coordination.Register): void {
  const page = (handle: Parameters<typeof coordination.forColleagues>[0]) =>
    signedIn(register)(coordination.forColleagues(handle))
  const registrars = (handle: Parameters<typeof coordination.forRegistrars>[0]) =>
    signedIn(register)(coordination.forRegistrars(handle))
  app.get('/coordination', page(coordination.myWorkPage))
  app.get('/coordination/agreements', page(coordination.agreementsPage))
  app.post('/coordination/agreements', page(coordination.beginAgreement))
  app.get('/coordination/agreements/new', page(coordination.newAgreementPage))
  app.get('/coordination/agreements/:id', page(coordination.agreementPage))
  app.post('/coordination/agreements/:id/parties', page(coordination.addParty))
  app.post('/coordination/agreements/:id/parties/:party/end', page(coordination.removeParty))
  app.post('/coordination/agreements/:id/parties/:party/release', page(coordination.releaseParty))
  app.post('/coordination/agreements/:id/end', page(coordination.closeBeforeTerm))
  app.post('/coordination/agreements/:id/provisions', page(coordination.writeProvision))
  app.get('/coordination/agreements/:id/particulars', page(coordination.particularsPage))
  app.post('/coordination/agreements/:id/particulars', page(coordination.changeParticulars))
  app.post('/coordination/agreements/:id/provisions/:provision/removal', page(coordination.strikeProvision))
  app.post('/coordination/agreements/:id/removal', page(coordination.discardDraft))
  app.post('/coordination/agreements/:id/file', page(coordination.bringSignedFile))
  app.post('/coordination/agreements/:id/force', page(coordination.enforce))
  app.get('/coordination/agreements/:id/obligations/new', page(coordination.newObligationPage))
  app.post('/coordination/agreements/:id/obligations', page(coordination.proposeObligation))
  app.get('/coordination/agreements/:id/obligations/:obligation/rule', page(coordination.rulePage))
  app.post('/coordination/agreements/:id/obligations/:obligation/rule', page(coordination.proposeRule))
  app.post('/coordination/agreements/:id/obligations/:obligation/events', page(coordination.enterEvent))
  app.post('/coordination/agreements/:id/obligations/:obligation/end', page(coordination.endGivenObligation))
  app.post(
    '/coordination/agreements/:id/obligations/:obligation/recipients',
    page(coordination.readdressObligation),
  )
  app.get('/coordination/agreements/:id/amendments/new', page(coordination.amendmentPage))
  app.post('/coordination/agreements/:id/amendments', page(coordination.amendAgreement))
  app.get('/coordination/agreements/:id/matrix', page(coordination.matrixPage))
  app.get('/coordination/agreements/:id/matrix.csv', page(coordination.matrixFile))
  app.get('/coordination/agreements/:id/matrix/duties', page(coordination.cellPage))
  app.get('/coordination/agreements/:id/urgings', page(coordination.urgingPage))
  app.post('/coordination/agreements/:id/urgings', page(coordination.urgeLate))
  app.get('/coordination/agreements/:id/urgings/:urging/:document', page(coordination.urgingLetter))
  app.get('/coordination/agreements/:id/publications', page(coordination.publicationsPage))
  app.post('/coordination/agreements/:id/publications', page(coordination.draftForPublic))
  app.post(
    '/coordination/agreements/:id/publications/:publication/approval',
    page(coordination.approveForPublic),
  )
  app.post(
    '/coordination/agreements/:id/publications/:publication/withdrawal',
    page(coordination.withdrawFromPublic),
  )
  app.get('/coordination/duties/:id', page(coordination.dutyPage))
  app.post('/coordination/duties/:id/draft', page(coordination.keepDraft))
  app.post('/coordination/duties/:id/submission', page(coordination.submitReport))
  app.post('/coordination/duties/:id/paper', page(coordination.enterPaper))
  app.post('/coordination/duties/:id/evidence', page(coordination.bringDutyFile))
  app.post('/coordination/duties/:id/acceptance', page(coordination.acceptReport))
  app.post('/coordination/duties/:id/return', page(coordination.returnReport))
  app.post('/coordination/duties/:id/extensions', page(coordination.askMoreTime))
  app.post('/coordination/duties/:id/extensions/:extension/decision', page(coordination.decideMoreTime))
  app.post('/coordination/duties/:id/extensions/:extension/withdrawal', page(coordination.takeBackRequest))
  app.post('/coordination/duties/:id/versions/:number/withholding', page(coordination.withholdWords))
  app.post('/coordination/duties/:id/time', page(coordination.giveTime))
  app.post('/coordination/duties/:id/explanations', page(coordination.askWhy))
  app.post('/coordination/duties/:id/explanations/:explanation/answer', page(coordination.answerWhy))
  app.post('/coordination/duties/:id/disputes', page(coordination.disputeDuty))
  app.post('/coordination/duties/:id/disputes/:dispute/decision', page(coordination.ruleOnDispute))
  app.post('/coordination/duties/:id/disputes/:dispute/withdrawal', page(coordination.takeBackDispute))
  app.post('/coordination/duties/:id/standing', page(coordination.setDutyAside))
  app.get('/coordination/agreements/:id/reviews/new', page(coordination.newReviewPage))
  app.post('/coordination/agreements/:id/reviews', page(coordination.beginReview))
  app.post('/coordination/agreements/:id/difficulties', page(coordination.raiseByHand))
  app.get('/coordination/reviews/:id', page(coordination.reviewPage))
  app.post('/coordination/reviews/:id/papers', page(coordination.bringReviewPaper))
  app.post('/coordination/reviews/:id/acts/sign', page(coordination.signReview))
  app.post('/coordination/reviews/:id/acts/:act', page(coordination.turnReview))
  app.post('/coordination/reviews/:id/:paper/number', page(coordination.giveNumber))
  app.post('/coordination/reviews/:id/attendance', page(coordination.addAttendance))
  app.post('/coordination/reviews/:id/statements', page(coordination.addStatement))
  app.post('/coordination/reviews/:id/agenda', page(coordination.addAgendaItem))
  app.post('/coordination/reviews/:id/day', page(coordination.correctReviewDay))
  app.post('/coordination/reviews/:id/matters', page(coordination.addMatters))
  app.post('/coordination/reviews/:id/:part/:entry/removal', page(coordination.strikeEntry))
  app.post('/coordination/reviews/:id/conclusions/:conclusion/wording', page(coordination.rewordConclusion))
  app.post('/coordination/reviews/:id/conclusions', page(coordination.addConclusion))
  app.post('/coordination/reviews/:id/conclusions/:conclusion/kind', page(coordination.classifyConclusion))
  app.post('/coordination/reviews/:id/conclusions/:conclusion/tasks', page(coordination.giveTask))
  app.post('/coordination/reviews/:id/article', page(coordination.draftReviewArticle))
  app.get('/coordination/reviews/:id/documents/:document', page(coordination.reviewDocument))
  app.get('/coordination/tasks/:id', page(coordination.taskPage))
  app.post('/coordination/tasks/:id/acts/:act', page(coordination.doTask))
  app.post('/coordination/tasks/:id/files', page(coordination.bringTaskFile))
  app.post('/coordination/tasks/:id/notes', page(coordination.noteTask))
  app.post('/coordination/tasks/:id/owner', page(coordination.giveToAnother))
  app.post('/coordination/tasks/:id/due', page(coordination.giveMoreTime))
  app.get('/coordination/difficulties/:id', page(coordination.difficultyPage))
  app.post('/coordination/difficulties/:id/acts/:act', page(coordination.handleDifficulty))
  app.post('/coordination/difficulties/:id/joining', page(coordination.joinToEarlier))
  app.post('/coordination/difficulties/:id/wording', page(coordination.wordDifficulty))
  app.post('/coordination/delegations', page(coordination.giveDelegation))
  app.post('/coordination/delegations/:post/end', page(coordination.endDelegation))
  app.post('/coordination/feeds', page(coordination.beginFeed))
  // Calendar programs do not sign in: the address itself is the secret.
  app.get('/coordination/feeds/:file', (c) => coordination.bodyFeed(c, register))
  app.get('/coordination/evidence/:file', page(coordination.evidenceFile))
  app.get('/coordination/evidence/:file/removal', page(coordination.removalPage))
  app.post('/coordination/evidence/:file/removal', page(coordination.removeFile))
  app.get('/coordination/bodies', registrars(coordination.bodiesPage))
  app.post('/coordination/bodies', registrars(coordination.enterBody))
  app.get('/coordination/bodies/changes', registrars(coordination.changesPage))
  app.get('/coordination/bodies/:id', page(coordination.bodyPage))
  app.post('/coordination/bodies/changes', registrars(coordination.enterChange))
  app.get('/coordination/posts', registrars(coordination.postsPage))
  app.post('/coordination/posts', registrars(coordination.givePost))
  app.post('/coordination/posts/:post/end', registrars(coordination.endGivenPost))
  app.get('/coordination/calendar', registrars(coordination.calendarPage))
  app.post('/coordination/calendar', registrars(coordination.changeCalendar))
}

function addOffice(app: App, office: administration.Office): void {
  const page = (handle: Parameters<typeof administration.forAdministrators>[0]) =>
    signedIn(office)(administration.forAdministrators(handle))
  // What concerns people asks for a fresh proof.
  const fresh = (handle: Parameters<typeof administration.forAdministrators>[0]) =>
    page((c, stand, person) =>
      Promise.resolve(accounts.freshly((again, _desk, who) => handle(again, stand, who))(c, stand, person)),
    )
  app.get('/site', page(administration.officePage))
  app.get('/site/style/assets/:name', page(administration.previewStyle))
  app.get('/site/sections', page(administration.sectionsPage))
  app.post('/site/sections', page(administration.changeSections))
  app.post('/site/sections/preview', page(administration.previewSections))
  app.post('/site/sections/new', page(administration.newSection))
  app.post('/site/sections/:id/removal', page(administration.endSection))
  app.get('/site/redirects', page(administration.redirectsPage))
  app.post('/site/redirects', page(administration.addRedirect))
  app.post('/site/redirects/:id/end', page(administration.endRedirect))
  app.get('/site/home', page(administration.homeBlocksPage))
  app.post('/site/home', page(administration.changeHome))
  app.post('/site/home/preview', page(administration.previewHome))
  app.get('/site/emblem', page(administration.emblemPage))
  app.post('/site/emblem', page(administration.changeEmblem))
  app.post('/site/emblem/removal', page(administration.endEmblem))
  app.get('/site/:part', page(administration.partPage))
  app.post('/site/:part', page(administration.changePart))
  app.post('/site/:part/preview', page(administration.previewPart))
  app.get('/people', fresh(administration.peoplePage))
  app.post('/people', fresh(administration.inviteMember))
  app.get('/people/:id', fresh(administration.personPage))
  app.post('/people/:id/grants', fresh(administration.giveMemberGrant))
  app.post('/people/:id/grants/:grant/end', fresh(administration.endMemberGrant))
  app.post('/people/:id/reset', fresh(administration.resetMember))
  app.post('/people/:id/suspension', fresh(administration.suspendMember(true)))
  app.post('/people/:id/readmission', fresh(administration.suspendMember(false)))
  app.get('/journal', page(administration.journalPage))
  app.get('/journal/:file{entries\\.(?:csv|json)}', page(administration.journalFile))
}
