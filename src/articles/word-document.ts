import { unzipSync, zipSync } from 'fflate'
import mammoth from 'mammoth'

/** In bytes: what a document may unfold to. A small file can be made to ask for gigabytes. */
const LARGEST = 200 * 1024 * 1024

/** Keeps a picture of a document and gives the id under which the library has it; undefined where it is not taken. */
export type KeepPicture = (name: string, bytes: Uint8Array) => Promise<string | undefined>

/** The words of a Word document as HTML, its pictures by the ids under which they were kept; undefined where it cannot be read. */
export async function htmlOfWord(bytes: Uint8Array, keep: KeepPicture): Promise<string | undefined> {
  const buffer = bounded(bytes)
  if (!buffer) return undefined
  let number = 0
  const convertImage = mammoth.images.imgElement(async (image) => {
    number += 1
    const id = await keep(`${number}`, new Uint8Array(await image.readAsArrayBuffer()))
    // An address that is none of the library is left out by whoever reads the HTML.
    return { src: id ? `media:${id}` : '' }
  })
  try {
    const { value } = await mammoth.convertToHtml({ buffer }, { convertImage, ignoreEmptyParagraphs: true })
    return value
  } catch {
    return undefined
  }
}

/** The same zip again, of parts that are exactly as large as they say, all of them together bounded. */
function bounded(bytes: Uint8Array): Buffer | undefined {
  let size = 0
  try {
    const parts = unzipSync(bytes, {
      filter: ({ originalSize }) => {
        size += originalSize
        if (size > LARGEST) throw new RangeError('The document unfolds to too much')
        return true
      },
    })
    return Buffer.from(zipSync(parts, { level: 0 }))
  } catch {
    return undefined
  }
}
