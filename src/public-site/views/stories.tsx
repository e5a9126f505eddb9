import type { ArticleSummary } from '../../articles/index.ts'
import type { Picture } from '../../media/index.ts'
import type { Screen } from '../screen.ts'
import { PictureView } from './picture.tsx'
import { When } from './when.tsx'

type Listed = { articles: ArticleSummary[]; paths: Map<string, string>; pictures: Map<string, Picture> }

/** Articles under one another with lead and picture; on a home page the first stands out. */
export function Stories({
  screen: { site, words },
  listed: { articles, paths, pictures },
  firstStands = false,
}: {
  screen: Screen
  listed: Listed
  firstStands?: boolean
}) {
  return (
    <ul class="stories">
      {articles.map((article, index) => {
        const picture = article.picture ? pictures.get(article.picture) : undefined
        const first = firstStands && index === 0
        return (
          <li
            class={first ? 'first' : undefined}
            lang={article.language === site.language ? undefined : article.language}
          >
            <div>
              <h2>
                <a href={paths.get(article.id)}>{article.title}</a>
              </h2>
              {article.lead && <p>{article.lead}</p>}
              <p class="when">
                <When appeared={article.appeared} zone={site.zone} words={words} />
              </p>
            </div>
            {picture && (
              <PictureView
                picture={picture}
                alternative=""
                sizes={first ? '(max-width: 44rem) 100vw, 42rem' : '9rem'}
                eager={first}
              />
            )}
          </li>
        )
      })}
    </ul>
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
