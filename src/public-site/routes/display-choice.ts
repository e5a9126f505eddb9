import type { Context } from 'hono'
import {
  afterAct,
  DISPLAY_ACTS,
  type DisplayAct,
  displayCookie,
  displayFrom,
  USUAL,
} from '../../web/index.ts'
import type { Env } from '../screen.ts'

/** What the buttons do without JavaScript: keep the choice, and back to the page. */
export async function displayChoice(c: Context<Env>) {
  const form = await c.req.parseBody()
  const act = DISPLAY_ACTS.find((each): each is DisplayAct => each === form.act)
  const back =
    typeof form['tro-ve'] === 'string' && /^\/(?![/\\])[\x21-\x7e]*$/.test(form['tro-ve'])
      ? form['tro-ve']
      : '/'
  if (act)
    c.header(
      'set-cookie',
      displayCookie(
        afterAct(displayFrom(c.req.header('cookie')) ?? USUAL, act),
        new URL(c.req.url).protocol === 'https:',
      ),
    )
  c.header('cache-control', 'no-store')
  return c.redirect(back, 303)
}
