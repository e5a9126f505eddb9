import ical from 'ical-generator'
import { hashOf, memberOf, newSecret } from '../../accounts/index.ts'
import type { Rows } from '../../database/index.ts'
import { record } from '../../journal/index.ts'
import type { Body } from '../../sites/index.ts'
import { holdsOn } from '../people/post.ts'
import { actorOf } from '../people/posts.ts'
import { periodInWords } from '../saying.ts'
import { own } from '../tables.ts'
import { addDays } from '../time/calendar.ts'
import type { Words } from '../words.ts'

/** Opens a calendar of one body to whoever has the secret, in the caller's transaction; in place of the person's earlier one. */
export async function openFeed(
  rows: Rows,
  siteId: string,
  { accountId, bodyId }: { accountId: string; bodyId: string },
  at: string,
): Promise<string> {
  const secret = newSecret()
  const kept = { hash: hashOf(secret), opened_at: at }
  await own(rows)
    .insertInto('calendar_feed')
    .values({ site_id: siteId, account_id: accountId, body_id: bodyId, ...kept })
    .onConflict((c) => c.columns(['account_id', 'body_id']).doUpdateSet(kept))
    .execute()
  await record(rows, { siteId, at, by: accountId, act: 'calendar-opened', subject: bodyId, details: {} })
  return secret
}

/** The body whose calendar a secret opens; nothing once the person who asked for it is out, or holds no post there any more. */
export async function bodyOfFeed(
  rows: Rows,
  siteId: string,
  secret: string,
  { today, at }: { today: string; at: string },
): Promise<string | undefined> {
  const found = await own(rows)
    .selectFrom('calendar_feed')
    .select(['account_id', 'body_id'])
    .where('site_id', '=', siteId)
    .where('hash', '=', hashOf(secret))
    .executeTakeFirst()
  if (!found) return undefined
  const member = await memberOf(rows, siteId, found.account_id, at)
  if (member?.account.state !== 'active') return undefined
  const { posts } = await actorOf(rows, siteId, found.account_id)
  return posts.some((post) => post.bodyId === found.body_id && holdsOn(post, today))
    ? found.body_id
    : undefined
}

/** Days that have gone by and are still shown. */
const BACK_DAYS = 90

/** What one body has to do by which day, as a calendar (RFC 5545): duties that wait, and tasks that are not over. */
export async function calendarFor(
  rows: Rows,
  siteId: string,
  body: Pick<Body, 'id' | 'name'>,
  { base, today, at, words }: { base: string; today: string; at: string; words: Words },
): Promise<string> {
  const calendar = ical({ name: words.feedName(body.name), prodId: '//Bang Tin//Coordination//VI' })
  const duties = await own(rows)
    .selectFrom('duty')
    .innerJoin('obligation', 'obligation.id', 'obligation_id')
    .select(['duty.id', 'title', 'period', 'due_current'])
    .where('obligation.site_id', '=', siteId)
    .where('body_id', '=', body.id)
    .where('handed_in_on', 'is', null)
    .where('set_aside', 'is', null)
    .where('due_current', '>=', addDays(today, -BACK_DAYS))
    .orderBy('due_current')
    .limit(500)
    .execute()
  const tasks = await own(rows)
    .selectFrom('task')
    .select(['id', 'content', 'due_current'])
    .where('site_id', '=', siteId)
    .where('owner_id', '=', body.id)
    .where('state', 'not in', ['closed', 'cancelled'])
    .where('due_current', '>=', addDays(today, -BACK_DAYS))
    .orderBy('due_current')
    .limit(500)
    .execute()
  const add = (id: string, day: string | null, summary: string, path: string) => {
    if (day === null) return
    const start = new Date(`${day}T00:00:00Z`)
    calendar.createEvent({ id, start, allDay: true, summary, stamp: new Date(at), url: `${base}${path}` })
  }
  for (const { id, title, period, due_current } of duties)
    add(id, due_current, `${title}, ${periodInWords(period, words)}`, `/desk/coordination/duties/${id}`)
  for (const { id, content, due_current } of tasks)
    add(id, due_current, content, `/desk/coordination/tasks/${id}`)
  return calendar.toString()
}
