import type { Article } from '../../articles/index.ts'
import type { Picture } from '../../media/index.ts'
import type { Section } from '../../sites/index.ts'
import { JsonLd, momentIn } from '../../web/index.ts'
import type { Screen } from '../screen.ts'

type Described = {
  screen: Screen
  article: Article
  section: Section | undefined
  pictures: Map<string, Picture>
  url: string
}

/** What the page says of itself to search engines and to those who are sent its address. */
export function Metadata({ screen: { site, base }, article, section, url, pictures }: Described) {
  const { title, lead, bylines } = article.revision
  const published = momentIn(site.zone, article.appeared.at, article.appeared.precision).machine
  const images = [...pictures.values()].map(({ hash }) => `${base}/media/${hash}-1200.jpeg`)
  const authors = bylines
    .filter(({ role }) => role !== 'photo')
    .map(({ name }) => ({ '@type': 'Person', name }))
  const news = {
    '@context': 'https://schema.org',
    '@type': 'NewsArticle',
    headline: title,
    datePublished: published,
    dateModified: article.changedAt,
    inLanguage: article.language,
    mainEntityOfPage: url,
    publisher: { '@type': 'GovernmentOrganization', name: site.bodyName },
    ...(authors.length > 0 ? { author: authors } : {}),
    ...(lead ? { description: lead } : {}),
    ...(images.length > 0 ? { image: images } : {}),
    ...(section ? { articleSection: section.name } : {}),
  }
  return (
    <>
      <meta property="og:type" content="article" />
      <meta property="og:title" content={title} />
      <meta property="og:url" content={url} />
      <meta property="og:site_name" content={site.name} />
      {lead && <meta property="og:description" content={lead} />}
      {images[0] && <meta property="og:image" content={images[0]} />}
      <meta property="article:published_time" content={published} />
      <JsonLd value={news} />
    </>
  )
}
