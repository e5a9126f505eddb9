import { readFile, stat } from 'node:fs/promises'
import { resolve } from 'node:path'
import { type Storage, type StoredPicture, storePicture } from '../media/index.ts'
import { SiteSettings } from '../sites/index.ts'
import { UsageError } from './arguments.ts'
import { words } from './words.ts'

/** In bytes. */
const LARGEST = 10_000_000

/** Emblems by the names that they got, and how to store their files once the rest of the settings file is right. */
export type Emblems = {
  byHash: ReadonlyMap<string, StoredPicture>
  store: (storage: Storage) => Promise<void>
}

/** Reads the emblems that a settings file names by their own files, beside it, and puts the names that they got in their place. */
export async function readEmblems(json: unknown, folder: string): Promise<Emblems> {
  const files = new Map<string, Uint8Array>()
  const byHash = new Map<string, StoredPicture>()
  const hold = { write: async (name: string, bytes: Uint8Array) => void files.set(name, bytes) }
  for (const settings of settingsIn(json)) {
    const { emblemPicture: file } = settings
    if (typeof file !== 'string' || SiteSettings.shape.emblemPicture.safeParse(file).success) continue
    const emblem = await readEmblem(hold, resolve(folder, file), file)
    byHash.set(emblem.hash, emblem)
    settings.emblemPicture = emblem.hash
  }
  const store = async (storage: Storage) => {
    for (const [name, bytes] of files) await storage.write(name, bytes)
  }
  return { byHash, store }
}

async function readEmblem(
  storage: Pick<Storage, 'write'>,
  path: string,
  named: string,
): Promise<StoredPicture> {
  const file = await stat(path).catch(() => undefined)
  if (!file?.isFile()) throw new UsageError(words.noSuchFile(named))
  const bytes = file.size <= LARGEST ? await readFile(path) : undefined
  const emblem = bytes && (await storePicture(storage, bytes, 'emblem'))
  if (!emblem) throw new UsageError(words.noEmblem(named))
  return emblem
}

type Settings = { emblemPicture?: unknown }

/** The groups of settings of a file that nobody has checked yet. */
function settingsIn(json: unknown): Settings[] {
  const { common, sites } = (json ?? {}) as { common?: unknown; sites?: unknown }
  return [common, ...(Array.isArray(sites) ? sites : [])]
    .map((part) => (part as { settings?: unknown } | undefined)?.settings)
    .filter((settings): settings is Settings => typeof settings === 'object' && settings !== null)
}
