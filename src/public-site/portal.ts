import type { Address } from '../addresses/index.ts'
import type { Article, ArticleSummary, Notice, Part, Tag, Withdrawn } from '../articles/index.ts'
import type { Publication } from '../coordination/index.ts'
import type { Attachment, Format, Picture, Recording } from '../media/index.ts'
import type { Answer, Nearest, Question, Search, Suggestion } from '../search/index.ts'
import type { Life, Section, Site } from '../sites/index.ts'
import type { Counted, Figures, PageName, Report, View } from '../statistics/index.ts'
import type { Assets } from '../web/index.ts'

/** What names an article in a list of headlines. */
export type Headline = { id: string; language: string; title: string }

/** All that the public site knows of the world; `app.ts` binds it to the data, which this room never sees. */
export type Portal = {
  siteByHost: (host: string) => Promise<{ site: Site; former: boolean } | undefined>
  /** The life of the body that a site speaks for. */
  lifeOf: (site: Site) => Promise<Life>
  sectionsOf: (siteId: string) => Promise<Section[]>
  lookUp: (siteId: string, host: string, path: string) => Promise<Address | undefined>
  pathsOf: (articleIds: readonly string[]) => Promise<Map<string, string>>
  article: (siteId: string, id: string) => Promise<Article | undefined>
  withdrawn: (siteId: string, id: string) => Promise<Withdrawn | undefined>
  notices: (siteId: string, limit: number) => Promise<(Notice & { articleId: string; title: string })[]>
  versions: (article: Article) => Promise<Headline[]>
  headlines: (siteId: string, ids: readonly string[]) => Promise<Headline[]>
  newest: (siteId: string, part: Part) => Promise<ArticleSummary[]>
  countArticles: (siteId: string, part: Pick<Part, 'shelf' | 'from' | 'until'>) => Promise<number>
  daysOf: (
    siteId: string,
    part: Pick<Part, 'shelf' | 'from' | 'until'>,
  ) => Promise<{ day: string; articles: number }[]>
  tagsOf: (siteId: string, limit: number) => Promise<Tag[]>
  tagName: (siteId: string, slug: string) => Promise<string | undefined>
  mostRead: (site: Site, days: number, limit: number) => Promise<{ subject: string; views: number }[]>
  find: (question: Question, search: Search) => Promise<Answer>
  nearest: (question: Question, search: Search) => Promise<Nearest | undefined>
  suggest: (question: Question, siteId: string, limit: number) => Promise<Suggestion[]>
  picturesOf: (siteId: string, ids: readonly string[]) => Promise<Map<string, Picture>>
  attachmentsOf: (siteId: string, ids: readonly string[]) => Promise<Map<string, Attachment>>
  attachment: (siteId: string, hash: string) => Promise<Attachment | undefined>
  /** The id of a picture by the name of its file. */
  pictureNamed: (siteId: string, hash: string) => Promise<string | undefined>
  /** Whether readers see a picture or a file in anything that is public, or shown to somebody outside. */
  isShown: (siteId: string, mediaId: string) => Promise<boolean>
  rendition: (hash: string, width: number, format: Format) => Promise<Buffer | undefined>
  figures: (site: Site) => Promise<Figures>
  /** What the public is told of the agreements of a site, and of the one at an address. */
  agreements: (siteId: string) => Promise<Publication[]>
  /** The last part of the address of each agreement that readers are told of, by its id. */
  agreementSlugs: (agreementIds: readonly string[]) => Promise<Map<string, string>>
  agreement: (siteId: string, slug: string) => Promise<Publication | undefined>
  report: (site: Site) => Promise<Report>
  /** How often an article was shown. */
  viewsOf: (siteId: string, subject: string) => Promise<number>
  /** Counts a view; the promise is kept once it is counted for good. */
  countView: (view: View) => Promise<Counted>
  /** The seal of a page, by which its beacon is believed. */
  seal: (page: PageName) => string
  isSealed: (page: PageName, seal: string) => boolean
  recording: (siteId: string, by: { id: string } | { hash: string }) => Promise<Recording | undefined>
  /** Whether a published article is to be heard by it. */
  isHeard: (siteId: string, recordingId: string) => Promise<boolean>
  /** Bytes of a file, the last one included. */
  file: (name: string, first: number, last: number) => ReadableStream<Uint8Array<ArrayBuffer>>
  /** The address that readers type for a site, without a last slash, where the installation was told its own. */
  publicUrl: (site: Pick<Site, 'id' | 'host'>) => string | undefined
  now: () => string
  assets: Assets
}
