import { createReadStream } from 'node:fs'
import { access, mkdir, readdir, readFile, rename, rm, writeFile } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import { Readable } from 'node:stream'
import { newId } from '../database/index.ts'

/** Where files lie, by a name that never means anything else later. */
export type Storage = {
  read: (name: string) => Promise<Buffer | undefined>
  write: (name: string, bytes: Uint8Array) => Promise<void>
  holds: (name: string) => Promise<boolean>
  /** Takes a file away with everything whose name begins with its own; one that is not there is no mistake. */
  remove: (name: string) => Promise<void>
  /** Some of a file's bytes, the last one included, as they are asked for; for what is too large to hold. */
  stream: (name: string, first: number, last: number) => ReadableStream<Uint8Array<ArrayBuffer>>
}

/** A rendition of a picture ("name-480.webp"), or a document with its ending ("name.pdf"); a file that is still being written is neither. */
function isMadeOf(file: string, name: string): boolean {
  return file.startsWith(name) && /^(?:-\d+)?\.[a-z0-9]{2,5}$/.test(file.slice(name.length))
}

/** Files in a folder. A file appears under its name only when it is whole. */
export function folderStorage(folder: string): Storage {
  const pathOf = (name: string) => join(folder, name.slice(0, 2), name)
  return {
    read: async (name) =>
      readFile(pathOf(name)).catch((error: NodeJS.ErrnoException) => {
        if (error.code === 'ENOENT') return undefined
        throw error
      }),
    write: async (name, bytes) => {
      const path = pathOf(name)
      await mkdir(dirname(path), { recursive: true })
      const unfinished = `${path}.${newId()}`
      try {
        await writeFile(unfinished, bytes, { flush: true })
        await rename(unfinished, path)
      } catch (error) {
        // Nothing half-written is left behind, least of all where there is no room.
        await rm(unfinished, { force: true })
        throw error
      }
    },
    holds: (name) =>
      access(pathOf(name)).then(
        () => true,
        () => false,
      ),
    remove: async (name) => {
      const folder = dirname(pathOf(name))
      const names = await readdir(folder).catch(() => [])
      await Promise.all(
        names
          .filter((each) => each === name || isMadeOf(each, name))
          .map((each) => rm(join(folder, each), { force: true })),
      )
    },
    stream: (name, start, end) =>
      Readable.toWeb(createReadStream(pathOf(name), { start, end })) as ReadableStream<
        Uint8Array<ArrayBuffer>
      >,
  }
}
