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
export { type Changed, correct, type Known, withdraw } from './changing.ts'
export { type DocumentJson, parseDocument, schema, textOf } from './document.ts'
export { countArticles, daysOf, newestArticles, type Part, type Tag, tagName, tagsOf } from './lists.ts'
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
export { approveArticle, publishArticle, returnArticle, submitArticle } from './routes/decisions.tsx'
export { articlePage, saveRevision } from './routes/edit.tsx'
export { beginArticle, takeUpArticle, workListPage } from './routes/work-list.tsx'
export { languageShelf, type Shelf, sectionShelf, tagShelf } from './shelves.ts'
export { showAll } from './showing.ts'
export { migrations as articleMigrations } from './tables.ts'
export { wordsIn as newsroomWordsIn } from './words.ts'
