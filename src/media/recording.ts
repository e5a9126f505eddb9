import { createHash } from 'node:crypto'
import { newId, prepared, type Rows } from '../database/index.ts'
import type { Storage } from './storage.ts'
import { own } from './tables.ts'

/** The kinds of sound that every browser of today plays, and what they are called on the wire. */
export const SOUNDS = { mp3: 'audio/mpeg', m4a: 'audio/mp4', ogg: 'audio/ogg' } as const
export type Sound = keyof typeof SOUNDS

/** A recording of a site: its name is the SHA-256 of its bytes, of which there are so many. */
export type Recording = { id: string; hash: string; sound: Sound; bytes: number }

/** A recording whose file is there, not yet any site's. */
export type StoredRecording = Omit<Recording, 'id'>

/** Stores the file of a recording as it is; undefined where its first bytes are those of no sound that we play. */
export async function storeRecording(
  storage: Storage,
  bytes: Uint8Array,
): Promise<StoredRecording | undefined> {
  const sound = soundOf(bytes)
  if (!sound) return undefined
  const hash = createHash('sha256').update(bytes).digest('hex')
  await storage.write(`${hash}.${sound}`, bytes)
  return { hash, sound, bytes: bytes.length }
}

/** What a file is by its content, whatever it is called: MPEG layer III, AAC in MP4 without pictures, Opus or Vorbis in Ogg. */
export function soundOf(bytes: Uint8Array): Sound | undefined {
  const start = Buffer.from(bytes.subarray(0, 64)).toString('latin1')
  if (start.startsWith('ID3') || isLayerThree(bytes)) return 'mp3'
  if (start.slice(4, 12) === 'ftypM4A ') return 'm4a'
  if (start.startsWith('OggS') && /OpusHead|vorbis/.test(start)) return 'ogg'
  return undefined
}

/** Eleven bits of ones, a version that is not reserved, layer III (ISO/IEC 11172-3, 2.4.1.3). */
function isLayerThree([first = 0, second = 0]: Uint8Array): boolean {
  return first === 0xff && (second & 0xe0) === 0xe0 && (second & 0x18) !== 0x08 && (second & 0x06) === 0x02
}

/** Makes a stored recording a site's own, in the caller's transaction; the same twice is one. */
export async function keepRecording(
  rows: Rows,
  siteId: string,
  { hash, sound, bytes }: StoredRecording,
  by: string,
  at: string,
): Promise<string> {
  await own(rows)
    .insertInto('media_recording')
    .values({ id: newId(), site_id: siteId, hash, sound, bytes, added_at: at, added_by: by })
    .onConflict((c) => c.columns(['site_id', 'hash']).doNothing())
    .execute()
  const [kept] = await recordingNamed(rows, { siteId, hash })
  if (!kept) throw new Error('The recording that was just kept is not there')
  return kept.id
}

const recordingsOf = (rows: Rows, siteId: string) =>
  own(rows)
    .selectFrom('media_recording')
    .select(['id', 'hash', 'sound', 'bytes'])
    .where('site_id', '=', siteId)

const recordingNamed = prepared((rows, { siteId, hash }: { siteId: string; hash: string }) =>
  recordingsOf(rows, siteId).where('hash', '=', hash),
)

const recordingWith = prepared((rows, { siteId, id }: { siteId: string; id: string }) =>
  recordingsOf(rows, siteId).where('id', '=', id),
)

/** A recording of a site, by its id or by the name of its file; another site's is not its to play. */
export async function recordingOf(
  rows: Rows,
  siteId: string,
  by: { id: string } | { hash: string },
): Promise<Recording | undefined> {
  const [found] = await ('id' in by
    ? recordingWith(rows, { siteId, id: by.id })
    : recordingNamed(rows, { siteId, hash: by.hash }))
  return found
}
