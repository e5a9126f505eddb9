import type { Child } from 'hono/jsx'
import { dayInWords } from '../../web/index.ts'
import { PATHS } from '../addresses.ts'
import { styleAddress } from '../look.ts'
import type { Screen } from '../screen.ts'
import { DisplaySettings } from './display-settings.tsx'
import { Emblem, iconOf } from './emblem.tsx'
import { Foot } from './foot.tsx'
import { PageView } from './page-view.tsx'

export type Head = {
  title: string
  description?: string | undefined
  canonical?: string
  robots?: string
  /** Where feeds of what the page lists are found, without their file names; the site's own are always named. */
  feeds?: string
  more?: Child
}

/** Every public page: what stands above, beside and below. */
export function Shell({
  screen,
  head,
  beside,
  wide = false,
  counted = {},
  children,
}: {
  screen: Screen
  head: Head
  beside?: Child
  wide?: boolean
  /** What the page is about, where its views are counted for themselves; false where there is no such page. */
  counted?: { subject?: string } | false
  children?: Child
}) {
  const { site, words, display, language } = screen
  return (
    <html lang={language} data-size={display.size} data-contrast={display.contrast}>
      <DocumentHead screen={screen} head={head} />
      <body>
        <a class="skip" href="#noi-dung">
          {words.skip}
        </a>
        <DisplaySettings screen={screen} />
        {screen.ended && <Ended screen={screen} />}
        <header class="head">
          <div class="wrap">
            <a class="brand" href={PATHS.home} lang={language === site.language ? undefined : site.language}>
              <Emblem settings={site.settings} />
              <span>
                <span class="body-name">{site.bodyName}</span>
                <span class="site-name">{site.name}</span>
              </span>
            </a>
            <SearchBox screen={screen} />
          </div>
        </header>
        <Shelves screen={screen} />
        <div class={wide ? 'wrap page wide' : 'wrap page'}>
          <main id="noi-dung" tabindex={-1}>
            {children}
          </main>
          {beside && <aside class="beside">{beside}</aside>}
        </div>
        <Foot screen={screen} />
        {counted && <PageView screen={screen} subject={counted.subject} />}
      </body>
    </html>
  )
}

function DocumentHead({ screen: { site, portal, base, words }, head }: { screen: Screen; head: Head }) {
  const title = head.title === site.name ? site.name : `${head.title} – ${site.name}`
  return (
    <head>
      <meta charset="utf-8" />
      <meta name="viewport" content="width=device-width, initial-scale=1" />
      <title>{title}</title>
      <meta name="description" content={head.description || words.describes(head.title, site.bodyName)} />
      {head.robots && <meta name="robots" content={head.robots} />}
      {head.canonical && <link rel="canonical" href={head.canonical} />}
      <link rel="icon" {...iconOf(site.settings)} />
      {portal.assets.letters.map((href) => (
        <link rel="preload" href={href} as="font" type="font/woff2" crossorigin="" />
      ))}
      <link rel="stylesheet" href={styleAddress(portal.assets, site.settings)} />
      <script type="module" src={portal.assets.script} />
      <link rel="alternate" type="application/rss+xml" href={`${base}/rss.xml`} title={site.name} />
      {head.feeds && (
        <link
          rel="alternate"
          type="application/rss+xml"
          href={`${base}${head.feeds}/rss.xml`}
          title={head.title}
        />
      )}
      {head.more}
    </head>
  )
}

/** A portal whose body has ended stays readable, and says on every page who took over. */
function Ended({ screen: { site, words, life } }: { screen: Screen }) {
  const { until = '', successors } = life
  return (
    <section class="ended" aria-label={words.succeededBy}>
      <div class="wrap">
        <p>{words.ended(site.bodyName, dayInWords(until))}</p>
        {successors.length > 0 && (
          <p>
            {words.succeededBy}:{' '}
            {successors.map(({ name, url, decision }, index) => (
              <>
                {index > 0 && '; '}
                {url ? <a href={url}>{name}</a> : name}
                {decision && ` (${decision})`}
              </>
            ))}
          </p>
        )}
      </div>
    </section>
  )
}

function SearchBox({ screen: { words } }: { screen: Screen }) {
  return (
    <search>
      <search-box data-suggestions="/tim-kiem/goi-y">
        <form action={PATHS.search} class="search-box">
          <label class="unseen" for="tim">
            {words.search}
          </label>
          <input
            id="tim"
            type="search"
            name="q"
            maxlength={300}
            placeholder={words.searchFor}
            autocomplete="off"
          />
          <button type="submit">{words.searchAct}</button>
        </form>
      </search-box>
    </search>
  )
}

/** The sections of the first level; on a phone behind one button that is there without JavaScript. */
function Shelves({ screen: { sections, words, path, site, language } }: { screen: Screen }) {
  const here = path.replace(/\?.*$/, '')
  const links = [
    { href: PATHS.home, name: words.home, lang: language },
    ...sections
      .filter(({ parentId }) => parentId === null)
      .map(({ slug, name }) => ({ href: PATHS.section(slug), name, lang: site.language })),
    ...site.settings.menu.map(({ url, name }) => ({ href: url, name, lang: site.language })),
  ]
  return (
    <nav class="shelves" aria-label={words.sections}>
      <details class="wrap">
        <summary>{words.menu}</summary>
        <ul>
          {links.map(({ href, name, lang }) => (
            <li>
              <a
                href={href}
                aria-current={href === here ? 'page' : undefined}
                lang={lang === language ? undefined : lang}
              >
                {name}
              </a>
            </li>
          ))}
        </ul>
      </details>
    </nav>
  )
}
