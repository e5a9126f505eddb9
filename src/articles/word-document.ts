import { readInThread } from '../media/index.ts'

/** Keeps a picture of a document and gives the id under which the library has it; undefined where it is not taken. */
export type KeepPicture = (name: string, bytes: Uint8Array) => Promise<string | undefined>

/** What the worker made of a document: its words, in which pictures are called by their place among them. */
export type Converted = { html: string; pictures: Uint8Array[] }

/**
 * The words of a Word document as HTML, its pictures by the ids under which they were kept; undefined where it cannot be read.
 * Another thread reads it, within bounds of time and memory, so that no document keeps the portal from its readers.
 */
export async function htmlOfWord(bytes: Uint8Array, keep: KeepPicture): Promise<string | undefined> {
  const worker = new URL(import.meta.url.replace(/word-document\.(ts|js)$/, 'word-worker.$1'))
  const converted = await readInThread<Converted>(worker, bytes)
  if (!converted) return undefined
  const ids: (string | undefined)[] = []
  for (const [index, picture] of converted.pictures.entries()) ids.push(await keep(`${index + 1}`, picture))
  // An address that is none of the library is left out by whoever reads the HTML.
  return converted.html.replaceAll(/src="picture:(\d+)"/g, (_, index: string) => {
    const id = ids[Number(index)]
    return id ? `src="media:${id}"` : ''
  })
}
