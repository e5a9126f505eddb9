import type { DeskContext } from '../../accounts/index.ts'
import { fieldsOf } from '../../accounts/index.ts'
import { bodiesOn } from '../../sites/index.ts'
import { momentIn } from '../../web/index.ts'
import type { Asking, Register } from '../desk.ts'
import { bodyOfFeed, calendarFor, openFeed } from '../feeds/feed.ts'
import { bodiesHeld } from '../people/post.ts'
import { HOME } from '../views/shell.tsx'
import { wordsIn } from '../words.ts'
import { showMyWork } from './my-work.tsx'

/** Gives an address by which a calendar program follows what a body has to do. */
export async function beginFeed(c: DeskContext, register: Register, asking: Asking) {
  const field = await fieldsOf(c)
  const bodyId = field?.('body') ?? ''
  if (!bodiesHeld(asking.actor.posts, asking.today).includes(bodyId)) return c.notFound()
  const secret = await register.database.transact((rows) =>
    openFeed(rows, c.get('site').id, { accountId: asking.actor.accountId, bodyId }, register.clock()),
  )
  return showMyWork(c, register, asking, { feed: `${baseOf(c)}${HOME}/feeds/${secret}.ics` })
}

/** The calendar of a body, for whoever has the secret: calendar programs do not sign in. */
export async function bodyFeed(c: DeskContext, { database, clock }: Pick<Register, 'database' | 'clock'>) {
  const site = c.get('site')
  const at = clock()
  const today = momentIn(site.zone, at, 'day').machine
  const secret = /^([\w-]{20,100})\.ics$/.exec(c.req.param('file') ?? '')?.[1] ?? ''
  const bodyId = await bodyOfFeed(database.rows, site.id, secret, { today, at })
  const [body] = bodyId ? await bodiesOn(database.rows, site.id, today, [bodyId]) : []
  if (!body) return c.notFound()
  const said = { base: baseOf(c), today, at, words: wordsIn(site.language) }
  return c.body(await calendarFor(database.rows, site.id, body, said), 200, {
    'content-type': 'text/calendar; charset=utf-8',
  })
}

/** The address that somebody typed: browsers say by what they came; a calendar program asks at the same. */
function baseOf(c: DeskContext): string {
  return c.req.header('origin') ?? new URL(c.req.url).origin
}
