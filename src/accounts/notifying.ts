import { newId, type Rows } from '../database/index.ts'
import { entrust } from '../journal/index.ts'
import { own } from './tables.ts'
import { wordsIn } from './words.ts'

/** Something that concerns somebody: what was done, with what, by whom, and what was said. */
export type Notice = {
  id: string
  siteId: string
  at: string
  act: string
  subject: string
  title: string
  by: string
  note: string
  isRead: boolean
}

/** The kind of errand that sends one notice by e-mail. */
export const MAIL = 'mail'

/** Tells people of what concerns them, in the transaction of the act; nobody is told of what they did themselves. */
export async function notify(
  rows: Rows,
  to: readonly string[],
  notice: Omit<Notice, 'id' | 'isRead'>,
): Promise<void> {
  const { siteId, at, act, subject, title, by, note } = notice
  for (const accountId of new Set(to)) {
    if (accountId === by) continue
    const id = newId()
    const { numInsertedOrUpdatedRows } = await own(rows)
      .insertInto('account_notice')
      .columns(['id', 'account_id', 'site_id', 'at', 'act', 'subject', 'title', 'by', 'note'])
      .expression((e) =>
        e
          .selectFrom('account')
          .select((value) => [
            value.val(id).as('id'),
            'account.id as account_id',
            value.val(siteId).as('site_id'),
            value.val(at).as('at'),
            value.val(act).as('act'),
            value.val(subject).as('subject'),
            value.val(title).as('title'),
            value.val(by).as('by'),
            value.val(note).as('note'),
          ])
          .where('account.id', '=', accountId)
          .where('state', '=', 'active'),
      )
      .executeTakeFirstOrThrow()
    // What the example or the importer did concerns nobody who could be told.
    if (numInsertedOrUpdatedRows === 1n) await entrust(rows, { siteId, kind: MAIL, content: { id } }, at)
  }
}

/** What concerns somebody on a site, the last first. */
export async function noticesFor(
  rows: Rows,
  siteId: string,
  accountId: string,
  limit: number,
): Promise<Notice[]> {
  const found = await own(rows)
    .selectFrom('account_notice')
    .selectAll()
    .where('account_id', '=', accountId)
    .where('site_id', '=', siteId)
    .orderBy('id', 'desc')
    .limit(limit)
    .execute()
  return found.map(({ id, at, act, subject, title, by, note, read_at }) => ({
    ...{ id, siteId, at, act, subject, title, by, note },
    isRead: read_at !== null,
  }))
}

/** How many of them somebody has not read. */
export async function countUnread(rows: Rows, siteId: string, accountId: string): Promise<number> {
  const { count } = await own(rows)
    .selectFrom('account_notice')
    .select((e) => e.fn.countAll<number>().as('count'))
    .where('account_id', '=', accountId)
    .where('site_id', '=', siteId)
    .where('read_at', 'is', null)
    .executeTakeFirstOrThrow()
  return Number(count)
}

/** Says that somebody has read all that concerns them up to a notice, in the caller's transaction. */
export async function readNotices(
  rows: Rows,
  siteId: string,
  accountId: string,
  upTo: string,
  at: string,
): Promise<void> {
  await own(rows)
    .updateTable('account_notice')
    .set({ read_at: at })
    .where('account_id', '=', accountId)
    .where('site_id', '=', siteId)
    .where('id', '<=', upTo)
    .where('read_at', 'is', null)
    .execute()
}

/** A notice as it is sent: to whom, in which language. */
export type Sent = { notice: Notice; email: string; language: 'vi' | 'en'; byName: string | undefined }

/** A notice with whom to send it to; undefined where there is nobody, or where they have read it. */
export async function noticeToSend(rows: Rows, id: string): Promise<Sent | undefined> {
  const found = await own(rows)
    .selectFrom('account_notice')
    .innerJoin('account', 'account.id', 'account_notice.account_id')
    .leftJoin('account as actor', 'actor.id', 'account_notice.by')
    .selectAll('account_notice')
    .select(['account.email', 'account.language', 'actor.name as by_name'])
    .where('account_notice.id', '=', id)
    .where('account.state', '=', 'active')
    .where('account.mail', '=', 1)
    .where('read_at', 'is', null)
    .executeTakeFirst()
  if (!found) return undefined
  const { site_id: siteId, at, act, subject, title, by, note, email, language } = found
  const notice = { id, siteId, at, act, subject, title, by, note, isRead: false }
  return { notice, email, language, byName: found.by_name ?? undefined }
}

/** Whether somebody wants e-mail of what concerns them; it is on until they turn it off. */
export async function wantsMail(rows: Rows, accountId: string): Promise<boolean> {
  const found = await own(rows)
    .selectFrom('account')
    .select('mail')
    .where('id', '=', accountId)
    .executeTakeFirst()
  return found?.mail === 1
}

export async function setWantsMail(rows: Rows, accountId: string, wants: boolean): Promise<void> {
  await own(rows)
    .updateTable('account')
    .set({ mail: wants ? 1 : 0 })
    .where('id', '=', accountId)
    .execute()
}

/** The message that a notice is sent as; its link is that of the desk at the site's address. */
export function mailOf(
  { notice: { act, title, note, subject: article }, email, language, byName }: Sent,
  siteName: string,
  base: string,
): { to: string; subject: string; text: string } {
  const words = wordsIn(language)
  const named = title || words.untitled
  const told = words.noticeOf(act, byName ?? words.machine)
  // A header holds one line.
  const subject = `[${siteName}] ${told}: ${named}`.replaceAll(/\s+/g, ' ').slice(0, 300)
  return {
    to: email,
    subject,
    text: words.mailText(told, named, note, `${base}${placeOf(act, article)}`, siteName),
  }
}

/** Where in the desk what an act is about stands, by how the act begins. */
const PLACES = {
  'report-': 'coordination/duties',
  'extension-': 'coordination/duties',
  'explanation-': 'coordination/duties',
  'dispute-': 'coordination/duties',
  'task-': 'coordination/tasks',
  'difficulty-': 'coordination/difficulties',
} as const

/** What is about one's work as a whole. */
const ALL_WORK = new Set(['register-digest', 'duties-urged', 'leading-delegated'])

/** Where somebody goes from a notice: to the article that it is about, or to their work in the register. */
export function placeOf(act: string, subject: string): string {
  const room = Object.entries(PLACES).find(([prefix]) => act.startsWith(prefix))?.[1]
  if (ALL_WORK.has(act)) return '/desk/coordination'
  return `/desk/${room ?? 'articles'}/${subject}`
}
