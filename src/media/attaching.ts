import { createHash } from 'node:crypto'
import { newId, prepared, type Rows } from '../database/index.ts'
import { record } from '../journal/index.ts'
import { MOST_ASKED } from './keeping.ts'
import type { AttachmentKind } from './proving.ts'
import type { Storage } from './storage.ts'
import { own } from './tables.ts'

/** A document that readers can take home: what it is, what it is called, how large in bytes, of how many pages where it says so. */
export type Attachment = {
  id: string
  hash: string
  kind: AttachmentKind
  name: string
  bytes: number
  pages: number | null
}

/** Stores the file of an attachment as it is; what it is has been proved before. */
export async function storeAttachment(
  storage: Pick<Storage, 'write'>,
  bytes: Uint8Array,
  proven: { kind: AttachmentKind; pages: number | null },
  name: string,
): Promise<Omit<Attachment, 'id'>> {
  const hash = createHash('sha256').update(bytes).digest('hex')
  await storage.write(`${hash}.${proven.kind}`, bytes)
  return { hash, ...proven, name, bytes: bytes.length }
}

/** Makes a stored attachment a site's own, in the caller's transaction; the same twice is one. */
export async function keepAttachment(
  rows: Rows,
  siteId: string,
  { hash, kind, name, bytes, pages }: Omit<Attachment, 'id'>,
  by: string,
  at: string,
): Promise<string> {
  const id = newId()
  const { numInsertedOrUpdatedRows } = await own(rows)
    .insertInto('media_attachment')
    .values({ id, site_id: siteId, hash, kind, name, bytes, pages, added_at: at, added_by: by })
    .onConflict((c) => c.columns(['site_id', 'hash']).doNothing())
    .executeTakeFirstOrThrow()
  if (numInsertedOrUpdatedRows === 1n) {
    await record(rows, { siteId, at, by, act: 'attachment-added', subject: id, details: { name, hash } })
    return id
  }
  const kept = await own(rows)
    .selectFrom('media_attachment')
    .select('id')
    .where('site_id', '=', siteId)
    .where('hash', '=', hash)
    .executeTakeFirstOrThrow()
  return kept.id
}

const attachmentsWith = prepared((rows, { siteId, ids }: { siteId: string; ids: readonly string[] }) =>
  own(rows)
    .selectFrom('media_attachment')
    .select(['id', 'hash', 'kind', 'name', 'bytes', 'pages'])
    .where('site_id', '=', siteId)
    .where('id', 'in', ids),
)

const attachmentWith = prepared((rows, { siteId, hash }: { siteId: string; hash: string }) =>
  own(rows)
    .selectFrom('media_attachment')
    .select(['id', 'hash', 'kind', 'name', 'bytes', 'pages'])
    .where('site_id', '=', siteId)
    .where('hash', '=', hash),
)

/** An attachment of a site by the name of its file; another site's is not its to give away. */
export async function attachmentNamed(
  rows: Rows,
  siteId: string,
  hash: string,
): Promise<Attachment | undefined> {
  const [found] = await attachmentWith(rows, { siteId, hash })
  return found
}

/** The attachments of a site by their ids. */
export async function attachmentsOf(
  rows: Rows,
  siteId: string,
  ids: readonly string[],
): Promise<Map<string, Attachment>> {
  if (ids.length === 0) return new Map()
  const found = await attachmentsWith(rows, { siteId, ids: ids.slice(0, MOST_ASKED) })
  return new Map(found.map((each) => [each.id, each]))
}

/**
 * How a browser is to open a document (RFC 6266, 4.3): only a PDF in its reader; whatever else it is, it is saved under its own
 * name and never run.
 */
export function dispositionOf({ kind, name }: Pick<Attachment, 'kind' | 'name'>): string {
  // Encoded as RFC 8187 has it.
  const encoded = encodeURIComponent(name).replaceAll(
    /['()*]/g,
    (sign) => `%${sign.charCodeAt(0).toString(16).toUpperCase()}`,
  )
  return `${kind === 'pdf' ? 'inline' : 'attachment'}; filename*=UTF-8''${encoded}`
}
