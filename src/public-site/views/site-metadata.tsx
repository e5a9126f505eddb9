import { JsonLd } from '../../web/index.ts'
import { PATHS } from '../addresses.ts'
import type { Screen } from '../screen.ts'

/** What the home page says of the portal to search engines: whose it is, and how it is searched. */
export function SiteMetadata({ screen: { site, base, language } }: { screen: Screen }) {
  return (
    <>
      <meta property="og:type" content="website" />
      <meta property="og:title" content={site.name} />
      <meta property="og:url" content={`${base}/`} />
      <JsonLd
        value={{
          '@context': 'https://schema.org',
          '@type': 'WebSite',
          name: site.name,
          url: `${base}/`,
          inLanguage: language,
          publisher: { '@type': 'GovernmentOrganization', name: site.bodyName },
          potentialAction: {
            '@type': 'SearchAction',
            target: { '@type': 'EntryPoint', urlTemplate: `${base}${PATHS.search}?q={search_term_string}` },
            'query-input': 'required name=search_term_string',
          },
        }}
      />
    </>
  )
}
