import type { Context } from 'hono'
import { type Env, wordsOf } from '../screen.ts'

/** A public page is read, nothing else; the two forms there are take POST. */
export function otherMethod(c: Context<Env>) {
  const takes = /^\/(?:tuy-chon|luot-xem)$/.test(c.req.path) ? 'POST' : 'GET, HEAD'
  return c.text(wordsOf(c).otherMethod, 405, { allow: takes })
}
