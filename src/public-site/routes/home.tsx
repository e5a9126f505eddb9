import type { Context } from 'hono'
import type { Child } from 'hono/jsx'
import type { Block } from '../../sites/index.ts'
import type { Portal } from '../portal.ts'
import { cachedPage, type Env, type Screen, screenOf } from '../screen.ts'
import { blockOf, type Shown } from '../views/blocks.tsx'
import { Shell } from '../views/shell.tsx'
import { SiteMetadata } from '../views/site-metadata.tsx'

/** The home page: the blocks that the site has chosen, in its order. */
export async function home(c: Context<Env>, portal: Portal) {
  const screen = await screenOf(c, portal)
  const { site, words, base } = screen
  const shown: Shown = new Set()
  // Those of the middle first: what stands there is not said again beside it.
  const main = await blocksOf(screen, site.settings.home.main, shown)
  const beside = await blocksOf(screen, site.settings.home.beside, shown)
  const page = (
    <Shell
      screen={screen}
      head={{
        title: site.name,
        description: site.bodyName,
        canonical: `${base}/`,
        more: <SiteMetadata screen={screen} />,
      }}
      beside={beside}
      wide
    >
      <h1 class="unseen">{site.name}</h1>
      {shown.size === 0 && <p>{words.emptySite}</p>}
      {main}
    </Shell>
  )
  const parent = site.settings.parent && (await portal.siteByHost(site.settings.parent))?.site.id
  return cachedPage(c, page, [`site-${site.id}`, ...(parent ? [`site-${parent}`] : [])])
}

async function blocksOf(screen: Screen, blocks: readonly Block[], shown: Shown): Promise<Child[]> {
  const made: Child[] = []
  for (const block of blocks) made.push(await blockOf(screen, block, shown))
  return made
}
