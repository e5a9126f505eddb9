import { newId, type Rows } from '../database/index.ts'
import { own } from './tables.ts'

/** Gives a subject the path, or the path with the first free number behind it, and gives back which one it became. */
export async function giveAddress(
  rows: Rows,
  siteId: string,
  wished: string,
  subject: string,
  since: string,
): Promise<string> {
  for (let count = 1; ; count += 1) {
    const path = count === 1 ? wished : `${wished}-${count}`
    const { numInsertedOrUpdatedRows } = await own(rows)
      .insertInto('address')
      .values({ id: newId(), site_id: siteId, host: '', path, kind: 'current', subject, since })
      .onConflict((c) => c.columns(['site_id', 'host', 'path']).doNothing())
      .executeTakeFirstOrThrow()
    if (numInsertedOrUpdatedRows === 1n) return path
  }
}

/** Remembers where an old portal had the subject; an address that already leads somewhere keeps doing so. */
export async function rememberOldAddress(
  rows: Rows,
  siteId: string,
  old: { host: string; path: string },
  subject: string,
  since: string,
): Promise<void> {
  await own(rows)
    .insertInto('address')
    .values({ id: newId(), site_id: siteId, ...old, kind: 'moved', subject, since })
    .onConflict((c) => c.columns(['site_id', 'host', 'path']).doNothing())
    .execute()
}

/** Marks the present address of a subject as one that it has left, with a word or without (`gone`); it is never given to another. */
export async function withdrawAddress(
  rows: Rows,
  siteId: string,
  subject: string,
  kind: 'withdrawn' | 'gone' = 'withdrawn',
): Promise<void> {
  await present(rows, siteId, subject).set({ kind }).execute()
}

/** Lets the present address of a subject, and those that led to it, lead to another subject from now on. */
export async function leadAddressTo(
  rows: Rows,
  siteId: string,
  subject: string,
  target: string,
): Promise<void> {
  await present(rows, siteId, subject).set({ kind: 'moved' }).execute()
  await own(rows)
    .updateTable('address')
    .set({ subject: target })
    .where('site_id', '=', siteId)
    .where('subject', '=', subject)
    .execute()
}

/** Gives a subject that comes back the address that it had left; false where it had none. */
export async function restoreAddress(rows: Rows, siteId: string, subject: string): Promise<boolean> {
  const left = await own(rows)
    .selectFrom('address')
    .select('id')
    .where('site_id', '=', siteId)
    .where('subject', '=', subject)
    .where('host', '=', '')
    .where('kind', 'in', ['withdrawn', 'gone'])
    .orderBy('id', 'desc')
    .executeTakeFirst()
  if (!left) return false
  await own(rows).updateTable('address').set({ kind: 'current' }).where('id', '=', left.id).execute()
  return true
}

function present(rows: Rows, siteId: string, subject: string) {
  return own(rows)
    .updateTable('address')
    .where('site_id', '=', siteId)
    .where('subject', '=', subject)
    .where('host', '=', '')
    .where('kind', '=', 'current')
}
