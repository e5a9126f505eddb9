export { ANNOUNCEMENT } from './announcing.ts'
export {
  type Appearance,
  type Article,
  type ArticleSummary,
  Byline,
  type Notice,
  type Revision,
  Source,
} from './article.ts'
export { type Changed, correct, type Known } from './changing.ts'
export { type DocumentJson, mediaIn, parseDocument, schema, textOf } from './document.ts'
export { bodyOf, type Drafted, draftArticle } from './drafting.ts'
export { articlesCalled, isSectionUsed, latestTitles } from './history.ts'
export { withdraw } from './leaving.ts'
export { LINK_CHECK, noteLink } from './links.ts'
export { countArticles, daysOf, newestArticles, type Part, type Tag, tagName, tagsOf } from './lists.ts'
export { isShown, usesOf } from './media-uses.ts'
export { type NewArticle, type Published, publishNew } from './publishing.ts'
export {
  newestNotices,
  noticesOf,
  publishedArticle,
  titlesById,
  translationsOf,
  type Withdrawn,
  withdrawnArticle,
} from './queries.ts'
export { attachRecording, isHeard } from './recording.ts'
export { beginArticle, takeUpArticle } from './routes/beginning.tsx'
export {
  approveArticle,
  discardArticle,
  publishArticle,
  resumeArticle,
  returnArticle,
  submitArticle,
  unscheduleArticle,
} from './routes/decisions.tsx'
export { bringDocument } from './routes/document.ts'
export { articlePage, saveRevision } from './routes/edit.tsx'
export { listPage } from './routes/lists.tsx'
export { comparisonPage, historyPage, noteArticle, restoreRevision } from './routes/looking-back.tsx'
export { mergeTexts } from './routes/merging.tsx'
export { overviewPage } from './routes/overview.tsx'
export { presence } from './routes/presence.ts'
export {
  beginPreview,
  finishPreview,
  outsiderPage,
  previewFrame,
  previewPage,
  type ShowAsPublic,
} from './routes/preview.tsx'
export { reviewArticle, rewordNotice, withdrawArticle } from './routes/story.tsx'
export { publishDue } from './scheduling.ts'
export { languageShelf, type Shelf, sectionShelf, tagShelf } from './shelves.ts'
export { showAll } from './showing.ts'
export { migrations as articleMigrations } from './tables.ts'
export { wordsIn as newsroomWordsIn } from './words.ts'
