import type { Database } from '../database/index.ts'
import { record } from '../journal/index.ts'
import { keepAttachment, storeAttachment } from './attaching.ts'
import { keepPicture, storePicture } from './keeping.ts'
import { hasTooManyPixels } from './picture.ts'
import { prove, type Refusal } from './proving.ts'
import type { Storage } from './storage.ts'

/** What became of a file that somebody brought: what it is and where, or why it is not taken. */
export type Added =
  | { outcome: 'done'; is: 'picture' | 'attachment'; id: string; hash: string }
  | { outcome: 'refused'; reason: Refusal }

/** Beyond so many bytes a file is not taken. */
export const LARGEST_FILE = 50 * 1024 * 1024

/**
 * Takes a file into a site's library: proved by its content, a picture made anew from its pixels. The file is whole on disk
 * before anything names it; where there is no room nothing is left of it, and the error goes on to the caller.
 */
export async function addFile(
  { database: { transact }, storage }: { database: Database; storage: Storage },
  siteId: string,
  file: { name: string; bytes: Uint8Array },
  by: string,
  at: string,
): Promise<Added> {
  if (file.bytes.length > LARGEST_FILE) return { outcome: 'refused', reason: 'tooLarge' }
  const proven = prove(file.bytes)
  if ('refused' in proven) return { outcome: 'refused', reason: proven.refused }
  const name = plainName(file.name)
  if (proven.kind !== 'picture') {
    const store = () => storeAttachment(storage, file.bytes, proven, name)
    const stored = await store()
    const id = await transact((rows) => keepAttachment(rows, siteId, stored, by, at))
    if (!(await storage.holds(`${stored.hash}.${proven.kind}`))) await store()
    return { outcome: 'done', is: 'attachment', id, hash: stored.hash }
  }
  const stored = await storePicture(storage, file.bytes)
  if (!stored) {
    const reason = (await hasTooManyPixels(file.bytes)) ? 'tooManyPixels' : 'broken'
    return { outcome: 'refused', reason }
  }
  const id = await transact(async (rows) => {
    const kept = await keepPicture(rows, siteId, stored, by, at, { name })
    await record(rows, { siteId, at, by, act: 'picture-added', subject: kept, details: { name } })
    return kept
  })
  // Whoever took the same picture out a moment ago may have taken the file that was just put there.
  if (!(await storage.holds(stored.hash))) await storePicture(storage, file.bytes)
  return { outcome: 'done', is: 'picture', id, hash: stored.hash }
}

/** A file's own name without folders and signs that mean something to a system. */
export function plainName(name: string): string {
  const last = name.normalize('NFC').split(/[/\\]/).at(-1) ?? ''
  return last
    .replaceAll(/[\p{Cc}\p{Cf}"<>|:*?]/gu, '')
    .trim()
    .slice(0, 200)
}
