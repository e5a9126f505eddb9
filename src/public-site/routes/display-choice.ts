import type { Context } from 'hono'
import {
  afterAct,
  DISPLAY_ACTS,
  type DisplayAct,
  displayCookie,
  displayFrom,
  USUAL,
} from '../../web/index.ts'
import type { Portal } from '../portal.ts'
import { type Env, wordsOf } from '../screen.ts'

/** What the buttons do without JavaScript: keep the choice, and back to the page. */
export async function displayChoice(c: Context<Env>, portal: Portal) {
  const form = await c.req.parseBody().catch(() => undefined)
  if (!form) return c.text(wordsOf(c).unreadableForm, 400)
  const act = DISPLAY_ACTS.find((each): each is DisplayAct => each === form.act)
  const chosen = act && afterAct(displayFrom(c.req.header('cookie')) ?? USUAL, act)
  const secure = portal.publicUrl(c.get('site'))?.startsWith('https:') ?? false
  if (chosen) c.header('set-cookie', displayCookie(chosen, secure))
  c.header('cache-control', 'no-store')
  return c.redirect(pathOfOurs(form['tro-ve']) ?? '/', 303)
}

/** A form is from outside: only a path of this site is gone back to. */
function pathOfOurs(back: unknown): string | undefined {
  return typeof back === 'string' && /^\/(?![/\\])[\x21-\x7e]*$/.test(back) ? back : undefined
}
