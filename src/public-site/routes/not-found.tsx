import type { Context } from 'hono'
import type { Portal } from '../portal.ts'
import { type Env, screenOf } from '../screen.ts'
import { Newest } from '../views/newest.tsx'
import { Shell } from '../views/shell.tsx'
import { listedWith } from '../views/stories.tsx'

/** A 404 that helps: it says what happened and offers the newest; 410 for what was here once. */
export async function notFound(c: Context<Env>, portal: Portal, status: 404 | 410 = 404) {
  const screen = await screenOf(c, portal)
  const { site, words } = screen
  const { articles, paths } = await listedWith(screen, await portal.newest(site.id, { limit: 8 }))
  const page = (
    <Shell screen={screen} head={{ title: words.notFoundTitle, robots: 'noindex' }} counted={false}>
      <h1>{words.notFoundTitle}</h1>
      <p>{status === 410 ? words.gone : words.notFound}</p>
      <p>
        <a href="/">{words.backHome}</a>
      </p>
      <div class="beside">
        <Newest screen={screen} title={words.newest} articles={articles} paths={paths} />
      </div>
    </Shell>
  )
  c.header('cache-control', 'no-store')
  return c.html(`<!doctype html>${String(page)}`, status)
}
