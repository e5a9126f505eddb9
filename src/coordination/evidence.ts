import { createHash } from 'node:crypto'
import { type Database, newId, type Rows } from '../database/index.ts'
import { record } from '../journal/index.ts'
import {
  type AttachmentKind,
  cleanPicture,
  LARGEST_FILE,
  plainName,
  prove,
  type Storage,
} from '../media/index.ts'
import { marksInFile } from './file-secrecy.ts'
import { own } from './tables.ts'

/** A file that belongs to a record of the register: the signed document of an agreement, or what proves a report. */
export type Evidence = {
  id: string
  ownerKind: 'agreement' | 'duty' | 'review' | 'task'
  ownerId: string
  hash: string
  kind: AttachmentKind | 'webp'
  name: string
  bytes: number
  pages: number | null
  /** Who brought it: what belongs to a draft is theirs to hand in. */
  addedBy: string
  addedAt: string
  /** That it was taken away, when and by which decision; its hash stays. */
  removedAt: string | null
  removalBasis: string
}

export type Brought =
  | { outcome: 'done'; evidence: Evidence }
  | { outcome: 'refused' | 'tooLarge' | 'classified' }

/** Where its file lies. The register's files are apart from the library's, so that neither takes away what the other shows. */
export function fileOf({ hash, kind }: Pick<Evidence, 'hash' | 'kind'>): string {
  return `register-${hash}.${kind}`
}

/** Takes a file in, proved by its content; a photograph is made anew from its pixels. The file is on disk before a row names it. */
export async function bringEvidence(
  { database: { transact }, storage }: { database: Database; storage: Storage },
  siteId: string,
  owner: Pick<Evidence, 'ownerKind' | 'ownerId'>,
  file: { name: string; bytes: Uint8Array },
  by: string,
  at: string,
): Promise<Brought> {
  if (file.bytes.length > LARGEST_FILE) return { outcome: 'tooLarge' }
  const taken = await provenFile(file.bytes)
  if (!taken) return { outcome: 'refused' }
  const marks = await marksInFile(taken.kind, taken.bytes)
  if (marks === undefined) return { outcome: 'refused' }
  if (marks.length > 0) return { outcome: 'classified' }
  const hash = createHash('sha256').update(taken.bytes).digest('hex')
  const { kind, pages } = taken
  const name = plainName(file.name) || kind
  await storage.write(fileOf({ hash, kind }), taken.bytes)
  const evidence: Evidence = {
    ...{
      id: newId(),
      ...owner,
      hash,
      kind,
      name,
      bytes: taken.bytes.length,
      pages,
      addedBy: by,
      addedAt: at,
      removedAt: null,
      removalBasis: '',
    },
  }
  await transact(async (rows) => {
    await holdBytes(rows, { hash, kind })
    if (!(await storage.holds(fileOf({ hash, kind }))))
      await storage.write(fileOf({ hash, kind }), taken.bytes)
    await own(rows)
      .insertInto('evidence')
      .values({
        ...{ id: evidence.id, site_id: siteId, owner_kind: owner.ownerKind, owner_id: owner.ownerId },
        ...{ hash, kind, name, bytes: evidence.bytes, pages, added_by: by, added_at: at },
        ...{ removed_at: null, removed_by: null, removal_basis: '' },
      })
      .execute()
    const details = { name, hash }
    await record(rows, { siteId, at, by, act: 'evidence-added', subject: owner.ownerId, details })
    if (owner.ownerKind === 'agreement') await sign(rows, owner.ownerId, evidence.id)
  })
  return { outcome: 'done', evidence }
}

/** Whoever takes away, or brings, the same bytes does so before or after the caller's transaction. */
async function holdBytes(rows: Rows, { hash, kind }: Pick<Evidence, 'hash' | 'kind'>): Promise<void> {
  await own(rows)
    .updateTable('evidence')
    .set((e) => ({ name: e.ref('name') }))
    .where('hash', '=', hash)
    .where('kind', '=', kind)
    .execute()
}

/** The newest file of a draft is its signed document; once in force it stays the one that was signed. */
async function sign(rows: Rows, agreementId: string, fileId: string): Promise<void> {
  await own(rows)
    .updateTable('agreement')
    .set((e) => ({ file_id: fileId, version: e('version', '+', 1) }))
    .where('id', '=', agreementId)
    .where('state', '=', 'draft')
    .execute()
}

async function provenFile(bytes: Uint8Array) {
  const proven = prove(bytes)
  if ('refused' in proven) return undefined
  if (proven.kind !== 'picture') return { kind: proven.kind, pages: proven.pages, bytes }
  const clean = await cleanPicture(bytes)
  return clean && { kind: 'webp' as const, pages: null, bytes: clean.bytes }
}

/** A file of a site's register. */
export async function evidenceById(rows: Rows, siteId: string, id: string): Promise<Evidence | undefined> {
  const [found] = await evidenceWith(rows, siteId, [id])
  return found
}

/** Files of a site's register by their ids, in the order in which they were brought. */
export async function evidenceWith(rows: Rows, siteId: string, ids: readonly string[]): Promise<Evidence[]> {
  return (
    await all(rows, siteId)
      .where('id', 'in', [...ids, ''])
      .execute()
  ).map(asEvidence)
}

/** Everything that was brought for a record. */
export async function evidenceOf(rows: Rows, siteId: string, ownerId: string): Promise<Evidence[]> {
  return (await all(rows, siteId).where('owner_id', '=', ownerId).execute()).map(asEvidence)
}

const all = (rows: Rows, siteId: string) =>
  own(rows)
    .selectFrom('evidence')
    .select([
      'id',
      'owner_kind',
      'owner_id',
      'hash',
      'kind',
      'name',
      'bytes',
      'pages',
      'added_by',
      'added_at',
      'removed_at',
      'removal_basis',
    ])
    .where('site_id', '=', siteId)
    .orderBy('id')

function asEvidence({
  owner_kind,
  owner_id,
  added_by,
  added_at,
  removed_at,
  removal_basis,
  ...row
}: Omit<Evidence, 'ownerKind' | 'ownerId' | 'addedBy' | 'addedAt' | 'removedAt' | 'removalBasis'> & {
  owner_kind: Evidence['ownerKind']
  owner_id: string
  added_by: string
  added_at: string
  removed_at: string | null
  removal_basis: string
}): Evidence {
  return {
    ...{ ...row, ownerKind: owner_kind, ownerId: owner_id, addedBy: added_by, addedAt: added_at },
    ...{ removedAt: removed_at, removalBasis: removal_basis },
  }
}
