import { Worker } from 'node:worker_threads'

/** Keeps a picture of a document and gives the id under which the library has it; undefined where it is not taken. */
export type KeepPicture = (name: string, bytes: Uint8Array) => Promise<string | undefined>

/** What the worker made of a document: its words, in which pictures are called by their place among them. */
export type Converted = { html: string; pictures: Uint8Array[] }

/** In milliseconds and megabytes: a document that needs more was made to be a burden. */
const [PATIENCE_MS, MEMORY_MB] = [20_000, 512]

/**
 * The words of a Word document as HTML, its pictures by the ids under which they were kept; undefined where it cannot be read.
 * Another thread reads it, within bounds of time and memory, so that no document keeps the portal from its readers.
 */
export async function htmlOfWord(bytes: Uint8Array, keep: KeepPicture): Promise<string | undefined> {
  const converted = await inWorker(bytes)
  if (!converted) return undefined
  const ids: (string | undefined)[] = []
  for (const [index, picture] of converted.pictures.entries()) ids.push(await keep(`${index + 1}`, picture))
  // An address that is none of the library is left out by whoever reads the HTML.
  return converted.html.replaceAll(/src="picture:(\d+)"/g, (_, index: string) => {
    const id = ids[Number(index)]
    return id ? `src="media:${id}"` : ''
  })
}

function inWorker(bytes: Uint8Array): Promise<Converted | undefined> {
  const file = new URL(import.meta.url.replace(/word-document\.(ts|js)$/, 'word-worker.$1'))
  const worker = new Worker(file, {
    workerData: bytes,
    resourceLimits: { maxOldGenerationSizeMb: MEMORY_MB },
  })
  return new Promise((resolve) => {
    const late = setTimeout(() => finish(undefined), PATIENCE_MS)
    const finish = (converted: Converted | undefined) => {
      clearTimeout(late)
      void worker.terminate()
      resolve(converted)
    }
    worker.once('message', finish)
    worker.once('error', () => finish(undefined))
    worker.once('exit', () => finish(undefined))
  })
}
