import { readFile } from 'node:fs/promises'
import { resolve } from 'node:path'
import { type Storage, type StoredPicture, storePicture } from '../media/index.ts'
import { SiteSettings } from '../sites/index.ts'
import { UsageError } from './arguments.ts'
import { words } from './words.ts'

/** In bytes. */
const LARGEST = 10_000_000

/**
 * Stores the emblems that a settings file names by their own files, beside it, and puts the names that they got in their
 * place. Gives them by those names.
 */
export async function storeEmblems(
  storage: Storage,
  json: unknown,
  folder: string,
): Promise<Map<string, StoredPicture>> {
  const stored = new Map<string, StoredPicture>()
  for (const settings of settingsIn(json)) {
    const { emblemPicture: file } = settings
    if (typeof file !== 'string' || SiteSettings.shape.emblemPicture.safeParse(file).success) continue
    const emblem = await storeEmblem(storage, resolve(folder, file), file)
    stored.set(emblem.hash, emblem)
    settings.emblemPicture = emblem.hash
  }
  return stored
}

async function storeEmblem(storage: Storage, path: string, named: string): Promise<StoredPicture> {
  const bytes = await readFile(path).catch(() => {
    throw new UsageError(words.noSuchFile(named))
  })
  const stored = bytes.length <= LARGEST ? await storePicture(storage, bytes, 'emblem') : undefined
  if (!stored) throw new UsageError(words.noEmblem(named))
  return stored
}

type Settings = { emblemPicture?: unknown }

/** The groups of settings of a file that nobody has checked yet. */
function settingsIn(json: unknown): Settings[] {
  const { common, sites } = (json ?? {}) as { common?: unknown; sites?: unknown }
  return [common, ...(Array.isArray(sites) ? sites : [])]
    .map((part) => (part as { settings?: unknown } | undefined)?.settings)
    .filter((settings): settings is Settings => typeof settings === 'object' && settings !== null)
}
