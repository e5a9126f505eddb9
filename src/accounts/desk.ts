import type { HttpBindings } from '@hono/node-server'
import type { Context } from 'hono'
import type { Clock, Database } from '../database/index.ts'
import type { Site } from '../sites/index.ts'
import { type Assets, clientAddress, type Display, networkOf, type Proxies } from '../web/index.ts'
import type { Person } from './account.ts'
import { type Words, wordsIn } from './words.ts'

/** What every page of the desk stands on. */
export type Desk = {
  database: Database
  clock: Clock
  assets: Assets
  proxies?: Proxies | undefined
}

/** Who asks for a page of the desk, on which site, and how they want it shown. */
export type DeskEnv = {
  Bindings: Partial<HttpBindings>
  Variables: {
    site: Site
    person: Person | undefined
    /** Who has said their password and not yet shown their second factor. */
    pending: Person | undefined
    hasSecondFactor: boolean
    /** When they last proved who they are. */
    checkedAt: string | undefined
    sessionId: string | undefined
    display: Display
    language: string
    /** What stands above a page: the parts of the desk that the person can go to. */
    links: readonly { href: string; name: string }[]
  }
}

export type DeskContext = Context<DeskEnv>

export function deskWords(c: DeskContext): Words {
  return wordsIn(c.get('language'))
}

/** The part of the client's address that tells one line from another. */
export function networkAsking(c: DeskContext, { proxies }: Desk): string {
  // A request that no server received, as tests make, has no socket.
  const incoming = (c.env as DeskEnv['Bindings'] | undefined)?.incoming
  return incoming ? networkOf(clientAddress(incoming, proxies)) : 'unknown'
}

/** Whether a page's own script asks, which shows what it is told, and not a browser, which needs a page. */
export function wantsJson(c: DeskContext): boolean {
  return c.req.header('accept') === 'application/json'
}

/** The fields of a form that was sent, each as text; undefined where what was sent is no form. */
export async function fieldsOf(c: DeskContext): Promise<((name: string) => string) | undefined> {
  const form = await c.req.parseBody().catch(() => undefined)
  return form && ((name) => (typeof form[name] === 'string' ? storable(form[name]) : ''))
}

/** Without what one of the databases cannot store: half signs, and the sign that ends a text in C. */
export function storable(text: string): string {
  return text.toWellFormed().replaceAll('\0', '')
}

/** Every page of the desk is its reader's alone. */
export function deskPage(c: DeskContext, page: unknown, status: 200 | 400 | 404 | 409 | 422 | 429 = 200) {
  return c.html(`<!doctype html>${String(page)}`, status)
}
