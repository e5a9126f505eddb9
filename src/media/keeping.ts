import { createHash } from 'node:crypto'
import { newId, prepared, type Rows } from '../database/index.ts'
import { cleanPicture, type Focus, type Format, rendition } from './picture.ts'
import type { Storage } from './storage.ts'
import { own } from './tables.ts'

/** A picture of a site: its name is the SHA-256 of its bytes, its size is in pixels. */
export type Picture = { id: string; hash: string; width: number; height: number; focus: Focus }

/** A picture made clean and stored, not yet any site's. The file is written before the row that names it. */
export type StoredPicture = { hash: string; width: number; height: number }

/** Cleans a picture and stores its file; undefined where the bytes are no picture. */
export async function storePicture(
  storage: Pick<Storage, 'write'>,
  bytes: Uint8Array,
  use: 'picture' | 'emblem' = 'picture',
): Promise<StoredPicture | undefined> {
  const clean = await cleanPicture(bytes, use)
  if (!clean) return undefined
  const hash = createHash('sha256').update(clean.bytes).digest('hex')
  await storage.write(hash, clean.bytes)
  return { hash, width: clean.width, height: clean.height }
}

/** Makes a stored picture a site's own, in the caller's transaction; the same picture twice is one. */
export async function keepPicture(
  rows: Rows,
  siteId: string,
  { hash, width, height }: StoredPicture,
  by: string,
  at: string,
  {
    name = '',
    credit = null,
    focus = 'centre',
  }: { name?: string; credit?: string | null; focus?: Focus } = {},
): Promise<string> {
  await own(rows)
    .insertInto('media_file')
    .values({
      ...{ id: newId(), site_id: siteId, hash, width, height, added_at: at, added_by: by },
      ...{ name, credit, focus },
    })
    .onConflict((c) => c.columns(['site_id', 'hash']).doNothing())
    .execute()
  const { id } = await own(rows)
    .selectFrom('media_file')
    .select('id')
    .where('site_id', '=', siteId)
    .where('hash', '=', hash)
    .executeTakeFirstOrThrow()
  return id
}

const picturesWith = prepared((rows, { siteId, ids }: { siteId: string; ids: readonly string[] }) =>
  own(rows)
    .selectFrom('media_file')
    .select(['id', 'hash', 'width', 'height', 'focus'])
    .where('site_id', '=', siteId)
    .where('id', 'in', ids),
)

/** More of them no page shows, and no statement takes. */
export const MOST_ASKED = 500

/** The pictures of a site by their ids. */
export async function picturesOf(
  rows: Rows,
  siteId: string,
  ids: readonly string[],
): Promise<Map<string, Picture>> {
  if (ids.length === 0) return new Map()
  const found = await picturesWith(rows, { siteId, ids: ids.slice(0, MOST_ASKED) })
  return new Map(found.map((picture) => [picture.id, picture]))
}

const pictureWith = prepared((rows, { siteId, hash }: { siteId: string; hash: string }) =>
  own(rows).selectFrom('media_file').select('id').where('site_id', '=', siteId).where('hash', '=', hash),
)

/** The id of a site's picture by the name of its file; undefined where it has none of that name: another site's is not its to show. */
export async function pictureNamed(rows: Rows, siteId: string, hash: string): Promise<string | undefined> {
  const [found] = await pictureWith(rows, { siteId, hash })
  return found?.id
}

/** Whether a site holds the picture of that name. */
export async function holdsPicture(rows: Rows, siteId: string, hash: string): Promise<boolean> {
  return (await pictureNamed(rows, siteId, hash)) !== undefined
}

const underway = new Map<string, Promise<Buffer | undefined>>()

/** A picture in one width and format, made when first asked for and kept; one making however many ask. */
export function renditionOf(
  storage: Storage,
  hash: string,
  width: number,
  format: Format,
): Promise<Buffer | undefined> {
  const name = `${hash}-${width}.${format}`
  const making =
    underway.get(name) ?? make(storage, hash, name, width, format).finally(() => underway.delete(name))
  underway.set(name, making)
  return making
}

async function make(
  storage: Storage,
  hash: string,
  name: string,
  width: number,
  format: Format,
): Promise<Buffer | undefined> {
  const kept = await storage.read(name)
  if (kept) return kept
  const original = await storage.read(hash)
  if (!original) return undefined
  const made = await rendition(original, width, format)
  // Where it cannot be kept, whoever asks next waits for it again; nobody goes without.
  await storage.write(name, made).catch(() => undefined)
  return made
}
