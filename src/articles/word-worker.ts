import { parentPort, workerData } from 'node:worker_threads'
import { unzipSync, zipSync } from 'fflate'
import mammoth from 'mammoth'

/** In bytes: what the words of a document, and what all of it, may unfold to. A small file can be made to ask for gigabytes. */
const [LARGEST_XML, LARGEST] = [8 * 1024 * 1024, 150 * 1024 * 1024]
const MOST_ENTRIES = 5000

async function convert(bytes: Uint8Array): Promise<{ html: string; pictures: Uint8Array[] } | undefined> {
  const buffer = bounded(bytes)
  const pictures: Uint8Array[] = []
  const convertImage = mammoth.images.imgElement(async (image) => {
    pictures.push(new Uint8Array(await image.readAsArrayBuffer()))
    return { src: `picture:${pictures.length - 1}` }
  })
  const { value } = await mammoth.convertToHtml({ buffer }, { convertImage, ignoreEmptyParagraphs: true })
  return { html: value, pictures }
}

/** The same zip again, of parts that are exactly as large as they say, all of them together bounded. */
function bounded(bytes: Uint8Array): Buffer {
  let [xml, whole] = [0, 0]
  const names = new Set<string>()
  const parts = unzipSync(bytes, {
    filter: ({ name, originalSize }) => {
      if (names.has(name) || names.size > MOST_ENTRIES) throw new RangeError('The document is none')
      names.add(name)
      whole += originalSize
      if (/\.(?:xml|rels)$/i.test(name)) xml += originalSize
      if (whole > LARGEST || xml > LARGEST_XML) throw new RangeError('The document unfolds to too much')
      return true
    },
  })
  return Buffer.from(zipSync(parts, { level: 0 }))
}

parentPort?.postMessage(await convert(workerData as Uint8Array).catch(() => undefined))
