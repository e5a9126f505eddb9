/** The pages that the portal makes itself, and the parameters that each depends on; any other parameter is a stranger's. */
const OWN: readonly (readonly [path: RegExp, parameters: readonly string[]])[] = [
  [
    /^\/(?:viet-tat|so-do-cong|thong-ke(?:\.json|\/en|\/openapi\.json|\/[a-z-]+\.csv)?|tu-khoa|luu-tru|quy-che(?:\/[a-z0-9-]+(?:\.json|\.csv)?)?|robots\.txt|sitemap(?:-\d+)?\.xml|service-worker\.js)?$/,
    [],
  ],
  [/^\/(?:chuyen-muc|tu-khoa|ngon-ngu|dong-su-kien)\/[^/]+$/, ['trang']],
  [/^\/luu-tru(?:\/\d+){1,3}$/, ['trang']],
  [/^\/tim-kiem$/, ['q', 'chuyen-muc', 'tu', 'den', 'xep', 'trang']],
  [/^\/tim-kiem\/(?:rss\.xml|atom\.xml|feed\.json)$/, ['q', 'chuyen-muc']],
  [/^\/tim-kiem\/goi-y$/, ['q']],
  [/^(?:\/quy-che|\/[^/]+\/[^/]+)?\/(?:rss\.xml|atom\.xml|feed\.json)$/, []],
]

/** What is never a page of an old portal, whatever hangs onto it. */
const FILES = /^\/(?:assets|media|luot-xem|tuy-chon)(?:[/.]|$)/

/** The parameters that decide what the page of a path shows, in the order in which they are written; undefined where the path is none of ours. */
export function parametersOf(pathname: string): readonly string[] | undefined {
  return OWN.find(([path]) => path.test(pathname))?.[1]
}

/** Whether an address means a page or file of the portal's own, which no address of an old portal may take. */
export function isOwn(pathname: string, search: string): boolean {
  if (FILES.test(pathname)) return true
  const known = parametersOf(pathname)
  return known !== undefined && [...new URLSearchParams(search).keys()].every((name) => known.includes(name))
}
