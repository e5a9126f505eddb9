import type { Context } from 'hono'
import {
  type Article,
  type ArticleSummary,
  languageShelf,
  mediaIn,
  parseDocument,
  type Shelf,
  sectionShelf,
  tagShelf,
} from '../../articles/index.ts'
import type { Publication } from '../../coordination/index.ts'
import { readQuestion } from '../../search/index.ts'
import type { Site } from '../../sites/index.ts'
import { atom, type Feed, type Item, jsonFeed, rss } from '../../syndication/index.ts'
import { slug as slugOf } from '../../text/index.ts'
import { dayInWords, formatNumber } from '../../web/index.ts'
import { PATHS } from '../addresses.ts'
import { languageName } from '../languages.ts'
import type { Portal } from '../portal.ts'
import { baseOf, cachedFile, type Env, wordsOf } from '../screen.ts'
import { DocumentView } from '../views/document.tsx'
import { wordsIn } from '../words.ts'

const ITEMS = 30
const FORMATS = {
  'rss.xml': { write: rss, type: 'application/rss+xml; charset=utf-8' },
  'atom.xml': { write: atom, type: 'application/atom+xml; charset=utf-8' },
  'feed.json': { write: jsonFeed, type: 'application/feed+json; charset=utf-8' },
} as const

/** What a feed is about: its name, the page beside it, and which articles, or items of another kind. */
type Subject = { title: string; path: string } & (
  | { summaries: () => Promise<ArticleSummary[]> }
  | { items: (base: string) => Promise<Item[]> }
)

/** A feed of the site, or of one of its lists, in the format that the address names. */
export async function feed(c: Context<Env>, portal: Portal) {
  const file = c.req.path.split('/').at(-1) as keyof typeof FORMATS
  const subject = await subjectOf(c, portal)
  if (!subject || !Object.hasOwn(FORMATS, file)) return c.notFound()
  const site = c.get('site')
  const base = baseOf(c, portal)
  const items =
    'items' in subject
      ? await subject.items(base)
      : await articlesOf(await subject.summaries(), base, portal, site)
  if (subject.path === PATHS.home) items.push(...(await withdrawals(c, portal, base)))
  const whole: Feed = {
    title: subject.title,
    description: site.bodyName,
    home: base + subject.path,
    self: base + c.req.path + new URL(c.req.url).search,
    language: site.language,
    updated:
      items
        .map(({ changed }) => changed)
        .sort()
        .at(-1) ?? portal.now(),
    items,
  }
  const { write, type } = FORMATS[file]
  return cachedFile(c, write(whole), type, [`site-${site.id}`])
}

async function articlesOf(
  summaries: readonly ArticleSummary[],
  base: string,
  portal: Portal,
  site: Site,
): Promise<Item[]> {
  const paths = await portal.pathsOf(summaries.map(({ id }) => id))
  const items: Item[] = []
  for (const { id } of summaries) {
    const article = await portal.article(site.id, id)
    if (article) items.push(await itemOf(article, base, paths.get(id) ?? '', portal, site))
  }
  return items
}

/** Whoever follows the site may have kept an article that has left: they are told, and why. */
async function withdrawals(c: Context<Env>, portal: Portal, base: string): Promise<Item[]> {
  const site = c.get('site')
  const words = wordsOf(c)
  const gone = (await portal.notices(site.id, ITEMS)).filter(({ kind }) => kind === 'withdrawal')
  return gone.map(({ articleId, title, note, at }) => ({
    id: articleId,
    url: `${base}/`,
    title: `${words.withdrawn}: ${title}`,
    summary: `${words.reason}: ${note}`,
    language: site.language,
    published: at,
    changed: at,
    authors: [],
    tags: [],
  }))
}

async function subjectOf(c: Context<Env>, portal: Portal): Promise<Subject | undefined> {
  const site = c.get('site')
  const [, kind = '', name = '', ...rest] = c.req.path.split('/')
  const of = (shelf: Shelf) => () => portal.newest(site.id, { shelf, limit: ITEMS })
  const titled = (title: string) => `${title} – ${site.name}`
  const words = wordsOf(c)
  if (name === '' && rest.length === 0) return { title: site.name, path: PATHS.home, summaries: of('all') }
  if (kind === 'tim-kiem') return searchSubject(c, portal)
  if (kind === 'quy-che' && name !== '' && rest.length === 0) return agreementsSubject(c, portal)
  if (kind === 'chuyen-muc') {
    const section = (await portal.sectionsOf(site.id)).find(({ slug }) => slug === name)
    return (
      section && {
        title: titled(section.name),
        path: PATHS.section(name),
        summaries: of(sectionShelf(section.id)),
      }
    )
  }
  if (kind === 'tu-khoa') {
    const tag = await portal.tagName(site.id, name)
    return tag === undefined
      ? undefined
      : { title: titled(words.tag(tag)), path: PATHS.tag(name), summaries: of(tagShelf(name)) }
  }
  if (kind === 'dong-su-kien') {
    const topic = site.settings.topics.find(({ slug }) => slug === name)
    return (
      topic && {
        title: titled(topic.title),
        path: PATHS.topic(name),
        summaries: of(tagShelf(slugOf(topic.tag))),
      }
    )
  }
  const inLanguage = kind === 'ngon-ngu' && /^[a-z]{2,3}$/.test(name)
  if (inLanguage && (await portal.countArticles(site.id, { shelf: languageShelf(name) })) > 0)
    return {
      title: titled(wordsIn(name).storiesIn(languageName(name, name))),
      path: PATHS.language(name),
      summaries: of(languageShelf(name)),
    }
  return undefined
}

/** What answers a question, the newest first: whoever follows a search wants what is new in it. */
function searchSubject(c: Context<Env>, portal: Portal): Subject | undefined {
  const site = c.get('site')
  const typed = c.req.query('q') ?? ''
  const question = readQuestion(typed)
  if (question.terms.length === 0) return undefined
  return {
    title: `${wordsOf(c).search}: ${typed} – ${site.name}`,
    path: `${PATHS.search}?q=${encodeURIComponent(typed)}`,
    summaries: async () => {
      const { found } = await portal.find(question, { siteId: site.id, sort: 'newest', limit: ITEMS })
      return found.map(({ subject }) => ({ id: subject }) as ArticleSummary)
    },
  }
}

/** What the public is told of agreements, each time anew: whoever follows it sees new figures and new conclusions. */
async function agreementsSubject(c: Context<Env>, portal: Portal): Promise<Subject | undefined> {
  const site = c.get('site')
  const words = wordsOf(c)
  const shown = await portal.agreements(site.id)
  if (shown.length === 0) return undefined
  const number = (count: number) => formatNumber(count, site.language)
  const itemOfAgreement = (base: string, { id, slug, summary, approvedAt }: Publication): Item => ({
    ...{ id, url: base + PATHS.agreement(slug), title: summary.title, language: site.language },
    summary: words.agreementItem(
      dayInWords(summary.asOf),
      number(summary.total.due),
      number(summary.total.done),
      number(summary.total.onTime),
    ),
    ...{ published: approvedAt ?? '', changed: approvedAt ?? '', authors: [], tags: [] },
  })
  return {
    title: `${words.agreements} – ${site.name}`,
    path: PATHS.agreements,
    items: async (base) => shown.map((publication) => itemOfAgreement(base, publication)),
  }
}

async function itemOf(
  article: Article,
  base: string,
  path: string,
  portal: Portal,
  site: { id: string; settings: { feeds: 'full' | 'summary' } },
): Promise<Item> {
  const { title, lead, bylines, tags, body } = article.revision
  const words = wordsIn(article.language)
  const document = parseDocument(body)
  const shows = document ? mediaIn(document) : { pictures: [], attachments: [] }
  const pictures = await portal.picturesOf(site.id, shows.pictures)
  const attachments = await portal.attachmentsOf(site.id, shows.attachments)
  const picture = [...pictures.values()][0]
  const notes = article.notices.map(({ kind, note }) => `${words.noticeKinds[kind]}: ${note}`)
  const html =
    document && site.settings.feeds === 'full'
      ? String(
          <>
            {notes.map((note) => (
              <p>
                <strong>{note}</strong>
              </p>
            ))}
            {lead && <p>{lead}</p>}
            <DocumentView
              document={document}
              around={{ pictures, attachments, words, dateline: null, base }}
            />
          </>,
        )
      : undefined
  return {
    id: article.id,
    url: base + path,
    title,
    summary: [...notes, lead ?? ''].filter(Boolean).join(' '),
    html,
    language: article.language,
    published: article.appeared.at,
    changed: article.changedAt,
    authors: bylines.map(({ name }) => name),
    tags,
    picture: picture && `${base}/media/${picture.hash}-1200.jpeg`,
  }
}
