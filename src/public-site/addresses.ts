/** Where the portal's own pages stand. */
export const PATHS = {
  home: '/',
  search: '/tim-kiem',
  archive: '/luu-tru',
  tags: '/tu-khoa',
  glossary: '/viet-tat',
  siteMap: '/so-do-cong',
  statistics: '/thong-ke',
  agreements: '/quy-che',
  agreement: (slug: string) => `/quy-che/${slug}`,
  section: (slug: string) => `/chuyen-muc/${slug}`,
  tag: (slug: string) => `/tu-khoa/${slug}`,
  topic: (slug: string) => `/dong-su-kien/${slug}`,
  language: (language: string) => `/ngon-ngu/${language}`,
} as const

/** The address of a numbered page of a list; the first has no number. */
export function pagePath(path: string, number: number): string {
  if (number === 1) return path
  return `${path}${path.includes('?') ? '&' : '?'}trang=${number}`
}

/** The page of statistics in a language: the site's own, or English beside it. */
export function statisticsPath(language: string, siteLanguage: string): string {
  return language === 'en' && siteLanguage !== 'en' ? `${PATHS.statistics}/en` : PATHS.statistics
}

/** The number of a page in an address; undefined where it is none. */
export function pageNumber(text: string | undefined): number | undefined {
  if (text === undefined) return 1
  return /^[1-9]\d{0,5}$/.test(text) ? Number(text) : undefined
}

/** The address of the archive of a year, a month or a day. */
export function archivePath(year: number, month?: number, day?: number): string {
  return [PATHS.archive, year, month, day].filter((part) => part !== undefined).join('/')
}
