import type { ArticleSummary } from '../../articles/index.ts'
import type { Screen } from '../screen.ts'
import { When } from './when.tsx'

/** A short list of headlines beside a page. */
export function Newest({
  screen: { site, words },
  title,
  articles,
  paths,
}: {
  screen: Screen
  title: string
  articles: ArticleSummary[]
  paths: Map<string, string>
}) {
  if (articles.length === 0) return null
  return (
    <section aria-labelledby="moi-nhat">
      <h2 id="moi-nhat">{title}</h2>
      <ul class="newest">
        {articles.map((article) => (
          <li>
            <a
              href={paths.get(article.id)}
              lang={article.language === site.language ? undefined : article.language}
            >
              {article.title}
            </a>
            <When appeared={article.appeared} zone={site.zone} words={words} />
          </li>
        ))}
      </ul>
    </section>
  )
}
