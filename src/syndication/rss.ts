import type { Feed, Item } from './feed.ts'
import { element, xmlDocument } from './xml.ts'

/** The feed as RSS 2.0 (rssboard.org), with whole texts in content:encoded. */
export function rss(feed: Feed): string {
  const channel = element(
    'channel',
    {},
    element('title', {}, feed.title),
    element('link', {}, feed.home),
    element('description', {}, feed.description || feed.title),
    element('language', {}, feed.language),
    element('lastBuildDate', {}, httpDate(feed.updated)),
    element('atom:link', { href: feed.self, rel: 'self', type: 'application/rss+xml' }),
    feed.items.map(itemOf),
  )
  const spaces = {
    version: '2.0',
    'xmlns:atom': 'http://www.w3.org/2005/Atom',
    'xmlns:content': 'http://purl.org/rss/1.0/modules/content/',
    'xmlns:dc': 'http://purl.org/dc/elements/1.1/',
    'xmlns:media': 'http://search.yahoo.com/mrss/',
  }
  return xmlDocument(element('rss', spaces, channel))
}

function itemOf({ id, url, title, summary, html, published, authors, tags, picture }: Item) {
  return element(
    'item',
    {},
    element('title', {}, title),
    element('link', {}, url),
    element('guid', { isPermaLink: 'false' }, `urn:uuid:${id}`),
    element('pubDate', {}, httpDate(published)),
    authors.map((author) => element('dc:creator', {}, author)),
    tags.map((tag) => element('category', {}, tag)),
    element('description', {}, summary),
    html === undefined ? undefined : element('content:encoded', {}, html),
    picture ? element('media:content', { url: picture, medium: 'image' }) : undefined,
  )
}

/** RFC 822 with four digits of the year, in Greenwich time. */
function httpDate(at: string): string {
  return new Date(at).toUTCString()
}
