import { inflateSync } from 'node:zlib'

/** So many compressed parts of a file are looked into, and no part of more than so many bytes. */
const [MOST_PARTS, MOST_BYTES] = [2000, 4_000_000]
/** In all: so many bytes unfolded, and so many nodes of the tree looked at. */
const [MOST_UNFOLDED, MOST_NODES] = [24_000_000, 300]
/** A node is looked at as far as this, in signs: it lists its kids, a few signs each. */
const REACH = 20_000

/**
 * How many pages a PDF says it has: the largest /Count of a node of its tree of pages (ISO 32000-1, 7.7.3), also where the tree
 * lies in compressed object streams (7.5.7). Null where it says nothing that can be read.
 */
export function pagesOfPdf(bytes: Uint8Array): number | null {
  const file = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  const left = { nodes: MOST_NODES, bytes: MOST_UNFOLDED }
  let most = countIn(file.toString('latin1'), left)
  let at = 0
  for (let part = 0; part < MOST_PARTS && left.bytes > 0 && left.nodes > 0; part += 1) {
    const start = file.indexOf('stream', file.indexOf('/ObjStm', at))
    const end = file.indexOf('endstream', start + 6)
    if (file.indexOf('/ObjStm', at) < 0 || start < 0 || end < 0) break
    const text = inflated(file.subarray(afterLine(file, start + 6), end))
    left.bytes -= text.length
    most = Math.max(most, countIn(text, left))
    at = end
  }
  return most > 0 ? most : null
}

function countIn(text: string, left: { nodes: number }): number {
  let most = 0
  for (const { index } of text.matchAll(/\/Type\s{0,9}\/Pages\b/g)) {
    if (left.nodes <= 0) break
    left.nodes -= 1
    const [before, after] = [text.slice(Math.max(0, index - REACH), index), text.slice(index, index + REACH)]
    const node = before.slice(before.lastIndexOf('<<')) + after.slice(0, after.indexOf('>>'))
    for (const [, count] of node.matchAll(/\/Count\s{1,9}(\d{1,6})\b/g)) most = Math.max(most, Number(count))
  }
  return most
}

function afterLine(file: Buffer, at: number): number {
  return file[at] === 0x0d && file[at + 1] === 0x0a ? at + 2 : at + 1
}

function inflated(part: Buffer): string {
  try {
    return inflateSync(part, { maxOutputLength: MOST_BYTES, finishFlush: 2 }).toString('latin1')
  } catch {
    return ''
  }
}
