import type { Child } from 'hono/jsx'
import type { Screen } from '../screen.ts'
import { DisplaySettings } from './display-settings.tsx'
import { Emblem, ICON } from './emblem.tsx'

type Head = {
  title: string
  description?: string | undefined
  canonical?: string
  robots?: string
  more?: Child
}

/** Every public page: what stands above, beside and below. */
export function Shell({
  screen,
  head,
  beside,
  children,
}: {
  screen: Screen
  head: Head
  beside?: Child
  children?: Child
}) {
  const { site, words, display, portal } = screen
  const title = head.title === site.name ? site.name : `${head.title} – ${site.name}`
  return (
    <html lang={site.language} data-size={display.size} data-contrast={display.contrast}>
      <head>
        <meta charset="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <title>{title}</title>
        {head.description && <meta name="description" content={head.description} />}
        {head.robots && <meta name="robots" content={head.robots} />}
        {head.canonical && <link rel="canonical" href={head.canonical} />}
        <link rel="icon" href={ICON} type="image/svg+xml" />
        {portal.assets.letters.map((href) => (
          <link rel="preload" href={href} as="font" type="font/woff2" crossorigin="" />
        ))}
        <link rel="stylesheet" href={portal.assets.style} />
        <script type="module" src={portal.assets.script} />
        {head.more}
      </head>
      <body>
        <a class="skip" href="#noi-dung">
          {words.skip}
        </a>
        <DisplaySettings screen={screen} />
        <header class="head">
          <div class="wrap">
            <a href="/">
              <Emblem />
              <span>
                <span class="body-name">{site.bodyName}</span>
                <span class="site-name">{site.name}</span>
              </span>
            </a>
          </div>
        </header>
        <Shelves screen={screen} />
        <div class="wrap page">
          <main id="noi-dung" tabindex={-1}>
            {children}
          </main>
          {beside && <aside class="beside">{beside}</aside>}
        </div>
        <Foot screen={screen} />
      </body>
    </html>
  )
}

function Shelves({ screen: { sections, words, path } }: { screen: Screen }) {
  const here = path.replace(/\?.*$/, '')
  const links = [
    { href: '/', name: words.home },
    ...sections.map(({ slug, name }) => ({ href: `/chuyen-muc/${slug}`, name })),
  ]
  return (
    <nav class="shelves" aria-label={words.sections}>
      <div class="wrap">
        <ul>
          {links.map(({ href, name }) => (
            <li>
              <a href={href} aria-current={href === here ? 'page' : undefined}>
                {name}
              </a>
            </li>
          ))}
        </ul>
      </div>
    </nav>
  )
}

function Foot({ screen: { site, words } }: { screen: Screen }) {
  const { responsible, contact } = site.settings
  return (
    <footer class="foot">
      <div class="wrap">
        <p>
          <strong>{site.name}</strong>
        </p>
        <p>{site.bodyName}</p>
        {responsible && (
          <p>
            {words.responsible}: {responsible}
          </p>
        )}
        {contact && <p>{contact}</p>}
      </div>
    </footer>
  )
}
