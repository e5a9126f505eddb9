import { createHash } from 'node:crypto'
import type { Database } from '../database/index.ts'
import { record } from '../journal/index.ts'
import { keepPicture } from './keeping.ts'
import type { Item } from './library.ts'
import { cropped, type Shape } from './picture.ts'
import type { Storage } from './storage.ts'

/** Cuts a picture to a shape around what matters in it: a picture of its own, the whole one stays. Gives its id. */
export async function cropPicture(
  { database: { transact }, storage }: { database: Database; storage: Storage },
  siteId: string,
  picture: Extract<Item, { is: 'picture' }>,
  shape: Shape,
  by: string,
  at: string,
): Promise<string | undefined> {
  const whole = await storage.read(picture.hash)
  if (!whole) return undefined
  const { bytes, width, height } = await cropped(whole, shape, picture.focus)
  const hash = createHash('sha256').update(bytes).digest('hex')
  await storage.write(hash, bytes)
  const about = { name: `${picture.name} ${shape}`.trim(), credit: picture.credit, focus: picture.focus }
  return transact(async (rows) => {
    const id = await keepPicture(rows, siteId, { hash, width, height }, by, at, about)
    const details = { from: picture.id, shape }
    await record(rows, { siteId, at, by, act: 'picture-cropped', subject: id, details })
    return id
  })
}
