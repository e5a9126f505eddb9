import { giveGrant, type Role } from '../src/accounts/index.ts'
import { startSession } from '../src/accounts/sessions.ts'
import type { PostRole } from '../src/coordination/people/post.ts'
import { appoint } from '../src/coordination/people/posts.ts'
import { newId } from '../src/database/index.ts'
import { bodiesOn } from '../src/sites/index.ts'
import type { TestHouse } from './engines.ts'
import { AT, HOST, TODAY } from './register-world.ts'

/** Somebody with an account on a site; gives its id. */
export async function memberOf(
  { database }: TestHouse,
  siteId: string,
  name: string,
  role: Role = 'member',
): Promise<string> {
  const id = newId()
  const account = { id, email: `${id}@a.example`, name, language: 'vi', state: 'active', created_at: AT }
  await database.transact(async (rows) => {
    await rows
      .withTables<{ account: typeof account & { password: null } }>()
      .insertInto('account')
      .values({ ...account, password: null })
      .execute()
    await giveGrant(rows, id, { siteId, sectionId: null, role, until: null }, 'test', AT)
  })
  return id
}

/** Gives an account a post at a body, on the body's own site or on another. */
export async function postAt(
  { database }: TestHouse,
  siteId: string,
  accountId: string,
  bodyId: string,
  role: PostRole,
  until: string | null = null,
): Promise<void> {
  const site = database.rows.withTables<{ body: { id: string; site_id: string } }>()
  const { site_id } = await site
    .selectFrom('body')
    .select('site_id')
    .where('id', '=', bodyId)
    .executeTakeFirstOrThrow()
  const [body] = await bodiesOn(database.rows, site_id, TODAY, [bodyId])
  if (!body) throw new Error('no such body')
  const post = { bodyId, accountId, role, title: 'A', since: '2020-01-01', until }
  await database.transact((rows) => appoint(rows, siteId, post, body, 'test', AT))
}

/** The cookie of a stay at the desk that began at an instant. */
export async function cookieOf({ database }: TestHouse, accountId: string, at = AT): Promise<string> {
  return `__Host-desk=${await database.transact((rows) => startSession(rows, accountId, 'Browser', at))}`
}

/** What a browser sends from the desk of the register's site: a form that was filled in, or the wish for a page. */
export function askedAtDesk(
  cookie: string,
  path: string,
  form?: readonly (readonly [string, string])[],
): Request {
  return new Request(`http://${HOST}${path}`, {
    method: form ? 'POST' : 'GET',
    headers: { host: HOST, cookie, 'sec-fetch-site': 'same-origin', origin: `http://${HOST}` },
    ...(form ? { body: new URLSearchParams(form.map(([name, value]) => [name, value])) } : {}),
  })
}
