import type { Context } from 'hono'
import { tagShelf } from '../../articles/index.ts'
import { slug as slugOf } from '../../text/index.ts'
import { momentIn } from '../../web/index.ts'
import { PATHS, pageNumber, pagePath } from '../addresses.ts'
import type { Portal } from '../portal.ts'
import { cachedPage, type Env, screenOf } from '../screen.ts'
import { Pages } from '../views/pages.tsx'
import { Shell } from '../views/shell.tsx'
import { listedWith } from '../views/stories.tsx'
import { VisitorBlock } from '../views/visitor-block.tsx'
import { Time } from '../views/when.tsx'
import { notFound } from './not-found.tsx'

const PER_PAGE = 30

/** A running event as a line in time: what happened last on top, each with its day. */
export async function topic(c: Context<Env>, portal: Portal) {
  const screen = await screenOf(c, portal)
  const { site, words, base, language } = screen
  const topic = site.settings.topics.find(({ slug }) => slug === c.req.param('slug'))
  const number = pageNumber(c.req.query('trang'))
  if (!topic || number === undefined) return notFound(c, portal)
  const shelf = tagShelf(slugOf(topic.tag))
  const last = Math.max(1, Math.ceil((await portal.countArticles(site.id, { shelf })) / PER_PAGE))
  if (number > last) return notFound(c, portal)
  const newest = await portal.newest(site.id, { shelf, limit: PER_PAGE, offset: (number - 1) * PER_PAGE })
  const { articles, paths } = await listedWith(screen, newest)
  const path = PATHS.topic(topic.slug)
  const page = (
    <Shell
      screen={screen}
      head={{
        title: topic.title,
        description: topic.lead,
        canonical: base + pagePath(path, number),
        feeds: path,
      }}
      beside={<VisitorBlock screen={screen} />}
    >
      <p class="kicker">{words.topic}</p>
      <h1>{topic.title}</h1>
      {topic.lead && <p class="lead">{topic.lead}</p>}
      {articles.length === 0 && <p>{words.nothingYet}</p>}
      <ol class="timeline">
        {articles.map((article, index) => (
          <li lang={article.language === language ? undefined : article.language}>
            <Time moment={momentIn(site.zone, article.appeared.at, 'day')} />
            <h2>
              <a href={paths.get(article.id)}>{article.title}</a>
            </h2>
            {article.lead && <p>{article.lead}</p>}
            {number === last && index === articles.length - 1 && last + index > 1 && (
              <p class="when">{words.topicBegins}</p>
            )}
          </li>
        ))}
      </ol>
      <Pages path={path} number={number} last={last} words={words} />
    </Shell>
  )
  return cachedPage(c, page, [`site-${site.id}`])
}
