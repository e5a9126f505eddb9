import { momentsIn } from './dates.ts'
import { tidy } from './piece.ts'
import type { Known } from './text-page.ts'

type Article = {
  headline?: unknown
  datePublished?: unknown
  author?: unknown
  description?: unknown
  url?: unknown
  inLanguage?: unknown
}

/** What a page says of itself for machines: JSON-LD first, then OpenGraph, microdata, Dublin Core. */
export function metadataOf(document: Document): Known {
  const linked = linkedArticle(document)
  const meta = (...names: string[]) => names.map((name) => metaContent(document, name)).find(Boolean)
  const item = (name: string) => itemContent(document, name)
  const headline =
    text(linked?.headline) ?? meta('og:title') ?? item('headline') ?? meta('dc.title', 'dcterms.title')
  const printed =
    text(linked?.datePublished) ??
    meta('article:published_time') ??
    item('datePublished') ??
    meta('dc.date', 'dcterms.created', 'dcterms.issued')
  const publishedAt = printed && momentsIn(printed).moments[0]?.local
  const author = personName(linked?.author) ?? item('author') ?? meta('article:author', 'dc.creator')
  const lead =
    text(linked?.description) ??
    item('description') ??
    meta('og:description', 'description', 'dc.description')
  const url = canonical(document) ?? meta('og:url')
  const title = headline && withoutSiteName(headline, document)
  const language = document.documentElement?.getAttribute('lang')?.slice(0, 2).toLowerCase()
  return {
    ...(title ? { title } : {}),
    ...(publishedAt ? { publishedAt } : {}),
    ...(lead ? { lead } : {}),
    ...(url ? { url } : {}),
    ...(author && !/^(?:admin|administrator|https?:)/i.test(author) ? { author } : {}),
    ...(language ? { language } : {}),
    tags: [...document.querySelectorAll('meta[property="article:tag"]')]
      .map((tag) => tidy(tag.getAttribute('content') ?? ''))
      .filter(Boolean),
  }
}

function linkedArticle(document: Document): Article | undefined {
  for (const script of document.querySelectorAll('script[type="application/ld+json"]')) {
    const found = candidates(parsed(script.textContent ?? '')).find((node) =>
      /Article|BlogPosting|Report/.test(String(node['@type'])),
    )
    if (found) return found
  }
  return undefined
}

function parsed(json: string): unknown {
  try {
    return JSON.parse(json)
  } catch {
    return undefined
  }
}

function candidates(value: unknown): Record<string, unknown>[] {
  if (Array.isArray(value)) return value.flatMap(candidates)
  if (typeof value !== 'object' || value === null) return []
  const node = value as Record<string, unknown>
  return [node, ...candidates(node['@graph'])]
}

function metaContent(document: Document, name: string): string | undefined {
  const found = [...document.querySelectorAll('meta')].find((meta) =>
    [meta.getAttribute('property'), meta.getAttribute('name')].some((value) => value?.toLowerCase() === name),
  )
  return text(found?.getAttribute('content'))
}

function itemContent(document: Document, name: string): string | undefined {
  const found = document.querySelector(`[itemprop="${name}"]`)
  return text(found?.getAttribute('content') ?? found?.getAttribute('datetime') ?? found?.textContent)
}

function canonical(document: Document): string | undefined {
  const href = document.querySelector('link[rel="canonical"]')?.getAttribute('href')
  return href && /^https?:\/\//.test(href) && URL.canParse(href) ? href : undefined
}

function personName(value: unknown): string | undefined {
  if (Array.isArray(value)) return value.map(personName).filter(Boolean).join(', ') || undefined
  if (typeof value === 'object' && value !== null) return text((value as { name?: unknown }).name)
  return text(value)
}

/** "Tiêu đề - Cổng thông tin xã X" is the headline and the portal's name; the heading of the page tells where to cut. */
function withoutSiteName(headline: string, document: Document): string {
  const heading = tidy(document.querySelector('h1')?.textContent ?? '')
  if (heading && headline.startsWith(heading)) return heading
  const site = metaContent(document, 'og:site_name')
  const cut = headline.search(/\s+[-|–]\s+(?=(?:cổng|trang thông tin|báo|website)[^-|–]*$)/iu)
  if (site && headline.endsWith(site)) return headline.slice(0, -site.length).replace(/\s*[-|–]\s*$/u, '')
  return cut > 0 ? headline.slice(0, cut) : headline
}

function text(value: unknown): string | undefined {
  return typeof value === 'string' ? tidy(value) || undefined : undefined
}
