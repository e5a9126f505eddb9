import type { Context } from 'hono'
import { type Article, type Byline, parseDocument } from '../../articles/index.ts'
import type { Picture } from '../../media/index.ts'
import type { Section } from '../../sites/index.ts'
import { momentIn, safeUrl } from '../../web/index.ts'
import type { Portal } from '../portal.ts'
import { cachedPage, type Env, type Screen, screenOf } from '../screen.ts'
import { DocumentView, withDateline } from '../views/document.tsx'
import { Metadata } from '../views/metadata.tsx'
import { Newest } from '../views/newest.tsx'
import { Share } from '../views/share.tsx'
import { Shell } from '../views/shell.tsx'
import { listedWith } from '../views/stories.tsx'
import { VisitorBlock } from '../views/visitor-block.tsx'
import { Time, When } from '../views/when.tsx'
import type { Words } from '../words.ts'
import { notFound } from './not-found.tsx'
import { leadOn } from './old-address.ts'

const NEWEST = 6

/** Whatever stands, or ever stood, at a path. */
export async function address(c: Context<Env>, portal: Portal) {
  const site = c.get('site')
  const known = await portal.lookUp(site.id, c.get('host'), new URL(c.req.url).pathname)
  if (!known) return notFound(c, portal)
  if (known.kind !== 'current') return leadOn(c, portal, known)
  const article = await portal.article(site.id, known.subject)
  return article ? show(c, portal, article, known.path) : notFound(c, portal, 410)
}

async function show(c: Context<Env>, portal: Portal, article: Article, path: string) {
  const screen = await screenOf(c, portal)
  const { site, sections, words, base } = screen
  const section = sections.find(({ id }) => id === article.sectionId)
  const newest = (await portal.newest(site.id, { sectionId: article.sectionId, limit: NEWEST + 1 }))
    .filter(({ id }) => id !== article.id)
    .slice(0, NEWEST)
  const [{ articles, paths }, pictures] = await Promise.all([
    listedWith(screen, newest),
    portal.picturesOf(site.id, pictureIds(article.revision.body)),
  ])
  const url = base + path
  const { title, lead } = article.revision
  const description = lead ?? undefined
  const page = (
    <Shell
      screen={screen}
      head={{
        title,
        description,
        canonical: url,
        more: <Metadata screen={screen} article={article} section={section} url={url} pictures={pictures} />,
      }}
      beside={
        <>
          <Newest
            screen={screen}
            title={section ? words.newestOf(section.name) : words.newest}
            articles={articles}
            paths={paths}
          />
          <VisitorBlock screen={screen} />
        </>
      }
    >
      <ArticleView screen={screen} article={article} section={section} pictures={pictures} />
      <Share screen={screen} url={url} title={title} />
    </Shell>
  )
  return cachedPage(c, page, [`site-${site.id}`, `article-${article.id}`])
}

type Shown = {
  screen: Screen
  article: Article
  section: Section | undefined
  pictures: Map<string, Picture>
}

function ArticleView({ screen: { site, words }, article, section, pictures }: Shown) {
  const { title, lead, dateline, body, bylines, source, tags } = article.revision
  const document = parseDocument(body)
  return (
    <article lang={article.language === site.language ? undefined : article.language}>
      <nav aria-label={words.whereAmI}>
        <ol class="crumb">
          <li>
            <a href="/">{words.home}</a>
          </li>
          {section && (
            <li>
              <a href={`/chuyen-muc/${section.slug}`}>{section.name}</a>
            </li>
          )}
        </ol>
      </nav>
      <h1>{title}</h1>
      <p class="meta">
        <When appeared={article.appeared} zone={site.zone} words={words} labelled />
        {article.revision.number > 1 && (
          <span>
            {words.changed} <Time moment={momentIn(site.zone, article.changedAt, 'minute')} />
          </span>
        )}
      </p>
      {lead && <p class="lead">{withDateline(lead, dateline)}</p>}
      <div class="story">
        {document && (
          <DocumentView
            document={document}
            around={{ pictures, words, dateline: lead?.startsWith(dateline ?? '\0') ? null : dateline }}
          />
        )}
      </div>
      <Signature bylines={bylines} source={source} words={words} />
      {tags.length > 0 && (
        <ul class="tags" aria-label={words.tags}>
          {tags.map((tag) => (
            <li>{tag}</li>
          ))}
        </ul>
      )}
    </article>
  )
}

function Signature({
  bylines,
  source,
  words,
}: {
  bylines: Byline[]
  source: Article['revision']['source']
  words: Words
}) {
  if (bylines.length === 0 && !source) return null
  const href = safeUrl(source?.url)
  const name = source?.name || (href && URL.parse(href)?.hostname)
  return (
    <dl class="signed">
      {bylines.map((byline) => (
        <>
          <dt>{words.roles[byline.role]}</dt>
          <dd>{byline.name}</dd>
        </>
      ))}
      {name && (
        <>
          <dt>{words.source}</dt>
          <dd>
            {href ? (
              <a href={href} rel="noopener">
                {name}
              </a>
            ) : (
              name
            )}
          </dd>
        </>
      )}
    </dl>
  )
}

function pictureIds(body: object): string[] {
  const content = (body as { content?: { type?: string; attrs?: { media?: string | null } }[] }).content ?? []
  return content.flatMap((node) => (node.type === 'figure' && node.attrs?.media ? [node.attrs.media] : []))
}
