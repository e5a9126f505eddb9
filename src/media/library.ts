import { versionOf } from '../accounts/index.ts'
import type { Rows } from '../database/index.ts'
import { record } from '../journal/index.ts'
import { fold } from '../text/index.ts'
import type { Focus } from './picture.ts'
import type { AttachmentKind } from './proving.ts'
import { own } from './tables.ts'

/** Something of a site's library, as the desk shows it. */
export type Item = { id: string; hash: string; name: string; addedAt: string; addedBy: string } & (
  | { is: 'picture'; width: number; height: number; credit: string | null; focus: Focus }
  | { is: 'attachment'; kind: AttachmentKind; bytes: number; pages: number | null }
)

/** Which part of a library: what is called so, older than `before` (the id of the last one seen), at most so many. */
export type Asked = { is: Item['is']; text?: string; before?: string | undefined; limit: number }

/** After every identifier, and as many things as no library has. */
const [LAST, MOST_LOOKED_THROUGH] = ['g', 100_000]

/** The pictures or attachments of a site, the last added first: identifiers sort by time. */
export async function libraryOf(rows: Rows, siteId: string, asked: Asked): Promise<Item[]> {
  const { is, text = '', before, limit } = asked
  const wanted = fold(text)
  // Names are not kept folded: where words are asked for, the whole library is looked through.
  const [from, most] = [before ?? LAST, wanted === '' ? limit : MOST_LOOKED_THROUGH]
  const items =
    is === 'picture'
      ? (await pictures(rows, siteId).where('id', '<', from).orderBy('id', 'desc').limit(most).execute()).map(
          asPicture,
        )
      : (
          await attachments(rows, siteId).where('id', '<', from).orderBy('id', 'desc').limit(most).execute()
        ).map(asAttachment)
  if (wanted === '') return items
  const says = (item: Item) => fold(`${item.name} ${item.is === 'picture' ? (item.credit ?? '') : ''}`)
  return items.filter((item) => says(item).includes(wanted)).slice(0, limit)
}

/** One of a site's pictures or attachments. */
export async function itemOf(rows: Rows, siteId: string, id: string): Promise<Item | undefined> {
  const picture = await pictures(rows, siteId).where('id', '=', id).executeTakeFirst()
  if (picture) return asPicture(picture)
  const attachment = await attachments(rows, siteId).where('id', '=', id).executeTakeFirst()
  return attachment && asAttachment(attachment)
}

const pictures = (rows: Rows, siteId: string) =>
  own(rows).selectFrom('media_file').selectAll().where('site_id', '=', siteId)
const attachments = (rows: Rows, siteId: string) =>
  own(rows).selectFrom('media_attachment').selectAll().where('site_id', '=', siteId)

type PictureRow = Awaited<ReturnType<ReturnType<typeof pictures>['executeTakeFirstOrThrow']>>
type AttachmentRow = Awaited<ReturnType<ReturnType<typeof attachments>['executeTakeFirstOrThrow']>>

function asPicture(row: PictureRow): Item {
  const { id, hash, name, width, height, credit, focus } = row
  return {
    ...{ is: 'picture', id, hash, name, width, height, credit, focus },
    ...{ addedAt: row.added_at, addedBy: row.added_by },
  }
}

function asAttachment(row: AttachmentRow): Item {
  const { id, hash, name, kind, bytes, pages } = row
  return {
    ...{ is: 'attachment', id, hash, name, kind, bytes, pages },
    ...{ addedAt: row.added_at, addedBy: row.added_by },
  }
}

/** What is said of something in a library: what it is called, who made it and what of it matters. */
export type Description = { name: string; credit: string; focus: Focus }

/** What is said of it now. */
export function descriptionOf(item: Item): Description {
  return item.is === 'picture'
    ? { name: item.name, credit: item.credit ?? '', focus: item.focus }
    : { name: item.name, credit: '', focus: 'centre' }
}

/** Describes something anew over what was seen of it (`versionOf` its description), in the caller's transaction. */
export async function describe(
  rows: Rows,
  siteId: string,
  id: string,
  said: Description & { seen: string },
  by: string,
  at: string,
): Promise<{ outcome: 'done' | 'conflict' | 'notFound' }> {
  const item = await itemOf(rows, siteId, id)
  if (!item) return { outcome: 'notFound' }
  if (versionOf(descriptionOf(item)) !== said.seen) return { outcome: 'conflict' }
  const name = said.name.normalize('NFC').trim() || item.name
  const credit = said.credit.normalize('NFC').trim() || null
  if (item.is === 'picture')
    await own(rows)
      .updateTable('media_file')
      .set({ name, credit, focus: said.focus })
      .where('site_id', '=', siteId)
      .where('id', '=', item.id)
      .execute()
  else
    await own(rows)
      .updateTable('media_attachment')
      .set({ name })
      .where('site_id', '=', siteId)
      .where('id', '=', item.id)
      .execute()
  const details = item.is === 'picture' ? { name, credit, focus: said.focus } : { name }
  await record(rows, { siteId, at, by, act: 'media-described', subject: item.id, details })
  return { outcome: 'done' }
}

/**
 * Takes something out of a site's library, in the caller's transaction. Gives the name of its file where no site has it any
 * more: the file goes after the commit, so that nothing points to what is gone.
 */
export async function forget(
  rows: Rows,
  siteId: string,
  { is, id, hash, name }: Item,
  by: string,
  at: string,
): Promise<string | undefined> {
  const table = is === 'picture' ? 'media_file' : 'media_attachment'
  await own(rows).deleteFrom(table).where('site_id', '=', siteId).where('id', '=', id).execute()
  await record(rows, { siteId, at, by, act: 'media-removed', subject: id, details: { name, hash } })
  return (await isKept(rows, { is, hash })) ? undefined : hash
}

/** Whether any site has the file of something. */
export async function isKept(rows: Rows, { is, hash }: Pick<Item, 'is' | 'hash'>): Promise<boolean> {
  const table = is === 'picture' ? 'media_file' : 'media_attachment'
  const found = await own(rows).selectFrom(table).select('id').where('hash', '=', hash).executeTakeFirst()
  return found !== undefined
}
