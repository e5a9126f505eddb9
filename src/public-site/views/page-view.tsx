import type { Screen } from '../screen.ts'

/** Tells the server that the page is shown, what it is about where that is counted for itself, with the server's seal. */
export function PageView({
  screen: { portal, site, path, language },
  subject,
}: {
  screen: Screen
  subject?: string | undefined
}) {
  const [bare = '', query] = path.split('?')
  const number = new URLSearchParams(query).get('trang')
  // The second page of a list is another one; what was searched for is nobody's business.
  const page = number ? `${bare}?trang=${number}` : bare
  const seal = portal.seal({ siteId: site.id, page, subject })
  const said = new URLSearchParams({ page, ...(subject ? { subject } : {}), seal, language }).toString()
  return (
    <page-view data-said={said}>
      <noscript>
        <img src={`/luot-xem.gif?${said}`} alt="" width="1" height="1" />
      </noscript>
    </page-view>
  )
}
