import type { Context } from 'hono'
import type { Withdrawn } from '../../articles/index.ts'
import { momentIn } from '../../web/index.ts'
import type { Portal } from '../portal.ts'
import { type Env, screenOf } from '../screen.ts'
import { Shell } from '../views/shell.tsx'

/** What stands where a withdrawn article stood: that it left, when, and why. */
export async function withdrawnPage(c: Context<Env>, portal: Portal, { title, notice }: Withdrawn) {
  const screen = await screenOf(c, portal)
  const { words, site } = screen
  const page = (
    <Shell
      screen={screen}
      head={{ title: `${words.withdrawn}: ${title}`, robots: 'noindex' }}
      counted={false}
    >
      <p class="kicker">{words.withdrawn}</p>
      <h1>{title}</h1>
      <p>{words.withdrawnOn(momentIn(site.zone, notice.at, 'day').written)}</p>
      <p>
        {words.reason}: {notice.note}
      </p>
      <p>
        <a href="/">{words.backHome}</a>
      </p>
    </Shell>
  )
  c.header('cache-control', 'no-store')
  return c.html(`<!doctype html>${String(page)}`, 410)
}
