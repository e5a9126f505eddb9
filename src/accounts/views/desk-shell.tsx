import type { Child } from 'hono/jsx'
import { type Desk, type DeskContext, deskWords } from '../desk.ts'

/** Every page of the desk: who is there, where they can go, and what they came for. */
export function DeskShell({
  c,
  desk: { assets },
  title,
  children,
}: {
  c: DeskContext
  desk: Desk
  title: string
  children?: Child
}) {
  const words = deskWords(c)
  const [site, person, display] = [c.get('site'), c.get('person'), c.get('display')]
  return (
    <html lang={c.get('language')} data-size={display.size} data-contrast={display.contrast}>
      <head>
        <meta charset="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <meta name="robots" content="noindex" />
        <title>{`${title} – ${site.name}`}</title>
        <link rel="icon" href="data:," />
        {assets.letters.map((href) => (
          <link rel="preload" href={href} as="font" type="font/woff2" crossorigin="" />
        ))}
        <link rel="stylesheet" href={assets.desk.style} />
        <script type="module" src={assets.desk.script} />
      </head>
      <body>
        <a class="skip" href="#noi-dung">
          {words.skip}
        </a>
        <header class="desk-head">
          <div class="wrap">
            <p>
              <a href="/desk">{words.desk}</a> <span lang={site.language}>{site.name}</span>
            </p>
            {person && <Menu c={c} name={person.account.name} />}
          </div>
        </header>
        <main id="noi-dung" class="wrap desk" tabindex={-1}>
          {children}
        </main>
      </body>
    </html>
  )
}

function Menu({ c, name }: { c: DeskContext; name: string }) {
  const words = deskWords(c)
  return (
    <nav aria-label={words.menu}>
      <ul>
        {c.get('links').map(({ href, name }) => (
          <li>
            <a href={href} aria-current={c.req.path === href ? 'page' : undefined}>
              {name}
            </a>
          </li>
        ))}
        <li>
          <a href="/">{words.toSite}</a>
        </li>
        <li>
          <a href="/desk/account" aria-current={c.req.path === '/desk/account' ? 'page' : undefined}>
            {name}
          </a>
        </li>
        <li>
          <form method="post" action="/desk/session/end">
            <button type="submit">{words.signOut}</button>
          </form>
        </li>
      </ul>
    </nav>
  )
}

/** What stands against what was sent, each with a way to the field that it is about. */
export function IssueList({
  title,
  issues,
  at = '',
}: {
  title: string
  issues: readonly { field: string; says: string }[]
  /** The page that has the fields, where it is not this one. */
  at?: string
}) {
  if (issues.length === 0) return null
  return (
    <div class="issues" role="alert" tabindex={-1}>
      <h2>{title}</h2>
      <ul>
        {issues.map(({ field, says }) => (
          <li>
            <a href={`${at}#${field}`}>{says}</a>
          </li>
        ))}
      </ul>
    </div>
  )
}
