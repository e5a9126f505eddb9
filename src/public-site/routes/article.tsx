import type { Context } from 'hono'
import type { Node } from 'prosemirror-model'
import { type Article, mediaIn, parseDocument, sectionShelf, textOf } from '../../articles/index.ts'
import { markdown } from '../../syndication/index.ts'
import { momentIn, QrCode } from '../../web/index.ts'
import { parametersOf } from '../own-pages.ts'
import type { Headline, Portal } from '../portal.ts'
import { baseOf, cachedFile, cachedPage, type Env, screenOf } from '../screen.ts'
import { ArticleView } from '../views/article-view.tsx'
import { Metadata } from '../views/metadata.tsx'
import { Newest } from '../views/newest.tsx'

import { Share } from '../views/share.tsx'
import { Shell } from '../views/shell.tsx'
import { listedWith } from '../views/stories.tsx'
import { VisitorBlock } from '../views/visitor-block.tsx'
import { wordsIn } from '../words.ts'
import { notFound } from './not-found.tsx'
import { leadOn } from './old-address.ts'

const NEWEST = 6

/** Whatever stands, or ever stood, at a path; an article also as a file of text or of data. */
export async function address(c: Context<Env>, portal: Portal) {
  const site = c.get('site')
  const { pathname } = new URL(c.req.url)
  const known = await portal.lookUp(site.id, c.get('host'), pathname)
  if (!known) return otherwise(c, portal, pathname)
  if (known.kind !== 'current') return leadOn(c, portal, known)
  const article = await portal.article(site.id, known.subject)
  return article ? show(c, portal, article, known.path) : notFound(c, portal, 410)
}

/** A path with a last slash leads on to the one without; ".md" and ".json" behind an article's path are its files. */
async function otherwise(c: Context<Env>, portal: Portal, pathname: string) {
  const [, path = '', ending] = /^(.+?)(\.md|\.json|\/)$/.exec(pathname) ?? []
  if (ending === '/' && parametersOf(path)) return c.redirect(path, 301)
  const known = path ? await portal.lookUp(c.get('site').id, c.get('host'), path) : undefined
  if (!known) return notFound(c, portal)
  if (known.kind !== 'current') return leadOn(c, portal, known)
  if (ending === '/') return c.redirect(known.path, 301)
  const article = await portal.article(c.get('site').id, known.subject)
  if (!article) return notFound(c, portal, 410)
  return ending === '.md'
    ? asMarkdown(c, portal, article, known.path)
    : asData(c, portal, article, known.path)
}

async function show(c: Context<Env>, portal: Portal, article: Article, path: string) {
  const page = await articlePage(c, portal, article, path)
  return cachedPage(c, page, [`site-${c.get('site').id}`, `article-${article.id}`])
}

/** The page of an article; one that is not public yet is neither counted nor found by search engines. */
export async function articlePage(
  c: Context<Env>,
  portal: Portal,
  article: Article,
  path: string,
  isPublic = true,
) {
  const screen = await screenOf(c, portal, article.language)
  const { site, sections, words, base } = screen
  const section = sections.find(({ id }) => id === article.sectionId)
  const newest = (await portal.newest(site.id, { shelf: sectionShelf(article.sectionId), limit: NEWEST + 1 }))
    .filter(({ id }) => id !== article.id)
    .slice(0, NEWEST)
  const document = parseDocument(article.revision.body)
  const shows = document ? mediaIn(document) : { pictures: [], attachments: [] }
  const [{ articles, paths }, pictures, attachments, versions, recording, views] = await Promise.all([
    listedWith(screen, newest),
    portal.picturesOf(site.id, shows.pictures),
    portal.attachmentsOf(site.id, shows.attachments),
    versionsOf(portal, article, path),
    article.recording ? portal.recording(site.id, article.recording) : undefined,
    site.settings.visitorBlock ? portal.viewsOf(site.id, article.id) : undefined,
  ])
  const url = base + path
  const { title, lead } = article.revision
  const about = { screen, article, document, section, pictures, attachments, versions, recording, views }
  return (
    <Shell
      screen={screen}
      head={{
        title,
        ...(isPublic ? {} : { robots: 'noindex' }),
        description: lead ?? (document && openingOf(document)),
        canonical: url,
        more: <Metadata {...about} url={url} />,
      }}
      counted={isPublic && { subject: article.id }}
      beside={
        <>
          {article.kind === 'story' && (
            <Newest
              screen={screen}
              title={section ? words.newestOf(section.name) : words.newest}
              articles={articles}
              paths={paths}
            />
          )}
          <VisitorBlock screen={screen} />
        </>
      }
    >
      <ArticleView {...about} />
      <Share screen={screen} url={url} title={title} />
      <p class="save">
        {words.save}: <a href={`${path}.md`}>{words.asMarkdown}</a> ·{' '}
        <a href={`${path}.json`}>{words.asJson}</a>
      </p>
      <footer class="on-paper">
        <QrCode address={url} label={words.addressOnPaper} />
        <p>
          {site.bodyName}
          <br />
          {url}
          <br />
          {momentIn(site.zone, screen.now, 'day').written}
        </p>
      </footer>
    </Shell>
  )
}

/** In letters; what search engines show of a description. */
const OPENING = 160

/** The first words of an article without a lead, up to the end of one. */
function openingOf(document: Node): string {
  const text = textOf(document).replace(/\s+/g, ' ')
  return text.length <= OPENING ? text : `${text.slice(0, OPENING).replace(/\s+\S*$/, '')} …`
}

async function versionsOf(
  portal: Portal,
  article: Article,
  path: string,
): Promise<(Headline & { path: string })[]> {
  const versions = await portal.versions(article)
  if (versions.length < 2) return versions.map((version) => ({ ...version, path }))
  const paths = await portal.pathsOf(versions.map(({ id }) => id))
  return versions.map((version) => ({ ...version, path: paths.get(version.id) ?? path }))
}

function asMarkdown(c: Context<Env>, portal: Portal, article: Article, path: string) {
  const site = c.get('site')
  const { title, lead, body, bylines, source } = article.revision
  const words = wordsIn(article.language)
  const document = parseDocument(body)
  const { written } = momentIn(site.zone, article.appeared.at, article.appeared.precision)
  const signed = [...bylines.map(({ name }) => name), source?.name, written, baseOf(c, portal) + path]
  const text = [
    `# ${title}`,
    ...article.notices.map(
      ({ kind, note, at }) =>
        `> ${words.noticeKinds[kind]} ${momentIn(site.zone, at, 'day').written}: ${note}`,
    ),
    lead,
    document && markdown(document),
    '---',
    signed.filter(Boolean).join('  \n'),
  ]
  return cachedFile(c, `${text.filter(Boolean).join('\n\n')}\n`, 'text/markdown; charset=utf-8', [
    `site-${site.id}`,
    `article-${article.id}`,
  ])
}

function asData(c: Context<Env>, portal: Portal, article: Article, path: string) {
  const { id, siteId, language, appeared, changedAt, notices, revision } = article
  const { id: _revision, ...told } = revision
  const data = { id, url: baseOf(c, portal) + path, language, appeared, changedAt, notices, ...told }
  return cachedFile(c, JSON.stringify(data), 'application/json; charset=utf-8', [
    `site-${siteId}`,
    `article-${id}`,
  ])
}
