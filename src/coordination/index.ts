export * as acts from './acts.ts'
export { forColleagues, forRegistrars, type Register } from './desk.ts'
export { proveLetters } from './documents/letters.ts'
export { migrations as coordinationMigrations } from './migrations.ts'
export { isColleague } from './people/posts.ts'
export { makeAllFindable, slugsOf } from './publications/finding.ts'
export type { Publication, PublicSummary } from './publications/publication.ts'
export { publicationAt, publicationsShown } from './publications/queries.ts'
export { remindAll } from './reminders/reminding.ts'
export { agreementPage } from './routes/agreement.tsx'
export {
  addParty,
  closeBeforeTerm,
  enforce,
  releaseParty,
  removeParty,
  writeProvision,
} from './routes/agreement-acts.ts'
export {
  changeParticulars,
  discardDraft,
  particularsPage,
  strikeProvision,
} from './routes/agreement-draft.tsx'
export { agreementsPage, beginAgreement, newAgreementPage } from './routes/agreements.tsx'
export { amendAgreement, amendmentPage } from './routes/amendment.tsx'
export { bodiesPage, enterBody } from './routes/bodies.tsx'
export { bodyPage } from './routes/body.tsx'
export { calendarPage, changeCalendar } from './routes/calendar.tsx'
export { endDelegation, giveDelegation } from './routes/delegation.ts'
export {
  difficultyPage,
  handleDifficulty,
  joinToEarlier,
  raiseByHand,
  wordDifficulty,
} from './routes/difficulty.tsx'
export { dutyPage } from './routes/duty.tsx'
export {
  acceptReport,
  askMoreTime,
  decideMoreTime,
  enterPaper,
  giveTime,
  keepDraft,
  returnReport,
  setDutyAside,
  submitReport,
  takeBackRequest,
  withholdWords,
} from './routes/duty-acts.ts'
export {
  answerWhy,
  askWhy,
  disputeDuty,
  ruleOnDispute,
  takeBackDispute,
} from './routes/duty-voices.ts'
export { beginFeed, bodyFeed } from './routes/feeds.ts'
export {
  bringDutyFile,
  bringReviewPaper,
  bringSignedFile,
  bringTaskFile,
  evidenceFile,
  removalPage,
  removeFile,
} from './routes/files.tsx'
export { cellPage, matrixFile, matrixPage } from './routes/matrix.tsx'
export { myWorkPage } from './routes/my-work.tsx'
export {
  endGivenObligation,
  enterEvent,
  newObligationPage,
  proposeObligation,
  readdressObligation,
} from './routes/obligation.tsx'
export { endGivenPost, givePost, postsPage } from './routes/posts.tsx'
export {
  approveForPublic,
  draftForPublic,
  publicationsPage,
  withdrawFromPublic,
} from './routes/publications.tsx'
export { reviewPage } from './routes/review.tsx'
export {
  addAgendaItem,
  addAttendance,
  addConclusion,
  addMatters,
  addStatement,
  classifyConclusion,
  correctReviewDay,
  giveNumber,
  giveTask,
  rewordConclusion,
  sign as signReview,
  strikeEntry,
  turn as turnReview,
} from './routes/review-acts.ts'
export { draftReviewArticle } from './routes/review-article.ts'
export { reviewDocument } from './routes/review-documents.ts'
export { beginReview, newReviewPage } from './routes/reviews.tsx'
export { proposeRule, rulePage } from './routes/rule.tsx'
export { changesPage, enterChange } from './routes/succession.tsx'
export { taskPage } from './routes/task.tsx'
export { doTask, giveMoreTime, giveToAnother, noteTask } from './routes/task-acts.ts'
export { urgeLate, urgingLetter, urgingPage } from './routes/urging.tsx'
export { SummaryView } from './views/summary-view.tsx'
export { wordsIn as registerWordsIn } from './words.ts'
