import type { Context } from 'hono'
import { ATTACHMENTS, dispositionOf } from '../../media/index.ts'
import type { Portal } from '../portal.ts'
import type { Env } from '../screen.ts'
import { inParts } from './parts.ts'

/** A document of this site, while something public shows it. */
export async function attachment(c: Context<Env>, portal: Portal) {
  const [, hash = '', ending] = /^([0-9a-f]{64})\.(\w+)$/.exec(c.req.param('name') ?? '') ?? []
  const found = hash && (await portal.attachment(c.get('site').id, hash))
  if (!found || found.kind !== ending || !(await portal.isShown(c.get('site').id, found.id)))
    return c.notFound()
  const { type } = ATTACHMENTS[found.kind]
  const disposition = dispositionOf(found)
  const name = `${found.hash}.${found.kind}`
  return inParts(c, { ...found, type, disposition }, (first, last) => portal.file(name, first, last))
}
