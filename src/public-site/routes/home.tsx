import type { Context } from 'hono'
import type { Portal } from '../portal.ts'
import { cachedPage, type Env, screenOf } from '../screen.ts'
import { Shell } from '../views/shell.tsx'
import { listedWith, Stories } from '../views/stories.tsx'
import { VisitorBlock } from '../views/visitor-block.tsx'

const SHOWN = 20

/** The newest of the whole site. */
export async function home(c: Context<Env>, portal: Portal) {
  const screen = await screenOf(c, portal)
  const { site, words, base } = screen
  const listed = await listedWith(screen, await portal.newest(site.id, { limit: SHOWN }))
  const page = (
    <Shell
      screen={screen}
      head={{ title: site.name, description: site.bodyName, canonical: `${base}/` }}
      beside={<VisitorBlock screen={screen} />}
    >
      <h1 class="unseen">{site.name}</h1>
      {listed.articles.length === 0 ? (
        <p>{words.emptySite}</p>
      ) : (
        <Stories screen={screen} listed={listed} firstStands />
      )}
    </Shell>
  )
  return cachedPage(c, page, [`site-${site.id}`])
}
