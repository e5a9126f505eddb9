import { createReadStream } from 'node:fs'
import { mkdir, readFile, rename, writeFile } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import { Readable } from 'node:stream'
import { newId } from '../database/index.ts'

/** Where files lie, by a name that never means anything else later. */
export type Storage = {
  read: (name: string) => Promise<Buffer | undefined>
  write: (name: string, bytes: Uint8Array) => Promise<void>
  /** Some of a file's bytes, the last one included, as they are asked for; for what is too large to hold. */
  stream: (name: string, first: number, last: number) => ReadableStream<Uint8Array<ArrayBuffer>>
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
      await writeFile(unfinished, bytes, { flush: true })
      await rename(unfinished, path)
    },
    stream: (name, start, end) =>
      Readable.toWeb(createReadStream(pathOf(name), { start, end })) as ReadableStream<
        Uint8Array<ArrayBuffer>
      >,
  }
}
