import type { Context } from 'hono'
import type { Withdrawn } from '../../articles/index.ts'
import { momentIn } from '../../web/index.ts'
import type { Portal } from '../portal.ts'
import { type Env, type Screen, screenOf } from '../screen.ts'
import { Shell } from '../views/shell.tsx'

/** What stands where a withdrawn article stood: that it left, when, and why. */
export async function withdrawnPage(c: Context<Env>, portal: Portal, { title, notice }: Withdrawn) {
  const screen = await screenOf(c, portal)
  const { at, note: reason } = notice
  return departed(c, screen, { kicker: screen.words.withdrawn, title, at, reason })
}

/** The page of something that readers saw and that was taken away, with its day and its reason; no cache keeps it. */
export function departed(
  c: Context<Env>,
  screen: Screen,
  { kicker, title, at, reason }: Record<'kicker' | 'title' | 'at' | 'reason', string>,
) {
  const { words, site } = screen
  const page = (
    <Shell screen={screen} head={{ title: `${kicker}: ${title}`, robots: 'noindex' }} counted={false}>
      <p class="kicker">{kicker}</p>
      <h1>{title}</h1>
      <p>{words.withdrawnOn(momentIn(site.zone, at, 'day').written)}</p>
      <p>
        {words.reason}: {reason}
      </p>
      <p>
        <a href="/">{words.backHome}</a>
      </p>
    </Shell>
  )
  c.header('cache-control', 'no-store')
  return c.html(`<!doctype html>${String(page)}`, 410)
}
