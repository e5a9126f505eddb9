import type { Context } from 'hono'
import { SOUNDS } from '../../media/index.ts'
import type { Portal } from '../portal.ts'
import type { Env } from '../screen.ts'
import { inParts } from './parts.ts'

/** A recording of this site, while a published article is to be heard by it. */
export async function recording(c: Context<Env>, portal: Portal) {
  const [, hash = '', ending] = /^([0-9a-f]{64})\.(\w+)$/.exec(c.req.param('name') ?? '') ?? []
  const { id: siteId } = c.get('site')
  const found = hash && (await portal.recording(siteId, { hash }))
  if (!found || found.sound !== ending || !(await portal.isHeard(siteId, found.id))) return c.notFound()
  const name = `${found.hash}.${found.sound}`
  return inParts(c, { ...found, type: SOUNDS[found.sound] }, (first, last) => portal.file(name, first, last))
}
