import { JsonLd, momentIn } from '../../web/index.ts'
import type { Shown } from './article-view.tsx'

/** What the page says of itself to search engines and to those who are sent its address. */
export function Metadata({
  screen: { site, base },
  article,
  section,
  url,
  pictures,
  versions,
}: Shown & { url: string }) {
  const { title, lead, bylines } = article.revision
  const published = momentIn(site.zone, article.appeared.at, article.appeared.precision).machine
  const images = [...pictures.values()].map(({ hash }) => `${base}/media/${hash}-1200.jpeg`)
  const authors = bylines
    .filter(({ role }) => role !== 'photo')
    .map(({ name }) => ({ '@type': 'Person', name }))
  const corrections = article.notices
    .filter(({ kind }) => kind === 'correction')
    .map(({ at, note }) => ({
      '@type': 'CorrectionComment',
      datePublished: momentIn(site.zone, at, 'minute').machine,
      text: note,
    }))
  const news = {
    '@context': 'https://schema.org',
    '@type': article.kind === 'page' ? 'WebPage' : 'NewsArticle',
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
    // https://schema.org/correction
    ...(corrections.length > 0 ? { correction: corrections } : {}),
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
      {versions.length > 1 &&
        versions.map(({ language, path }) => <link rel="alternate" hreflang={language} href={base + path} />)}
      <link rel="alternate" type="text/markdown" href={`${url}.md`} />
      <JsonLd value={news} />
    </>
  )
}
