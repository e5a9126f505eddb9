import type { Feed } from './feed.ts'

/** The feed as JSON Feed 1.1 (jsonfeed.org). */
export function jsonFeed(feed: Feed): string {
  const items = feed.items.map(
    ({ id, url, title, summary, html, language, published, changed, authors, tags, picture }) => ({
      id: `urn:uuid:${id}`,
      url,
      title,
      ...(html === undefined ? { content_text: summary || title } : { content_html: html }),
      ...(summary ? { summary } : {}),
      ...(picture ? { image: picture } : {}),
      language,
      date_published: published,
      date_modified: changed,
      ...(authors.length > 0 ? { authors: authors.map((name) => ({ name })) } : {}),
      ...(tags.length > 0 ? { tags } : {}),
    }),
  )
  const { title, description, home, self, language } = feed
  return JSON.stringify({
    version: 'https://jsonfeed.org/version/1.1',
    title,
    ...(description ? { description } : {}),
    home_page_url: home,
    feed_url: self,
    language,
    items,
  })
}
