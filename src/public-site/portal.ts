import type { Address } from '../addresses/index.ts'
import type { Article, ArticleSummary } from '../articles/index.ts'
import type { Format, Picture } from '../media/index.ts'
import type { Section, Site } from '../sites/index.ts'
import type { Figures } from '../statistics/index.ts'
import type { Assets } from '../web/index.ts'

/** All that the public site knows of the world; `app.ts` binds it to the data, which this room never sees. */
export type Portal = {
  siteByHost: (host: string) => Promise<{ site: Site; former: boolean } | undefined>
  sectionsOf: (siteId: string) => Promise<Section[]>
  lookUp: (siteId: string, host: string, path: string) => Promise<Address | undefined>
  pathsOf: (articleIds: readonly string[]) => Promise<Map<string, string>>
  article: (siteId: string, id: string) => Promise<Article | undefined>
  newest: (
    siteId: string,
    which: { sectionId?: string; limit: number; offset?: number },
  ) => Promise<ArticleSummary[]>
  countArticles: (siteId: string, sectionId: string) => Promise<number>
  picturesOf: (siteId: string, ids: readonly string[]) => Promise<Map<string, Picture>>
  holdsPicture: (siteId: string, hash: string) => Promise<boolean>
  rendition: (hash: string, width: number, format: Format) => Promise<Buffer | undefined>
  figures: (site: Site) => Promise<Figures>
  countView: (site: Site, visitor: { network: string; browser: string }) => Promise<void>
  /** The address that readers type for a site at that host, without a last slash, where the installation was told it. */
  publicUrl: (site: Site, host: string) => string | undefined
  now: () => string
  assets: Assets
}
