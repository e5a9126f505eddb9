import { PATHS, statisticsPath } from '../addresses.ts'
import type { Screen } from '../screen.ts'

/** Who speaks here, how to reach them, and the pages that belong to no section. */
export function Foot({ screen: { site, words, language } }: { screen: Screen }) {
  const { responsible, contact, foot, glossary } = site.settings
  const links = [
    ...foot.map(({ name, url }) => ({ name, url, lang: site.language })),
    { name: words.archive, url: PATHS.archive, lang: language },
    { name: words.visits, url: statisticsPath(language, site.language), lang: language },
    { name: words.allTags, url: PATHS.tags, lang: language },
    ...(glossary.length > 0 ? [{ name: words.glossary, url: PATHS.glossary, lang: language }] : []),
    { name: words.siteMap, url: PATHS.siteMap, lang: language },
    { name: 'RSS', url: '/rss.xml', lang: language },
  ]
  return (
    <footer class="foot">
      <div class="wrap">
        <div lang={language === site.language ? undefined : site.language}>
          <p>
            <strong>{site.name}</strong>
          </p>
          <p>{site.bodyName}</p>
          {responsible && (
            <p lang={language}>
              {words.responsible}: <span lang={site.language}>{responsible}</span>
            </p>
          )}
          {contact && <p>{contact}</p>}
        </div>
        <ul>
          {links.map(({ name, url, lang }) => (
            <li>
              <a href={url} lang={lang === language ? undefined : lang}>
                {name}
              </a>
            </li>
          ))}
        </ul>
      </div>
    </footer>
  )
}
