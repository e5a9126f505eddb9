import type { ArticleSummary } from '../../articles/index.ts'
import type { Picture } from '../../media/index.ts'
import type { Screen } from '../screen.ts'
import { PictureView } from './picture.tsx'
import { When } from './when.tsx'

/** Articles of a list with their paths and pictures. */
export type Listed = {
  articles: ArticleSummary[]
  paths: Map<string, string>
  pictures: Map<string, Picture>
}

/** Articles under one another with lead and picture. */
export function Stories({
  screen,
  listed,
  level = 2,
  compact = false,
}: {
  screen: Screen
  listed: Listed
  level?: 2 | 3
  compact?: boolean
}) {
  return (
    <ul class={compact ? 'stories compact' : 'stories'}>
      {listed.articles.map((article) => (
        <Story screen={screen} article={article} listed={listed} level={level} compact={compact} />
      ))}
    </ul>
  )
}

function Story({
  screen: { site, words, language },
  article,
  listed: { paths, pictures },
  level,
  compact,
}: {
  screen: Screen
  article: ArticleSummary
  listed: Listed
  level: 2 | 3
  compact: boolean
}) {
  const picture = article.picture ? pictures.get(article.picture) : undefined
  const link = <a href={paths.get(article.id)}>{article.title}</a>
  return (
    <li lang={article.language === language ? undefined : article.language}>
      <div>
        {level === 2 ? <h2>{link}</h2> : <h3>{link}</h3>}
        {article.lead && !compact && <p>{article.lead}</p>}
        <p class="when">
          <When appeared={article.appeared} zone={site.zone} words={words} />
        </p>
      </div>
      {picture && <PictureView picture={picture} alternative="" sizes="9rem" />}
    </li>
  )
}

/** The first story of a home page: its picture large, its words beside it. */
export function LeadStory({ screen: { site, words, language }, listed }: { screen: Screen; listed: Listed }) {
  const [article] = listed.articles
  if (!article) return null
  const picture = article.picture ? listed.pictures.get(article.picture) : undefined
  return (
    <article class="lead-story" lang={article.language === language ? undefined : article.language}>
      {picture && (
        <PictureView picture={picture} alternative="" sizes="(max-width: 64rem) 100vw, 44rem" eager />
      )}
      <div>
        <h2>
          <a href={listed.paths.get(article.id)}>{article.title}</a>
        </h2>
        {article.lead && <p>{article.lead}</p>}
        <p class="when">
          <When appeared={article.appeared} zone={site.zone} words={words} />
        </p>
      </div>
    </article>
  )
}

/** What a list needs beside the summaries: their paths and pictures. */
export async function listedWith({ portal, site }: Screen, articles: ArticleSummary[]): Promise<Listed> {
  const [paths, pictures] = await Promise.all([
    portal.pathsOf(articles.map(({ id }) => id)),
    portal.picturesOf(
      site.id,
      articles.flatMap(({ picture }) => picture ?? []),
    ),
  ])
  return { articles, paths, pictures }
}
