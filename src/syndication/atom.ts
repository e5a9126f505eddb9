import type { Feed, Item } from './feed.ts'
import { element, xmlDocument } from './xml.ts'

/** The feed as Atom (RFC 4287). */
export function atom(feed: Feed): string {
  return xmlDocument(
    element(
      'feed',
      { xmlns: 'http://www.w3.org/2005/Atom', 'xml:lang': feed.language },
      element('id', {}, feed.home),
      element('title', {}, feed.title),
      feed.description ? element('subtitle', {}, feed.description) : undefined,
      element('updated', {}, feed.updated),
      element('author', {}, element('name', {}, feed.title)),
      element('link', { rel: 'self', href: feed.self, type: 'application/atom+xml' }),
      element('link', { rel: 'alternate', href: feed.home, type: 'text/html' }),
      feed.items.map(entryOf),
    ),
  )
}

function entryOf({ id, url, title, summary, html, language, published, changed, authors, tags }: Item) {
  return element(
    'entry',
    { 'xml:lang': language },
    element('id', {}, `urn:uuid:${id}`),
    element('title', {}, title),
    element('link', { rel: 'alternate', href: url, type: 'text/html' }),
    element('published', {}, published),
    element('updated', {}, changed),
    authors.map((author) => element('author', {}, element('name', {}, author))),
    tags.map((tag) => element('category', { term: tag })),
    summary ? element('summary', {}, summary) : undefined,
    html === undefined ? undefined : element('content', { type: 'html' }, html),
  )
}
