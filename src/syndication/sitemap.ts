import { element, xmlDocument } from './xml.ts'

/** A page for search engines: when it changed last, and, for a story of the last two days, what news it is. */
export type MappedPage = {
  url: string
  changed?: string | undefined
  picture?: string | undefined
  news?: { publication: string; language: string; title: string; published: string } | undefined
}

/** sitemaps.org lets a file hold no more. */
export const MOST_MAPPED = 50_000

/** A sitemap with Google's extensions for pictures and news. */
export function sitemap(pages: readonly MappedPage[]): string {
  const spaces = {
    xmlns: 'http://www.sitemaps.org/schemas/sitemap/0.9',
    'xmlns:image': 'http://www.google.com/schemas/sitemap-image/1.1',
    'xmlns:news': 'http://www.google.com/schemas/sitemap-news/0.9',
  }
  return xmlDocument(
    element(
      'urlset',
      spaces,
      pages.map(({ url, changed, picture, news }) =>
        element(
          'url',
          {},
          element('loc', {}, url),
          changed ? element('lastmod', {}, changed) : undefined,
          news
            ? element(
                'news:news',
                {},
                element(
                  'news:publication',
                  {},
                  element('news:name', {}, news.publication),
                  element('news:language', {}, news.language),
                ),
                element('news:publication_date', {}, news.published),
                element('news:title', {}, news.title),
              )
            : undefined,
          picture ? element('image:image', {}, element('image:loc', {}, picture)) : undefined,
        ),
      ),
    ),
  )
}

/** The list of sitemaps of a site that needs more than one. */
export function sitemapIndex(sitemaps: readonly { url: string; changed?: string | undefined }[]): string {
  return xmlDocument(
    element(
      'sitemapindex',
      { xmlns: 'http://www.sitemaps.org/schemas/sitemap/0.9' },
      sitemaps.map(({ url, changed }) =>
        element(
          'sitemap',
          {},
          element('loc', {}, url),
          changed ? element('lastmod', {}, changed) : undefined,
        ),
      ),
    ),
  )
}
